"""Lines for the jumps: the plainest path that touches nothing, or none at all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from .paths import APART, FREE, exits, plain, ports, winding
from .shapes import Box, Frame, Item, Lane, Point, Rect, Text, Way, Wire


BEND, CROSSING = 30, 90  # what a bend and a crossing cost, in units of length
BESIDE = (14, 24)  # how far from a box a line may run along it


Seen = dict[tuple[Point, Point, tuple[str, str]], int | None]


@dataclass(slots=True)
class Board:
    """All that stands in the way."""

    boxes: dict[str, Rect]
    texts: list[Rect]
    rules: list[tuple[int, int, int]] = field(default_factory=list)  # horizontal edges of frames: y, from x, to x
    sides: list[tuple[int, int, int]] = field(default_factory=list)  # vertical ones: x, from y, to y
    level: list[tuple[int, int, int]] = field(default_factory=list)  # horizontal lines: y, from x, to x
    upright: list[tuple[int, int, int]] = field(default_factory=list)  # vertical lines: x, from y, to y

    @classmethod
    def of(cls, items: Iterable[Item]) -> Board:
        board = cls({}, [])
        for item in items:
            match item:
                case Box():
                    board.boxes[item.id] = item.rect
                case Text():
                    board.texts.append(item.rect.grown(2))
                case Frame():
                    r = item.rect
                    board.rules += ((y, r.x, r.right) for y in (r.y, r.bottom))
                    board.sides += ((x, r.y, r.bottom) for x in (r.x, r.right))
                case Wire() | Way():
                    board.draw(item.points)
                case _:
                    pass
        return board

    def draw(self, points: Sequence[Point]) -> None:
        for (x, y), (xx, yy) in pairwise(points):
            if y == yy:
                self.level.append((y, min(x, xx), max(x, xx)))
            else:
                self.upright.append((x, min(y, yy), max(y, yy)))

    def crossings(self, way: Way, points: Sequence[Point], seen: Seen) -> int | None:
        """How many lines *points* cross; None if they touch anything. *seen* keeps what is known of this way."""
        count = 0
        last = len(points) - 2
        known = max(len(way.points) - 1, 0)  # segments that are on the board already
        for k, (a, b) in enumerate(pairwise(points)):
            own = (way.start if k <= max(known - 1, 0) else "", way.to if k == last else "")
            key = (a, b, own)
            if key not in seen:
                crossed = 0 if k < known else self._meets(a, b, way.points)
                seen[key] = None if crossed is None or not self._passes(a, b, own) else crossed
            crossed = seen[key]
            if crossed is None:
                return None
            count += crossed
        return count

    def _passes(self, a: Point, b: Point, spared: tuple[str, str]) -> bool:
        x, xx = min(a[0], b[0]), max(a[0], b[0])
        y, yy = min(a[1], b[1]), max(a[1], b[1])
        for r in self.texts:
            if x < r.right and xx > r.x and y < r.bottom and yy > r.y:
                return False
        for name, r in self.boxes.items():
            if (
                x < r.x + r.w + FREE and xx > r.x - FREE and y < r.y + r.h + FREE and yy > r.y - FREE
            ) and name not in spared:
                return False
        return True

    def _meets(self, a: Point, b: Point, own: Sequence[Point]) -> int | None:
        flat = a[1] == b[1]
        at = a[1] if flat else a[0]
        low, high = sorted((a[0], b[0]) if flat else (a[1], b[1]))
        along, across, edges = (
            (self.level, self.upright, self.rules) if flat else (self.upright, self.level, self.sides)
        )
        if any(abs(at - z) < FREE and low < v and high > u for z, u, v in edges):
            return None
        mine = _spans(own)
        for z, u, v in along:
            if abs(at - z) < APART and low < v + FREE and high > u - FREE and (z, u, v) not in mine:
                return None
        count = 0
        for z, u, v in across:
            if low - FREE < z < high + FREE and u - FREE < at < v + FREE and (z, u, v) not in mine:
                if not (low + FREE < z < high - FREE and u + FREE < at < v - FREE):
                    return None
                count += 1
        return count


def _spans(points: Sequence[Point]) -> set[tuple[int, int, int]]:
    found = set()
    for (x, y), (xx, yy) in pairwise(points):
        found.add((y, min(x, xx), max(x, xx)) if y == yy else (x, min(y, yy), max(y, yy)))
    return found


def routed(items: Sequence[Item]) -> tuple[list[Item], list[Way]]:
    """Return the items with every jump drawn that finds a path, and the jumps that find none."""
    board = Board.of(items)
    boxes = {item.id: item for item in items if isinstance(item, Box)}
    lanes = sorted({item.x for item in items if isinstance(item, Lane)})
    drawn: dict[Way, Wire] = {}
    ways = [item for item in items if isinstance(item, Way)]
    failed = [way for way in ways if way.to not in boxes]  # leads to another column
    if failed:
        return list(items), failed
    for way in sorted(ways, key=lambda w: abs(boxes[w.start].rect.cy - boxes[w.to].rect.cy)):
        points = _best(way, boxes, lanes, board)
        if points:
            drawn[way] = Wire(way.start, way.to, points, way.edge)
            board.draw(points[max(len(way.points) - 1, 0) :])
        else:
            failed.append(way)
    return [drawn.get(item, item) if isinstance(item, Way) else item for item in items], failed


def _best(way: Way, boxes: dict[str, Box], lanes: list[int], board: Board) -> tuple[Point, ...] | None:
    start, target = boxes[way.start], boxes[way.to]
    near = [x for r in (start.rect, target.rect) for by in BESIDE for x in (r.x - by, r.right + by)]
    ends = [(leaving, side, q, arriving) for leaving, side in exits(way, start) for q, arriving in ports(start, target)]
    best: tuple[Point, ...] | None = None
    least = crossed = 0
    seen: Seen = {}
    for kind in (plain, winding):  # winding ones only where no plain one is clean
        found = {path for end in ends for path in kind(*end, [*lanes, *near])}
        for cost, path in sorted((_cost(path), path) for path in found):
            if best and cost >= least:
                break
            crossings = board.crossings(way, path, seen)
            if crossings is not None and (best is None or cost + CROSSING * crossings < least):
                best, least, crossed = path, cost + CROSSING * crossings, crossings
        if best and not crossed:
            break
    return best


def _cost(path: tuple[Point, ...]) -> int:
    length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(path))
    return length + BEND * (len(path) - 2)
