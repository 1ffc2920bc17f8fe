"""Charts are clean, complete, well-formed, and the same everywhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings

from macros.chart import chart, standalone
from macros.chart.geometry import missing, violations
from macros.chart.shapes import Shape
from macros.flow import courses as courses_in
from macros.flow import flaws, flow
from macros.load import load
from macros.model import TOPICS, Inferred, Norm

from .courses import COURSES
from .generated import ELSEWHERE, courses


ROOT = Path(__file__).parents[3]
SVG = "{http://www.w3.org/2000/svg}"
PHONE, COLUMN = 360, 720  # units


def drawn(root, *, narrow=False):
    return chart(
        root,
        title="流程图",
        description="从开始到结束",
        href=lambda node: f"#step-{node.id}",
        mark=lambda node: "推定" if Inferred.ORDER in node.inferred or node.id.endswith("2") else "",
        elsewhere=lambda target: ("发展党员工作流程", f"../members/{target}.html"),
        narrow=narrow,
    )


def faults(root):
    return [
        fault
        for narrow in (False, True)
        for placed in [drawn(root, narrow=narrow).plan]
        for fault in (*violations(placed), *missing(placed, flow(root)))
    ]


NORMS = [path for topic in TOPICS for path in sorted((ROOT / "procedures" / topic).glob("*.yaml"))]


@pytest.fixture(scope="module")
def election():
    return load(ROOT / "procedures" / "elections" / "election-procedure.yaml", Norm).root


@pytest.mark.parametrize("path", NORMS, ids=lambda path: path.stem)
def test_norms_are_drawn_cleanly_and_fit(path):
    for root in courses_in(load(path, Norm).root):
        assert not faults(root)
        assert drawn(root, narrow=True).width <= PHONE
        assert drawn(root).width <= COLUMN


@pytest.fixture(scope="module", params=[False, True], ids=["wide", "narrow"])
def picture(request, election):
    return drawn(election, narrow=request.param)


@pytest.mark.parametrize("name", COURSES)
def test_every_feature_is_drawn_cleanly(name):
    assert not list(flaws(COURSES[name], ELSEWHERE))
    assert not faults(COURSES[name])


@pytest.mark.parametrize("name", COURSES)
@pytest.mark.parametrize(("narrow", "most"), [(True, PHONE), (False, COLUMN)], ids=["phone", "column"])
def test_charts_fit(name, narrow, most):
    assert drawn(COURSES[name], narrow=narrow).width <= most


def generated(examples):
    return settings(
        max_examples=examples,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
    )


@generated(60)
@given(courses())
def test_generated_courses_are_clean(root):
    assert not faults(root)


@pytest.mark.slow
@generated(300)
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
    text = standalone(picture.svg)
    root = ET.fromstring(text.encode())  # noqa: S314 - our own text
    style = root.find(f"{SVG}style").text
    assert "--chart-ink" in style
    assert "slate" not in style
    assert "<" not in style


def test_two_widths_share_no_id(election):
    ids = [
        {element.get("id") for element in ET.fromstring(drawn(election, narrow=narrow).svg).iter()}  # noqa: S314
        for narrow in (False, True)
    ]
    assert ids[0] & ids[1] == {None}


def test_same_bytes_whatever_the_hash_seed():
    code = (
        "import sys; from macros.chart.tests import test_chart as t\n"
        "for root in t.COURSES.values():\n"
        "    for narrow in (False, True): sys.stdout.write(t.drawn(root, narrow=narrow).svg)"
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
