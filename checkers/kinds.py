"""The kinds of answers, and how the text typed for each becomes a value."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from . import phrases


if TYPE_CHECKING:
    from .inputs import Question


class Choice(StrEnum):
    """Base of an input with fixed answers: each member is a kebab-case key and its Chinese label."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member out of ``KEY = "key", "中文"``."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of answer: its name in forms, how to read it, what to say when it cannot be read."""

    name: str
    read: Callable[[str, "Question"], Any]
    hint: str
    unasked: object
    shown: Callable[[Any], str] = str
    less: str = "小于"
    more: str = "大于"
    linkable: bool = True  # whether an address may carry the answer


# Full-width ASCII and the minus signs of input methods.  Not NFKC: that would read 3² as 32.
WIDTHS = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | dict.fromkeys(map(ord, "−—–"), "-")


def plain(typed: object) -> str:
    """Return the text of what was typed: half-width, without blanks around it, "" for nothing."""
    return trimmed(typed).translate(WIDTHS)


def trimmed(typed: object) -> str:
    """Return the text of what was typed with single blanks, none around it, "" for nothing."""
    return "" if typed is None else " ".join(str(typed).split())


WHOLE = re.compile(r"\+?([0-9]+|[0-9]{1,3}([, ][0-9]{3})+)")
BELOW_ZERO = re.compile(r"[-负] ?[0-9].*"), "不能是负数，请核对。"
NOT_WHOLE = (BELOW_ZERO, (re.compile(r"\+?[0-9, ]*\.[0-9]+"), "要填整数，不能有小数。"))
COUNTERS = {"人": "人名位"}  # said in one breath with a number of that unit
LONGEST = 15  # digits; a longer number is a slip of the hand under any bound
TOO_LONG = "数字太大了，请核对。"


def bare(text: str, question: "Question") -> str:
    """Return a number without its unit."""
    return text.rstrip(COUNTERS.get(question.unit, question.unit)).rstrip() if question.unit else text


def puzzled(text: str, question: "Question") -> str:
    """Say that *text* cannot be read."""
    return f"看不懂{phrases.echo(text)}。{question.kind.hint}"


def whole_number(text: str, question: "Question") -> int:
    """Read 30, 30人, 1,234."""
    number = bare(plain(text), question)
    if WHOLE.fullmatch(number):
        digits = re.sub("[^0-9]", "", number).lstrip("0")
        if len(digits) > LONGEST:
            raise ValueError(TOO_LONG)
        return int(digits or "0")
    fitting = (sentence for pattern, sentence in NOT_WHOLE if pattern.fullmatch(number))
    raise ValueError(next(fitting, puzzled(plain(text), question)))


EXACT = re.compile(r"\+?([0-9]+|[0-9]{1,3}([, ][0-9]{3})+)?(\.[0-9]*)?")
CENTS = 2  # decimals


def exact_number(text: str, question: "Question") -> Decimal:
    """Read 12345.67, 12,345.67元, ¥30; with at most two decimals."""
    number = bare(plain(text).lstrip("¥￥ "), question)
    if not re.search("[0-9]", number) or not EXACT.fullmatch(number):
        raise ValueError(BELOW_ZERO[1] if BELOW_ZERO[0].fullmatch(number) else puzzled(plain(text), question))
    whole, _, decimals = re.sub("[^0-9.]", "", number).partition(".")
    if len(whole.lstrip("0")) > LONGEST:
        raise ValueError(TOO_LONG)
    if len(decimals) > CENTS:
        raise ValueError("小数最多两位，请核对。")
    return Decimal(f"{whole or 0}.{decimals or 0}")


DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"([0-9]{4})([-/.。])([0-9]{1,2})\2([0-9]{1,2})",
        r"([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})[日号]?",
        r"([0-9]{4})()([0-9]{2})([0-9]{2})",
    )
)
MONTHS = 12


def calendar_day(text: str, question: "Question") -> date:
    """Read 2026-3-1, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301."""
    text = plain(text)
    together = text.replace(" ", "")
    found = next((match for pattern in DATES if (match := pattern.fullmatch(together))), None)
    if found is None:
        raise ValueError(puzzled(text, question))
    year, month, day = (int(found[group]) for group in (1, 3, 4))
    if not (1 <= year <= MAXYEAR and 1 <= month <= MONTHS):
        raise ValueError(f"{phrases.echo(text)}的年份或者月份不存在。{question.kind.hint}")
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise ValueError(f"没有这一天：{year}年{month}月只有1日至{days}日。")
    return date(year, month, day)


YES_NO = dict.fromkeys(("true", "on", "yes", "1", "是"), True) | dict.fromkeys(("false", "off", "no", "0", "否"), False)

SPOKEN = {True: "是", False: "否"}


def yes_or_no(text: str, question: "Question") -> bool:
    """Read 是, 否 and what forms and JSON send for them."""
    try:
        return YES_NO[plain(text).lower()]
    except KeyError:
        raise ValueError(puzzled(plain(text), question)) from None


def choice(text: str, question: "Question") -> Choice:
    """Read the key or the label of one of the answers."""
    text = plain(text)
    by_name = {name: member for member in question.choices for name in (member.value, plain(member.label))}
    try:
        return by_name[text]
    except KeyError:
        names = [member.value if text.isascii() else member.label for member in question.choices]
        raise ValueError(phrases.unknown("选项", text, names)) from None


LABEL = 20  # characters of a short text


def short_text(text: str, question: "Question") -> str:  # noqa: ARG001  (every kind reads with the same two)
    """Read a short name as it was typed."""
    if len(text) > LABEL:
        raise ValueError(f"最多{LABEL}个字，请写短一些。")
    if not text.isprintable():
        raise ValueError("有不能显示的符号，请重新填写。")
    return text


DATE = Kind(
    name="date",
    read=calendar_day,
    hint="请写成 2026-03-01 或者 2026年3月1日。",
    unasked=date.min,
    shown=phrases.day,
    less="早于",
    more="晚于",
)
KINDS: dict[type, Kind] = {
    int: Kind(name="int", read=whole_number, hint="请填整数，例如 30。", unasked=0),
    Decimal: Kind(
        name="money",
        read=exact_number,
        hint="请填数字，例如 1234.50。",
        unasked=Decimal(0),
        shown=phrases.number,
    ),
    date: DATE,
    bool: Kind(name="bool", read=yes_or_no, hint="请填“是”或者“否”。", unasked=False, shown=SPOKEN.__getitem__),
    Choice: Kind(
        name="choice",
        read=choice,
        hint="请选择一项。",
        unasked="",
        shown=lambda member: member.label,
    ),
    str: Kind(name="text", read=short_text, hint="请填名称，例如 甲。", unasked="", linkable=False),
}
