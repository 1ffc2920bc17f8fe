"""Measures against members (处分、限期改正): their terms in months, and what holds meanwhile."""

from datetime import date
from functools import partial
from typing import NamedTuple

from . import phrases
from .inputs import Choice
from .law import Law, Threshold, Version
from .months import aloud, later
from .record import Why


class Measure(Choice):
    """The five disciplinary measures, and the one measure of the organisation that has a term."""

    WARNING = "warning", "警告"
    SERIOUS = "serious-warning", "严重警告"
    REMOVAL = "removal", "撤销党内职务"
    PROBATION = "probation", "留党察看"
    EXPULSION = "expulsion", "开除党籍"
    CORRECTION = "correction", "限期改正（是组织处置，不是处分）"


class Years(Choice):
    """How long the probation within the Party was fixed for."""

    ONE = "one", "一年"
    TWO = "two", "二年"


DISCIPLINE = (Measure.WARNING, Measure.SERIOUS, Measure.REMOVAL, Measure.PROBATION, Measure.EXPULSION)
RESTRICTED = (Measure.WARNING, Measure.SERIOUS, Measure.REMOVAL, Measure.PROBATION)

discipline_2023 = partial(Version, since=date(2024, 1, 1), title="《中国共产党纪律处分条例》")
measures_2024 = partial(Version, since=date(2024, 6, 16), title="2024年的组织处置办法")

# The numbers are months.
WARNING = Law("警告的影响期", (discipline_2023(value=12, inclusive=True, reads="一年内", cite="discipline-2023:10"),))
SERIOUS = Law(
    "严重警告的影响期", (discipline_2023(value=18, inclusive=True, reads="一年半内", cite="discipline-2023:10"),)
)
REMOVAL = Law(
    "撤销党内职务的影响期", (discipline_2023(value=24, inclusive=True, reads="二年内", cite="discipline-2023:11"),)
)
PROBATION = Law(
    "留党察看的期限", (discipline_2023(value=24, inclusive=True, reads="最长不超过二年", cite="discipline-2023:12"),)
)
RESTORED = Law(
    "恢复党员权利以后的影响期",
    (discipline_2023(value=24, inclusive=True, reads="二年内", cite="discipline-2023:12"),),
)
ANNOUNCED = Law(
    "宣布处分决定的时间", (discipline_2023(value=1, inclusive=True, reads="一个月内", cite="discipline-2023:44"),)
)
ANNOUNCED_LATE = Law(
    "特殊情况宣布处分决定的时间",
    (discipline_2023(value=6, inclusive=True, reads="六个月内", cite="discipline-2023:44"),),
)
REPORTED = Law(
    "报告执行情况的时间", (discipline_2023(value=6, inclusive=True, reads="六个月内", cite="discipline-2023:45"),)
)
USUAL = Law(
    "限期改正的一般时间", (measures_2024(value=6, inclusive=True, reads="一般为6个月", cite="unqualified-2024"),)
)
LONGEST = Law(
    "限期改正的最长时间", (measures_2024(value=12, inclusive=True, reads="最长不超过一年", cite="unqualified-2024"),)
)
# Its first day was not read, so it has no version.
REVIEWED = Threshold(value=3, inclusive=True, reads="三个月内")
REVIEW = "review-rules:59"

PROMOTION = "不得在党内提拔职务或者进一步使用，也不得向党外组织推荐担任高于原职务的职务"
POSTS = "不得在党内担任和向党外组织推荐担任与原职务相当或者高于原职务的职务"
EFFECTS = {
    Measure.WARNING: (WARNING, PROMOTION),
    Measure.SERIOUS: (SERIOUS, PROMOTION),
    Measure.REMOVAL: (REMOVAL, POSTS),
}


class Span(NamedTuple):
    """So many months from a day on, what for, and the words and clause they rest on."""

    what: str
    start: date
    months: int
    reads: str
    cite: str

    @property
    def end(self) -> date:
        """The last day, by convention the same day of the last month."""
        return later(self.start, self.months)

    @property
    def why(self) -> Why:
        """Reckon the end aloud."""
        return Why(f"{self.what}（{self.reads}）：{aloud(self.start, self.months)}。", self.cite)

    @property
    def row(self) -> tuple[str, str, str]:
        """What stands in the table."""
        return self.what, self.reads, phrases.day(self.end)


def whole(law: Law) -> int:
    """Return the most months the words of the only version allow."""
    return law.versions[0].most(1)


def span(what: str, law: Law, start: date) -> Span:
    """Return the months that a law fixes."""
    version = law.versions[0]
    return Span(what, start, whole(law), version.reads, version.cite)
