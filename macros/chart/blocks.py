"""Pieces of a chart on an axis of their own (x = 0), put together from the inside out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace

from macros.flow import Edge, Flow, Kind
from macros.model import Node, Order

from .shapes import (
    FONT,
    LINE,
    SLANT,
    SMALL,
    SMALL_LINE,
    TAG_HEIGHT,
    Box,
    Frame,
    Item,
    Lane,
    Link,
    Rect,
    Role,
    Shape,
    Spare,
    Text,
    Way,
    Wire,
    text_rect,
)
from .text import width, wrap


PAD, PAD_Y = 14, 9  # between the outline of a box and its text
LEAST = 104  # width of a box, so that lines find room beside its middle
GAP = 24  # from one box to the next below
CLEAR = 14  # between things that no line joins
MARK_X, MARK_ROOM = -34, 40  # where the number of an incoming connector stands, and its height
PITCH = 10  # from one gutter to the next
FEW = 12  # parts of a list that are named


@dataclass(frozen=True, slots=True)
class Goal:
    """Where an edge is drawn to: a box, or an end of its own with a *text*."""

    id: str
    text: str = ""


@dataclass(frozen=True)
class Course:
    """What is drawn, and how what is not on the page is called."""

    flow: Flow
    href: Callable[[Node], str]
    mark: Callable[[Node], str]
    elsewhere: Callable[[str], tuple[str, str]]  # norm-slug[#id] -> its name and its address
    numbers: Mapping[str, int] = field(default_factory=dict)  # boxes reached by number
    numbered: frozenset[Edge] = frozenset()  # edges drawn as numbers
    goals: Mapping[str, Goal] = field(default_factory=dict)
    closer: int = 0  # how much closer to the axis than usual exceptions stand

    def goal(self, edge: Edge) -> Goal:
        return self.goals.get(edge.to, Goal(edge.to))

    def within(self, goals: Mapping[str, Goal]) -> Course:
        """The same for a part of the chart where some targets are drawn otherwise."""
        return replace(self, goals={**self.goals, **goals})

    def pill(self, edge: Edge) -> Box | None:
        """The small box that an edge ends in here, at (0, 0); None if a line leads to its target."""
        goal = self.goal(edge)
        name = pill_id(edge)
        if goal.text:
            return small_box(name, Shape.TERMINAL, (goal.text,))
        target = self.flow.vertices.get(goal.id)
        if target and target.kind is Kind.ELSEWHERE:
            title, address = self.elsewhere(goal.id)
            return small_box(name, Shape.LINK, wrap(f"转《{title}》", SMALL, 10 * SMALL), address)
        if edge in self.numbered:
            address = self.href(target.node) if target and target.node else ""
            return small_box(name, Shape.LINK, (f"转 {circled(self.numbers[goal.id])}",), address)
        return None


def pill_id(edge: Edge) -> str:
    """Id of the small box that stands for the target of *edge*."""
    return f"{edge.start}>{edge.to}>{edge.label}"


def circled(number: int) -> str:
    """A number as one character (①), as far as there are such characters."""
    for first, last, code in ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1)):
        if first <= number <= last:
            return chr(code + number - first)
    return f"〔{number}〕"


def even(number: int, step: int = 2) -> int:
    return -(-number // step) * step


def small_box(name: str, shape: Shape, lines: tuple[str, ...], href: str = "") -> Box:
    """A small box for *lines* with its top left corner at (0, 0)."""
    w = even(max(width(line, SMALL) for line in lines) + 2 * 9)
    return Box(name, shape, Rect(0, 0, w, even(SMALL_LINE * len(lines) + 6)), lines, href=href)


def node_box(node: Node, half: int, course: Course, *, least: int = 0) -> Box:
    """The box of a step, at most twice *half* wide, *least* wide for its exits; its axis in the middle, its top at 0."""
    shape = Shape.DECISION if node.answers else Shape.SUB if node.use else Shape.LIST if node.parts else Shape.STEP
    pad = PAD + (SLANT - 4 if node.answers else 0)
    limit = 2 * (half - pad)
    lines = wrap(node.text, FONT, limit)
    small = tuple(_list(node.parts, limit))
    w = max([width(line, FONT) for line in lines] + [width(line, SMALL) for line in small])
    w = max(even(w + 2 * pad), LEAST, least)
    h = even(LINE * len(lines) + SMALL_LINE * len(small) + (6 if small else 0) + 2 * PAD_Y, 4)
    return Box(node.id, shape, Rect(-w // 2, 0, w, h), lines, small, course.href(node), course.mark(node))


def _list(parts: tuple[Node, ...], limit: int) -> Iterable[str]:
    for part in parts[:FEW]:
        lines = wrap(part.text, SMALL, limit - SMALL)
        yield f"· {lines[0]}"
        yield from (f"　{line}" for line in lines[1:])
    if len(parts) > FEW:
        yield f"…… 共 {len(parts)} 项"


def tag(box: Box) -> Iterable[Text]:
    """The mark of a box: a stamp across the right end of its upper edge."""
    if box.mark:
        rect = text_rect((box.mark,), Role.TAG, 0, 0)
        w = even(rect.w + 8)
        at = Rect(box.rect.right - box.slant - w - 6, box.rect.y - TAG_HEIGHT // 2, w, TAG_HEIGHT)
        yield Text(at, (box.mark,), Role.TAG, "middle", box.id)


def incoming(name: str, x: int, y: int, course: Course) -> Iterable[Item]:
    """The number by which a box is reached, above its upper edge at *y*."""
    if name in course.numbers:
        box = small_box(f"in:{name}", Shape.LINK, (circled(course.numbers[name]),))
        box = box.moved(x + MARK_X - box.rect.w // 2, y - MARK_ROOM)
        yield box
        yield Wire(box.id, name, ((box.rect.cx, box.rect.bottom), (box.rect.cx, y)))


def label(lines: tuple[str, ...], x: int, y: int, owner: str, anchor: str = "start") -> Text:
    return Text(text_rect(lines, Role.LABEL, x, y, anchor), lines, Role.LABEL, anchor, owner)


@dataclass(frozen=True, slots=True)
class Tail:
    """The open end of a block on its axis, and the edge that goes on from there."""

    start: str
    y: int
    edge: Edge | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """Items around an axis; *top* is where the arrow enters the box *entry*."""

    items: tuple[Item, ...]
    entry: str
    top: int
    bottom: int
    tail: Tail | None = None

    def moved(self, dx: int, dy: int) -> Block:
        tail = Tail(self.tail.start, self.tail.y + dy, self.tail.edge) if self.tail else None
        items = tuple(item.moved(dx, dy) for item in self.items)
        return Block(items, self.entry, self.top + dy, self.bottom + dy, tail)

    @property
    def first(self) -> Box:
        """The box where it begins."""
        return next(item for item in self.items if isinstance(item, Box) and item.id == self.entry)

    @property
    def room(self) -> Rect:
        """What it takes up, gutters included."""
        return extent(self.items)


def extent(items: Iterable[Item]) -> Rect:
    """The rectangle around *items*."""
    xs: list[int] = []
    ys: list[int] = []
    for item in items:
        match item:
            case Box() | Text() | Frame():
                xs += (item.rect.x, item.rect.right)
                ys += (item.rect.y, item.rect.bottom)
            case Wire() | Way():
                xs += (x for x, _ in item.points)
                ys += (y for _, y in item.points)
            case Lane():
                xs += (item.x - PITCH // 2, item.x + PITCH // 2)
            case Link() | Spare():
                pass
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def with_lanes(block: Block) -> Block:
    """Give *block* gutters of its own on the left, if something in it jumps."""
    count = min(2, sum(isinstance(item, Way) for item in block.items))
    left = block.room.x
    lanes = tuple(Lane(left - PITCH - PITCH * i, block.top) for i in range(count))
    return replace(block, items=block.items + lanes)


def below(tail: Tail | None, bottom: int) -> int:
    """Where the next block may begin: *bottom* is where the one before ends."""
    return max(bottom + CLEAR, tail.y + GAP if tail else 0)


def joined(tail: Tail, block: Block) -> Wire:
    """The line down the axis from an open end into the next block."""
    return Wire(tail.start, block.entry, ((0, tail.y), (0, block.top)), tail.edge)


def is_split(node: Node) -> bool:
    return bool(node.parts) and node.order in (Order.PARALLEL, Order.CHOICE)
