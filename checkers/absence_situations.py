"""Situations of a member who is away (情形): what was noticed and since when, and the times of the rules in months."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from . import phrases
from .inputs import LAST_DAY, Choice, ask
from .law import Law, Threshold, Version
from .months import YEAR, later


class Situation(Choice):
    """What was noticed; each has a rule of its own, and the times of different ones are not added up."""

    LIFE = "life", "联系得上，没有参加组织生活"
    DUES = "dues", "联系得上，没有交党费"
    WORK = "work", "联系得上，没有做党分配的工作"
    LOST = "lost", "失去联系"
    SUSPENDED = "suspended", "已经停止党籍，仍联系不上"
    AWAY = "away", "外出学习、工作、生活，组织关系没有转走"
    ABROAD = "abroad", "出国学习研究，还没有回来"


class Reason(Choice):
    """What the branch found about the reason, if it looked."""

    UNKNOWN = "unknown", "还没有查清"
    YES = "yes", "支部研究过，有正当理由"
    NO = "no", "支部研究过，没有正当理由"


UNDONE = {Situation.LIFE: "没有参加组织生活", Situation.DUES: "没有交党费", Situation.WORK: "没有做党分配的工作"}
FIRST_DAY = date(2024, 6, 16)

measures_2024 = partial(Version, since=FIRST_DAY, title="2024年的组织处置办法")

# The numbers are months.  Of these the first days were not read, so they have no version; all were in force before
# the first day that is asked about.
WITHOUT_REASON = Threshold(value=6, inclusive=True, reads="连续六个月")
LOST = Threshold(value=6, inclusive=True, reads="6个月以上")
SUSPENDED = Threshold(value=24, inclusive=True, reads="2年后")
AWAY = Threshold(value=6, inclusive=True, reads="6个月以上")
ABROAD = Threshold(value=60, inclusive=False, reads="超过5年")
WITHIN = Law(
    "失去联系、列在限期改正情形里的时间",
    (measures_2024(value=24, inclusive=True, reads="6个月以上、2年以内", cite="unqualified-2024:6"),),
)
CONSTITUTION, EDUCATION, MOVED, MEASURES = (
    "party-constitution:9",
    "education-2019:24",
    "education-2019:25",
    "unqualified-2024",
)


@dataclass(frozen=True, kw_only=True)
class Absence:
    """The inputs: what was noticed and since when; all of it is about one person, so nothing goes into a link."""

    situation: Situation = ask("是哪一种情形", help="同时有几种的，一种一种查，时间不加在一起。", private=True)
    since: date = ask(
        "从哪一天起",
        help="最后一次参加组织生活、做工作的第二天；没有交党费的第一个月的1日；失去联系、决定停止党籍、外出、出国的那一天。",
        at_least=date(1980, 1, 1),
        at_most=LAST_DAY,
        private=True,
    )
    today: date = ask(
        "查的日期",
        at_least=FIRST_DAY,
        at_most=LAST_DAY,
        below=f"这里只收录了{phrases.day(FIRST_DAY)}以后的规定，更早的不能对照。",
        today=True,
        private=True,
    )
    reason: Reason = ask(
        "有没有正当理由",
        help="什么算正当理由，规定没有列出，由支部集体研究。",
        default=Reason.UNKNOWN,
        only=("situation", tuple(UNDONE)),
        private=True,
    )
    fixed: bool = ask("去的地点相对固定", default=False, only=("situation", (Situation.AWAY,)), private=True)
    settled: bool = ask(
        "因私出国，已经在国外长期定居", default=False, only=("situation", (Situation.ABROAD,)), private=True
    )

    @property
    def months(self) -> int:
        """How many full months it has been, by the calendar."""
        rough = (self.today.year - self.since.year) * YEAR + self.today.month - self.since.month
        return rough - (later(self.since, rough) > self.today)

    def reached(self, threshold: Threshold) -> bool:
        """Say whether the time of a rule is full; more than a time is only full a day later."""
        line = later(self.since, int(threshold.value))
        return line <= self.today if threshold.inclusive else line < self.today

    @property
    def passed(self) -> str:
        """Say how long it has been."""
        return f"已满{self.months}个月" if self.months else "还不满1个月"
