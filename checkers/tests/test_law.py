"""Numbers, words and first days of the rules agree with each other."""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from checkers import CHECKERS, phrases
from checkers.excellent import EXCELLENT
from checkers.law import Law, Threshold, Version
from checkers.quorum import COMMITTEE, OPERATORS


# Add the words of a new rule here.
SHARES = {"五分之四": Fraction(4, 5), "半数": Fraction(1, 2), "三分之一": Fraction(1, 3), "三分之二": Fraction(2, 3)}
OTHER = {"等额": 1, "一年": 12, "一年半": 18, "二年": 24, "2年": 24}  # years in months
DIGITS = " 一二三四五六七八九"
NUMERALS = {
    f"{'' if tens == 1 else DIGITS[tens]}十{DIGITS[ones]}".strip(): 10 * tens + ones
    for tens in range(1, 10)
    for ones in range(10)
}
NUMERALS |= {digit: number for number, digit in enumerate(DIGITS) if number} | {"两": 2}
NUMERAL = re.compile("|".join(sorted(NUMERALS, key=len, reverse=True)))
INCLUSIVE = {
    **dict.fromkeys(
        (
            "不少于",
            "以上",
            "以内",
            "为",
            "等额",
            "不超过",
            "不得超过",
            "不多于",
            "不低于",
            "至少",
            "至",
            "满",
            "含",
            "连续",
            "年内",
            "年半内",
            "月内",
            "每年",
            "每季度",
            "每月",
        ),
        True,
    ),
    **dict.fromkeys(("不含", "超过", "多于", "少于", "低于", "不足", "不满", "以后", "以前"), False),
}
OPERATOR = re.compile("|".join(sorted(INCLUSIVE, key=len, reverse=True)))
VERSIONS = [version for checker in CHECKERS.values() for law in checker.laws for version in law.versions]


@pytest.mark.parametrize("threshold", [*VERSIONS, COMMITTEE, EXCELLENT], ids=lambda threshold: threshold.reads)
def test_number_and_operator_are_what_the_words_say(threshold):
    assert threshold.value in numbers(threshold.reads)
    assert {INCLUSIVE[words] for words in OPERATOR.findall(threshold.reads)} == {threshold.inclusive}


def numbers(words):
    """Return every number that the words of a rule contain."""
    yield from (share for said, share in (SHARES | OTHER).items() if said in words)
    yield from (
        Fraction(number) / (100 if sign else 1) for number, sign in re.findall(r"([0-9]+(?:[.][0-9]+)?)(%?)", words)
    )
    yield from (NUMERALS[numeral] for numeral in NUMERAL.findall(words))


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


@pytest.mark.parametrize(("total", "inclusive", "strict"), [(6, 2, 1), (7, 2, 2), (2, 0, 0), (3, 1, 0)])
def test_most_is_exact(total, inclusive, strict):
    assert Threshold(value=Fraction(1, 3), inclusive=True, reads="").most(total) == inclusive
    assert Threshold(value=Fraction(1, 3), inclusive=False, reads="").most(total) == strict


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
