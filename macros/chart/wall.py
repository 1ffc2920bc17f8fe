"""Columns side by side, for a sheet on the wall: down each of them, then on at the head of the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from .blocks import CLEAR, MARK_ROOM, Block, extent
from .place import whole
from .shapes import Box, Frame, Item, Lane, Way, Wire


GUTTER = 32  # between two columns: room for the line from one to the next
MOST = 3  # columns
WORTH = 0.9  # one column more must be worth it: the text a tenth larger


@dataclass(frozen=True, slots=True)
class Sheet:
    """What of a sheet of A3 is left for a chart, in millimetres."""

    width: int
    height: int

    def scale(self, width: int, height: int) -> float:
        """How many millimetres a unit becomes in a chart that fills the sheet."""
        return min(self.width / width, self.height / height)


PORTRAIT, LANDSCAPE = Sheet(265, 350), Sheet(390, 235)


def best_sheet(width: int, height: int) -> Sheet:
    """The sheet on which a chart becomes larger."""
    return max(PORTRAIT, LANDSCAPE, key=lambda sheet: sheet.scale(width, height))


def best_breaks(blocks: Sequence[Block]) -> tuple[int, ...]:
    """Which of *blocks* begin a column, so that the text becomes as large as possible: only phases do."""

    def worth(breaks: tuple[int, ...]) -> float:
        width, height = _size(whole(blocks, breaks))
        return best_sheet(width, height).scale(width, height) * WORTH ** len(breaks)

    return max(_divisions(blocks), key=worth)  # of equal ones the first, with the fewest columns


def _divisions(blocks: Sequence[Block]) -> Iterator[tuple[int, ...]]:
    phases = [i for i, block in enumerate(blocks) if i and any(isinstance(x, Frame) and x.band for x in block.items)]
    for count in range(MOST):
        yield from combinations(phases, count)


def _size(columns: Sequence[Sequence[Item]]) -> tuple[int, int]:
    """Width and height of the whole, nearly: jumps to another column become numbers, which take room at both ends."""
    around = [extent([item for item in column if not isinstance(item, Lane)]) for column in columns]
    heights = [rect.h for rect in around]
    at = {item.id: i for i, column in enumerate(columns) for item in column if isinstance(item, Box)}
    away = {way for column in columns for way in column if isinstance(way, Way) and at[way.start] != at[way.to]}
    for i in [at[way.start] for way in away] + [at[to] for to in {way.to for way in away}]:
        heights[i] += MARK_ROOM
    return sum(rect.w for rect in around) + GUTTER * (len(columns) - 1), max(heights)


def side_by_side(columns: Sequence[Sequence[Item]]) -> list[Item]:
    """The columns from left to right, joined by lines in the gutters between them."""
    items: list[Item] = []
    foot: Wire | None = None
    right = 0
    for column in columns:
        around = extent(column)
        dx = right + GUTTER - around.x if items else 0
        gutter = right + GUTTER // 2
        right = around.right + dx
        for item in column:
            match item.moved(dx, 0):
                case Wire(to="") as wire:
                    below = extent([other for other in column if other is not item]).bottom + CLEAR
                    foot = replace(wire, points=(wire.points[0], (dx, max(below, wire.points[1][1]))))
                case Wire(start="") as head if foot:
                    items.append(_around(foot, gutter, head))
                case moved:
                    items.append(moved)
    return items


def _around(foot: Wire, gutter: int, head: Wire) -> Wire:
    """The line from the *foot* of a column, up the *gutter*, and down from the *head* of the next one."""
    low, high = foot.points[-1][1], head.points[0][1]
    return replace(foot, to=head.to, points=(*foot.points, (gutter, low), (gutter, high), *head.points))
