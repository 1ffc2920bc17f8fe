"""What a checker asks, and how typed text becomes its inputs."""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import MAXYEAR, date
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self, get_type_hints

from . import phrases


if TYPE_CHECKING:
    from _typeshed import DataclassInstance


class Choice(StrEnum):
    """Base of an input with fixed answers: each member is a kebab-case key and its Chinese label."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Make a member out of ``KEY = "key", "中文"``."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class WrongInput(ValueError):
    """What was typed cannot be used; *problems* are (key of the field, sentence for beside it)."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        """Keep every problem, so that the reader sees all of them at once."""
        super().__init__(problems)
        self.problems = tuple(problems)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the author of a checker says about one input."""

    label: str
    unit: str = ""
    help: str = ""
    at_least: int | date | None = None
    at_most: int | date | None = None
    below: str = ""  # said instead of the general sentence when the answer is under at_least
    only: tuple[str, tuple[Choice, ...]] | None = None


@dataclass(frozen=True, kw_only=True)
class Question(Asked):
    """One input as forms and command line see it."""

    key: str
    type: type
    default: object = MISSING

    @property
    def kind(self) -> "Kind":
        """How answers of this type are read and spoken of."""
        return next(KINDS[base] for base in self.type.__mro__ if base in KINDS)

    @property
    def required(self) -> bool:
        """Whether an empty answer is a mistake (where the question applies)."""
        return self.default is MISSING

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The answers to choose from; empty unless the kind is ``choice``."""
        return tuple(self.type) if issubclass(self.type, Choice) else ()

    @property
    def unasked(self) -> object:
        """The value that stands in where the question does not apply."""
        return self.kind.unasked if self.required else self.default

    def applies(self, answers: Mapping[str, object]) -> bool | None:
        """Say whether the question is put, given the answers before it; None while that is unknown."""
        if self.only is None:
            return True
        key, wanted = self.only
        return answers[key] in wanted if key in answers else None

    def read(self, text: str) -> object:
        """Turn plain *text* into a value, or raise ValueError with a Chinese sentence."""
        if not text:
            if self.required:
                raise ValueError(f"这一项还没有填。{self.kind.hint}")
            return self.default
        value = self.kind.read(text, self)
        if self.at_least is not None and value < self.at_least:
            raise ValueError(self.below or f"不能{self.kind.less}{self.kind.shown(self.at_least)}{self.unit}，请核对。")
        if self.at_most is not None and value > self.at_most:
            raise ValueError(f"不能{self.kind.more}{self.kind.shown(self.at_most)}{self.unit}，请核对。")
        return value


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of answer: its name in forms, how to read it, what to say when it cannot be read."""

    name: str
    read: Callable[[str, Question], Any]
    hint: str
    unasked: object
    shown: Callable[[Any], str] = str
    less: str = "小于"
    more: str = "大于"


def ask(  # noqa: PLR0913  (one keyword for each thing a form shows)
    label: str,
    *,
    unit: str = "",
    help: str = "",  # noqa: A002  (the word the form uses)
    at_least: int | date | None = None,
    at_most: int | date | None = None,
    below: str = "",
    default: object = MISSING,
    only: tuple[str, tuple[Choice, ...]] | None = None,
) -> Any:
    """Declare one input; *only* = (key of an earlier choice, the answers for which this one is put)."""
    asked = {"label": label, "unit": unit, "help": help, "below": below, "only": only}
    bounds = {"at_least": at_least, "at_most": at_most}
    return field(default=default, metadata=asked | bounds)


LARGEST = 100_000  # people; a bound against slips of the hand, not a rule
LAST_DAY = date(2099, 12, 31)  # likewise


def ask_day(label: str, what: str, *, since: date, only: tuple[str, tuple[Choice, ...]] | None = None) -> Any:
    """Declare the day of *what*, by which the version of the rule is chosen; *since* = the first day of the first."""
    return ask(
        label,
        help="按这一天正在施行的规定核算。",
        at_least=since,
        at_most=LAST_DAY,
        below=f"这里只收录了{phrases.day(since)}以后的规定，更早的{what}不能核算。",
        only=only,
    )


def questions(inputs: "type[DataclassInstance]") -> tuple[Question, ...]:
    """Return what a dataclass of inputs asks, in its order."""
    types = get_type_hints(inputs)
    return tuple(
        Question(key=each.name, type=types[each.name], default=each.default, **each.metadata) for each in fields(inputs)
    )


def fill[Inputs: DataclassInstance](inputs: type[Inputs], typed: Mapping[str, object]) -> Inputs:
    """Turn what was typed into *inputs*, or raise WrongInput with all problems at once."""
    asked = questions(inputs)
    answers: dict[str, object] = {}
    problems: list[tuple[str, str]] = []
    for question in asked:
        text = plain(typed.get(question.key))
        put = question.applies(answers)
        if put is False:
            answers[question.key] = question.unasked
        elif put or text:  # while it is unknown whether it applies, only a typed answer can be wrong
            try:
                answers[question.key] = question.read(text)
            except ValueError as wrong:
                problems.append((question.key, str(wrong)))
    keys = [question.key for question in asked]
    problems += [(str(key), phrases.unknown("填写项", str(key), keys)) for key in typed if key not in keys]
    if problems:
        raise WrongInput(problems)
    return inputs(**answers)


# Full-width ASCII and the minus signs of input methods.  Not NFKC: that would read 3² as 32.
WIDTHS = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | dict.fromkeys(map(ord, "−—–"), "-")


def plain(typed: object) -> str:
    """Return the text of what was typed: half-width, without blanks around it, "" for nothing."""
    text = "" if typed is None else str(typed)
    return " ".join(text.translate(WIDTHS).split())


WHOLE = re.compile(r"\+?([0-9]+|[0-9]{1,3}([, ][0-9]{3})+)")
NOT_WHOLE = (
    (re.compile(r"[-负] ?[0-9].*"), "不能是负数，请核对。"),
    (re.compile(r"\+?[0-9, ]*\.[0-9]+"), "要填整数，不能有小数。"),
)
COUNTERS = {"人": "人名位"}  # said in one breath with a number of that unit
LONGEST = 15  # digits; a longer number is a slip of the hand under any bound


def whole_number(text: str, question: Question) -> int:
    """Read 30, 30人, 1,234."""
    bare = text.rstrip(COUNTERS.get(question.unit, question.unit)).rstrip() if question.unit else text
    if WHOLE.fullmatch(bare):
        digits = re.sub("[^0-9]", "", bare).lstrip("0")
        if len(digits) > LONGEST:
            raise ValueError("数字太大了，请核对。")
        return int(digits or "0")
    fitting = (sentence for pattern, sentence in NOT_WHOLE if pattern.fullmatch(bare))
    raise ValueError(next(fitting, f"看不懂{phrases.echo(text)}。{question.kind.hint}"))


DATES = tuple(
    re.compile(pattern)
    for pattern in (
        r"([0-9]{4})([-/.。])([0-9]{1,2})\2([0-9]{1,2})",
        r"([0-9]{4})(年)([0-9]{1,2})月([0-9]{1,2})[日号]?",
        r"([0-9]{4})()([0-9]{2})([0-9]{2})",
    )
)
MONTHS = 12


def calendar_day(text: str, question: Question) -> date:
    """Read 2026-3-1, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301."""
    bare = text.replace(" ", "")
    found = next((match for pattern in DATES if (match := pattern.fullmatch(bare))), None)
    if found is None:
        raise ValueError(f"看不懂{phrases.echo(text)}。{question.kind.hint}")
    year, month, day = (int(found[group]) for group in (1, 3, 4))
    if not (1 <= year <= MAXYEAR and 1 <= month <= MONTHS):
        raise ValueError(f"{phrases.echo(text)}的年份或者月份不存在。{question.kind.hint}")
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        raise ValueError(f"没有这一天：{year}年{month}月只有1日至{days}日。")
    return date(year, month, day)


YES_NO = dict.fromkeys(("true", "on", "yes", "1", "是"), True) | dict.fromkeys(("false", "off", "no", "0", "否"), False)

SPOKEN = {True: "是", False: "否"}


def yes_or_no(text: str, question: Question) -> bool:
    """Read 是, 否 and what forms and JSON send for them."""
    try:
        return YES_NO[text.lower()]
    except KeyError:
        raise ValueError(f"看不懂{phrases.echo(text)}。{question.kind.hint}") from None


def choice(text: str, question: Question) -> Choice:
    """Read the key or the label of one of the answers."""
    by_name = {name: member for member in question.choices for name in (member.value, plain(member.label))}
    try:
        return by_name[text]
    except KeyError:
        raise ValueError(phrases.unknown("选项", text, [member.value for member in question.choices])) from None


KINDS: dict[type, Kind] = {
    int: Kind(name="int", read=whole_number, hint="请填整数，例如 30。", unasked=0),
    date: Kind(
        name="date",
        read=calendar_day,
        hint="请写成 2026-03-01 或者 2026年3月1日。",
        unasked=date.min,
        shown=phrases.day,
        less="早于",
        more="晚于",
    ),
    bool: Kind(name="bool", read=yes_or_no, hint="请填“是”或者“否”。", unasked=False, shown=SPOKEN.__getitem__),
    Choice: Kind(name="choice", read=choice, hint="请选择一项。", unasked=""),
}
