"""Where the columns of a wall chart begin and how wide they are, so that its text becomes large."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from .blocks import GAP, MARK_ROOM, Block, Course
from .breaks import HEAD, divisions
from .place import Row, column, row_block
from .wall import GUTTER, points


MOST = 5  # columns
ROOM, NARROW_ROOM = 578, 284  # what stands between the gutters
ROOMS = (ROOM, 460, 340, NARROW_ROOM)
ENOUGH = 9.6  # points: below that nothing counts but the size of the text
PLENTY = 14  # points: more is worth nothing
WORTH = 0.9  # one column more must be worth it: the text a tenth larger
TORN, CLOSE = 0.96, 0.95  # so must be a jump that becomes a number, and exceptions nearer than usual


@dataclass(frozen=True, slots=True)
class Division:
    """Where columns begin but the first, and the room of each."""

    rooms: tuple[int, ...] = (ROOM,)
    breaks: tuple[int, ...] = ()


@dataclass
class Search:
    """Rows in search of columns."""

    rows: Sequence[Row]
    course: Course
    sizes: dict[tuple[int, int, int], tuple[int, int]] = field(default_factory=dict)
    blocks: dict[tuple[int, int, int], Block] = field(default_factory=dict)

    @cached_property
    def jumps(self) -> list[tuple[int, int]]:
        """The rows of both ends of every edge."""
        places = {
            node.id: i for i, row in enumerate(self.rows) for part in (row.part, *row.sides) for node in part.walk()
        }
        ends = [(edge.start.rpartition(":")[2], edge.to.rpartition(":")[2]) for edge in self.course.flow.edges]
        return [(places[start], places[to]) for start, to in ends if start in places and to in places]

    @cached_property
    def costs(self) -> list[int | None]:
        """What a break before each row costs: the jumps across it, and more inside a phase; None where none may be."""
        costs: list[int | None] = []
        for i, row in enumerate(self.rows):
            across = sum(min(jump) < i <= max(jump) and jump != (i - 1, i) for jump in self.jumps)
            inside = i > 0 and row.phase is self.rows[i - 1].phase
            costs.append(across + 4 * inside if row.phase else None)
        return costs

    @cached_property
    def heights(self) -> list[list[int]]:
        """The height of every row, for each room."""
        return [[self._block(row, room, self.course).room.h + GAP for row in self.rows] for room in ROOMS]

    def best(self) -> Division:
        """The division that is worth most; of equal ones the first, with the fewest columns."""
        best = Division()
        most = self._worth(best)
        for count in range(2, MOST + 1):
            if most >= (ENOUGH, PLENTY * WORTH ** (count - 1)):
                break  # more columns cannot be worth more
            for division in self._divisions(count):
                worth = self._worth(division)
                if worth > most:
                    best, most = division, worth
        return best

    def _divisions(self, count: int) -> Iterator[Division]:
        begun = [i == 0 or row.phase is not self.rows[i - 1].phase for i, row in enumerate(self.rows)]
        found = {breaks for each in self.heights for breaks in divisions(each, begun, self.costs, count)}
        for breaks in sorted(found):
            yield from (Division(rooms, breaks) for rooms in self._rooms(breaks))

    def _rooms(self, breaks: tuple[int, ...]) -> list[tuple[int, ...]]:
        """The narrowest columns for every height of the whole."""
        spans = list(pairwise((0, *breaks, len(self.rows))))
        options = [[(*self._size(room, a, b), -room) for room in ROOMS] for a, b in spans]
        found = {
            tuple(-min((w, room) for w, h, room in each if h <= most)[1] for each in options)
            for most in {h for each in options for _, h, _ in each}
            if all(min(h for _, h, _ in each) <= most for each in options)
        }
        return sorted(found, reverse=True)

    def _size(self, room: int, a: int, b: int) -> tuple[int, int]:
        """Width and height of a column without the numbers that jumps to another become."""
        key = (room, a, b)
        if key not in self.sizes:
            around = column(self.rows, (a, b), room, self.course, self._block).room
            self.sizes[key] = (around.w, around.h + HEAD)
        return self.sizes[key]

    def _block(self, row: Row, room: int, course: Course) -> Block:
        """The block of a row, made once for each room and each distance of its exceptions."""
        key = (id(row), room, course.closer)
        if key not in self.blocks:
            self.blocks[key] = row_block(row, room, course)
        return self.blocks[key]

    def _worth(self, division: Division) -> tuple[float, float]:
        breaks, rooms = division.breaks, division.rooms
        spans = list(pairwise((0, *breaks, len(self.rows))))
        sizes = [self._size(room, a, b) for room, (a, b) in zip(rooms, spans, strict=True)]
        at = [sum(place <= i for place in breaks) for i in range(len(self.rows))]
        away = {(a, b) for a, b in self.jumps if at[a] != at[b] and (a, b) != (b - 1, b)}
        ends = [at[a] for a, _ in away] + [at[b] for b in {b for _, b in away}]
        height = max(h + MARK_ROOM * ends.count(i) for i, (_, h) in enumerate(sizes))
        size = points(sum(w for w, _ in sizes) + GUTTER * len(breaks), height)
        close = sum(room != ROOM for room in rooms) / len(rooms)
        calm = WORTH ** len(breaks) * TORN ** sum(self.costs[i] or 0 for i in breaks) * CLOSE**close
        return min(size, ENOUGH), min(size, PLENTY) * calm
