"""Whether a placed chart is clean: every rule, looked at without knowing how it was placed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations

from macros.flow import Edge, Flow, Kind

from .blocks import pill_id
from .shapes import FONT, SIZES, SMALL, Box, Frame, Plan, Point, Rect, Role, Shape, Text, Wire
from .text import width


NEAR = 4  # the least distance between a line and whatever it does not belong to
CORNER = 6  # a line may cross another only this far from the ends of both
ARROW = 10  # the least length of what ends in an arrow

Segment = tuple[Point, Point]
Thing = Box | Text


def violations(plan: Plan) -> Iterator[str]:
    """Yield a sentence for everything in *plan* that a reader would stumble over."""
    boxes = {box.id: box for box in plan.boxes()}
    yield from (f"box {name} drawn {n} times" for name, n in Counter(b.id for b in plan.boxes()).items() if n > 1)
    yield from _canvas(plan)
    yield from _overlaps(plan)
    yield from _frames(plan)
    yield from _text(plan)
    for wire in plan.wires():
        yield from _course(wire)
        yield from _ends(wire, boxes)
        yield from _through(wire, plan)
    for one, other in combinations(plan.wires(), 2):
        yield from _pair(one, other)


def _name(thing: Thing) -> str:
    return f"box {thing.id}" if isinstance(thing, Box) else f"{thing.role} {''.join(thing.lines)}"


def _all(plan: Plan) -> list[Thing]:
    """Boxes, then texts."""
    return [*plan.boxes(), *plan.texts()]


def _canvas(plan: Plan) -> Iterator[str]:
    canvas = Rect(0, 0, plan.width, plan.height)
    for thing in _all(plan):
        if not canvas.holds(thing.rect):
            yield f"{_name(thing)} outside the chart"
    for frame in plan.frames():
        if not canvas.holds(frame.rect):
            yield f"frame {frame.id} outside the chart"
    for wire in plan.wires():
        if not all(0 <= x <= plan.width and 0 <= y <= plan.height for x, y in wire.points):
            yield f"{_line(wire)} outside the chart"


def _overlaps(plan: Plan) -> Iterator[str]:
    """Boxes and texts that come too near each other."""
    touching = {frozenset((link.start, link.to)) for link in plan.links()}
    for one, other in combinations(_all(plan), 2):
        if isinstance(one, Box) and isinstance(other, Box):
            apart = 0 if {one.id, other.id} in touching or Shape.BAR in (one.shape, other.shape) else NEAR
        elif isinstance(one, Box) and isinstance(other, Text) and (other.role, other.owner) == (Role.TAG, one.id):
            continue  # a stamp stands on its own box
        else:
            apart = 1
        if one.rect.grown(apart).overlaps(other.rect):
            yield f"{_name(one)} on {_name(other)}"


def _frames(plan: Plan) -> Iterator[str]:
    """Frames hold things whole or not at all."""

    def torn(frame: Frame, rect: Rect) -> bool:
        return frame.rect.overlaps(rect) and not frame.rect.holds(rect)

    for frame in plan.frames():
        yield from (f"{_name(thing)} on the edge of {frame.id}" for thing in _all(plan) if torn(frame, thing.rect))
    for one, other in combinations(plan.frames(), 2):
        if torn(one, other.rect) and torn(other, one.rect):
            yield f"frames {one.id} and {other.id} overlap"


def _text(plan: Plan) -> Iterator[str]:
    """Every text has the room it needs."""
    for box in plan.boxes():
        size = SMALL if box.shape in (Shape.TERMINAL, Shape.LINK, Shape.TAB) else FONT
        widths = [width(line, size) for line in box.lines] + [width(line, SMALL) for line in box.small]
        if widths and max(widths) > box.rect.w - 2 * box.slant:
            yield f"text too wide for {_name(box)}"
    for text in plan.texts():
        size, line = SIZES[text.role]
        if max(width(each, size) for each in text.lines) > text.rect.w or line * len(text.lines) > text.rect.h:
            yield f"no room for {_name(text)}"


def _line(wire: Wire) -> str:
    return f"line {wire.start} → {wire.to}"


def _course(wire: Wire) -> Iterator[str]:
    """Right angles, no way back, room for the arrow."""
    for (x, y), (xx, yy) in wire.segments():
        if (x == xx) == (y == yy):
            yield f"{_line(wire)} is not at right angles at {x},{y}"
    for a, b, c in zip(wire.points, wire.points[1:], wire.points[2:], strict=False):
        if (b[0] - a[0]) * (c[0] - b[0]) + (b[1] - a[1]) * (c[1] - b[1]) < 0:
            yield f"{_line(wire)} turns back on itself"
    (x, y), (xx, yy) = wire.points[-2:]
    if abs(x - xx) + abs(y - yy) < ARROW:
        yield f"{_line(wire)} has no room for its arrow"


def _ends(wire: Wire, boxes: dict[str, Box]) -> Iterator[str]:
    """Both ends on the edges of their boxes, from outside."""
    points = wire.points
    ends = ((wire.start, points[0], points[1]), (wire.to, points[-1], points[-2]))
    for name, end, inner in ends:
        if name not in boxes:
            yield f"{_line(wire)} belongs to no box"
        elif not _on_edge(boxes[name], end, inner):
            yield f"{_line(wire)} does not end on the edge of {name}"


def _on_edge(box: Box, end: Point, inner: Point) -> bool:
    """Whether *end* lies on the outline of *box*, with the line on the outside of it."""
    r, (x, y) = box.rect, end
    if inner[1] == y:
        return r.y < y < r.bottom and x == box.edge(y, right=inner[0] > x)
    return r.x + box.slant < x < r.right - box.slant and y == (r.y if inner[1] < y else r.bottom)


def _through(wire: Wire, plan: Plan) -> Iterator[str]:
    """Everything a line runs through or too close to."""
    segments = list(wire.segments())
    for k, segment in enumerate(segments):
        around = _span(segment)
        own = {wire.start} if k == 0 else set()
        own |= {wire.to} if k == len(segments) - 1 else set()
        for box in plan.boxes():
            if box.id not in own and around.overlaps(box.rect.grown(NEAR)):
                yield f"{_line(wire)} through {_name(box)}"
        for text in plan.texts():
            if around.overlaps(text.rect.grown(1)):
                yield f"{_line(wire)} through {_name(text)}"
        for frame in plan.frames():
            if _along(segment, frame.rect):
                yield f"{_line(wire)} along the edge of {frame.id}"


def _span(segment: Segment) -> Rect:
    """A segment as a rectangle, one unit thick on each side."""
    (x, y), (xx, yy) = segment
    rect = Rect(min(x, xx), min(y, yy), abs(x - xx), abs(y - yy))
    return Rect(rect.x, rect.y - 1, rect.w, 2) if y == yy else Rect(rect.x - 1, rect.y, 2, rect.h)


def _along(segment: Segment, rect: Rect) -> bool:
    (x, y), (xx, yy) = segment
    if y == yy:
        return min(abs(y - rect.y), abs(y - rect.bottom)) < NEAR and min(x, xx) < rect.right and max(x, xx) > rect.x
    return min(abs(x - rect.x), abs(x - rect.right)) < NEAR and min(y, yy) < rect.bottom and max(y, yy) > rect.y


def _pair(one: Wire, other: Wire) -> Iterator[str]:
    """Two lines may cross at a right angle, away from their ends and bends, and nothing else."""
    names = f"lines {one.start} → {one.to} and {other.start} → {other.to}"
    for a in one.segments():
        for b in other.segments():
            if _level(a) == _level(b):
                if _span(a).grown(NEAR // 2).overlaps(_span(b).grown(NEAR // 2)):
                    yield f"{names} share a segment"
            elif not _apart_or_crossing(*((a, b) if _level(a) else (b, a))):
                yield f"{names} touch"


def _level(segment: Segment) -> bool:
    return segment[0][1] == segment[1][1]


def _apart_or_crossing(level: Segment, upright: Segment) -> bool:
    y, x = level[0][1], upright[0][0]
    left, right = sorted((level[0][0], level[1][0]))
    top, bottom = sorted((upright[0][1], upright[1][1]))
    apart = not (left - NEAR < x < right + NEAR and top - NEAR < y < bottom + NEAR)
    return apart or (left + CORNER <= x <= right - CORNER and top + CORNER <= y <= bottom - CORNER)


def missing(plan: Plan, flow: Flow) -> Iterator[str]:
    """Yield a sentence for every step, edge and answer of *flow* that *plan* does not show."""
    boxes = {box.id for box in plan.boxes()}
    ways: dict[str, list[str]] = {}
    drawn = [(wire.start, wire.to) for wire in plan.wires()] + [(link.start, link.to) for link in plan.links()]
    for start, to in drawn:
        ways.setdefault(start, []).append(to)
    for vertex in flow.vertices.values():
        if vertex.node and vertex.id not in boxes and vertex.kind is not Kind.JOIN:
            yield f"{vertex.id} is not drawn"
    texts = {(text.owner, "".join(text.lines).replace(" ", "")) for text in plan.texts()}
    tabs = {"".join(box.lines).replace(" ", "") for box in plan.boxes() if box.shape is Shape.TAB}
    for edge in flow.edges:
        if not _shown(edge, ways, flow):
            yield f"{edge.start} → {edge.to} is not drawn"
        answer = edge.label.replace(" ", "")
        if answer and (edge.start, answer) not in texts and answer not in tabs:
            yield f"answer {answer} of {edge.start} is not written"


def _shown(edge: Edge, ways: dict[str, list[str]], flow: Flow) -> bool:
    """Whether lines lead from the start of *edge* to its target, through nothing that is a step."""
    goals = {edge.to, pill_id(edge)}
    found, todo = {edge.start}, [edge.start]
    while todo:
        here = todo.pop()
        for there in ways.get(here, ()):
            if there in goals:
                return True
            if there not in found and there not in flow.vertices:
                found.add(there)
                todo.append(there)
    return False
