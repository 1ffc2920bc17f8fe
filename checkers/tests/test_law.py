"""Numbers, words and first days of the rules agree with each other."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from checkers import CHECKERS, phrases
from checkers.law import Law, Threshold, Version
from checkers.quorum import COMMITTEE, OPERATORS


SHARES = {"五分之四": Fraction(4, 5), "半数": Fraction(1, 2), "20%": Fraction(1, 5), "等额": 1}
INCLUSIVE = {"不少于": True, "以上": True, "为": True, "等额": True, "超过": False, "多于": False}
VERSIONS = [version for checker in CHECKERS.values() for law in checker.laws for version in law.versions]


@pytest.mark.parametrize("threshold", [*VERSIONS, COMMITTEE], ids=lambda threshold: threshold.reads)
def test_number_and_operator_are_what_the_words_say(threshold):
    assert [share for words, share in SHARES.items() if words in threshold.reads] == [threshold.value]
    assert [inclusive for words, inclusive in INCLUSIVE.items() if words in threshold.reads] == [threshold.inclusive]


def test_operator_in_the_sentence_is_the_one_of_the_rule():
    assert [OPERATORS[each.inclusive].word in each.reads for each in (*CHECKERS["quorum"].laws[0].versions, COMMITTEE)]
    assert {inclusive: operator.word for inclusive, operator in OPERATORS.items()} == {True: "不少于", False: "超过"}


@pytest.mark.parametrize("checker", CHECKERS.values(), ids=lambda checker: checker.name)
def test_versions_stand_in_order(checker):
    for law in checker.laws:
        days = [version.since for version in law.versions]
        assert days == sorted(set(days))


def version(since, *, inclusive=True, value=Fraction(4, 5)):
    return Version(since=since, value=value, inclusive=inclusive, reads="", cite="rule-1:2")


def test_day_picks_the_version():
    old, new = version(date(1990, 1, 2)), version(date(2000, 1, 2))
    law = Law("示例", (old, new))

    assert law.on(date(1990, 1, 1)) is None
    assert law.on(date(1990, 1, 2)) is old
    assert law.on(date(2000, 1, 1)) is old
    assert law.on(date(2000, 1, 2)) is new
    assert old.document == "rule-1"


@pytest.mark.parametrize(
    ("value", "total", "inclusive", "strict"),
    [
        (Fraction(4, 5), 30, 24, 25),
        (Fraction(4, 5), 9, 8, 8),
        (Fraction(1, 2), 5, 3, 3),
        (Fraction(1, 2), 4, 2, 3),
        (Fraction(1, 3), 3, 1, 2),
        (Decimal("0.2"), 15, 3, 4),
        (2, 3, 6, 7),
        (Fraction(4, 5), 0, 0, 1),
    ],
)
def test_least_number_is_exact(value, total, inclusive, strict):
    assert Threshold(value=value, inclusive=True, reads="").least(total) == inclusive
    assert Threshold(value=value, inclusive=False, reads="").least(total) == strict


@pytest.mark.parametrize(
    ("exact", "written"),
    [
        (24, "24"),
        (100, "100"),
        (Fraction(36, 5), "7.2"),
        (Fraction(1, 8), "0.125"),
        (Fraction(22, 3), "22/3"),
        (0, "0"),
        (Fraction(1, 10**7), "0.0000001"),
    ],
)
def test_numbers_are_written_without_rounding(exact, written):
    assert phrases.number(exact) == written


@pytest.mark.parametrize(
    ("share", "written"),
    [
        (Fraction(1, 5), "20%"),
        (Fraction(1, 1), "100%"),
        (Fraction(3, 8), "37.5%"),
        (Fraction(1, 3), "约33.3%"),
        (Fraction(2, 3), "约66.7%"),
        (Fraction(1, 16), "约6.3%"),  # 6.25, half up
        (Fraction(1999, 10000), "约20%"),
        (Fraction(0), "0%"),
    ],
)
def test_percentages_tell_when_they_are_rounded(share, written):
    assert phrases.percent(share) == written


def test_version_says_its_rule():
    new = CHECKERS["quorum"].laws[0].versions[-1]

    assert new.rule("到会人数") == "《中国共产党基层组织选举工作条例》，2020年7月13日起：到会人数不少于五分之四。"
