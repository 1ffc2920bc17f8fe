"""How often the organised life of a branch is held (组织生活的次数): the rules, and the parts of a year they count by."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from .inputs import Choice
from .law import Law, Threshold, Version, branch_2018
from .months import YEAR


class Kind(Choice):
    """What is held."""

    GENERAL = "general", "支部党员大会"
    COMMITTEE = "committee-meetings", "支部委员会会议"
    GROUP = "group-meetings", "党小组会"
    CLASS = "classes", "党课"
    SECRETARY_CLASS = "secretary-classes", "党支部书记讲党课"
    THEME = "theme-days", "主题党日"
    LIFE = "life-meetings", "组织生活会"
    APPRAISAL = "appraisals", "民主评议党员"
    REPORT = "reports", "党支部书记述职"
    TALK = "talks", "谈心谈话"


class Per(Choice):
    """The time in which something has to be held so many times."""

    MONTH = "month", "每月"
    QUARTER = "quarter", "每季度"
    HALF = "half-year", "每半年"
    YEAR = "year", "每年"


NAMES = {
    Per.MONTH: tuple(f"{month}月" for month in range(1, 13)),
    Per.QUARTER: ("第一季度", "第二季度", "第三季度", "第四季度"),
    Per.HALF: ("上半年", "下半年"),
    Per.YEAR: ("全年",),
}
# Often held in the first quarter of the next year; so only a whole number of times is known of the others.
CARRIED = (Kind.LIFE, Kind.APPRAISAL, Kind.REPORT)
CARRIED_TO = (3, 31)
COUNTED = (Kind.SECRETARY_CLASS, Kind.TALK)

GENERAL = Law("支部党员大会", (branch_2018(value=1, inclusive=True, reads="一般每季度1次", cite="branch-2018:11"),))
COMMITTEE = Law("支部委员会会议", (branch_2018(value=1, inclusive=True, reads="一般每月1次", cite="branch-2018:12"),))
GROUP = Law("党小组会", (branch_2018(value=1, inclusive=True, reads="一般每月1次", cite="branch-2018:13"),))
THEME = Law("主题党日", (branch_2018(value=1, inclusive=True, reads="每月相对固定1天", cite="branch-2018:16"),))
LIFE = Law("组织生活会", (branch_2018(value=1, inclusive=True, reads="每年至少1次", cite="branch-2018:17"),))
APPRAISAL = Law("民主评议党员", (branch_2018(value=1, inclusive=True, reads="一般每年1次", cite="branch-2018:18"),))
TALK = Law("谈心谈话", (branch_2018(value=1, inclusive=True, reads="每年一般不少于1次", cite="branch-2018:19"),))
LAWS = (GENERAL, COMMITTEE, GROUP, THEME, LIFE, APPRAISAL, TALK)
# The clause was not read, so it has no version.
REPORT = Threshold(value=1, inclusive=True, reads="每年1次（待核）")


class Rule(NamedTuple):
    """So many times in each part of the year, and what the rule is."""

    per: Per
    threshold: Threshold

    @property
    def cite(self) -> str:
        """The clause, if one was read."""
        return self.threshold.cite if isinstance(self.threshold, Version) else ""


RULES = {
    Kind.GENERAL: Rule(Per.QUARTER, GENERAL.versions[0]),
    Kind.COMMITTEE: Rule(Per.MONTH, COMMITTEE.versions[0]),
    Kind.GROUP: Rule(Per.MONTH, GROUP.versions[0]),
    Kind.THEME: Rule(Per.MONTH, THEME.versions[0]),
    Kind.LIFE: Rule(Per.YEAR, LIFE.versions[0]),
    Kind.APPRAISAL: Rule(Per.YEAR, APPRAISAL.versions[0]),
    Kind.REPORT: Rule(Per.YEAR, REPORT),
    Kind.TALK: Rule(Per.YEAR, TALK.versions[0]),
}


def last_day(kind: Kind, year: int) -> date:
    """Return the last day that can belong to *year*."""
    return date(year + 1, *CARRIED_TO) if kind in CARRIED else date(year, YEAR, 31)


def part(day: date, year: int, per: Per) -> int:
    """Return the part of *year* a day counts in; one of the next year counts in the last."""
    parts = len(NAMES[per])
    return (day.month - 1) * parts // YEAR if day.year == year else parts - 1


def over(kind: Kind, year: int, per: Per, until: date) -> int:
    """Return how many parts of *year* are over on the day *until*."""
    parts = len(NAMES[per])
    months = YEAR // parts
    ends = [date(year, month, monthrange(year, month)[1]) for month in range(months, YEAR + 1, months)]
    ends[-1] = last_day(kind, year)
    return sum(end <= until for end in ends)


def lacking(held: Sequence[int], finished: int, per: Per, least: int) -> tuple[str, ...]:
    """Name the parts that are over and in which it was held less than *least* times, with how many times it was."""
    short = [place for place in range(finished) if held[place] < least]
    return tuple(NAMES[per][place] + (f"（记到{held[place]}次）" if held[place] else "") for place in short)


SPELLED_OUT = 2  # neighbours; more of them are said as 2月至12月


def together(names: Sequence[str]) -> str:
    """Write parts of a year one after another, neighbours as 2月至12月."""
    order = next((known for known in NAMES.values() if {*names} & {*known}), ())
    runs: list[list[str]] = []
    for name in names:
        last = runs[-1][-1] if runs else ""
        follows = name in order and last in order and order.index(name) == order.index(last) + 1
        runs = [*runs[:-1], [*runs[-1], name]] if follows else [*runs, [name]]
    return "、".join(f"{run[0]}至{run[-1]}" if len(run) > SPELLED_OUT else "、".join(run) for run in runs)
