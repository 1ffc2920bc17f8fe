"""A placed chart as SVG: classes only, every position written out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path

from .shapes import (
    FONT,
    LINE,
    SIZES,
    SMALL,
    SMALL_LINE,
    Box,
    Frame,
    Plan,
    Point,
    Rect,
    Role,
    Shape,
    Text,
    Wire,
)


ROUND = 6  # radius of the corners of a line
HEAD, HALF_HEAD = 8, 4  # length of an arrow, half its width
STYLESHEET = Path(__file__).parents[2] / "docs" / "assets" / "css" / "chart.css"


@dataclass(frozen=True, slots=True)
class Words:
    """What a chart is called: *name* in ids, the rest for readers."""

    name: str
    title: str
    description: str


def draw(plan: Plan, words: Words) -> str:
    """Return the SVG element."""
    name = escape(words.name)
    wires = plan.wires()
    size = f'width="{plan.width}" height="{plan.height}" viewBox="0 0 {plan.width} {plan.height}"'
    named = f'id="{name}" role="group" aria-labelledby="{name}-title {name}-desc"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="chart" {named} {size} data-search-exclude="">',
        f'<title id="{name}-title">{escape(words.title)}</title>',
        f'<desc id="{name}-desc">{escape(words.description)}</desc>',
        *(_frame(frame) for frame in plan.frames()),
        f'<path class="chart-wire" d="{"".join(_line(wire.points) for wire in wires)}"/>',
        f'<path class="chart-head" d="{"".join(_head(wire) for wire in wires)}"/>',
        *(_box(item) if isinstance(item, Box) else _text(item) for item in plan.items if isinstance(item, Box | Text)),
        "</svg>",
    ]
    return "".join(parts)


def standalone(svg: str) -> str:
    """The same as a file of its own, with its stylesheet inside."""
    at = svg.index(">") + 1
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{svg[:at]}<style>{escape(_stylesheet(), quote=False)}</style>{svg[at:]}\n'


@cache
def _stylesheet() -> str:
    """What of the stylesheet holds for a file of its own: the light colours."""
    css = STYLESHEET.read_text(encoding="utf-8")
    return css.split("/* 以下只用于网页 */", maxsplit=1)[0].replace(":root", ".chart").strip()


def _frame(frame: Frame) -> str:
    kind = "band" if frame.band else "frame"
    return f'<rect class="chart-{kind}" {_at(frame.rect)} rx="{8 if frame.band else 4}"/>'


def _at(rect: Rect) -> str:
    return f'x="{rect.x}" y="{rect.y}" width="{rect.w}" height="{rect.h}"'


def _line(points: tuple[Point, ...]) -> str:
    """A line with rounded corners; it ends inside its arrow, so that its end does not show."""
    ends = list(points)
    ends[-1] = _towards(points[-1], points[-2], HEAD - 1)
    path = [f"M{ends[0][0]} {ends[0][1]}"]
    for before, corner, after in zip(ends, ends[1:], ends[2:], strict=False):
        radius = min(ROUND, _length(before, corner) // 2, _length(corner, after) // 2)
        a, b = _towards(corner, before, radius), _towards(corner, after, radius)
        path.append(f"L{a[0]} {a[1]}Q{corner[0]} {corner[1]} {b[0]} {b[1]}")
    path.append(f"L{ends[-1][0]} {ends[-1][1]}")
    return "".join(path)


def _length(a: Point, b: Point) -> int:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(a: Point, b: Point, by: int) -> Point:
    """The point *by* units from *a* on the way to *b*, right or down or left or up of it."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    return a[0] + by * ((dx > 0) - (dx < 0)), a[1] + by * ((dy > 0) - (dy < 0))


def _head(wire: Wire) -> str:
    (x, y), before = wire.points[-1], wire.points[-2]
    bx, by = _towards((x, y), before, HEAD)
    wide, high = (0, HALF_HEAD) if by == y else (HALF_HEAD, 0)
    return f"M{x} {y}L{bx + wide} {by + high}L{bx - wide} {by - high}Z"


def _box(box: Box) -> str:
    shape = "".join(_outline(box))
    marked = " chart-marked" if box.mark else ""
    inside = f'<g class="chart-box chart-{box.shape}{marked}">{shape}{_lines(box)}</g>'
    return f'<a href="{escape(box.href)}">{inside}</a>' if box.href else inside


def _outline(box: Box) -> Iterator[str]:
    r = box.rect
    match box.shape:
        case Shape.DECISION:
            s = box.slant
            yield (
                f'<path d="M{r.x} {r.cy}L{r.x + s} {r.y}H{r.right - s}L{r.right} {r.cy}'
                f'L{r.right - s} {r.bottom}H{r.x + s}Z"/>'
            )
        case Shape.TERMINAL | Shape.LINK:
            yield f'<rect {_at(r)} rx="{r.h // 2 if len(box.lines) == 1 else 10}"/>'
        case Shape.BAR | Shape.TAB:
            yield f"<rect {_at(r)}/>"
        case Shape.SUB:
            yield f'<rect {_at(r)} rx="4"/>'
            yield f'<path d="M{r.x + 5} {r.y}V{r.bottom}M{r.right - 5} {r.y}V{r.bottom}"/>'
        case _:
            yield f'<rect {_at(r)} rx="4"/>'


def _lines(box: Box) -> str:
    if not box.lines and not box.small:
        return ""
    r = box.rect
    small = box.shape in (Shape.TERMINAL, Shape.LINK, Shape.TAB)
    size, line = (SMALL, SMALL_LINE) if small else (FONT, LINE)
    gap = 6 if box.shape is Shape.LIST else 0
    high = line * len(box.lines) + gap + SMALL_LINE * len(box.small)
    y = r.y + (r.h - high) // 2
    text = "".join(_spans(box.lines, r.cx, y, size, line))
    y += line * len(box.lines) + gap
    if not box.small:
        return f'<text class="chart-text">{text}</text>'
    listed = box.shape is Shape.LIST
    more = "".join(_spans(box.small, r.x + 14 if listed else r.cx, y, SMALL, SMALL_LINE))
    kind = "list-text" if listed else "note"
    return (f'<text class="chart-text">{text}</text>' if text else "") + f'<text class="chart-{kind}">{more}</text>'


def _spans(lines: Iterable[str], x: int, y: int, size: int, line: int) -> Iterator[str]:
    """Every line at its place; *y* is the top of the first."""
    for i, each in enumerate(lines):
        base = y + line * i + (line - size) // 2 + size * 7 // 8
        yield f'<tspan x="{x}" y="{base}">{escape(each, quote=False)}</tspan>'


def _text(text: Text) -> str:
    r = text.rect
    size, line = SIZES[text.role]
    x = {"start": r.x, "middle": r.cx, "end": r.right}[text.anchor]
    spans = "".join(_spans(text.lines, x, r.y, size, line))
    kind = {"end": " chart-end", "middle": " chart-middle"}.get(text.anchor, "")
    inside = f'<text class="chart-{text.role}{kind}">{spans}</text>'
    if text.role is Role.TAG:
        return f'<g class="chart-stamp"><rect {_at(r)} rx="2"/>{inside}</g>'
    return inside
