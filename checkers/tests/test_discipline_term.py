"""Terms end on the day they are said to, for any day of decision, and no date is ever named after an expulsion."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers import CHECKERS, run
from checkers.inputs import questions


DECIDED = st.dates(date(2024, 6, 16), date(2060, 12, 31))
MONTHS = {"warning": 12, "serious-warning": 18, "removal": 24}


def months_between(first, last):
    """Count calendar months without looking at the day of the month."""
    return (last.year - first.year) * 12 + last.month - first.month


@given(st.sampled_from(list(MONTHS)), DECIDED)
def test_term_ends_on_the_same_day_or_the_last_of_the_month(measure, day):
    end = date.fromisoformat(run("discipline-term", {"measure": measure, "day": day.isoformat()})["value"])

    assert months_between(day, end) == MONTHS[measure]
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


@given(DECIDED, st.integers(1, 60))
def test_correction_is_within_the_longest_up_to_twelve_months(day, months):
    said = run("discipline-term", {"measure": "correction", "day": day.isoformat(), "months": months})

    assert said["ok"] is (months <= 12)
    assert bool(said["nearest"]) is (months > 12)


@given(DECIDED)
def test_no_date_is_named_after_which_somebody_may_come_back(day):
    said = run("discipline-term", {"measure": "expulsion", "day": day.isoformat()})
    texts = [
        said["sentence"],
        *(step["text"] for step in said["why"]),
        *(cell for row in said["table"]["rows"] for cell in row),
    ]

    assert said["value"] is None
    assert not [text for text in texts if f"{day.year + 5}年" in text]


def test_table_by_hand():
    (table,) = CHECKERS["discipline-term"].tables()

    assert [(row[0], row[2]) for row in table.rows] == [
        ("警告", "2027年3月10日"),
        ("严重警告", "2027年9月10日"),
        ("撤销党内职务", "2028年3月10日"),
        ("留党察看", "2027年3月10日"),
        ("留党察看", "2028年3月10日"),
        ("限期改正（是组织处置，不是处分）", "2026年9月10日"),
        ("限期改正（是组织处置，不是处分）", "2027年3月10日"),
    ]


@pytest.mark.parametrize("name", ["discipline-term", "absence"])
def test_nothing_about_a_person_goes_into_a_link(name):
    assert not [question.key for question in questions(CHECKERS[name].inputs) if question.linkable]
