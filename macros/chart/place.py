"""Where everything stands: the whole course, from the start to the end, before the jumps are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from itertools import groupby, pairwise

from macros.flow import Flow, entry, is_box
from macros.model import END, Node, Order

from .blocks import CLEAR, GAP, PITCH, Block, Course, Tail, below, even, extent, is_split, joined, small_box
from .exits import Columns, box_block
from .shapes import SIZES, Frame, Item, Lane, Rect, Role, Shape, Spare, Text, Wire, text_rect
from .spine import rows
from .splits import Split, split_block
from .text import wrap


START = "start:"
STOP = "结束"
MORE = "（续）"  # after the name of a phase that began in another column
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
    return _stacked([row_block(row, room, course) for row in _listed(group, down, course.flow)], bands=False)


@dataclass(frozen=True, slots=True)
class Row:
    """A part on the main path, the exceptions beside it, the vertex that follows, and the phase it belongs to."""

    part: Node
    sides: tuple[Node, ...]
    then: str
    phase: Node | None = None
    titled: bool = False  # its name stands elsewhere already


def _listed(group: Node, down: str, flow: Flow) -> Iterator[Row]:
    taken = list(rows(group, down, flow))
    following = [entry(part) for part, _ in taken[1:]] + [down]
    for (part, sides), then in zip(taken, following, strict=True):
        yield Row(part, sides, then)


def listed(root: Node, flow: Flow) -> list[Row]:
    """The rows of the whole course, phase after phase."""
    if is_split(root):
        return [Row(root, (), END, titled=True)]
    return [each for row in _listed(root, END, flow) for each in _opened(row, flow)]


def _opened(row: Row, flow: Flow) -> Iterable[Row]:
    if is_box(row.part):
        return (row,)
    if is_split(row.part):
        return (replace(row, phase=row.part, titled=True),)
    return (replace(each, phase=row.part) for each in _listed(row.part, row.then, flow))


def row_block(row: Row, room: int, course: Course) -> Block:
    """The block of *row*, without the band around its phase."""
    part, then = row.part, row.then
    if is_box(part):
        return box_block(part, then, row.sides, Columns.of(room, course.closer), course)
    if part.order is Order.SEQUENCE:
        return _framed(part, sequence(part, then, room - 2 * CLEAR, course), room)
    if row.titled:
        return split_block(Split(part, then, titled=True), room, lay, course)
    return lay(part, then, room, course)


def _stacked(blocks: Iterable[Block], *, bands: bool) -> Block:
    return reduce(lambda block, more: _after(block, more, bands=bands), blocks)


def _after(block: Block, more: Block, *, bands: bool) -> Block:
    banded = bands and any(isinstance(i, Frame) and i.band for i in (*block.items, *more.items))
    y = block.bottom + BETWEEN_BANDS if banded else below(block.tail, block.bottom)
    if block.tail and y + more.top < block.tail.y + GAP:
        y = block.tail.y + GAP - more.top
    more = more.moved(0, y)
    wire = (joined(block.tail, more),) if block.tail else ()
    return Block((*block.items, *wire, *more.items), block.entry, block.top, more.bottom, more.tail)


def _framed(part: Node, block: Block, room: int, *, band: bool = False, more: str = "") -> Block:
    """Put a frame around *block* and its name inside, right of the axis, where no line need cross it."""
    around = block.room
    role = Role.TITLE if band else Role.GROUP
    lines = wrap(part.text + more, SIZES[role][0], max(around.right - 20, room * 5 // 8 if band else 120))
    rect = text_rect(lines, role, 14, 8)
    block = block.moved(0, rect.bottom + CLEAR - min(around.y, 0))
    title = Text(rect, lines, role, owner=part.id)
    around = extent((title, *block.items))
    bottom = max(around.bottom, block.bottom) + CLEAR
    frame = Frame(part.id, Rect(around.x - CLEAR, 0, around.w + 2 * CLEAR, bottom), band)
    return Block((frame, title, *block.items), block.entry, block.top, bottom, block.tail)


def _closer(blocks: Iterable[Block]) -> int:
    """How much closer to the axis all exceptions can stand."""
    spare = [item.width for block in blocks for item in block.items if isinstance(item, Spare)]
    return max(even(min(spare, default=0) - 2), 0)


def column(
    rows: Sequence[Row],
    span: tuple[int, int],
    room: int,
    course: Course,
    block_of: Callable[[Row, int, Course], Block] = row_block,
) -> Block:
    """Some of *rows* below each other, a band around those of each phase; the first may go on from a column before.

    *block_of* may know the blocks of rows already.
    """
    listed = rows[slice(*span)]
    begun = rows[span[0] - 1].phase if span[0] else None
    blocks = [block_of(row, room, course) for row in listed]
    if closer := _closer(blocks):
        blocks = [block_of(row, room, replace(course, closer=closer)) for row in listed]
    done: list[Block] = []
    for _, each in groupby(zip(listed, blocks, strict=True), lambda each: (each[0].phase or each[0].part).id):
        taken = list(each)
        phase = taken[0][0].phase
        block = _stacked([block for _, block in taken], bands=False)
        more = MORE if phase and phase is begun else ""
        done.append(_framed(phase, block, room, band=True, more=more) if phase else block)
    return _stacked(done, bands=True)


def whole(listed: Sequence[Row], rooms: Sequence[int], breaks: Sequence[int], course: Course) -> list[list[Item]]:
    """Everything but the jumps, in columns of *rooms* whose axes are at 0; bands reach over all gutters.

    A new column begins at each of *breaks*; lines that lead from one to the next
    end at its foot (to nowhere) and begin at its head (from nowhere).
    """
    first = small_box(START, Shape.TERMINAL, ("开始",))
    first = first.moved(-first.rect.w // 2, 0)
    columns: list[list[Item]] = []
    before: Tail | None = None
    for room, (a, b) in zip(rooms, pairwise((0, *breaks, len(listed))), strict=True):
        block = column(listed, (a, b), room, course)
        block = block.moved(0, first.rect.bottom + (BETWEEN_BANDS if block.top > GAP else GAP))
        items = list(block.items)
        if not columns:
            items = [first, joined(Tail(START, first.rect.bottom), block), *items]
        elif before:
            items.append(Wire("", block.entry, ((0, first.rect.cy), (0, block.top)), before.edge))
        before = block.tail
        if before and b < len(listed):
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
