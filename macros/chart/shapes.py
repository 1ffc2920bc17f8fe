"""What a chart is made of: boxes, texts, wires and frames, in whole units."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from macros.flow import Edge

from .text import width


Point = tuple[int, int]

FONT, LINE = 14, 20  # size of the text in a box, and from one line to the next
SMALL, SMALL_LINE = 12, 17  # labels, lists, connectors
TITLE, TITLE_LINE = 15, 22  # names of phases and groups
TAG, TAG_HEIGHT = 11, 16  # 推定, 待核
SLANT = 14  # how far the tip of a hexagon stands out


class Shape(StrEnum):
    """How a box is drawn; the value is its class in the stylesheet."""

    STEP = "step"
    SUB = "sub"  # runs another norm
    LIST = "list"  # a group in no order: its parts as lines
    DECISION = "decision"
    TERMINAL = "terminal"  # start and end
    FORK = "fork"  # head of a 并行
    CHOICE = "choice"  # head of a 择一
    BAR = "bar"  # where branches meet
    TAB = "tab"  # name of a branch
    LINK = "link"  # numbered connector


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle; right and bottom lie on its edge."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        return self.x + self.w

    @property
    def bottom(self) -> int:
        return self.y + self.h

    @property
    def cx(self) -> int:
        return self.x + self.w // 2

    @property
    def cy(self) -> int:
        return self.y + self.h // 2

    def moved(self, dx: int, dy: int) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.w, self.h)

    def grown(self, by: int) -> Rect:
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def holds(self, other: Rect) -> bool:
        return self.x <= other.x and other.right <= self.right and self.y <= other.y and other.bottom <= self.bottom


class Role(StrEnum):
    """What a text beside the boxes is for; the value is its class."""

    LABEL = "label"  # an answer on a line
    TITLE = "title"  # the name of a phase
    GROUP = "group"  # the name of a group inside one
    TAG = "tag"  # a short mark on a box


@dataclass(frozen=True, slots=True)
class Text:
    """Lines of text in a rectangle of their own."""

    rect: Rect
    lines: tuple[str, ...]
    role: Role
    anchor: str = "start"
    owner: str = ""  # the box it marks, or the vertex whose answer it is

    def moved(self, dx: int, dy: int) -> Text:
        return Text(self.rect.moved(dx, dy), self.lines, self.role, self.anchor, self.owner)


@dataclass(frozen=True, slots=True)
class Box:
    """A vertex, drawn; *small* are the lines of its parts."""

    id: str
    shape: Shape
    rect: Rect
    lines: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    href: str = ""
    mark: str = ""

    def moved(self, dx: int, dy: int) -> Box:
        return Box(self.id, self.shape, self.rect.moved(dx, dy), self.lines, self.small, self.href, self.mark)

    @property
    def slant(self) -> int:
        """How much shorter its top is than its middle, on each side."""
        return SLANT if self.shape is Shape.DECISION else 0

    def edge(self, y: int, *, right: bool) -> int:
        """Where its outline stands at height *y*, on the right or on the left."""
        half = self.rect.h // 2
        inward = self.slant * abs(y - self.rect.cy) // half if self.slant else 0
        return self.rect.right - inward if right else self.rect.x + inward


@dataclass(frozen=True, slots=True)
class Wire:
    """A line with right angles from one box to another; the arrow stands at its last point."""

    start: str
    to: str
    points: tuple[Point, ...]
    edge: Edge | None = None

    def moved(self, dx: int, dy: int) -> Wire:
        return Wire(self.start, self.to, tuple((x + dx, y + dy) for x, y in self.points), self.edge)

    def segments(self) -> Iterator[tuple[Point, Point]]:
        return pairwise(self.points)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a phase (*band*, as wide as the chart) or a group is surrounded by."""

    id: str
    rect: Rect
    band: bool = False

    def moved(self, dx: int, dy: int) -> Frame:
        return Frame(self.id, self.rect.moved(dx, dy), self.band)


@dataclass(frozen=True, slots=True)
class Lane:
    """A gutter in which lines may run up and down."""

    x: int
    y: int

    def moved(self, dx: int, dy: int) -> Lane:
        return Lane(self.x + dx, self.y + dy)


@dataclass(frozen=True, slots=True)
class Way:
    """An edge still to be drawn: from the box *start*, or on from the end of *points*, to the box *to*."""

    start: str
    to: str
    edge: Edge
    points: tuple[Point, ...] = ()

    def moved(self, dx: int, dy: int) -> Way:
        return Way(self.start, self.to, self.edge, tuple((x + dx, y + dy) for x, y in self.points))


@dataclass(frozen=True, slots=True)
class Link:
    """An edge that is not drawn as a line: two boxes touch, or carry the same number."""

    start: str
    to: str

    def moved(self, _dx: int, _dy: int) -> Link:
        return self


@dataclass(frozen=True, slots=True)
class Spare:
    """How much closer to the axis the exceptions of a row could stand."""

    width: int

    def moved(self, _dx: int, _dy: int) -> Spare:
        return self


Item = Box | Text | Wire | Frame | Lane | Way | Link | Spare


@dataclass(frozen=True, slots=True)
class Plan:
    """A chart, placed: everything that is drawn, in reading order."""

    items: tuple[Item, ...]
    width: int
    height: int

    def boxes(self) -> list[Box]:
        return [i for i in self.items if isinstance(i, Box)]

    def texts(self) -> list[Text]:
        return [i for i in self.items if isinstance(i, Text)]

    def wires(self) -> list[Wire]:
        return [i for i in self.items if isinstance(i, Wire)]

    def frames(self) -> list[Frame]:
        return [i for i in self.items if isinstance(i, Frame)]

    def links(self) -> list[Link]:
        return [i for i in self.items if isinstance(i, Link)]


SIZES = {
    Role.LABEL: (SMALL, SMALL_LINE),
    Role.TITLE: (TITLE, TITLE_LINE),
    Role.GROUP: (FONT, LINE),
    Role.TAG: (TAG, TAG_HEIGHT),
}


def text_rect(lines: tuple[str, ...], role: Role, x: int, y: int, anchor: str = "start") -> Rect:
    """Room of *lines*; (x, y) is its top, at the start, the middle or the end of the lines."""
    size, line = SIZES[role]
    w = max(width(each, size) for each in lines)
    left = {"start": x, "middle": x - w // 2, "end": x - w}[anchor]
    return Rect(left, y, w, line * len(lines))
