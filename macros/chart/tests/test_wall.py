"""On the wall a tall course stands in columns, so that its text becomes large."""

from __future__ import annotations

from itertools import pairwise

import pytest

from macros.chart.breaks import divisions
from macros.chart.geometry import missing, violations
from macros.chart.shapes import Role, Shape
from macros.flow import flow

from .courses import COURSES, SIXTY, group, phases, step
from .test_chart import drawn, points


def phase(name, count, **last):
    """A phase of *count* steps; the last one as said."""
    steps = [step(f"{name}{i}") for i in range(1, count)]
    return group(name, *steps, step(f"{name}{count}", **last), text=f"阶段{name}")


TALL = phases(*(phase(name, 8) for name in "abcd"))
BACK = phases(phase("a", 8), phase("b", 8), phase("c", 8), phase("d", 8, answers={"完成": "end", "重来": "a3"}))
LONG = phases(phase("a", 60), phase("b", 4))
WIDE = phases(
    *(
        group(
            name,
            *(step(f"{name}{i}", SIXTY, answers={"一般": f"{name}{i + 1}", "特殊": "end"}) for i in range(1, 5)),
            step(f"{name}5", SIXTY),
        )
        for name in "abcd"
    )
)
STOPPED = phases(phase("a", 8, answers={"一般": "c", "特殊": "b"}), phase("b", 8, next="end"), phase("c", 8))


def columns(picture):
    """The phases of every column, from left to right."""
    found = {}
    for frame in picture.plan.frames():
        if frame.band:
            found.setdefault(frame.rect.x, []).append(frame)
    return [[frame.id for frame in found[x]] for x in sorted(found)]


@pytest.mark.parametrize("root", [TALL, BACK, STOPPED, LONG, WIDE], ids=["高", "退回", "中途结束", "一阶段很长", "宽"])
def test_columns_are_clean(root):
    plan = drawn(root, "wall").plan
    assert not [*violations(plan), *missing(plan, flow(root))]


def test_tall_course_stands_in_columns_in_reading_order():
    picture = drawn(TALL, "wall")
    assert columns(picture) == [["a", "b"], ["c", "d"]]
    assert points(picture) > 1.5 * points(drawn(TALL))


def test_first_phases_of_all_columns_begin_at_one_height():
    bands = {frame.id: frame.rect for frame in drawn(TALL, "wall").plan.frames()}
    assert bands["a"].y == bands["c"].y


def test_line_leads_through_the_gutter_to_the_next_column():
    plan = drawn(TALL, "wall").plan
    (wire,) = [wire for wire in plan.wires() if (wire.start, wire.to) == ("b8", "c1")]
    bands = {frame.id: frame.rect for frame in plan.frames()}
    gutter = wire.points[2][0]
    assert bands["b"].right < gutter < bands["c"].x
    assert [x == xx for (x, _), (xx, _) in pairwise(wire.points)] == [True, False, True, False, True]


def test_long_phase_goes_on_in_the_next_column_and_says_so():
    plan = drawn(LONG, "wall").plan
    assert [column[0] for column in columns(drawn(LONG, "wall"))] == ["a", "a", "a", "b"]
    titles = ["".join(text.lines) for text in plan.texts() if text.role is Role.TITLE]
    assert titles == ["阶段a", "阶段a（续）", "阶段a（续）", "阶段b"]


@pytest.mark.parametrize(
    ("heights", "begun", "costs", "breaks"),
    [
        pytest.param([10] * 6, [0], [None, 1, 1, 1, 1, 1], (3,), id="一样高"),
        pytest.param([10, 10, 90, 10], [0], [None, 1, 1, 1], (2,), id="一项很高"),
        pytest.param([100] * 6, [0, 4], [None, 5, 5, 5, 0, 5], (4,), id="宁可不拆阶段"),
        pytest.param([10] * 3, [0], [None, None, None], None, id="不能分栏"),
    ],
)
def test_breaks(heights, begun, costs, breaks):
    found = list(divisions(heights, [i in begun for i in range(len(heights))], costs, 2))
    assert breaks in found if breaks else not found


def test_jump_to_another_column_is_a_number_at_both_ends():
    links = {box.id: box.lines for box in drawn(BACK, "wall").plan.boxes() if box.shape is Shape.LINK}
    assert links == {"in:a3": ("①",), "d8>a3>重来": ("转 ①",)}


@pytest.mark.parametrize("name", ["循环", "长文字", "许多步退回同一步", "整个并行"])
def test_course_without_phases_stays_one_column(name):
    one, other = drawn(COURSES[name], "wall"), drawn(COURSES[name])
    assert (one.width, one.height) == (other.width, other.height)


def test_wide_drawing_lies_on_its_side():
    assert not drawn(TALL).landscape
    assert drawn(WIDE, "wall").landscape
