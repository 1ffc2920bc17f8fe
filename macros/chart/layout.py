"""From a course to a placed chart: jumps that find no path become numbers, until all is clean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from macros.flow import Edge
from macros.model import Node

from .blocks import Course, even, extent, pill_id
from .place import phases, whole
from .route import routed
from .shapes import Box, Frame, Item, Lane, Link, Plan, Rect, Spare, Way
from .wall import best_breaks, side_by_side


ROOM, NARROW_ROOM = 578, 296  # what stands between the gutters
MARGIN, EDGE = 4, 10  # around the bands; between a band and what is in it


def plan(course: Course, root: Node, *, narrow: bool = False, wall: bool = False) -> Plan:
    """Place and route the course of *root*, on the *wall* in several columns."""
    room = NARROW_ROOM if narrow else ROOM
    blocks = phases(root, room, course)
    spare = [item.width for block in blocks for item in block.items if isinstance(item, Spare)]
    course = replace(course, closer=max(even(min(spare, default=0) - 2), 0))
    blocks = phases(root, room, course)
    breaks = best_breaks(blocks) if wall else ()
    numbered: dict[Edge, str] = {}
    while True:
        columns = whole(blocks, breaks)
        drawn, failed = zip(*(routed(_stretched(items)) for items in columns), strict=True)
        if not any(failed):
            return _finished([_cropped(items) for items in drawn], numbered)
        numbered |= {way.edge: way.to for ways in failed for way in ways}
        order = [item.id for item in chain(*columns) if isinstance(item, Box) and item.id in numbered.values()]
        numbers = {name: i for i, name in enumerate(order, 1)}
        course = replace(course, numbers=numbers, numbered=frozenset(numbered))
        blocks = phases(root, room, course)


def _stretched(items: Sequence[Item], around: Rect | None = None) -> list[Item]:
    """Make every band as wide as *around*, or as all gutters."""
    x, w = (around.x, around.w) if around else (extent(items).x - EDGE, extent(items).w + 2 * EDGE)
    return [
        replace(item, rect=Rect(x, item.rect.y, w, item.rect.h)) if isinstance(item, Frame) and item.band else item
        for item in items
    ]


def _cropped(items: Sequence[Item]) -> list[Item]:
    """Cut off gutters that nothing runs in."""
    drawn: list[Item] = [item for item in items if not isinstance(item, Lane | Way | Spare)]
    inner = extent([item for item in drawn if not (isinstance(item, Frame) and item.band)])
    return _stretched(drawn, inner.grown(EDGE))


def _finished(columns: list[list[Item]], numbered: dict[Edge, str]) -> Plan:
    """The whole chart; it begins at 0."""
    drawn = side_by_side(columns)
    around = extent(drawn).grown(MARGIN)
    links = [Link(pill_id(edge), to) for edge, to in numbered.items()]
    return Plan(tuple(item.moved(-around.x, -around.y) for item in (*drawn, *links)), around.w, around.h)
