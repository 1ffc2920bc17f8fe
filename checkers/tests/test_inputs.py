"""Typed text is read as meant, or answered with a sentence."""

from dataclasses import dataclass
from datetime import date

import pytest

from checkers import CHECKERS
from checkers.inputs import Choice, WrongInput, ask, fill, questions


class Colour(Choice):
    RED = "red", "红色"
    NONE = "no-colour", "没有颜色"


@dataclass(frozen=True, kw_only=True)
class Form:
    colour: Colour = ask("颜色")
    count: int = ask("人数", unit="人", at_least=0, at_most=5000, default=7)
    day: date = ask("日期", at_least=date(2000, 1, 1), default=None)
    ready: bool = ask("办好", default=False)
    shade: int = ask("深浅", at_most=9, only=("colour", (Colour.RED,)))


def read(**typed):
    return fill(Form, {"colour": "no-colour"} | typed)


def problems(typed):
    with pytest.raises(WrongInput) as wrong:
        fill(Form, typed)
    return dict(wrong.value.problems)


WHOLE_NUMBERS = {
    "30": 30,
    " 30 ": 30,
    "\u300030\u3000": 30,
    "３０": 30,
    "30人": 30,
    "30 人": 30,
    "30名": 30,
    "030": 30,
    "+30": 30,
    "1,234": 1234,
    "1，234": 1234,
    "１，２３４人": 1234,
    "1 234": 1234,
    "0": 0,
    "5000": 5000,
    30: 30,
    "": 7,
    "  ": 7,
    None: 7,
}
NOT_WHOLE = {
    "-1": "不能是负数，请核对。",
    "－１": "不能是负数，请核对。",
    "−1": "不能是负数，请核对。",
    "负1": "不能是负数，请核对。",
    -1: "不能是负数，请核对。",
    "1.5": "要填整数，不能有小数。",
    "１．５": "要填整数，不能有小数。",
    "3.0": "要填整数，不能有小数。",
    3.0: "要填整数，不能有小数。",
    ".5": "要填整数，不能有小数。",
    "5001": "不能大于5000人，请核对。",
    "9" * 15: "不能大于5000人，请核对。",
    "9" * 16: "数字太大了，请核对。",
    "9" * 9999: "数字太大了，请核对。",
    "三十": "看不懂“三十”。请填整数，例如 30。",
    "二〇": "看不懂“二〇”。请填整数，例如 30。",
    "3²": "看不懂“3²”。请填整数，例如 30。",
    "٣٠": "看不懂“٣٠”。请填整数，例如 30。",
    "1,23": "看不懂“1,23”。请填整数，例如 30。",
    "2、4": "看不懂“2、4”。请填整数，例如 30。",
    "人": "看不懂“人”。请填整数，例如 30。",
    "1e3": "看不懂“1e3”。请填整数，例如 30。",
    "nan": "看不懂“nan”。请填整数，例如 30。",
    "80%": "看不懂“80%”。请填整数，例如 30。",
    "3\x1b[31m": "看不懂“3?[31m”。请填整数，例如 30。",
    "字" * 21: f"看不懂“{'字' * 20}…”。请填整数，例如 30。",
    "字" * 20: f"看不懂“{'字' * 20}”。请填整数，例如 30。",
    True: "看不懂“True”。请填整数，例如 30。",
    (): "看不懂“()”。请填整数，例如 30。",
}
DAYS = [
    "2026-3-1",
    "2026-03-01",
    "2026/3/1",
    "2026.3.1",
    "2026。3。1",
    "2026年3月1日",
    "2026年03月01号",
    "2026年3月1",
    "2026 年 3 月 1 日",
    "20260301",
    "２０２６－３－１",
    "２０２６年３月１日",
    date(2026, 3, 1),
]
HINT = "请写成 2026-03-01 或者 2026年3月1日。"
NOT_DAYS = {
    "2026-2-29": "没有这一天：2026年2月只有1日至28日。",
    "2026-4-31": "没有这一天：2026年4月只有1日至30日。",
    "2026-4-0": "没有这一天：2026年4月只有1日至30日。",
    "2026-13-1": f"“2026-13-1”的年份或者月份不存在。{HINT}",
    "2026-0-1": f"“2026-0-1”的年份或者月份不存在。{HINT}",
    "0000-1-1": f"“0000-1-1”的年份或者月份不存在。{HINT}",
    "1999-12-31": "不能早于2000年1月1日，请核对。",
    "26-3-1": f"看不懂“26-3-1”。{HINT}",
    "2026-3": f"看不懂“2026-3”。{HINT}",
    "2026-3/1": f"看不懂“2026-3/1”。{HINT}",
    "2026031": f"看不懂“2026031”。{HINT}",
    "三月一日": f"看不懂“三月一日”。{HINT}",
}
YES = ["true", "on", "是", "yes", "1", "YES", "１", True, 1]
NO = ["false", "off", "否", "no", "0", "", None, False, 0]


@pytest.mark.parametrize(("typed", "value"), WHOLE_NUMBERS.items())
def test_whole_number_is_read(typed, value):
    assert read(count=typed).count == value


@pytest.mark.parametrize(("typed", "sentence"), NOT_WHOLE.items(), ids=lambda each: str(each)[:20])
def test_what_is_no_whole_number_gets_a_sentence(typed, sentence):
    assert problems({"colour": "no-colour", "count": typed}) == {"count": sentence}


@pytest.mark.parametrize("typed", DAYS)
def test_day_is_read(typed):
    assert read(day=typed).day == date(2026, 3, 1)


@pytest.mark.parametrize(("typed", "sentence"), NOT_DAYS.items())
def test_what_is_no_day_gets_a_sentence(typed, sentence):
    assert problems({"colour": "no-colour", "day": typed}) == {"day": sentence}


@pytest.mark.parametrize(("month", "last"), [(1, 31), (12, 31), (4, 30)])
def test_first_and_last_day_of_a_month_are_read(month, last):
    assert [read(day=f"2026-{month}-{day}").day for day in (1, last)] == [date(2026, month, 1), date(2026, month, last)]


def test_first_day_allowed_and_leap_day_are_read():
    assert read(day="2000-01-01").day == date(2000, 1, 1)
    assert read(day="2024-02-29").day == date(2024, 2, 29)


@pytest.mark.parametrize(("answers", "value"), [(YES, True), (NO, False)])
def test_yes_and_no_are_read(answers, value):
    assert [read(ready=typed).ready for typed in answers] == [value] * len(answers)


def test_choice_is_read_by_key_and_by_label():
    assert [read(colour=typed, shade=1).colour for typed in ("red", " red ", "红色", Colour.RED)] == [Colour.RED] * 4


def test_all_problems_come_at_once_with_what_was_meant():
    assert problems({"colour": "rad", "count": "-1", "day": "x", "ready": "?", "shade": "10", "redy": ""}) == {
        "colour": "没有“rad”这个选项。是不是想写“red”？现有：red、no-colour。",
        "count": "不能是负数，请核对。",
        "day": f"看不懂“x”。{HINT}",
        "ready": "看不懂“?”。请填“是”或者“否”。",
        "shade": "不能大于9，请核对。",
        "redy": "没有“redy”这个填写项。是不是想写“ready”？现有：colour、count、day、ready、shade。",
    }


def test_nothing_like_it_exists():
    assert problems({"colour": "no-colour", "zzz": "1"}) == {
        "zzz": "没有“zzz”这个填写项。现有：colour、count、day、ready、shade。"
    }


def test_question_that_does_not_apply_is_not_read():
    assert read(shade="胡写").shade == 0
    assert problems({"colour": "red"}) == {"shade": "这一项还没有填。请填整数，例如 30。"}
    assert problems({}) == {"colour": "这一项还没有填。请选择一项。"}  # not yet known whether shade is asked


@pytest.mark.parametrize("checker", CHECKERS.values(), ids=lambda checker: checker.name)
def test_questions_can_be_put(checker):
    assert can_be_put(questions(checker.inputs))


def can_be_put(asked):
    """Whether every question is bounded and depends only on those before it."""
    for place, question in enumerate(asked):
        assert question.label
        assert question.kind.name != "choice" or len(question.choices) > 1
        assert question.kind.name not in {"int", "money", "date", "rows", "days"} or question.at_most is not None
        if question.only:
            key, wanted = question.only
            earlier = {each.key: each for each in asked[:place]}
            assert set(wanted) < set(earlier[key].choices or (True, False))
        assert all(column.kind.name not in {"rows", "days"} for column in question.columns)
        assert not question.columns or can_be_put(question.columns)
    return True


def test_questions_know_their_own_kind():
    asked = {question.key: question for question in questions(Form)}

    assert {key: question.kind.name for key, question in asked.items()} == {
        "colour": "choice",
        "count": "int",
        "day": "date",
        "ready": "bool",
        "shade": "int",
    }
    assert [(each.value, each.label) for each in asked["colour"].choices] == [
        ("red", "红色"),
        ("no-colour", "没有颜色"),
    ]
    assert [key for key, question in asked.items() if question.required] == ["colour", "shade"]
