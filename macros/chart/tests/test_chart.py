"""Charts are clean, complete, well-formed, and the same everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from macros import chart
from macros.chart.geometry import missing, violations
from macros.chart.shapes import FONT, Shape
from macros.chart.wall import best_sheet
from macros.flow import courses as courses_in
from macros.flow import flaws, flow
from macros.load import load
from macros.model import TOPICS, Inferred, Norm

from .courses import COURSES
from .generated import ELSEWHERE, courses


ROOT = Path(__file__).parents[3]
SVG = "{http://www.w3.org/2000/svg}"
PHONE, COLUMN = 360, 720  # units
READABLE = 9  # points, on a wall
FORMS = ("wide", "narrow", "wall")


def drawn(root, form="wide"):
    return chart.drawn(
        chart.placed(
            root,
            mark=lambda node: "推定" if Inferred.ORDER in node.inferred or node.id.endswith("2") else "",
            name=lambda target: "发展党员工作流程",
            form=form,
        ),
        root,
        title="流程图",
        description="从开始到结束",
        href=lambda node: f"#step-{node.id}",
        address=lambda target: f"../members/{target}.html",
        form=form,
    )


def faults(root):
    course = flow(root)
    return [
        fault
        for form in FORMS
        for placed in [drawn(root, form).plan]
        for fault in (*violations(placed), *missing(placed, course))
    ]


def points(picture):
    """Size of the text in boxes when *picture* fills its sheet of A3."""
    scale = best_sheet(picture.width, picture.height).scale(picture.width, picture.height)
    return FONT * scale * 72 / 25.4


NORMS = [path for topic in TOPICS for path in sorted((ROOT / "procedures" / topic).glob("*.yaml"))]


@pytest.fixture(scope="module")
def election():
    return load(ROOT / "procedures" / "elections" / "election-procedure.yaml", Norm).root


@pytest.mark.parametrize("path", NORMS, ids=lambda path: path.stem)
def test_norms_are_drawn_cleanly_and_fit(path):
    for root in courses_in(load(path, Norm).root):
        assert not faults(root)
        assert drawn(root, "narrow").width <= PHONE
        assert drawn(root).width <= COLUMN
        assert points(drawn(root, "wall")) >= READABLE


@pytest.fixture(scope="module", params=FORMS)
def picture(request, election):
    return drawn(election, request.param)


@pytest.mark.parametrize("name", COURSES)
def test_every_feature_is_drawn_cleanly(name):
    assert not list(flaws(COURSES[name], ELSEWHERE))
    assert not faults(COURSES[name])


@pytest.mark.parametrize("name", COURSES)
@pytest.mark.parametrize(("form", "most"), [("narrow", PHONE), ("wide", COLUMN)])
def test_charts_fit(name, form, most):
    assert drawn(COURSES[name], form).width <= most


def generated(examples):
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )


@generated(20)
@given(courses())
def test_generated_courses_are_clean(root):
    assert not faults(root)


@pytest.mark.slow
@generated(200)
@given(courses(jumps=8, depth=3))
def test_many_tangled_courses_are_clean(root):
    assert not faults(root)


def test_exceptions_stand_right_of_the_axis(election):
    boxes = {box.id: box.rect for box in drawn(election).plan.boxes()}
    assert boxes["adjourn"].x > boxes["quorum-met"].right
    assert boxes["adjourn"].cy == boxes["quorum-met"].cy
    axis = {boxes[name].cx for name in ("start:", "convene", "quorum-met", "vote", "check-each", "announce", "end")}
    assert len(axis) == 1


def test_jump_without_gutter_becomes_a_number_at_both_ends():
    links = [box for box in drawn(COURSES["许多步退回同一步"]).plan.boxes() if box.shape is Shape.LINK]
    sent = {box.lines for box in links if not box.id.startswith("in:")}
    assert sent == {("转 ①",)}
    assert [box.lines for box in links if box.id.startswith("in:")] == [("①",)]


def test_svg_is_well_formed_and_needs_no_style(picture):
    root = ET.fromstring(picture.svg)  # noqa: S314 - our own text
    assert root.get("role") == "group"
    assert root.get("data-search-exclude") is not None
    named = {element.get("id"): element.text for element in root.iter() if element.get("id")}
    assert [named[name] for name in root.get("aria-labelledby").split()] == ["流程图", "从开始到结束"]
    assert all(name.startswith("chart-") for name in named)
    assert not any(element.get("style") or element.tag == f"{SVG}foreignObject" for element in root.iter())
    assert len(picture.svg.encode()) <= 20_000


def test_every_step_is_a_link_with_its_text(election, picture):
    root = ET.fromstring(picture.svg)  # noqa: S314 - our own text
    links = {link.get("href"): "".join(link.itertext()) for link in root.iter(f"{SVG}a")}
    assert {f"#step-{node.id}": node.text for node in election.steps()}.items() <= links.items()


def test_mark_is_written_on_the_box(picture):
    assert "推定" in picture.svg
    assert "chart-marked" in picture.svg


def test_file_of_its_own_brings_its_colours(picture):
    text = chart.standalone(picture.svg)
    root = ET.fromstring(text.encode())  # noqa: S314 - our own text
    style = root.find(f"{SVG}style").text
    assert "--chart-ink" in style
    assert "slate" not in style
    assert "<" not in style


def test_drawings_of_one_course_share_no_id(election):
    ids = [
        {element.get("id") for element in ET.fromstring(drawn(election, form).svg).iter()}  # noqa: S314
        for form in FORMS
    ]
    assert all(one & other == {None} for one, other in combinations(ids, 2))


def test_same_bytes_whatever_the_hash_seed():
    code = (
        "import sys; from itertools import cycle; from macros.chart.tests import test_chart as t\n"
        "for root, form in zip(t.COURSES.values(), cycle(t.FORMS)): sys.stdout.write(t.drawn(root, form).svg)"
    )
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0]
    assert outputs[0] == outputs[1]
