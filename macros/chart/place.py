"""Where everything stands: the whole course, from the start to the end, before the jumps are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from itertools import pairwise

from macros.flow import Flow, entry, is_box
from macros.model import END, Node, Order

from .blocks import CLEAR, GAP, PITCH, Block, Course, Goal, Tail, below, extent, is_split, joined, small_box
from .exits import Columns, box_block
from .shapes import SIZES, Frame, Item, Lane, Rect, Role, Shape, Text, Wire, text_rect
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


def sequence(group: Node, down: str, room: int, course: Course) -> Block:
    """The parts of *group* down one axis, exceptions beside it; groups in frames."""
    return _stacked([_row(row, room, course, bands=False) for row in _listed(group, down, course.flow)], bands=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A part on the main path, the exceptions beside it, and the vertex that follows."""

    part: Node
    sides: tuple[Node, ...]
    then: str


def _listed(group: Node, down: str, flow: Flow) -> list[Row]:
    taken = list(rows(group, down, flow))
    following = [entry(part) for part, _ in taken[1:]] + [down]
    return [Row(part, sides, then) for (part, sides), then in zip(taken, following, strict=True)]


def _row(row: Row, room: int, course: Course, *, bands: bool) -> Block:
    part, then = row.part, row.then
    if is_box(part):
        return box_block(part, then, row.sides, Columns.of(room, course.closer), course)
    if bands:
        return _framed(part, _phase(part, then, room, course), room, band=True)
    if part.order is Order.SEQUENCE:
        return _framed(part, sequence(part, then, room - 2 * CLEAR, course), room, band=False)
    return lay(part, then, room, course)


def _stacked(blocks: Iterable[Block], *, bands: bool) -> Block:
    return reduce(lambda block, more: _after(block, more, bands=bands), blocks)


def _phase(part: Node, down: str, room: int, course: Course) -> Block:
    if is_split(part):
        return split_block(Split(part, down, titled=True), room, lay, course)
    return sequence(part, down, room, course)


def _after(block: Block, more: Block, *, bands: bool) -> Block:
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


def phases(root: Node, room: int, course: Course) -> list[Block]:
    """The blocks of the first level, each on an axis of its own."""
    course = course.within({END: Goal(END, STOP)})
    if is_split(root):
        return [split_block(Split(root, END, titled=True), room, lay, course)]
    return [_row(row, room, course, bands=True) for row in _listed(root, END, course.flow)]


def whole(blocks: Sequence[Block], breaks: Sequence[int] = ()) -> list[list[Item]]:
    """Everything but the jumps, in columns whose axes are at 0; bands reach over all gutters.

    A new column begins at each of *breaks*; lines that lead from one to the next
    end at its foot (to nowhere) and begin at its head (from nowhere).
    """
    first = small_box(START, Shape.TERMINAL, ("开始",))
    first = first.moved(-first.rect.w // 2, 0)
    columns: list[list[Item]] = []
    before: Tail | None = None
    for a, b in pairwise((0, *breaks, len(blocks))):
        block = _stacked(blocks[a:b], bands=True)
        block = block.moved(0, first.rect.bottom + (BETWEEN_BANDS if block.top > GAP else GAP))
        items = list(block.items)
        if not columns:
            items = [first, joined(Tail(START, first.rect.bottom), block), *items]
        elif before:
            items.append(Wire("", block.entry, ((0, first.rect.cy), (0, block.top)), before.edge))
        before = block.tail
        if before and b < len(blocks):
            items.append(Wire(before.start, "", ((0, before.y), (0, block.bottom + CLEAR)), before.edge))
        elif before:
            last = small_box(END, Shape.TERMINAL, (STOP,))
            last = last.moved(-last.rect.w // 2, max(block.bottom + CLEAR, before.y + GAP))
            items += [joined(before, Block((last,), END, last.rect.y, last.rect.bottom)), last]
        inner = extent(items)
        left = [Lane(inner.x - PITCH - PITCH * i, 0) for i in range(LANES)]
        right = [Lane(inner.right + PITCH + PITCH * i, 0) for i in range(LANES)]
        columns.append([*items, *left, *right])
    return columns
