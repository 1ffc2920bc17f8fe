"""Every way in which a line may run from one box to another, whatever stands between."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from .shapes import Box, Point, Shape, Way


FREE = 7  # between a line and a box, an arrow, or the bend of another line
APART = 9  # between two lines that run beside each other
STUB = 14  # the least length of a line that ends in an arrow
PORTS = (0, 20, -20, 40, -40)  # where a line may enter a box from above, from its middle

Path = tuple[Point, ...]


class Side(Enum):
    """A direction: where a line leaves, or from where it arrives."""

    LEFT = (-1, 0)
    RIGHT = (1, 0)
    UP = (0, -1)
    DOWN = (0, 1)

    @property
    def level(self) -> bool:
        return self in (Side.LEFT, Side.RIGHT)


def exits(way: Way, box: Box) -> Iterator[tuple[Path, Side]]:
    """Yield where the line may leave *box*, with what of it is drawn already."""
    if way.points:
        (x, _), (xx, _) = way.points[-2:]
        for side in (Side.RIGHT, Side.DOWN, Side.LEFT if x == xx else Side.UP):
            yield way.points, side
        return
    r = box.rect
    yield ((r.right, r.cy),), Side.RIGHT
    yield ((r.x, r.cy),), Side.LEFT
    yield ((r.cx, r.bottom),), Side.DOWN
    yield ((r.cx, r.y),), Side.UP


def ports(start: Box, box: Box) -> Iterator[tuple[Point, Side]]:
    """Yield where a line from *start* may arrive at *box*, and from which side."""
    r = box.rect
    if box.shape is Shape.BAR:
        for x in sorted({start.rect.cx, r.right - 16, r.right - 32, r.x + 16}):
            if r.x + FREE < x < r.right - FREE:
                yield (x, r.y), Side.UP
        return
    for y in (r.cy, r.cy - r.h // 4, r.cy + r.h // 4):
        yield (box.edge(y, right=True), y), Side.RIGHT
        yield (box.edge(y, right=False), y), Side.LEFT
    for x in PORTS:
        if abs(x) < r.w // 2 - box.slant - FREE:
            yield (r.cx + x, r.y), Side.UP


def plain(leaving: Path, side: Side, q: Point, arriving: Side, lanes: list[int]) -> Iterator[Path]:
    """Yield the paths on from the end of *leaving* to *q* with at most two bends."""
    x, y = leaving[-1]
    turns: list[Path]
    if side.level:
        turns = [((q[0], y),)] if arriving is Side.UP else [((lane, y), (lane, q[1])) for lane in lanes]
    elif arriving is Side.UP:
        turns = [((x, level), (q[0], level)) for level in _above(q)]
    else:
        turns = [((x, q[1]),)]
    yield from _sound(leaving, side, turns, q, arriving)


def winding(leaving: Path, side: Side, q: Point, arriving: Side, lanes: list[int]) -> Iterator[Path]:
    """Yield the paths with more bends: out of the row first, or over the box and in from above."""
    x, y = leaving[-1]
    turns: list[Path] = []
    away = [y + side.value[1] * by for by in (STUB, STUB + APART)]
    if side.level and arriving is Side.UP:
        turns = [((lane, y), (lane, level), (q[0], level)) for lane in lanes for level in _above(q)]
    elif arriving is Side.UP:
        turns = [
            ((x, out), (lane, out), (lane, level), (q[0], level))
            for lane in lanes
            for out in away
            for level in _above(q)
        ]
    elif not side.level:
        turns = [((x, out), (lane, out), (lane, q[1])) for lane in lanes for out in away]
    yield from _sound(leaving, side, turns, q, arriving)


def _above(q: Point) -> tuple[int, int]:
    return q[1] - STUB, q[1] - STUB - APART


def _sound(leaving: Path, side: Side, turns: list[Path], q: Point, arriving: Side) -> Iterator[Path]:
    """Yield the paths that leave and arrive as said, never turn back, and leave room for the arrow."""
    known = len(leaving)
    for turn in turns:
        points = (*leaving, *turn, q)
        path = tuple(p for i, p in enumerate(points) if i == 0 or p != points[i - 1])
        if (
            len(path) > known
            and _direction(path[known - 1], path[known]) == side.value
            and _direction(path[-1], path[-2]) == arriving.value
            and abs(path[-1][0] - path[-2][0]) + abs(path[-1][1] - path[-2][1]) >= STUB
            and not any(map(_back, path, path[1:], path[2:]))
        ):
            yield path


def _direction(a: Point, b: Point) -> Point:
    return (b[0] > a[0]) - (b[0] < a[0]), (b[1] > a[1]) - (b[1] < a[1])


def _back(a: Point, b: Point, c: Point) -> bool:
    """Whether the line turns back on itself at *b*."""
    return (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0
