"""The door: a node with a course in, an SVG out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.flow import flow
from macros.model import Node

from .blocks import Course
from .draw import Words, draw, standalone
from .layout import plan
from .shapes import Plan
from .wall import LANDSCAPE, best_sheet


__all__ = ["Chart", "chart", "standalone"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A flowchart: its picture, its size in units (pixels at full size), and what stands where."""

    svg: str
    width: int
    height: int
    plan: Plan

    @property
    def landscape(self) -> bool:
        """Whether it becomes larger on a sheet that lies on its side."""
        return best_sheet(self.width, self.height) is LANDSCAPE


def unnamed(target: str) -> tuple[str, str]:
    """Name and address of a step elsewhere, when nobody knows better."""
    return target, ""


def chart(  # noqa: PLR0913 - the door: all but the node by name
    norm_root: Node,
    *,
    title: str,
    description: str,
    href: Callable[[Node], str],
    mark: Callable[[Node], str],
    elsewhere: Callable[[str], tuple[str, str]] = unnamed,
    narrow: bool = False,
    wall: bool = False,
) -> Chart:
    """Draw the course of *norm_root*.

    *href* gives the address a box leads to, *mark* a short mark for it (推定, 待核)
    or "", *elsewhere* the name and the address of ``norm-slug[#id]``; *narrow* is for phones,
    *wall* for a sheet of A3.
    """
    course = Course(flow(norm_root), href, mark, elsewhere)
    placed = plan(course, norm_root, narrow=narrow, wall=wall)
    name = f"chart-{norm_root.id}{'-narrow' if narrow else '-wall' if wall else ''}"
    return Chart(draw(placed, Words(name, title, description)), placed.width, placed.height, placed)
