"""The checker finds what is wrong: broken drawings, one fault each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.chart.geometry import missing, violations
from macros.chart.shapes import Box, Frame, Plan, Rect, Role, Shape, Text, Wire
from macros.flow import flow

from .courses import phases, step


A = Box("a", Shape.STEP, Rect(20, 20, 100, 40), ("办理",))
B = Box("b", Shape.DECISION, Rect(20, 100, 100, 40), ("判断",))
C = Box("c", Shape.STEP, Rect(200, 100, 100, 40), ("例外",))
NO = Text(Rect(130, 98, 24, 17), ("不行",), Role.LABEL, owner="b")
AB = Wire("a", "b", ((70, 60), (70, 100)))
BC = Wire("b", "c", ((120, 120), (200, 120)))
CA = Wire("c", "a", ((250, 100), (250, 40), (120, 40)))
GOOD = (A, B, C, NO, AB, BC, CA)


def plan(*items):
    return Plan(items, 400, 300)


def test_clean_drawing_has_no_fault():
    assert not list(violations(plan(*GOOD)))


def without(*items):
    return [item for item in GOOD if item not in items]


BROKEN = {
    "框叠在一起": ([*GOOD, Box("d", Shape.STEP, Rect(260, 110, 100, 40))], "box c on box d"),
    "同一框画了两次": ([*GOOD, replace(A, rect=Rect(20, 200, 100, 40))], "box a drawn 2 times"),
    "框出了画面": ([*GOOD, Box("d", Shape.STEP, Rect(350, 200, 100, 40))], "box d outside the chart"),
    "框太近": ([*GOOD, Box("d", Shape.STEP, Rect(200, 142, 100, 40))], "box c on box d"),
    "答案压着框": ([*without(NO), NO.moved(-20, 10)], "box b on label 不行"),
    "两个答案叠着": ([*GOOD, replace(NO, lines=("另一",)).moved(4, 4)], "label 不行 on label 另一"),
    "字比框宽": ([*without(A), replace(A, lines=("这一行字比它的框宽得多",))], "text too wide for box a"),
    "答案没地方": ([*without(NO), replace(NO, lines=("不行不行",))], "no room for label 不行不行"),
    "斜线": ([*GOOD, Wire("a", "b", ((40, 60), (50, 100)))], "not at right angles"),
    "线出了画面": ([*without(CA), Wire("c", "a", ((250, 100), (250, -5), (70, -5), (70, 20)))], "outside the chart"),
    "线没到框": ([*without(AB), Wire("a", "b", ((70, 60), (70, 95)))], "does not end on the edge of b"),
    "线到了六边形的角": (
        [*without(CA), Wire("c", "b", ((250, 100), (250, 80), (26, 80), (26, 100)))],
        "does not end on the edge of b",
    ),
    "线没有框": ([*GOOD, Wire("a", "x", ((40, 60), (40, 90)))], "belongs to no box"),
    "线从框里出来": ([*without(CA), Wire("a", "c", ((20, 40), (190, 40), (190, 120), (200, 120)))], "edge of a"),
    "线穿过框": ([*without(BC), Wire("a", "c", ((120, 30), (330, 30), (330, 120), (200, 120)))], "edge of c"),
    "线穿过别的框": (
        [*GOOD, Box("d", Shape.STEP, Rect(240, 60, 60, 20))],
        "line c → a through box d",
    ),
    "线穿过答案": ([*without(NO), NO.moved(0, 15)], "line b → c through label 不行"),
    "线压着框边": ([*GOOD, Box("d", Shape.STEP, Rect(252, 60, 60, 20))], "line c → a through box d"),
    "线往回走": (
        [*without(BC), Wire("b", "c", ((120, 120), (160, 120), (150, 120), (200, 120)))],
        "turns back on itself",
    ),
    "箭头没地方": (
        [
            *without(CA),
            Wire("c", "a", ((250, 140), (250, 160), (315, 160), (315, 30), (126, 30), (126, 40), (120, 40))),
        ],
        "no room for its arrow",
    ),
    "两条线重合": ([*GOOD, Wire("b", "c", ((120, 120), (200, 120)))], "share a segment"),
    "两条线几乎重合": (
        [*GOOD, Wire("c", "a", ((252, 100), (252, 42), (120, 42)))],
        "share a segment",
    ),
    "线在另一条线的拐角": (
        [*GOOD, Box("d", Shape.STEP, Rect(300, 20, 60, 40)), Wire("d", "c", ((300, 40), (250, 40), (250, 100)))],
        "touch",
    ),
    "线搭在另一条线上": (
        [*GOOD, Box("d", Shape.STEP, Rect(150, 200, 60, 40)), Wire("d", "c", ((180, 200), (180, 122), (200, 122)))],
        "share a segment",
    ),
    "线沿着边框": ([*GOOD, Frame("f", Rect(10, 40, 380, 200))], "along the edge of f"),
    "框在边框上": ([*GOOD, Frame("f", Rect(10, 30, 380, 200))], "box a on the edge of f"),
    "边框出了画面": ([*GOOD, Frame("f", Rect(10, 5, 500, 290))], "frame f outside the chart"),
    "边框互相咬着": (
        [Frame("f", Rect(10, 10, 100, 100)), Frame("g", Rect(50, 50, 100, 100))],
        "frames f and g overlap",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_fault_is_found(name):
    items, said = BROKEN[name]
    assert any(said in fault for fault in violations(plan(*items)))


def test_right_angled_crossing_is_allowed():
    crossing = Wire("d", "e", ((180, 80), (180, 200)))
    ends = (Box("d", Shape.STEP, Rect(150, 50, 60, 30)), Box("e", Shape.STEP, Rect(150, 200, 60, 30)))
    assert not list(violations(plan(A, B, C, NO, AB, BC, *ends, crossing)))


COURSE = flow(phases(step("a"), step("b", answers={"不行": "c", "行": "end"}), step("c", next="a")))


@pytest.mark.parametrize(
    ("left_out", "said"),
    [(C, "c is not drawn"), (CA, "c → a is not drawn"), (NO, "answer 不行 of b is not written")],
    ids=["框", "线", "答案"],
)
def test_what_is_missing_is_found(left_out, said):
    assert said not in list(missing(plan(*GOOD), COURSE))
    assert said in list(missing(plan(*without(left_out)), COURSE))
