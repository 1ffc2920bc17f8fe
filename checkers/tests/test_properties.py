"""What must hold for any numbers at all, not only for those in the cases."""

import json
import re
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checkers import CHECKERS, run
from checkers.inputs import questions
from checkers.quorum import BY_COMMITTEE, BY_MEMBERS, Purpose
from checkers.slate import Post


DAYS = st.sampled_from(["1990-06-27", "2020-07-12", "2020-07-13", "2026-03-01"])
MANY = st.integers(3, 100_000)
STRICT_BEFORE = "2020-07-13"


@st.composite
def meetings(draw):
    """Return a meeting whose numbers do not contradict each other."""
    formal = draw(st.integers(3, 300))
    out = [draw(st.integers(0, 20)) for _ in range(3)]
    able = formal - sum(out)
    assume(able > 0)
    return {
        "purpose": draw(st.sampled_from(BY_MEMBERS)),
        "day": draw(DAYS),
        "formal": formal,
        **dict(zip(("on_probation", "suspended", "excused"), out, strict=True)),
        "agreed": draw(st.booleans()),
        "adopted": draw(st.booleans()),
        "present": draw(st.integers(0, able)),
    }


def answered(name, typed):
    said = run(name, typed)
    assert "errors" not in said, said
    return said


def quorum(**typed):
    return answered("quorum", typed)


def slate(**typed):
    return answered("slate", typed)


def least(formal, day):
    return quorum(purpose="delegates", day=day, formal=formal, present=0)["value"]


@given(MANY.filter(lambda formal: formal < 100_000), DAYS)
def test_one_more_voter_never_lowers_the_least_number(formal, day):
    assert least(formal, day) <= least(formal + 1, day) <= least(formal, day) + 1


@given(MANY, DAYS)
def test_least_number_satisfies_the_rule_and_one_less_does_not(formal, day):
    number, line = least(formal, day), formal * Fraction(4, 5)

    assert (line < number <= line + 1) if day < STRICT_BEFORE else (line <= number < line + 1)
    assert quorum(purpose="delegates", day=day, formal=formal, present=number)["ok"] is True
    assert quorum(purpose="delegates", day=day, formal=formal, present=number - 1)["ok"] is False


@given(st.integers(1, 100), st.integers(0, 100))
def test_committee_needs_four_fifths_of_its_members(members, present):
    assume(present <= members)
    said = quorum(purpose="secretary-by-committee", members=members, present=present)

    assert said["ok"] == (present * 5 >= members * 4)


@given(meetings())
def test_one_more_present_never_makes_it_invalid(meeting):
    more = run("quorum", meeting | {"present": meeting["present"] + 1})

    assert "errors" in more or more["ok"] >= quorum(**meeting)["ok"]


@given(meetings())
def test_consent_never_makes_it_invalid(meeting):
    assert quorum(**meeting | {"agreed": True, "adopted": True})["ok"] >= quorum(**meeting)["ok"]


@given(meetings())
def test_one_consent_alone_changes_nothing(meeting):
    alone = [
        quorum(**meeting | dict(zip(("agreed", "adopted"), each, strict=True))) for each in ((0, 0), (0, 1), (1, 0))
    ]

    assert len({(said["ok"], said["value"], said["sentence"]) for said in alone}) == 1


@given(meetings())
def test_every_way_named_as_nearest_leads_to_a_valid_meeting(meeting):
    said = quorum(**meeting)
    ways = [way for way in said["nearest"].split("或者：") if way]

    assert bool(ways) == (not said["ok"])
    for way in ways:
        more = re.search(r"再有(\d+)名", way)
        changed = meeting | {"present": meeting["present"] + int(more[1] if more else 0)}
        consent = {"agreed": True, "adopted": True} if "不计入" in way else {}
        assert quorum(**changed | consent)["ok"] is True
        if more:
            one_less = changed | consent | {"present": changed["present"] - 1}
            assert quorum(**one_less)["ok"] is False


TYPED = st.one_of(
    st.text("0129-+,.，．年月日人 一是\x00\ud800²٣x", max_size=12),
    st.integers(),
    st.none(),
    st.booleans(),
    st.floats(),
    st.sampled_from(["2026-3-1", "30", "２４", "甲"]),
)


def typed(asked):
    """Return something typed for any of the questions, rows and choices that exist among it."""
    answers = {question.key: st.one_of(TYPED, *chosen(question)) for question in asked}
    return st.fixed_dictionaries({}, optional=answers | {"x": TYPED})


def chosen(question):
    """Yield what only this question can be answered with."""
    if question.choices:
        yield st.sampled_from(question.choices)
    if question.columns:
        yield st.lists(st.one_of(TYPED, typed(question.columns)), max_size=4)
    if question.kind.name == "days":
        yield st.lists(TYPED, max_size=4)


@pytest.mark.parametrize("name", CHECKERS)
@given(st.data())
def test_anything_typed_gets_an_answer_or_sentences(name, data):
    said = run(name, data.draw(typed(questions(CHECKERS[name].inputs))))

    json.dumps(said, allow_nan=False)
    assert said.get("errors") or said["sentence"].endswith("。")
    assert all(problem["message"].endswith("。") for problem in said.get("errors", ()))


@given(meetings())
def test_cited_clauses_are_announced(meeting):
    assert {step["cite"] for step in quorum(**meeting)["why"]} <= {*CHECKERS["quorum"].cites, ""}


def test_every_purpose_is_answered():
    typed = {"day": "2026-03-01", "formal": 30, "members": 5, "present": 5}

    for purpose in Purpose:
        said = quorum(purpose=purpose, **typed)
        assert (said["ok"] is None) == (purpose not in BY_MEMBERS + BY_COMMITTEE)


SEATS = st.one_of(st.integers(1, 30), st.integers(1, 40_000))
BY_SHARE = st.sampled_from([Post.COMMITTEE, Post.DELEGATES])


@st.composite
def slates(draw):
    """Return an election with some candidates, often near the least number."""
    seats = draw(SEATS)
    near = seats + seats // 5 + draw(st.integers(-3, 3))
    return {
        "post": draw(st.sampled_from(Post)),
        "day": draw(DAYS),
        "seats": seats,
        "candidates": max(1, draw(st.sampled_from([near, seats, seats - 1, seats + 1, 2 * seats]))),
    }


@given(BY_SHARE, DAYS, SEATS)
def test_least_number_of_candidates_satisfies_the_rule_and_one_less_does_not(post, day, seats):
    number, line = slate(post=post, day=day, seats=seats)["value"], seats * Fraction(6, 5)
    strict = post == Post.DELEGATES and day < STRICT_BEFORE

    assert (number - 1 <= line < number) if strict else (number - 1 < line <= number)
    assert slate(post=post, day=day, seats=seats, candidates=number)["ok"] is True
    assert slate(post=post, day=day, seats=seats, candidates=number - 1)["ok"] is False


@given(slates())
def test_more_candidates_never_turn_enough_into_short(election):
    assume(election["post"] != Post.SECRETARY)
    more = slate(**election | {"candidates": election["candidates"] + 1})

    assert more["ok"] >= slate(**election)["ok"]


@given(DAYS, SEATS, st.integers(-2, 2))
def test_secretary_needs_just_as_many_candidates_as_seats(day, seats, surplus):
    assume(seats + surplus > 0)
    said = slate(post=Post.SECRETARY, day=day, seats=seats, candidates=seats + surplus)

    assert said["ok"] == (surplus == 0)
    assert said["value"] == seats


@given(slates())
def test_candidates_not_yet_known_change_nothing_but_the_verdict(election):
    said, unknown = slate(**election), slate(**election | {"candidates": 0})

    assert unknown["ok"] is None
    assert unknown["value"] == said["value"]


@given(slates())
def test_change_named_as_nearest_leads_to_enough(election):
    said = slate(**election)
    more, fewer = (re.search(pattern, said["nearest"]) for pattern in (r"再提(\d+)名", r"减为(\d+)名"))

    assert bool(more) + bool(fewer) == (not said["ok"])
    if not said["ok"]:
        now = election["candidates"] + int(more[1]) if more else int(fewer[1])
        assert slate(**election | {"candidates": now})["ok"] is True


@given(slates())
def test_what_is_said_of_candidates_is_fit_to_be_read(election):
    said = slate(**election)
    texts = [said["sentence"], said["rule"], *(step["text"] for step in said["why"])]

    assert all(text.endswith("。") for text in texts)
    assert not re.search(r"-\d|多0人|少0人|再提0名|Fraction", "".join(texts))
    assert {step["cite"] for step in said["why"]} <= {*CHECKERS["slate"].cites, ""}
