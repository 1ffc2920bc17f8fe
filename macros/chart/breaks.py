"""Where a row of things breaks into columns of nearly one height."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate


SLACK = (100, 106, 115, 130)  # per cent: how much taller than need be a column may become for the sake of better breaks
TITLE, HEAD = 62, 60  # height of the name of a phase and its margins; of what leads into a column

Height = Callable[[int, int], int]


def divisions(
    heights: Sequence[int], begun: Sequence[bool], costs: Sequence[int | None], count: int
) -> Iterator[tuple[int, ...]]:
    """Yield the ways to break rows into *count* columns, the evenest first.

    Every row has its height, whether a phase begins with it, and what a break before it costs (None: it must not).
    """
    tops = [0, *accumulate(heights)]
    titles = [0, *accumulate(begun)]

    def height(a: int, b: int) -> int:
        return tops[b] - tops[a] + TITLE * (titles[b] - titles[a] + (not begun[a])) + HEAD

    places = [i for i, cost in enumerate(costs) if i and cost is not None]
    least = _lowest(len(heights), places, height, count)
    seen: set[tuple[int, ...]] = set()
    for slack in SLACK if least else ():
        breaks = _cheapest(len(heights), places, height, count, (least * slack // 100, costs))
        if breaks not in seen:
            seen.add(breaks)
            yield breaks


def _lowest(end: int, places: Sequence[int], height: Height, count: int) -> int:
    """The least height in which *count* columns hold everything; 0 if there are too few places to break."""

    @cache
    def lowest(b: int, columns: int) -> int:
        if columns == 1:
            return height(0, b)
        found = [
            max(lowest(a, columns - 1), height(a, b)) for a in places if columns - 1 <= a < b and lowest(a, columns - 1)
        ]
        return min(found, default=0)

    return lowest(end, count)


def _cheapest(
    end: int, places: Sequence[int], height: Height, count: int, bounds: tuple[int, Sequence[int | None]]
) -> tuple[int, ...]:
    """The breaks that cost least while no column is taller than allowed."""
    most, costs = bounds

    @cache
    def cheapest(b: int, columns: int) -> tuple[int, int, tuple[int, ...]] | None:
        """Cost, greatest height and breaks."""
        if columns == 1:
            return (0, height(0, b), ()) if height(0, b) <= most else None
        found = []
        for a in places:
            before = cheapest(a, columns - 1) if a < b and height(a, b) <= most else None
            if before:
                found.append((before[0] + (costs[a] or 0), max(before[1], height(a, b)), (*before[2], a)))
        return min(found, default=None)

    found = cheapest(end, count)
    return found[2] if found else ()
