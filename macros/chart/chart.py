"""The door: a node with a course in, an SVG out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.model import Node

from .draw import Words, draw, standalone
from .layout import plan
from .shapes import Plan


__all__ = ["Chart", "chart", "standalone"]


@dataclass(frozen=True, slots=True)
class Chart:
    """A flowchart: its picture, its size in units (pixels at full size), and what stands where."""

    svg: str
    width: int
    height: int
    plan: Plan


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
) -> Chart:
    """Draw the course of *norm_root*.

    *href* gives the address a box leads to, *mark* a short mark for it (推定, 待核)
    or "", *elsewhere* the name and the address of ``norm-slug[#id]``; *narrow* is for phones.
    """
    placed = plan(norm_root, href, mark, elsewhere, narrow=narrow)
    name = f"chart-{norm_root.id}{'-narrow' if narrow else ''}"
    return Chart(draw(placed, Words(name, title, description)), placed.width, placed.height, placed)
