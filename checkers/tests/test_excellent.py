"""The ceiling holds for any numbers, and the lookup table says what the calculator says."""

from hypothesis import given
from hypothesis import strategies as st

from checkers import CHECKERS, run


@given(st.integers(1, 100_000), st.data())
def test_within_the_ceiling_means_three_times_no_more_than_all(formal, data):
    graded = data.draw(st.one_of(st.integers(0, formal), st.integers(formal // 3, min(formal, formal // 3 + 1))))
    said = run("excellent", {"formal": formal, "given": graded})

    assert said["ok"] == (graded * 3 <= formal)
    assert said["value"] == formal // 3


def test_table_is_what_the_calculator_says():
    (table,) = CHECKERS["excellent"].tables()

    assert [row[0] for row in table.rows] == list(range(1, 101))
    for formal, most in table.rows:
        assert run("excellent", {"formal": formal, "given": most})["ok"] is True
        assert run("excellent", {"formal": formal, "given": most + 1})["ok"] is False


def test_table_by_hand():
    (table,) = CHECKERS["excellent"].tables()

    assert [row for row in table.rows if row[0] in {1, 2, 3, 5, 6, 20, 21, 99, 100}] == [
        (1, 0),
        (2, 0),
        (3, 1),
        (5, 1),
        (6, 2),
        (20, 6),
        (21, 7),
        (99, 33),
        (100, 33),
    ]
