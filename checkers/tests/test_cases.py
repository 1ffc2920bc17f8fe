"""Every case in checkers/cases/ holds.  Add cases there, not here."""

import json
import re

import pytest

from checkers import CHECKERS, run
from checkers.tests.cases import CASES, NEVER_SAID, seen


KEYS = {"ok", "sentence", "value", "unit", "why", "nearest", "uncovered", "rule", "table", "see", "pages", "numbers"}


@pytest.mark.parametrize(("checker", "case"), CASES, ids=[f"{name}-{case['name']}" for name, case in CASES])
def test_case(checker, case):
    said = run(checker, case["given"])

    assert seen(said, case["then"]) == case["then"]
    assert set(said) == ({"errors"} if "errors" in case["then"] else KEYS)


@pytest.mark.parametrize(("checker", "case"), CASES, ids=[f"{name}-{case['name']}" for name, case in CASES])
def test_answer_is_fit_to_be_shown(checker, case):
    said = run(checker, case["given"])
    text = json.dumps(said | {"pages": []}, ensure_ascii=False, allow_nan=False)  # titles have tests of their own
    sentences = [problem["message"] for problem in said.get("errors", ())]
    if not sentences:
        steps = [step["text"] for step in said["why"]]
        sentences = [said["sentence"], said["rule"], *steps, *said["uncovered"], *filter(None, [said["nearest"]])]
        assert not said["nearest"] or said["ok"] is False
        assert said["why"]
        assert 1 <= len(said["uncovered"]) <= 4
        assert {step["cite"] for step in said["why"]} <= {*CHECKERS[checker].cites, ""}
        if table := said["table"]:
            assert table["rows"]
            assert {len(row) for row in table["rows"]} == {len(table["columns"])}
            sentences += filter(None, [table["note"]])

    assert all(sentence.endswith("。") for sentence in sentences)
    assert not re.search(r"。。|，，|：：|None|True|False|Fraction", text)
    if said.get("table"):  # a heading may name a grade, as the ballot does
        text = text.replace(json.dumps(said["table"]["columns"], ensure_ascii=False), "")
    text = text.replace("“不合格”：", "").replace("、不合格、", "")  # so may a problem of its column
    assert not [words for words in NEVER_SAID if words in text]


@pytest.mark.parametrize("name", CHECKERS)
def test_cases_cover_all_answers(name):
    thens = [case["then"] for checker, case in CASES if checker == name]

    verdicts = {then["ok"] for then in thens if "ok" in then}
    assert {True, False} <= verdicts or verdicts == {None}  # some calculators only reckon
    assert any("errors" in then for then in thens)


@pytest.mark.parametrize("name", CHECKERS)
def test_numbers_for_the_chair_are_those_that_are_declared(name):
    given = {
        number for checker, case in CASES if checker == name for number in run(name, case["given"]).get("numbers", ())
    }

    assert given == set(CHECKERS[name].numbers)


@pytest.mark.parametrize("name", CHECKERS)
def test_every_citable_clause_is_cited_by_some_case(name):
    said = [run(checker, case["given"]) for checker, case in CASES if checker == name]

    assert {step["cite"] for each in said for step in each.get("why", ())} - {""} == set(CHECKERS[name].cites)


@pytest.mark.parametrize("name", CHECKERS)
def test_page_shows_four_to_six_cases(name):
    shown = [case for checker, case in CASES if checker == name and case.get("show")]

    assert 4 <= len(shown) <= 6
    assert not [case["name"] for case in shown if "errors" in case["then"]]


def test_case_names_are_rules_of_their_own():
    names = [(checker, case["name"]) for checker, case in CASES]

    assert len(names) == len(set(names))
    assert {checker for checker, _ in CASES} == set(CHECKERS)


def test_unknown_calculator_is_a_problem_and_not_an_error():
    assert run("quorm", {}) == {
        "errors": [
            {"field": "", "message": f"没有“quorm”这个计算器。是不是想写“quorum”？现有：{'、'.join(CHECKERS)}。"}
        ]
    }
