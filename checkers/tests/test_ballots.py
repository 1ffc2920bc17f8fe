"""What must hold for any count of ballots."""

from hypothesis import given
from hypothesis import strategies as st

from checkers import run


FEW = st.integers(0, 12)


@given(st.integers(1, 50), st.none() | st.integers(1, 50), st.integers(1, 50))
def test_stands_when_no_more_came_back_than_each_base(issued, voters, returned):
    said = run("ballots", {"issued": issued, "voters": voters, "returned": returned})

    stands = {returned <= base for base in (issued, voters) if base is not None}

    assert said["ok"] is (None if len(stands) > 1 else True in stands)  # what the two ways differ on is left open
    assert bool(said["nearest"]) == (said["ok"] is False)
    assert ("选举无效" in said["sentence"]) == all(returned > base for base in (issued, voters) if base is not None)


@given(st.integers(1, 12), FEW, FEW, FEW)
def test_every_ballot_is_counted_once(within, over, blank, unclear):
    total = within + over + blank + unclear
    piles = {"within": within, "over": over, "blank": blank, "unclear": unclear}
    typed = {"issued": total, "returned": total, "checked": True, "seats": 3} | piles
    said = run("ballots", typed)
    rows = said["table"]["rows"]

    assert sum(row[1] for row in rows[:-1]) == rows[-1][1] == total
    assert f"有效{within + blank}张，无效{over}张" in rows[-1][2]
    assert "errors" in run("ballots", typed | {"within": within + 1})
