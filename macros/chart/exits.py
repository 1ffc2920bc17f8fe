"""A step or a decision with all its ways out: straight on, to an exception, elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from macros.flow import Edge
from macros.model import Node

from .blocks import (
    CLEAR,
    GAP,
    MARK_ROOM,
    Block,
    Course,
    Tail,
    below,
    extent,
    incoming,
    joined,
    label,
    node_box,
    tag,
)
from .shapes import SLANT, SMALL, Box, Item, Spare, Text, Way, Wire
from .text import wrap


ARROW = 12  # the least length of a line before its arrow
STAND_OFF = 40  # the least distance of an exception from the box it stands beside
CORNER = SLANT + 8  # no line leaves a box nearer to its tip
PORT = 12  # from one line that leaves a box downwards to the next


@dataclass(frozen=True, slots=True)
class Columns:
    """The column on the axis and the one for exceptions; *beside* or, where room is short, below."""

    half: int  # of the column on the axis
    side: int  # left end of the exceptions
    side_width: int
    beside: bool

    @classmethod
    def of(cls, room: int, closer: int) -> Columns:
        """The columns for a *room*; exceptions beside the axis come *closer* than they need for the longest answer."""
        if room >= FULL.half + FULL.side + FULL.side_width:
            return replace(FULL, side=FULL.side - closer)
        half = min(FULL.half, max(104, room * 3 // 8), max(room // 2, 60))
        return cls(half, 44, max(room - half - 44, 120), beside=False)

    def inner(self) -> Columns:
        """The same for a box that is itself an exception: nothing stands beside it."""
        return Columns(self.side_width // 2, 44, 0, beside=False)


FULL = Columns(half=122, side=236, side_width=220, beside=True)


@dataclass(frozen=True, slots=True)
class Slot:
    """A way out that is not straight on, with the exceptions that hang on it."""

    edge: Edge | None
    chain: tuple[Node, ...] = ()


def box_block(node: Node, down: str, sides: Sequence[Node], columns: Columns, course: Course) -> Block:
    """*node* with its exceptions *sides*; the edge to *down* stays open on the axis."""
    edges = course.flow.out(node.id)
    on = next((edge for edge in edges if edge.to == down), None)
    slots = list(_slots([edge for edge in edges if edge is not on], sides, course))
    count = len(slots) - columns.beside
    box = node_box(node, columns.half, course, least=2 * (PORT * count + CORNER) if node.answers else 0)
    if not node.answers and not sides:
        return _step(box, slots[0].edge if slots else None, on, course)
    beside, hanging = (slots[:1], slots[1:]) if columns.beside else ([], slots)
    middle = box.rect.h // 2 + (MARK_ROOM if node.id in course.numbers else 0)
    items: list[Item] = []
    if beside:
        items = list(_beside(box, beside[0], columns, course))
        middle = max(middle, -extent(items).y)
    box = box.moved(0, middle - box.rect.h // 2)
    items = [item.moved(0, middle) for item in items]
    y = max([box.rect.bottom, *([extent(items).bottom] if items else [])])
    answer = list(_answer(box, on, left=bool(hanging), columns=columns))
    if columns.beside and answer:
        items.append(Spare(columns.side - answer[0].rect.right - CLEAR))
    for k, slot in enumerate(hanging):
        port = _port(box, len(hanging), k, on is not None)
        start = port + PORT * (k + 1) + 4
        more = list(_hanging(box, slot, (port, start, y + CLEAR), columns, course))
        items += more
        y = extent(more).bottom
    items = [*incoming(box.id, 0, box.rect.y, course), box, *tag(box), *answer, *items]
    tail = Tail(box.id, box.rect.bottom, on) if on else None
    return Block(tuple(items), box.id, box.rect.y, extent(items).bottom, tail)


def _step(box: Box, edge: Edge | None, on: Edge | None, course: Course) -> Block:
    """A box with at most one way out."""
    box = box.moved(0, MARK_ROOM if box.id in course.numbers else 0)
    items = [*incoming(box.id, 0, box.rect.y, course), box, *tag(box)]
    bottom = box.rect.bottom
    if edge:
        pill = course.pill(edge)
        if pill:
            pill = pill.moved(-pill.rect.w // 2, bottom + GAP - 8)
            items += [Wire(box.id, pill.id, ((0, bottom), (0, pill.rect.y)), edge), pill]
            bottom = pill.rect.bottom
        else:
            items.append(Way(box.id, course.goal(edge).id, edge))
    return Block(tuple(items), box.id, box.rect.y, bottom, Tail(box.id, box.rect.bottom, on) if on else None)


def _slots(edges: Iterable[Edge], sides: Sequence[Node], course: Course) -> Iterator[Slot]:
    """Pair every way out with the exceptions it leads to, in reading order."""
    chains: list[list[Node]] = []
    targets = {edge.to for edge in edges}
    for node in sides:
        follows = chains and any(edge.to == node.id for edge in course.flow.out(chains[-1][-1].id))
        if follows and node.id not in targets:
            chains[-1].append(node)
        else:
            chains.append([node])
    by_entry = {chain[0].id: tuple(chain) for chain in chains}
    for edge in edges:
        yield Slot(edge, by_entry.pop(edge.to, ()))
    for chain in by_entry.values():
        yield Slot(None, chain)


def chain_block(nodes: Sequence[Node], columns: Columns, course: Course) -> Block:
    """Exceptions below each other."""
    block: Block | None = None
    for node, following in zip(nodes, [*(n.id for n in nodes[1:]), ""], strict=True):
        more = box_block(node, following, (), columns, course)
        if block is None:
            block = more
            continue
        more = more.moved(0, below(block.tail, block.bottom))
        wire = (joined(block.tail, more),) if block.tail else ()
        block = Block((*block.items, *wire, *more.items), block.entry, block.top, more.bottom, more.tail)
    assert block is not None  # noqa: S101 - a chain has a node
    return block


def _answer(box: Box, on: Edge | None, *, left: bool, columns: Columns) -> Iterator[Text]:
    """The answer that leads straight on, beside the axis below the box."""
    if on and on.label:
        limit = columns.half - 14 if left or not columns.beside else 150
        lines = wrap(on.label, SMALL, limit)
        x, anchor = (-8, "end") if left else (8, "start")
        yield label(lines, x, box.rect.bottom + 5, box.id, anchor)


def _port(box: Box, count: int, k: int, straight: bool) -> int:  # noqa: FBT001
    """Where hanging exit *k* leaves the lower edge: the highest one farthest right."""
    left = PORT if straight else CORNER - box.rect.w // 2
    return left + PORT * (count - 1 - k)


def _beside(box: Box, slot: Slot, columns: Columns, course: Course) -> Iterator[Item]:
    """The exit at the right tip, as if the tip stood at height 0."""
    tip = box.rect.w // 2
    edge = slot.edge
    owner = box.id
    if slot.chain:
        chain = chain_block(slot.chain, columns.inner(), course)
        axis = columns.side + columns.side_width // 2
        chain = chain.moved(axis, 0)
        first = chain.first.rect
        chain = chain.moved(0, -first.cy if edge else -box.rect.h // 2)
        if edge:
            lines = wrap(edge.label, SMALL, first.x - tip - ARROW - 10)
            text = _above(lines, tip + 8, owner)
            yield text
            yield Wire(owner, slot.chain[0].id, ((tip, 0), (first.x, 0)), edge)
        yield from chain.items
        yield Spare(chain.room.x - max(tip + STAND_OFF, text.rect.right + ARROW + 8 if edge else 0))
        return
    if not edge:
        return
    lines = wrap(edge.label, SMALL, 130)
    text = _above(lines, tip + 8, owner)
    yield text
    pill = course.pill(edge)
    if pill:
        pill = pill.moved(max(text.rect.right + ARROW, tip + STAND_OFF), -pill.rect.h // 2)
        yield Wire(owner, pill.id, ((tip, 0), (pill.rect.x, 0)), edge)
        yield pill
    else:
        yield Way(owner, course.goal(edge).id, edge, ((tip, 0), (text.rect.right + 4, 0)))


def _above(lines: tuple[str, ...], x: int, owner: str) -> Text:
    """An answer above a line that runs to the right at height 0."""
    text = label(lines, x, 0, owner)
    return text.moved(0, -text.rect.h - 3)


def _hanging(box: Box, slot: Slot, at: tuple[int, int, int], columns: Columns, course: Course) -> Iterator[Item]:
    """An exit down from the lower edge at *port* and to the right; its content from (*start*, *top*) on."""
    port, start, top = at
    edge = slot.edge
    limit = max(columns.side + columns.side_width, columns.half) - start - 4
    if edge:
        lines = wrap(edge.label, SMALL, max(min(limit, 170), 48))
        text = label(lines, port + 8, top, box.id)
        yield text
        top = text.rect.bottom + 4
    if slot.chain:
        chain = chain_block(slot.chain, columns.inner(), course)
        if columns.beside:
            chain = chain.moved(columns.side + columns.side_width // 2, top - min(chain.room.y, 0))
            yield Spare(chain.room.x - max(start + ARROW + 8, box.rect.right + STAND_OFF))
        else:
            chain = chain.moved(max(start + 8, 0) - chain.room.x, top - min(chain.room.y, 0))
        first = chain.first.rect
        if edge:
            yield Wire(box.id, slot.chain[0].id, _bent(box, port, (first.x, first.cy)), edge)
        yield from chain.items
        return
    if not edge:
        return
    pill = course.pill(edge)
    if pill:
        pill = pill.moved(start + ARROW - 4, top)
        yield Wire(box.id, pill.id, _bent(box, port, (pill.rect.x, pill.rect.cy)), edge)
        yield pill
    else:
        yield Way(box.id, course.goal(edge).id, edge, ((port, box.rect.bottom), (port, top)))


def _bent(box: Box, port: int, end: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    return ((port, box.rect.bottom), (port, end[1]), end)
