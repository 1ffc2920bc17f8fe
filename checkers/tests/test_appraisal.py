"""Totals of ballots hold for any rows; no order, no grade, no name comes out of them."""

from hypothesis import given
from hypothesis import strategies as st

from checkers import CHECKERS, run
from checkers.inputs import questions


COLUMNS = {
    ("members", "members"): ("excellent", "qualified", "basic", "unqualified", "void"),
    ("committee", "items"): ("good", "fair", "ordinary", "poor", "void"),
}


@st.composite
def tallies(draw):
    """Return rows of votes and the ballots returned, which often agree."""
    (subject, key), columns = draw(st.sampled_from(sorted(COLUMNS.items())))
    votes = draw(st.lists(st.tuples(*(st.integers(0, 9) for _ in columns)), min_size=1, max_size=6))
    rows = [{"label": str(place), **dict(zip(columns, row, strict=True))} for place, row in enumerate(votes, 1)]
    returned = draw(st.sampled_from([max(1, sum(row)) for row in votes]))
    return {"subject": subject, "returned": returned, key: rows}, votes, returned


@given(tallies())
def test_rows_are_added_up_and_kept_in_order(tally):
    typed, votes, returned = tally
    said = run("appraisal", typed)
    rows = said["table"]["rows"][: len(votes)]

    assert said["ok"] == all(sum(row) == returned for row in votes)
    assert [row[0] for row in rows] == [str(place) for place in range(1, len(votes) + 1)]
    assert [row[-2] for row in rows] == [sum(row) for row in votes]
    assert [[int(cell.partition("票")[0]) for cell in row[1:-2]] for row in rows] == [list(row) for row in votes]
    assert bool(said["nearest"]) == (not said["ok"])


@given(tallies())
def test_votes_are_in_the_table_only(tally):
    typed, _, _ = tally
    said = run("appraisal", typed)

    assert not any("%" in text for text in (said["sentence"], said["nearest"]))
    assert "优秀" not in said["sentence"]


def test_rows_never_stand_in_a_link():
    assert [each.key for each in questions(CHECKERS["appraisal"].inputs) if each.linkable] == [
        "subject",
        "issued",
        "returned",
    ]
