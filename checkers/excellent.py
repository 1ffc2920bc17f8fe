"""Members graded 优秀 (优秀等次比例上限): how many at most, and are these too many?"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from . import phrases
from .inputs import LARGEST, WrongInput, ask, fill
from .law import Threshold
from .record import Checker, Result, Table, Why


# From notices and plans, not from an article that was read; so it has no version and no clause of a regulation.
EXCELLENT = Threshold(value=Fraction(1, 3), inclusive=True, reads="不超过三分之一")
PLAN = "plan-2024:40"


@dataclass(frozen=True, kw_only=True)
class Grading:
    """The inputs: whom the share is of, and how many are to be graded 优秀 (whole persons)."""

    formal: int = ask(
        "本支部的正式党员",
        unit="人",
        help="只数正式组织关系在本支部的正式党员，不数预备党员。",
        at_least=1,
        at_most=LARGEST,
    )
    given: int | None = ask(
        "拟评为“优秀”的",
        unit="人",
        help="还没有定的，不用填：只算最多几人。",
        at_least=0,
        at_most=LARGEST,
        default=None,
    )
    probationary: int = ask(
        "预备党员",
        unit="人",
        help="一般参加评议、不评定等次，不计入基数。填了可以看到连他们一起算是几人。",
        at_least=0,
        at_most=LARGEST,
        default=0,
    )
    attending: int | None = ask(
        "参加评议的正式党员",
        unit="人",
        help="上级要求按参加评议的党员算的，才填。",
        at_least=1,
        at_most=LARGEST,
        default=None,
    )


UNCOVERED = (
    "评谁、不评谁：由支部委员会会议或者党员大会综合评议情况和日常表现提出，这里不核算。",
    "三分之一按什么人数算、流动党员和受处分的党员怎样算：以上级当年的通知为准。",
    "上级另外规定了比例或者名额的：以其要求为准。",
)


def contradictions(grading: Grading) -> Iterator[tuple[str, str]]:
    """Yield what cannot be true of the numbers together."""
    if grading.given is not None and grading.given > grading.formal:
        yield "given", f"拟评{grading.given}人，多于正式党员{grading.formal}人；预备党员一般不评定等次，请核对。"
    if grading.attending is not None and grading.attending > grading.formal:
        yield "attending", f"参加评议的{grading.attending}人，多于正式党员{grading.formal}人，请核对。"


def check(grading: Grading) -> Result:
    """Answer how many there may be at most, and by how many these are over it; WrongInput where numbers disagree."""
    if problems := list(contradictions(grading)):
        raise WrongInput(problems)
    most = EXCELLENT.most(grading.formal)
    ok = None if grading.given is None else grading.given <= most
    return Result(
        ok=ok,
        sentence=verdict(grading, most),
        value=most,
        unit="人",
        why=tuple(steps(grading, most)),
        nearest=f"拟评“优秀”的减少{(grading.given or 0) - most}人，减到{most}人。" if ok is False else "",
        uncovered=UNCOVERED,
        rule="“优秀”一般不超过三分之一，见有关通知和方案，没有查到写明这个比例的条例条文；按正式党员算也是待核。以上级当年的通知为准。",
    )


def verdict(grading: Grading, most: int) -> str:
    """Say how the number stands to the ceiling, or only the ceiling."""
    formal, given = f"正式党员{grading.formal}人，", grading.given
    if given is None and not most:
        return f"{formal}三分之一不到1人，照字面一人也没有；怎样掌握，请上级党组织定。"
    if given is None:
        return f"{formal}评为“优秀”的一般不超过三分之一，最多{most}人。这是上限，不是名额，不必评满。"
    if given <= most:
        return f"{formal}拟评“优秀”{given}人，没有超过三分之一（最多{most}人）。"
    over = f"{formal}拟评“优秀”{given}人，超过三分之一：一般最多{most}人，多{given - most}人。"
    return f"{over}能不能超过，由上级党组织定。"


def steps(grading: Grading, most: int) -> Iterator[Why]:
    """Reckon the ceiling aloud; base, rounding and how soft it is are steps of their own."""
    formal, given = grading.formal, grading.given
    yield Why("评定为“优秀”的党员，一般不超过三分之一。正好三分之一，没有超过。", PLAN)
    yield Why("三分之一按正式组织关系在本支部的正式党员算，依据有的地方的答复，没有查到条文（待核）。")
    yield Why(f"正式党员的三分之一：{divided(formal)}。{rounding(formal, most)}")
    if not most:
        yield Why("人数太少，三分之一不到1人，照字面一人也没有；怎样掌握，请上级党组织定。")
    if given is not None:
        yield Why(
            f"拟评“优秀”{given}人，占正式党员的比例：{given}/{formal}，{phrases.percent(Fraction(given, formal))}。"
        )
    yield from other_bases(grading)
    yield Why("这是上限，不是名额，不必评满。")
    yield Why("写的是“一般”，不是绝对不能超过；确实要超过的，先请示上级党组织，这里不下结论。", PLAN)
    yield Why("等次由支部委员会会议或者党员大会，按评议和日常表现集体提出评定意见。", "branch-2018:18")


def divided(base: int) -> str:
    """Divide aloud, with the rest: 20÷3＝6余2."""
    parts = Fraction(EXCELLENT.value).denominator
    whole, rest = divmod(base, parts)
    return f"{base}÷{parts}＝{whole}" + (f"余{rest}" if rest else "")


def rounding(base: int, most: int) -> str:
    """Say how the share becomes a number of people."""
    line = EXCELLENT.line(base)
    if line.is_integer():
        return f"正好除尽，最多{most}人。"
    usual = math.floor(line + Fraction(1, 2))
    share = phrases.percent(Fraction(usual, base))
    instead = f"如果四舍五入成{usual}人，占{share}，就超过了。" if usual > most else ""
    return f"不能超过，所以余数舍去，不进一，也不四舍五入：最多{most}人。{instead}"


def other_bases(grading: Grading) -> Iterator[Why]:
    """Reckon aloud what other bases would give, where their numbers are known."""
    formal, probationary, attending = grading.formal, grading.probationary, grading.attending
    if probationary:
        together = formal + probationary
        yield Why(
            f"预备党员{probationary}人一般不评定等次，不计入（待核）。如果上级要求连预备党员一起算，"
            f"是{together}人：{divided(together)}，最多{EXCELLENT.most(together)}人。"
        )
    if attending is not None:
        most = EXCELLENT.most(attending)
        yield Why(f"如果上级要求按参加评议的正式党员算，是{attending}人：{divided(attending)}，最多{most}人。")


def tables() -> tuple[Table, ...]:
    """Return what to print: the ceiling for 1 to 100 formal members."""
    asked = fill(Grading, {"formal": 1})
    rows = []
    for formal in range(1, 101):
        most = check(replace(asked, formal=formal)).value
        assert isinstance(most, int)  # noqa: S101  (there is always a ceiling)
        rows.append((formal, most))
    return (
        Table(
            "正式党员几人，“优秀”最多几人",
            "“优秀”一般不超过三分之一，余数舍去，不四舍五入；预备党员不计入（待核）。"
            "这是上限，不是名额，不必评满。按什么人数算、能不能超过，以上级党组织要求为准。",
            ("正式党员", "“优秀”最多"),
            tuple(rows),
        ),
    )


excellent = Checker(
    name="excellent",
    title="优秀等次比例上限",
    summary="填正式党员人数，看评为“优秀”的最多几人；填了拟评人数，看超过没有。",
    aliases=("优秀比例", "优秀名额", "三分之一", "优秀党员几个"),
    inputs=Grading,
    check=check,
    laws=(),
    tables=tables,
    checked=date(2026, 11, 22),
    also_cites=(PLAN, "branch-2018:18"),
)
