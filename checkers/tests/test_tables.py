"""Lookup tables are complete and say what the calculator says."""

import pytest

from checkers import CHECKERS, run


@pytest.mark.parametrize("checker", CHECKERS.values(), ids=lambda checker: checker.name)
def test_tables_are_well_formed(checker):
    for table in checker.tables():
        assert table.title
        assert table.note.endswith("。")
        assert table.rows
        assert {len(row) for row in table.rows} == {len(table.columns)}


def test_quorum_table_is_what_the_calculator_says():
    members, _ = CHECKERS["quorum"].tables()

    assert [row[0] for row in members.rows] == list(range(3, 101))
    for expected, *least in members.rows:
        for day, number in zip(("2020-07-13", "2020-07-12"), least, strict=True):
            typed = {"purpose": "delegates", "day": day, "formal": expected}
            assert run("quorum", typed | {"present": number})["ok"] is True
            assert run("quorum", typed | {"present": number - 1})["ok"] is False


def test_slate_table_is_what_the_calculator_says():
    (table,) = CHECKERS["slate"].tables()

    assert [row[0] for row in table.rows] == list(range(1, 16))
    for seats, least, surplus, _ in table.rows:
        assert least == seats + surplus
        for post in ("committee", "delegates"):
            typed = {"post": post, "day": "2020-07-13", "seats": seats}
            assert run("slate", typed)["value"] == least
            assert run("slate", typed | {"candidates": least})["ok"] is True
            assert run("slate", typed | {"candidates": least - 1})["ok"] is False


def test_slate_table_by_hand():
    (table,) = CHECKERS["slate"].tables()

    assert table.rows == (
        (1, 2, 1, "100%"),
        (2, 3, 1, "50%"),
        (3, 4, 1, "约33.3%"),
        (4, 5, 1, "25%"),
        (5, 6, 1, "20%"),
        (6, 8, 2, "约33.3%"),
        (7, 9, 2, "约28.6%"),
        (8, 10, 2, "25%"),
        (9, 11, 2, "约22.2%"),
        (10, 12, 2, "20%"),
        (11, 14, 3, "约27.3%"),
        (12, 15, 3, "25%"),
        (13, 16, 3, "约23.1%"),
        (14, 17, 3, "约21.4%"),
        (15, 18, 3, "20%"),
    )


def test_quorum_table_by_hand():
    members, committee = CHECKERS["quorum"].tables()

    assert [row for row in members.rows if row[0] in {3, 4, 5, 9, 10, 30, 100}] == [
        (3, 3, 3),
        (4, 4, 4),
        (5, 4, 5),
        (9, 8, 8),
        (10, 8, 9),
        (30, 24, 25),
        (100, 80, 81),
    ]
    assert members.columns == ("应到会人数", "2020年7月13日起，至少到会", "2020年7月13日以前，至少到会")
    assert committee.rows == ((3, 3), (4, 4), (5, 4), (6, 5), (7, 6))


def test_term_table_is_what_the_calculator_says():
    """
    最晚那一年的同一天还在范围以内，过一天就超过了；两种任期都是。
    """
    (table,) = CHECKERS["term"].tables()

    for elected, *years in table.rows:
        for body, (_, end, latest) in (("branch", years[:3]), ("village-branch", years[3:])):
            typed = {"body": body, "elected": f"{elected}-09-01"}
            assert run("term", typed)["value"] == f"{end}-09-01"
            assert run("term", typed | {"planned": f"{latest}-09-01"})["ok"] is True
            assert run("term", typed | {"planned": f"{latest}-09-02"})["ok"] is False
