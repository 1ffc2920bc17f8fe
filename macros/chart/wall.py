"""Columns side by side, for a sheet on the wall: down each of them, then on at the head of the next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from .blocks import CLEAR, extent
from .shapes import FONT, Item, Wire


GUTTER = 32  # between two columns: room for the line from one to the next


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


def points(width: int, height: int) -> float:
    """Size of the text in boxes when a chart fills its sheet."""
    return FONT * best_sheet(width, height).scale(width, height) * 72 / 25.4


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
