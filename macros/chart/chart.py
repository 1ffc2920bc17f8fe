"""The door: a node with a course in, an SVG out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from macros.flow import flow
from macros.model import Node

from .blocks import Course
from .draw import Words, draw, standalone
from .layout import plan
from .shapes import Box, Plan
from .wall import LANDSCAPE, best_sheet


__all__ = ["Chart", "chart", "drawn", "placed", "standalone"]

ELSEWHERE = "to:"  # before the target, where a box of a placed chart leads to another norm


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


def placed(
    norm_root: Node,
    *,
    mark: Callable[[Node], str],
    name: Callable[[str], str],
    narrow: bool = False,
    wall: bool = False,
) -> Plan:
    """Place the course of *norm_root*; its boxes lead to ids and targets, whose addresses ``drawn`` asks for.

    *mark* gives a short mark for a box (推定, 待核) or "", *name* the name of ``norm-slug[#id]``; *narrow* is for
    phones, *wall* for a sheet of A3.
    """
    course = Course(flow(norm_root), lambda node: node.id, mark, lambda to: (name(to), f"{ELSEWHERE}{to}"))
    return plan(course, norm_root, narrow=narrow, wall=wall)


def drawn(  # noqa: PLR0913 - by name
    where: Plan,
    norm_root: Node,
    *,
    title: str,
    description: str,
    href: Callable[[Node], str],
    address: Callable[[str], str],
    form: str = "",
) -> Chart:
    """Draw what is placed; *href* gives the address of a step, *address* that of ``norm-slug[#id]``."""
    nodes = {node.id: node for node in norm_root.walk()}

    def leading(to: str) -> str:
        return address(to.removeprefix(ELSEWHERE)) if to.startswith(ELSEWHERE) else href(nodes[to])

    items = (replace(i, href=leading(i.href)) if isinstance(i, Box) and i.href else i for i in where.items)
    led = replace(where, items=tuple(items))
    name = f"chart-{norm_root.id}{form and f'-{form}'}"
    return Chart(draw(led, Words(name, title, description)), led.width, led.height, led)


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
    """Place and draw the course of *norm_root*; *elsewhere* gives the name and the address of ``norm-slug[#id]``."""
    where = placed(norm_root, mark=mark, name=lambda to: elsewhere(to)[0], narrow=narrow, wall=wall)
    form = "narrow" if narrow else "wall" if wall else ""
    address = lambda to: elsewhere(to)[1]  # noqa: E731 - the other half
    return drawn(where, norm_root, title=title, description=description, href=href, address=address, form=form)
