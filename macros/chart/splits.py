"""并行 and 择一: columns under a head, or rows below each other, met again by a bar."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from macros.flow import Edge, is_box
from macros.model import Node, Order

from .blocks import (
    CLEAR,
    GAP,
    LEAST,
    MARK_ROOM,
    PAD,
    Block,
    Course,
    Goal,
    Tail,
    even,
    extent,
    incoming,
    is_split,
    tag,
    with_lanes,
)
from .shapes import FONT, LINE, SMALL, SMALL_LINE, Box, Frame, Item, Link, Rect, Shape, Wire
from .text import width, wrap


Lay = Callable[[Node, str, int, Course], Block]

ABREAST = 3  # branches side by side
NARROW, ROOMY = 150, 290  # room for a branch of plain steps; for one with exceptions
BETWEEN = 20  # columns
APART = 24  # rows of a stack
DONE = "本项完成"


@dataclass(frozen=True, slots=True)
class Split:
    """A group whose parts branch: its head, its bar and the vertex that follows it."""

    node: Node
    down: str
    titled: bool  # a band around it already bears its name

    @property
    def choice(self) -> bool:
        return self.node.order is Order.CHOICE

    @property
    def head(self) -> str:
        return f"{'choice' if self.choice else 'fork'}:{self.node.id}"

    @property
    def bar(self) -> str:
        return f"{'merge' if self.choice else 'join'}:{self.node.id}"

    @property
    def end(self) -> str:
        """What the last step of a branch leads to."""
        return self.down if self.choice else self.bar


def split_block(split: Split, room: int, lay: Lay, course: Course) -> Block:
    """The group, in columns when *room* allows."""
    parts = split.node.parts
    needs = [need(part) for part in parts]
    if len(parts) <= ABREAST and sum(needs) + BETWEEN * (len(parts) - 1) <= room:
        return _columns(split, room, lay, course)
    return _stack(split, room, lay, course)


def need(node: Node) -> int:
    """The least room for *node*, so that nothing in it gets out of shape."""
    if is_split(node):
        return max(need(part) for part in node.parts) + 2 * CLEAR
    if any(step.answers or step.next for step in node.walk()):
        return ROOMY
    return max([NARROW, *(need(part) for part in node.parts if is_split(part))])


def _meets(split: Split, course: Course) -> bool:
    """Whether any branch goes on after the group."""
    inside = {node.id for node in split.node.walk()}
    return any(e.to == split.end and e.start.rpartition(":")[2] in inside for e in course.flow.edges)


def _columns(split: Split, room: int, lay: Lay, course: Course) -> Block:
    if split.choice:
        course = course.within({split.down: Goal(split.bar)})
    parts = split.node.parts
    share = (room - BETWEEN * (len(parts) - 1)) // len(parts) // 2 * 2
    blocks: list[tuple[int, Block]] = []
    right = 0
    for part in parts:
        block = with_lanes(_tabbed(part, share, lay(part, split.end, share, course), split))
        x = right + BETWEEN - block.room.x if blocks else 0
        right = x + block.room.right
        blocks.append((even(x), block))
    left = blocks[0][1].room.x
    head = _head(split, left, right - left, course, "同时进行" if not split.choice else "选择其中一种")
    items: list[Item] = [*incoming(split.head, 0, head.rect.y, course), head, *tag(head)]
    bottom = head.rect.bottom
    tails: list[tuple[int, Tail]] = []
    for (x, block), edge in zip(blocks, course.flow.out(split.head), strict=True):
        touching = block.entry.startswith("tab:")
        placed = block.moved(x, head.rect.bottom + (0 if touching else GAP))
        if touching:
            items.append(Link(split.head, block.entry))
        else:
            items.append(Wire(split.head, block.entry, ((x, head.rect.bottom), (x, placed.top)), edge))
        items += placed.items
        bottom = max(bottom, placed.room.bottom)
        if placed.tail:
            tails.append((x, placed.tail))
    if not _meets(split, course):
        return Block(tuple(items), split.head, head.rect.y, bottom)
    y = max([bottom + CLEAR, *(tail.y + GAP for _, tail in tails)]) + _mark_room(split.bar, course)
    bar = Box(split.bar, Shape.BAR, Rect(-48, y, max([x for x, _ in tails] + [0]) + 96, 6))
    items += (Wire(tail.start, bar.id, ((x, tail.y), (x, y)), tail.edge) for x, tail in tails)
    items += [*incoming(bar.id, 0, y, course), bar]
    return Block(tuple(items), split.head, head.rect.y, y + 6, _tail(split, bar))


def _stack(split: Split, room: int, lay: Lay, course: Course) -> Block:
    course = course.within({split.end: Goal(split.end, DONE)})
    items: list[Item] = []
    plain = all(is_box(part) and not part.answers and not part.applies for part in split.node.parts)
    y = apart = CLEAR if plain else APART
    for part, edge in zip(split.node.parts, course.flow.out(split.head), strict=True):
        block = _tabbed(part, room - 2 * CLEAR, lay(part, split.end, room - 2 * CLEAR, course), split)
        block = with_lanes(block)
        block = block.moved(0, y - block.room.y)
        items += block.items
        items.append(Link(split.head, block.entry if block.entry.startswith("tab:") else edge.to))
        y = block.room.bottom
        if block.tail and block.tail.edge and block.tail.edge.label:
            pill = course.pill(block.tail.edge)
            assert pill is not None  # noqa: S101 - the end of a branch has a text here
            pill = pill.moved(-pill.rect.w // 2, max(y + 6, block.tail.y + GAP))
            items += [Wire(block.tail.start, pill.id, ((0, block.tail.y), (0, pill.rect.y)), block.tail.edge), pill]
            items.append(Link(pill.id, split.bar))
            y = pill.rect.bottom
        elif block.tail:
            items.append(Link(block.tail.start, split.bar))
        y += apart
    y += CLEAR - apart
    around = extent(items)
    left, w = even(around.x) - CLEAR, even(around.w) + 2 * CLEAR
    how = "逐项完成，不分先后" if not split.choice else "选择其中一种"
    head = _head(split, left, w, course, how)
    frame = Frame(split.head, Rect(left, head.rect.bottom, w, y))
    bar = Box(split.bar, Shape.BAR, Rect(left, frame.rect.bottom, w, 6))
    items = [item.moved(0, head.rect.bottom) for item in items]
    items = [*incoming(split.head, 0, head.rect.y, course), frame, head, *tag(head), *items, bar]
    tail = _tail(split, bar) if _meets(split, course) else None
    return Block(tuple(items), split.head, head.rect.y, bar.rect.bottom, tail)


def _tail(split: Split, bar: Box) -> Tail:
    return Tail(bar.id, bar.rect.bottom, Edge(bar.id, split.down))


def _mark_room(name: str, course: Course) -> int:
    return MARK_ROOM if name in course.numbers else 0


def _head(split: Split, left: int, w: int, course: Course, how: str) -> Box:
    """The box above the branches, with the name of the group and *how* to take them."""
    limit = w - 2 * PAD
    lines = () if split.titled else wrap(split.node.text, FONT, limit)
    small = wrap(how, SMALL, limit)
    h = even(LINE * len(lines) + SMALL_LINE * len(small) + 12)
    rect = Rect(left, _mark_room(split.head, course), even(w), h)
    shape = Shape.CHOICE if split.choice else Shape.FORK
    return Box(split.head, shape, rect, lines, small, course.href(split.node), course.mark(split.node))


def _tabbed(part: Node, share: int, block: Block, split: Split) -> Block:
    """Put the name of a branch on top of it: when it is the one to take, and what the group is called."""
    name = part.text if part.parts and part.order is Order.SEQUENCE else ""
    limit = min(share, 240) - 2 * PAD
    lines = wrap(part.applies, SMALL, limit) if part.applies else ()
    small = wrap(name, SMALL, limit) if name else ()
    if not lines and not small:
        return block
    w = max(even(max(width(line, SMALL) for line in lines + small) + 2 * PAD), LEAST)
    tab = Box(f"tab:{part.id}", Shape.TAB, Rect(-w // 2, 0, w, even(SMALL_LINE * len(lines + small) + 8)), lines, small)
    block = block.moved(0, tab.rect.bottom + GAP - 4)
    edge = next(edge for edge in _entering(split, block))
    wire = Wire(tab.id, block.entry, ((0, tab.rect.bottom), (0, block.top)), edge)
    return replace(block, items=(tab, wire, *block.items), entry=tab.id, top=0)


def _entering(split: Split, block: Block) -> tuple[Edge, ...]:
    return (Edge(split.head, block.entry),)
