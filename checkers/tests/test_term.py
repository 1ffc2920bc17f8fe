"""What must hold for any term, and the number of days that is set for the place."""

from datetime import date
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from checkers import run
from checkers.inputs import questions
from checkers.term import Term


LOCAL = Path(__file__).parent.parent.parent / "procedures" / "local.yaml"
DAYS = st.dates(date(2018, 7, 12), date(2060, 12, 31))


@given(DAYS, DAYS, st.sampled_from(["branch", "village", "committee"]))
def test_day_fits_when_it_is_no_more_than_a_year_off(elected, planned, body):
    said = run("term", {"body": body, "elected": elected, "planned": planned})

    assert ("errors" in said) == (planned <= elected)
    if "errors" not in said:
        end = date.fromisoformat(said["value"])
        years = {"branch": 3}.get(body, 5)
        assert (end.year, end.month) == (elected.year + years, elected.month)
        assert elected.day - end.day in {0, 1}
        assert said["ok"] == (end.replace(year=end.year - 1) <= planned <= end.replace(year=end.year + 1))


@given(DAYS, DAYS)
def test_nearest_day_fits(elected, planned):
    typed = {"body": "branch", "elected": elected, "planned": planned}
    said = run("term", typed)
    if said.get("ok") is False:
        better = said["nearest"].partition("改到")[2].partition("；")[0]
        assert run("term", typed | {"planned": better})["ok"]


def test_days_of_the_request_are_the_local_setting():
    lead = next(question for question in questions(Term) if question.key == "lead")

    assert str(lead.default) == str(yaml.safe_load(LOCAL.read_text("utf-8"))["reelection-request-days"]["value"])
