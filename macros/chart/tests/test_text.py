"""Text is measured by counting and broken by the rules of Chinese."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros.chart.text import NOT_FIRST, NOT_LAST, width, wrap


PHRASES = [
    "召开党员大会，",
    "《选举办法》",
    "（不算预备党员）",
    "在5天内",
    "公布名单；",
    "2020年",
    "“三会一课”、",
    "计票",
]
TEXTS = st.text("召开党员大会选举委员，、。；：？！（）《》“”0123ab ", min_size=1, max_size=120).filter(str.strip)
STABLE = settings(max_examples=200, derandomize=True, deadline=None, database=None)


def test_width_counts_characters():
    assert width("党员", 14) == 28
    assert width("4/5", 10) == 18
    assert width("a", 14) == 9  # 8.4, rounded up


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        pytest.param("召开党员大会", 100, ("召开党员大会",), id="一行写得下"),
        pytest.param("甲乙丙丁戊己庚辛壬癸子丑寅卯", 120, ("甲乙丙丁戊己庚", "辛壬癸子丑寅卯"), id="两行一样长"),
        pytest.param("甲乙丙丁，戊己", 50, ("甲乙丙", "丁，戊己"), id="逗号不在行首"),
        pytest.param("按照选举办法", 50, ("按照选举", "办法"), id="常用词不拆开"),
        pytest.param("填写（党员）", 30, ("填写", "（党", "员）"), id="前括号不在行尾"),
        pytest.param("自从2020年起", 40, ("自从", "2020年", "起"), id="数和单位不分开"),
        pytest.param("a" * 18, 60, ("a" * 6,) * 3, id="太长的词断开"),
    ],
)
def test_lines(text, limit, lines):
    assert wrap(text, 10, limit) == lines


@STABLE
@given(TEXTS, st.integers(40, 240))
def test_nothing_is_lost_and_no_line_is_too_long(text, limit):
    lines = wrap(text, 12, limit)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert max(width(line, 12) for line in lines) <= limit


@STABLE
@given(st.lists(st.sampled_from(PHRASES), min_size=1, max_size=12), st.integers(72, 240))
def test_no_sign_stands_where_it_must_not(phrases, limit):
    for before, after in pairwise(wrap("".join(phrases), 12, limit)):
        assert after[0] not in NOT_FIRST
        assert before[-1] not in NOT_LAST
