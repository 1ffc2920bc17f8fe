"""From a course to a placed chart: jumps that find no path become numbers, until all is clean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Literal

from macros.flow import Edge
from macros.model import END, Node

from .blocks import Course, Goal, extent, pill_id
from .columns import NARROW_ROOM, ROOM, Division, Search
from .place import STOP, listed, whole
from .route import routed
from .shapes import Box, Frame, Item, Lane, Link, Plan, Rect, Spare, Text, Way, Wire
from .wall import side_by_side


MARGIN, EDGE = 4, 10  # around the bands; between a band and what is in it
Form = Literal["wide", "narrow", "wall"]
ROOMS = {"wide": ROOM, "narrow": NARROW_ROOM}  # for the main path
WIDEST = {"wide": 720, "narrow": 360}  # how wide a chart may be; on the wall it fills the sheet


def plan(course: Course, root: Node, form: Form) -> Plan:
    """Place and route the course of *root*, for the wall in several columns."""
    course = course.within({END: Goal(END, STOP)})
    rows = listed(root, course.flow)
    division = Search(rows, course).best() if form == "wall" else Division((ROOMS[form],))
    numbered: dict[Edge, str] = {}
    while True:
        columns = whole(rows, division.rooms, division.breaks, course)
        drawn, failed = zip(*(routed(_stretched(items)) for items in columns), strict=True)
        more = {way.edge: way.to for ways in failed for way in ways}
        done = [_cropped(items) for items in drawn]
        if not more and form in WIDEST:
            more = _outermost(columns[0], done[0], WIDEST[form])
        if not more:
            return _finished(done, numbered)
        numbered |= more
        order = [item.id for item in chain(*columns) if isinstance(item, Box) and item.id in numbered.values()]
        numbers = {name: i for i, name in enumerate(order, 1)}
        course = replace(course, numbers=numbers, numbered=frozenset(numbered))


def _outermost(items: Sequence[Item], drawn: Sequence[Item], most: int) -> dict[Edge, str]:
    """The jump that runs farthest outside of all boxes, if the chart could do with *most* units without its jumps."""
    jumps = {way.edge for way in items if isinstance(way, Way)}
    around = extent([item for item in drawn if isinstance(item, Box | Text)])
    beside = 2 * (EDGE + MARGIN)
    if extent(drawn).w + 2 * MARGIN <= most or around.w + beside > most:
        return {}
    wires = [wire for wire in drawn if isinstance(wire, Wire) and wire.edge in jumps]
    out = [(max(around.x - x, x - around.right), wire) for wire in wires for x, _ in wire.points]
    by, wire = max(out, key=lambda each: each[0], default=(0, None))
    return {wire.edge: wire.to} if by > 0 and wire and wire.edge else {}


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
