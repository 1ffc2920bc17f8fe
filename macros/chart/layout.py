"""From a course to a placed chart: jumps that find no path become numbers, until all is clean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from macros.flow import Edge, flow
from macros.model import Node

from .blocks import Course, even, extent, pill_id
from .place import whole
from .route import routed
from .shapes import Box, Frame, Item, Lane, Link, Plan, Rect, Spare, Way


ROOM, NARROW_ROOM = 578, 296  # what stands between the gutters
MARGIN, EDGE = 4, 10  # around the bands; between a band and what is in it


def plan(
    root: Node,
    href: Callable[[Node], str],
    mark: Callable[[Node], str],
    elsewhere: Callable[[str], tuple[str, str]],
    *,
    narrow: bool,
) -> Plan:
    """Place and route the course of *root*."""
    course = Course(flow(root), href, mark, elsewhere, {}, frozenset(), {})
    numbered: dict[Edge, str] = {}
    room = NARROW_ROOM if narrow else ROOM
    spare = [item.width for item in whole(root, room, course) if isinstance(item, Spare)]
    course = replace(course, closer=max(even(min(spare, default=0) - 2), 0))
    while True:
        items = whole(root, room, course)
        items, failed = routed(_stretched(items))
        if not failed:
            return _cropped(items, numbered)
        numbered |= {way.edge: way.to for way in failed}
        order = [item.id for item in items if isinstance(item, Box) and item.id in numbered.values()]
        numbers = {name: i for i, name in enumerate(order, 1)}
        course = replace(course, numbers=numbers, numbered=frozenset(numbered))


def _stretched(items: Sequence[Item], around: Rect | None = None) -> list[Item]:
    """Make every band as wide as *around*, or as all gutters."""
    x, w = (around.x, around.w) if around else (extent(items).x - EDGE, extent(items).w + 2 * EDGE)
    return [
        replace(item, rect=Rect(x, item.rect.y, w, item.rect.h)) if isinstance(item, Frame) and item.band else item
        for item in items
    ]


def _cropped(items: list[Item], numbered: dict[Edge, str]) -> Plan:
    """Cut off gutters that nothing runs in, and begin at 0."""
    drawn: list[Item] = [item for item in items if not isinstance(item, Lane | Way | Spare)]
    inner = extent([item for item in drawn if not (isinstance(item, Frame) and item.band)])
    drawn = _stretched(drawn, inner.grown(EDGE))
    around = extent(drawn).grown(MARGIN)
    links = [Link(pill_id(edge), to) for edge, to in numbered.items()]
    return Plan(tuple(item.moved(-around.x, -around.y) for item in (*drawn, *links)), around.w, around.h)
