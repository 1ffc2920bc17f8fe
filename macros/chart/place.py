"""Where everything stands: the whole course, from the start to the end, before the jumps are drawn."""

from __future__ import annotations

from macros.flow import entry, is_box
from macros.model import END, Node, Order

from .blocks import CLEAR, GAP, PITCH, Block, Course, Goal, Tail, below, extent, is_split, joined, small_box
from .exits import Columns, box_block
from .shapes import SIZES, Frame, Item, Lane, Rect, Role, Shape, Text, text_rect
from .spine import rows
from .splits import Split, split_block
from .text import wrap


START = "start:"
STOP = "结束"
BETWEEN_BANDS = 12
LANES = 4  # gutters on each side of the chart


def lay(node: Node, down: str, room: int, course: Course) -> Block:
    """The block of any node; the edge to *down* stays open."""
    if is_box(node):
        return box_block(node, down, (), Columns.of(room, course.closer), course)
    if is_split(node):
        return split_block(Split(node, down, titled=False), room, lay, course)
    return sequence(node, down, room, course)


def sequence(group: Node, down: str, room: int, course: Course, *, bands: bool = False) -> Block:
    """The parts of *group* down one axis, exceptions beside it; groups in frames or *bands*."""
    block: Block | None = None
    taken = list(rows(group, down, course.flow))
    following = [entry(part) for part, _ in taken[1:]] + [down]
    for (part, sides), then in zip(taken, following, strict=True):
        if is_box(part):
            more = box_block(part, then, sides, Columns.of(room, course.closer), course)
        elif bands:
            more = _framed(part, _phase(part, then, room, course), room, band=True)
        elif part.order is Order.SEQUENCE:
            more = _framed(part, sequence(part, then, room - 2 * CLEAR, course), room, band=False)
        else:
            more = lay(part, then, room, course)
        block = _after(block, more, bands=bands)
    assert block is not None  # noqa: S101 - a group has parts
    return block


def _phase(part: Node, down: str, room: int, course: Course) -> Block:
    if is_split(part):
        return split_block(Split(part, down, titled=True), room, lay, course)
    return sequence(part, down, room, course)


def _after(block: Block | None, more: Block, *, bands: bool) -> Block:
    if block is None:
        return more
    banded = bands and any(isinstance(i, Frame) and i.band for i in (*block.items, *more.items))
    y = block.bottom + BETWEEN_BANDS if banded else below(block.tail, block.bottom)
    if block.tail and y + more.top < block.tail.y + GAP:
        y = block.tail.y + GAP - more.top
    more = more.moved(0, y)
    wire = (joined(block.tail, more),) if block.tail else ()
    return Block((*block.items, *wire, *more.items), block.entry, block.top, more.bottom, more.tail)


def _framed(part: Node, block: Block, room: int, *, band: bool) -> Block:
    """Put a frame around *block* and its name inside, right of the axis, where no line need cross it."""
    around = block.room
    role = Role.TITLE if band else Role.GROUP
    lines = wrap(part.text, SIZES[role][0], max(around.right - 20, room * 5 // 8 if band else 120))
    rect = text_rect(lines, role, 14, 8)
    block = block.moved(0, rect.bottom + CLEAR - min(around.y, 0))
    title = Text(rect, lines, role, owner=part.id)
    around = extent((title, *block.items))
    bottom = max(around.bottom, block.bottom) + CLEAR
    frame = Frame(part.id, Rect(around.x - CLEAR, 0, around.w + 2 * CLEAR, bottom), band)
    return Block((frame, title, *block.items), block.entry, block.top, bottom, block.tail)


def whole(root: Node, room: int, course: Course) -> list[Item]:
    """Everything but the jumps, in a chart whose axis is at 0; bands reach over all gutters."""
    course = course.within({END: Goal(END, STOP)})
    if is_split(root):
        block = split_block(Split(root, END, titled=True), room, lay, course)
    else:
        block = sequence(root, END, room, course, bands=True)
    first = small_box(START, Shape.TERMINAL, ("开始",))
    first = first.moved(-first.rect.w // 2, 0)
    block = block.moved(0, first.rect.bottom + (BETWEEN_BANDS if block.top > GAP else GAP))
    items: list[Item] = [first, joined(Tail(START, first.rect.bottom), block), *block.items]
    if block.tail:
        last = small_box(END, Shape.TERMINAL, (STOP,))
        last = last.moved(-last.rect.w // 2, max(block.bottom + CLEAR, block.tail.y + GAP))
        items += [joined(block.tail, Block((last,), END, last.rect.y, last.rect.bottom)), last]
    inner = extent(items)
    left = [Lane(inner.x - PITCH - PITCH * i, 0) for i in range(LANES)]
    right = [Lane(inner.right + PITCH + PITCH * i, 0) for i in range(LANES)]
    return [*items, *left, *right]
