"""What a checker asks, and how what was typed becomes its inputs."""

from collections.abc import Iterable, Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin, get_type_hints

from . import phrases
from .kinds import DATE, KINDS, Choice, Kind, trimmed
from .rows import days, lines


if TYPE_CHECKING:
    from _typeshed import DataclassInstance


__all__ = ["LARGEST", "LAST_DAY", "Choice", "Question", "WrongInput", "ask", "ask_day", "fill", "questions"]

Bound = int | date | Decimal | None
Only = tuple[str, tuple[Choice | bool, ...]]


class WrongInput(ValueError):
    """
    What was typed cannot be used; *problems* are (key of the field, sentence for beside it).

    A problem of one cell has the key ``rows.3.votes``: third row of the field ``rows``, column ``votes``.
    """

    def __init__(self, problems: Iterable[tuple[str, str]]) -> None:
        """Keep every problem, so that the reader sees all of them at once."""
        self.problems = tuple(problems)
        super().__init__(self.problems)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the author of a checker says about one input."""

    label: str
    unit: str = ""
    help: str = ""
    at_least: Bound = None
    at_most: Bound = None
    below: str = ""  # said instead of the general sentence when the answer is under at_least
    only: Only | None = None
    private: bool = False
    today: bool = False


@dataclass(frozen=True, kw_only=True)
class Question(Asked):
    """One input as forms and command line see it; for rows, *type* is the dataclass of one row."""

    key: str
    type: type
    many: bool = False
    default: object = MISSING

    @property
    def only_for(self) -> tuple[str, ...]:
        """The answers for which this is put, as forms send them."""
        return (
            tuple(str(each).lower() if isinstance(each, bool) else each for each in self.only[1]) if self.only else ()
        )

    @property
    def kind(self) -> Kind:
        """How answers of this type are read and spoken of."""
        if self.many:
            return DAYS if self.type is date else ROWS
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
    def columns(self) -> "tuple[Question, ...]":
        """What is asked in each row; empty unless the kind is ``rows``."""
        return questions(self.type) if self.many and self.type is not date else ()

    @property
    def linkable(self) -> bool:
        """Whether an address may carry the answer: never rows or text, nor what the author calls private."""
        return self.kind.linkable and not self.private

    @property
    def unasked(self) -> object:
        """The value that stands in where the question does not apply."""
        return self.kind.unasked if self.required else self.default

    def applies(self, answers: Mapping[str, object], unput: Iterable[str] = ()) -> bool | None:
        """Say whether the question is put, given the answers before it and those not put; None while unknown."""
        if self.only is None:
            return True
        key, wanted = self.only
        if key in unput:
            return False
        return answers[key] in wanted if key in answers else None

    def given(self, typed: object) -> bool:
        """Say whether anything was typed at all."""
        return bool(typed) if self.many and isinstance(typed, list | tuple) else bool(trimmed(typed))

    def read(self, typed: object) -> Any:
        """Turn what was typed into a value, or raise ValueError with a Chinese sentence."""
        if not self.given(typed):
            if self.required:
                raise ValueError(f"这一项还没有填。{self.kind.hint}")
            return self.default
        if self.many:
            return self.several(typed)
        value = self.kind.read(trimmed(typed), self)
        self.bound(value)
        return value

    def bound(self, value: Any) -> None:
        """Refuse a single value out of bounds."""
        if self.at_least is not None and value < self.at_least:
            raise ValueError(self.below or f"不能{self.kind.less}{self.kind.shown(self.at_least)}{self.unit}，请核对。")
        if self.at_most is not None and value > self.at_most:
            raise ValueError(f"不能{self.kind.more}{self.kind.shown(self.at_most)}{self.unit}，请核对。")

    def several(self, typed: object) -> tuple[Any, ...]:
        """Read rows or days; their bounds are how many of them there may be."""
        values = self.read_days(typed) if self.type is date else self.read_rows(typed)
        if not values and self.required:
            raise ValueError(f"这一项还没有填。{self.kind.hint}")
        counter = "个日期" if self.type is date else "行"
        least, most = self.at_least, self.at_most
        if isinstance(least, int) and len(values) < least:
            raise ValueError(self.below or f"至少要填{least}{counter}，现在是{len(values)}{counter}，请核对。")
        if isinstance(most, int) and len(values) > most:
            raise ValueError(f"最多填{most}{counter}，现在是{len(values)}{counter}，请核对。")
        return values

    def read_days(self, typed: object) -> tuple[date, ...]:
        """Read every date; the bad ones are named by place and text."""
        read, wrong = [], []
        for place, text in enumerate(days(typed), 1):
            try:
                value = DATE.read(trimmed(text), self)
                if value > LAST_DAY:
                    raise ValueError(f"不能晚于{phrases.day(LAST_DAY)}，请核对。")  # noqa: TRY301  (one sentence for all)
                read.append(value)
            except ValueError as error:
                sentence, said = str(error), phrases.echo(text)
                wrong.append((self.key, f"第{place}个日期{'' if said in sentence else said}：{sentence}"))
        if wrong:
            raise WrongInput(wrong)
        return tuple(read)

    def read_rows(self, typed: object) -> tuple[Any, ...]:
        """Read every row that holds anything; problems name row and column as the reader sees them."""
        columns, read, wrong = self.columns, [], []
        labels = {column.key: column.label for column in columns}
        for place, line in lines(typed, columns):
            if not isinstance(line, Mapping):
                wrong.append((f"{self.key}.{place}", f"第{place}行：看不懂{phrases.echo(str(line))}。"))
                continue
            answers, problems = answered(columns, line, "栏目")
            for key, sentence in problems:
                where = f"“{labels[key]}”" if key in labels and len(labels) > 1 else ""
                wrong.append((f"{self.key}.{place}.{key}", f"第{place}行{where}：{sentence}"))
            if not problems:
                read.append(self.type(**answers))
        if wrong:
            raise WrongInput(wrong)
        return tuple(read)


def ask(  # noqa: PLR0913  (one keyword for each thing a form shows)
    label: str,
    *,
    unit: str = "",
    help: str = "",  # noqa: A002  (the word the form uses)
    at_least: Bound = None,
    at_most: Bound = None,
    below: str = "",
    default: object = MISSING,
    only: Only | None = None,
    private: bool = False,
    today: bool = False,
) -> Any:
    """
    Declare one input.

    *only* = (key of an earlier choice or yes/no, the answers for which this one is put); *private* answers never
    go into a link; the form offers the reader's own day for *today*; for rows and days the bounds are how many there
    may be.
    """
    asked = {"label": label, "unit": unit, "help": help, "below": below, "only": only}
    bounds = {"at_least": at_least, "at_most": at_most}
    return field(default=default, metadata=asked | bounds | {"private": private, "today": today})


LARGEST = 100_000  # people; a bound against slips of the hand, not a rule
LAST_DAY = date(2099, 12, 31)  # likewise


def ask_day(label: str, what: str, *, since: date, only: Only | None = None) -> Any:
    """Declare the day of *what*, by which the version of the rule is chosen; *since* = the first day of the first."""
    return ask(
        label,
        help="按这一天正在施行的规定核算。",
        at_least=since,
        at_most=LAST_DAY,
        below=f"这里只收录了{phrases.day(since)}以后的规定，更早的{what}不能核算。",
        only=only,
        today=True,
    )


DAYS = Kind(name="days", read=lambda text, _: text, hint="请填日期，例如 2026-03-01。", unasked=(), linkable=False)
ROWS = Kind(name="rows", read=lambda text, _: text, hint="请至少填一行。", unasked=(), linkable=False)


def questions(inputs: "type[DataclassInstance]") -> tuple[Question, ...]:
    """Return what a dataclass of inputs asks, in its order."""
    hashable: Any = inputs  # mypy takes it for none
    return _questions(hashable)


@cache
def _questions(inputs: "type[DataclassInstance]") -> tuple[Question, ...]:
    hints = get_type_hints(inputs)
    return tuple(question(each.name, hints[each.name], each.default, each.metadata) for each in fields(inputs))


def question(key: str, hint: Any, default: object, asked: Mapping[str, Any]) -> Question:
    """Return one question; ``int | None`` may stay unanswered, ``tuple[Row, ...]`` takes several."""
    if type(None) in get_args(hint):
        (hint,) = (each for each in get_args(hint) if each is not type(None))
        default = None if default is MISSING else default
    many = get_origin(hint) is tuple
    return Question(key=key, type=get_args(hint)[0] if many else hint, many=many, default=default, **asked)


def fill[Inputs: DataclassInstance](inputs: type[Inputs], typed: Mapping[str, object]) -> Inputs:
    """Turn what was typed into *inputs*, or raise WrongInput with all problems at once."""
    answers, problems = answered(questions(inputs), typed, "填写项")
    if problems:
        raise WrongInput(problems)
    return inputs(**answers)


def answered(
    asked: Iterable[Question], typed: Mapping[str, object], field_word: str
) -> tuple[dict[str, object], list[tuple[str, str]]]:
    """Return the answers that could be read, and the problems of the others."""
    answers: dict[str, object] = {}
    problems: list[tuple[str, str]] = []
    keys: list[str] = []
    unput: set[str] = set()
    for question in asked:
        key = question.key
        keys.append(key)
        put = question.applies(answers, unput)
        if put is False:
            unput.add(key)
            answers[key] = question.unasked
        elif put or question.given(
            typed.get(key)
        ):  # while it is unknown whether it applies, only a typed answer can be wrong
            try:
                answers[key] = question.read(typed.get(key))
            except WrongInput as wrong:
                problems += wrong.problems
            except ValueError as wrong:
                problems.append((key, str(wrong)))
    problems += [(str(key), phrases.unknown(field_word, str(key), keys)) for key in typed if key not in keys]
    return answers, problems
