"""What must hold for any count of votes."""

import re

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from checkers import CHECKERS, run


DAYS = st.sampled_from(["1990-06-27", "2020-07-12", "2020-07-13", "2026-03-01"])
POSTS = st.sampled_from(["committee-election", "secretary-by-members", "delegates", "secretary-by-committee"])
NAMES = "甲乙丙丁戊己庚辛"


@st.composite
def counts(draw):
    """Return a count whose numbers do not contradict each other, often with ties and votes near half."""
    expected = draw(st.integers(3, 40))
    present = draw(st.integers(expected - expected // 6, expected))
    ballots = draw(st.integers(max(1, present - 3), present))
    near = [expected // 2 + shift for shift in (-1, 0, 1)]
    some = st.one_of(st.integers(0, ballots), st.sampled_from([each for each in (*near, ballots) if each <= ballots]))
    votes = draw(st.lists(some, min_size=1, max_size=len(NAMES)))
    seats = draw(st.integers(1, 6))
    again = draw(st.booleans()) and len(votes) > seats
    assume(sum(votes) <= ballots * seats)
    people = [
        {"name": name, "votes": each, "write_in": draw(st.booleans())} for name, each in zip(NAMES, votes, strict=False)
    ]
    numbers = {"seats": seats, "expected": expected, "present": present, "ballots": ballots}
    return {"post": draw(POSTS), "day": draw(DAYS), "again": again, "candidates": people} | numbers


def counted(election):
    """Return the answer and who is elected and tied, without the mark of a write-in."""
    said = run("result", election)
    assert "errors" not in said, said
    assume(said["table"])  # enough people were there
    ends = {"当选": set(), "再次投票": set(), "没有当选": set()}
    for name, *_, end in said["table"]["rows"]:
        ends[end].add(name.removesuffix("（另选）"))
    return said, ends["当选"], ends["再次投票"]


def with_one_more(election, name):
    people = [each | {"votes": each["votes"] + (each["name"] == name)} for each in election["candidates"]]
    return election | {"candidates": people}


@given(counts())
def test_never_more_elected_than_seats(election):
    said, elected, tied = counted(election)
    left = election["seats"] - len(elected)

    assert left >= 0
    assert said["ok"] == (left == 0)
    assert not tied or 0 < left < len(tied)


@given(counts())
def test_one_more_vote_never_unelects_who_gets_it(election):
    _, elected, _ = counted(election)

    for name in elected:
        more = with_one_more(election, name)
        if "errors" not in run("result", more):
            assert name in counted(more)[1]


@given(counts())
def test_nobody_is_elected_with_half_or_less_nor_over_somebody_with_more_votes(election):
    said, elected, tied = counted(election)
    votes = {each["name"]: each["votes"] for each in election["candidates"]}
    base = election["present" if election["day"] < "2020-07-13" else "expected"]
    out = votes.keys() - elected - tied

    assert said["value"] == base // 2 + 1
    if not election["again"]:
        assert all(votes[name] * 2 > base for name in elected | tied)
        assert len(elected) == election["seats"] or all(votes[name] * 2 <= base for name in out)
    assert all(votes[chosen] > votes[other] for chosen in elected for other in tied | out if votes[other] * 2 > base)
    assert len({votes[name] for name in tied}) <= 1


@given(counts(), st.randoms())
def test_order_of_rows_and_the_mark_of_a_write_in_change_nothing(election, random):
    people = [each | {"write_in": False} for each in election["candidates"]]
    random.shuffle(people)

    assert counted(election | {"candidates": people})[1:] == counted(election)[1:]


@given(counts())
def test_whoever_has_no_votes_changes_nothing(election):
    _, elected, tied = counted(election)
    assume(not election["again"])
    more = election["candidates"] + [{"name": "另一人", "votes": 0}]

    assert counted(election | {"candidates": more})[1:] == (elected, tied)


FEW = {
    "post": "committee-election",
    "day": "1990-06-27",
    "again": True,
    "candidates": [{"name": name, "votes": 0} for name in "甲乙丙丁"],
    "seats": 1,
    "expected": 3,
    "present": 3,
    "ballots": 1,
}


@example(FEW)
@given(counts())
def test_vote_named_as_nearest_can_be_held(election):
    said, _, tied = counted(election)
    assert bool(said["nearest"]) == (not said["ok"])
    if tied:
        seats = int(re.search(r"选(\d+)人", said["nearest"])[1])
        cast = election["present"] * seats  # a vote for each of them, as far as the ballots go
        people = [{"name": name, "votes": int(place < cast)} for place, name in enumerate(tied)]
        again = {"again": True, "seats": seats, "candidates": people}
        assert len(tied) > seats
        assert "errors" not in run("result", election | again | {"ballots": election["present"]})


@given(counts())
def test_what_is_said_is_fit_to_be_read(election):
    said, *_ = counted(election)
    texts = [said["sentence"], said["rule"], said["nearest"] or "。", *(step["text"] for step in said["why"])]

    assert all(text.endswith("。") for text in texts)
    assert not re.search(r"-\d|还差0|还剩0|选0人|当选0人|Fraction|None", "".join(texts))
    assert {step["cite"] for step in said["why"]} <= {*CHECKERS["result"].cites, ""}


def test_result_table_is_what_the_calculator_says():
    (table,) = CHECKERS["result"].tables()

    assert [row[0] for row in table.rows] == list(range(3, 101))
    for base, least, _ in table.rows:
        votes = int(least.removesuffix("票"))
        for number, ok in ((votes, True), (votes - 1, False)):
            typed = {"post": "delegates", "seats": 1, "expected": base, "present": base, "ballots": base}
            people = [{"name": "甲", "votes": number}]
            for day in ("2020-07-12", "2020-07-13"):
                assert run("result", typed | {"day": day, "candidates": people})["ok"] is ok


@pytest.mark.parametrize(("base", "least", "half"), [(3, 2, "1.5"), (4, 3, "2"), (30, 16, "15"), (31, 16, "15.5")])
def test_result_table_by_hand(base, least, half):
    (table,) = CHECKERS["result"].tables()

    assert (base, f"{least}票", half) in table.rows
