"""The door: a node with a course in, an SVG out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from macros.flow import flow
from macros.model import Node

from .blocks import Course
from .draw import Words, draw, standalone
from .layout import Form, plan
from .shapes import Box, Plan
from .wall import LANDSCAPE, best_sheet


__all__ = ["Chart", "Form", "drawn", "placed", "standalone"]

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


def placed(
    norm_root: Node,
    *,
    mark: Callable[[Node], str],
    name: Callable[[str], str],
    form: Form = "wide",
) -> Plan:
    """Place the course of *norm_root*; its boxes lead to ids and targets, whose addresses ``drawn`` asks for.

    *mark* gives a short mark for a box (推定, 待核) or "", *name* the name of ``norm-slug[#id]``; the *form* narrow is
    for phones, wall for a sheet of A3.
    """
    course = Course(flow(norm_root), lambda node: node.id, mark, lambda to: (name(to), f"{ELSEWHERE}{to}"))
    return plan(course, norm_root, form)


def drawn(  # noqa: PLR0913 - by name
    where: Plan,
    norm_root: Node,
    *,
    title: str,
    description: str,
    href: Callable[[Node], str],
    address: Callable[[str], str],
    form: Form = "wide",
) -> Chart:
    """Draw what is placed; *href* gives the address of a step, *address* that of ``norm-slug[#id]``."""
    nodes = {node.id: node for node in norm_root.walk()}

    def leading(to: str) -> str:
        return address(to.removeprefix(ELSEWHERE)) if to.startswith(ELSEWHERE) else href(nodes[to])

    items = (replace(i, href=leading(i.href)) if isinstance(i, Box) and i.href else i for i in where.items)
    led = replace(where, items=tuple(items))
    name = f"chart-{norm_root.id}" if form == "wide" else f"chart-{norm_root.id}-{form}"
    return Chart(draw(led, Words(name, title, description)), led.width, led.height, led)
