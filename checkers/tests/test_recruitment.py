"""What must hold for the steps of any admission."""

import re
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from checkers import run
from checkers.recruitment_chain import BEFORE, STEPS


STARTS = st.dates(date(2014, 5, 28), date(2030, 12, 31))
DATE = re.compile(r"(\d+)年(\d+)月(\d+)日")
ROWS = {label: key for key, label in STEPS.items()}


def answered(typed):
    said = run("recruitment", typed)
    assert "errors" not in said, said
    return said


def cells(said, column):
    """Return the first date of a column by step, None where it is empty."""
    found = {ROWS[row[0]]: DATE.search(row[column]) for row in said["table"]["rows"] if row[0] in ROWS}
    return {key: date(*map(int, match.groups())) if match else None for key, match in found.items()}


@st.composite
def progresses(draw):
    """Return steps that are done one after another, each on the first day it may be on or some days later."""
    typed, first = {"first_day": draw(st.sampled_from(["same", "next"]))}, draw(STARTS)
    for key in list(STEPS)[: draw(st.integers(1, len(STEPS)))]:
        if typed.keys() & STEPS and cells(answered(typed), 1)[key]:
            first = max(first, cells(answered(typed), 1)[key])
        first += timedelta(days=draw(st.sampled_from([0, 0, 1, 20])))
        typed[key] = first.isoformat()
    return typed


@given(STARTS, st.sampled_from(["applied", "talked", "activist", "publicity_start"]))
def test_days_reckoned_ahead_never_go_backwards(start, step):
    first = cells(answered({step: start.isoformat()}), 1)
    order = list(STEPS)
    known = [first[key] for key in order[order.index(step) + 1 :] if first[key]]

    assert known == sorted(known)
    assert all(day >= start for day in known)


@given(progresses())
def test_days_of_a_chain_never_go_backwards(typed):
    said = answered(typed)
    first, last = cells(said, 1), cells(said, 2)
    days = {key: date.fromisoformat(day) for key, day in typed.items() if key in STEPS}

    for key, before in BEFORE.items():
        for step in before:
            if first[key] and (step in days or first[step]):
                assert first[key] >= days.get(step, first[step])
    for key in STEPS:
        if first[key] and last[key] and key not in days:
            assert last[key] >= first[key] or key == "approved"  # the report itself may come too late


@given(progresses())
def test_steps_done_on_their_days_are_never_too_early(typed):
    said = answered(typed)

    assert "早于" not in said["sentence"]
    assert "先后对不上" not in said["sentence"]


@given(progresses(), st.sampled_from(sorted(STEPS)))
def test_day_before_the_first_is_never_said_to_fit(typed, key):
    first = cells(answered(typed), 1)[key]
    if first is None or key not in typed or key == "asked_full":
        return
    said = run("recruitment", typed | {key: (first - timedelta(days=1)).isoformat()})
    if "errors" not in said:
        assert said["ok"] is not True


@given(progresses())
def test_only_the_edition_of_2026_never_makes_it_unfit(typed):
    for law in ("公示", "超过预审合格", "超过党委批准接收"):
        said = answered(typed)
        unfit = said["sentence"].rpartition("不符，请报上级党委认定")[0] if said["ok"] is False else ""
        assert law not in unfit


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(1, 400))
def test_letter_is_good_for_just_so_many_days(issued, number):
    same, following = (
        run("transfer", {"matter": "letter", "issued": issued.isoformat(), "valid_days": number, "first_day": first})
        for first in ("same", "next")
    )

    assert date.fromisoformat(same["value"]) == issued + timedelta(days=number - 1)
    assert date.fromisoformat(following["value"]) == issued + timedelta(days=number)
    assert same["ok"] is following["ok"] is None
