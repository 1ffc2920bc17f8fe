"""Halves hold for any numbers, and the lookup table says what the calculator says."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from checkers import CHECKERS, run
from checkers.motion import BY_MEMBERS, NEW_MEMBERS, Matter


MATTERS = st.sampled_from(BY_MEMBERS)
EXPECTED = st.integers(3, 300)


def answered(typed):
    said = run("decision", {"day": "2026-06-01"} | typed)
    assert "errors" not in said, said
    return said


@st.composite
def votes(draw):
    """Return a meeting that has voted, whose numbers do not contradict each other."""
    formal = draw(EXPECTED)
    present = draw(st.one_of(st.integers(0, formal), st.integers(formal // 2, formal // 2 + 1)))
    return {
        "matter": draw(MATTERS),
        "formal": formal,
        "present": present,
        "in_favour": draw(st.integers(0, present)),
        "written": draw(st.integers(0, formal - present)),
    }


@given(votes())
def test_passed_means_both_halves_by_integers(meeting):
    new = meeting["matter"] in NEW_MEMBERS
    formal, present = meeting["formal"], meeting["present"]
    sits = present * 2 > formal if new else present * 2 >= formal
    agreed = meeting["in_favour"] + (meeting["written"] if new else 0)

    assert answered(meeting)["ok"] == (sits and agreed * 2 > formal)
    assert answered(meeting)["value"] == formal // 2 + 1


@given(votes())
def test_written_opinions_never_make_up_attendance(meeting):
    before = {key: value for key, value in meeting.items() if key != "in_favour"}

    assert answered(before)["ok"] == answered(before | {"written": 0})["ok"]


@given(votes())
def test_change_named_as_nearest_is_enough_and_one_less_is_not(meeting):
    said = answered(meeting)
    assume(not said["ok"])
    people = re.search(r"再有(\d+)名", said["nearest"])
    more = re.search(r"再有(\d+)票", said["nearest"])
    present = meeting["present"] + int(people[1] if people else 0)
    changed = meeting | {"present": present, "written": 0}
    letters = meeting["written"] if meeting["matter"] in NEW_MEMBERS else 0
    assume(present + meeting["written"] <= meeting["formal"])

    if more:
        changed |= {"in_favour": meeting["in_favour"] + letters + int(more[1])}
        assert changed["in_favour"] - letters <= changed["present"]
        changed |= {"in_favour": changed["in_favour"] - letters, "written": letters}
        assert answered(changed)["ok"] is True
        assert answered(changed | {"in_favour": changed["in_favour"] - 1})["ok"] is False
    else:
        del changed["in_favour"]
        assert answered(changed)["ok"] is True
        assert answered(changed | {"present": present - 1})["ok"] is False


@given(votes())
def test_clauses_and_sentences_are_fit(meeting):
    said = answered(meeting)
    texts = [said["sentence"], said["nearest"], *(step["text"] for step in said["why"])]

    assert {step["cite"] for step in said["why"]} <= {*CHECKERS["decision"].cites, ""}
    assert not re.search(r"-\d|再有0|还差0|None|Fraction", "".join(texts))


@pytest.mark.parametrize("matter", Matter)
def test_every_matter_is_answered(matter):
    typed = {"matter": matter, "formal": 30, "members": 5, "present": 5}

    assert (answered(typed)["ok"] is None) == (matter is Matter.ELECTION)


@pytest.mark.parametrize("purpose", ["admission", "other"])
def test_quorum_sends_here_and_here_elections_are_sent_back(purpose):
    assert run("quorum", {"purpose": purpose, "day": "2026-06-01"})["see"][0] == "decision"
    assert answered({"matter": "election"})["see"][0] == "quorum"


def test_table_is_what_the_calculator_says():
    members, committee = CHECKERS["decision"].tables()

    assert [row[0] for row in members.rows] == list(range(3, 101))
    for expected, general, admission, agreed in members.rows:
        for matter, least in (("general", general), ("admission", admission), ("probation", admission)):
            typed = {"matter": matter, "formal": expected}
            assert answered(typed | {"present": least})["ok"] is True
            assert answered(typed | {"present": least - 1})["ok"] is False
            assert answered(typed | {"present": expected, "in_favour": agreed})["ok"] is True
            assert answered(typed | {"present": expected, "in_favour": agreed - 1})["ok"] is False
    assert committee.rows == ((3, 2), (4, 2), (5, 3), (6, 3), (7, 4))


def test_table_by_hand():
    members, _ = CHECKERS["decision"].tables()

    assert [row for row in members.rows if row[0] in {3, 4, 5, 6, 30, 31, 99, 100}] == [
        (3, 2, 2, 2),
        (4, 2, 3, 3),
        (5, 3, 3, 3),
        (6, 3, 4, 4),
        (30, 15, 16, 16),
        (31, 16, 16, 16),
        (99, 50, 50, 50),
        (100, 50, 51, 51),
    ]
