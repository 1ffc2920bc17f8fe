"""What is asked about an admission, and how one step's day limits the next (发展党员各步的先后和最早日期)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from . import months, phrases, workdays
from .inputs import LAST_DAY, WrongInput, ask
from .law import Law, Version
from .recruitment_limits import (
    AGE,
    CULTIVATION,
    EXTENSION_LEAST,
    EXTENSION_MOST,
    FIRST,
    PROBATION,
    PUBLICITY,
    SWITCH,
    number,
)
from .workdays import FirstDay


OLDEST = date(1950, 1, 1)  # a bound against slips of the hand, not a rule


def ask_step(label: str, hint: str = "") -> date | None:
    """Declare the day of a step; it is about one person, so no link carries it."""
    asked: date | None = ask(label, help=hint, at_least=OLDEST, at_most=LAST_DAY, default=None, private=True)
    return asked


def ask_number(label: str, unit: str, most: int, hint: str = "") -> int | None:
    """Declare a number that may be left open; likewise."""
    asked: int | None = ask(label, unit=unit, help=hint, at_least=0, at_most=most, default=None, private=True)
    return asked


@dataclass(frozen=True, kw_only=True)
class Progress:
    """The inputs: what is done so far, in the order of the steps; everything may be left open but one day."""

    born: date | None = ask(
        "出生日期",
        help="只用来算满18岁的日子。",
        at_least=date(1900, 1, 1),
        at_most=LAST_DAY,
        default=None,
        private=True,
    )
    applied: date | None = ask_step("收到入党申请书的日期", "办到哪一步填到哪一步，没有办的不填。")
    talked: date | None = ask_step("派人谈话的日期")
    activist: date | None = ask_step("确定为入党积极分子的日期")
    publicity_start: date | None = ask_step("公示开始的日期", "2026年5月11日起要公示；以前没有公示的不填。")
    publicity_end: date | None = ask_step("公示结束的日期")
    first_day: FirstDay = ask(
        "公示从哪天算第1天", help="细则没有写明，先按日子晚的算；上级有要求的，照上级的选。", default=FirstDay.NEXT
    )
    candidate: date | None = ask_step("列为发展对象的日期")
    introducers: int | None = ask_number("入党介绍人", "名", 10)
    training_days: int | None = ask_number("集中培训的天数", "天", 365)
    training_hours: int | None = ask_number("集中培训的学时", "学时", 2000)
    pre_review: date | None = ask_step("预审合格的日期")
    assembly: date | None = ask_step("支部大会讨论接收的日期")
    submitted: date | None = ask_step("报上级党委的日期")
    approved: date | None = ask_step("党委批准的日期")
    oath: date | None = ask_step("入党宣誓的日期")
    asked_full: date | None = ask_step("提出转正申请的日期")
    full_assembly: date | None = ask_step("支部大会讨论转正的日期")
    extension: int | None = ask_number("延长预备期", "个月", 60, "没有延长的不填。")
    second: bool = ask("这是第二次延长", default=False, private=True)
    full_approved: date | None = ask_step("党委批准转正的日期")


STEPS = {
    "applied": "递交入党申请书",
    "talked": "派人谈话",
    "activist": "确定为入党积极分子",
    "publicity_start": "公示开始",
    "publicity_end": "公示结束",
    "candidate": "列为发展对象",
    "pre_review": "预审合格",
    "assembly": "支部大会讨论接收",
    "submitted": "报上级党委",
    "approved": "党委批准接收",
    "oath": "入党宣誓",
    "asked_full": "提出转正申请",
    "full_assembly": "支部大会讨论转正",
    "full_approved": "党委批准转正",
}
# The steps just before; whether there was a notice, and when, is looked at on its own: only the edition of 2026 asks.
BEFORE = {
    "applied": (),
    "talked": ("applied",),
    "activist": ("talked",),
    "publicity_start": ("activist",),
    "publicity_end": ("publicity_start",),
    "candidate": ("activist",),
    "pre_review": ("candidate",),
    "assembly": ("pre_review",),
    "submitted": ("assembly",),
    "approved": ("submitted",),
    "oath": ("approved",),
    "asked_full": ("assembly",),
    "full_assembly": ("asked_full", "approved"),
    "full_approved": ("full_assembly",),
}
NOTICE = ("publicity_start", "publicity_end")


@dataclass(frozen=True)
class Bound:
    """The first day a step may be on, and why; *law* is the limit's name, "" where only another step comes before."""

    day: date
    reason: str = ""
    law: str = ""


@dataclass(frozen=True)
class Chain:
    """The steps with the days that are known; every other day is reckoned from them."""

    progress: Progress

    @cached_property
    def days(self) -> Mapping[str, date]:
        """The days that were filled in, in the order of the steps."""
        typed = {key: getattr(self.progress, key) for key in STEPS}
        return {key: day for key, day in typed.items() if day is not None}

    @property
    def last(self) -> str:
        """The last step that is done."""
        return list(self.days)[-1]

    def version(self, law: Law, key: str) -> Version | None:
        """Return the edition for a step: that of its day, else that of the first day it may be on."""
        day = self.days.get(key)
        if day is None:
            known = self.known(key, shown=False)
            day = max(known, FIRST) if known else self.days[self.last]
        return law.on(day)

    def known(self, key: str, *, shown: bool) -> date | None:
        """Return the day of a step, or the first day it may be on."""
        if day := self.days.get(key):
            return day
        bound = self.bound(key, shown=shown)
        return bound.day if bound else None

    def bound(self, key: str, *, shown: bool) -> Bound | None:
        """
        Return the first day a step may be on, None where nothing is known.

        *shown* = as the table shows it, with the notice that only the edition of 2026 asks for.
        """
        found = [
            Bound(day, f"{STEPS[step]}（{phrases.day(day)}）")
            if (day := self.days.get(step))
            else self.bound(step, shown=shown)
            for step in BEFORE[key]
        ]
        found += self.limits(key)
        if shown:
            found += self.notice(key)
        return max((each for each in found if each), key=lambda each: (each.day, each.law), default=None)

    def limits(self, key: str) -> list[Bound | None]:
        """Return the bounds that both editions set for a step."""
        if key == "applied" and self.progress.born:
            age = number(AGE.versions[-1])
            return [Bound(months.later(self.progress.born, age * months.YEAR), f"到这一天才满{age}岁", AGE.name)]
        if key == "candidate":
            return [self.cultivated]
        return [self.probation] if key == "full_assembly" else []

    @property
    def cultivated(self) -> Bound | None:
        """The day on which the time of cultivation is full."""
        since = self.known("activist", shown=False)
        time = number(CULTIVATION.versions[-1]) * months.YEAR
        reason = f"到这一天培养教育和考察才满{months.amount(time)}"
        return Bound(months.later(since, time), reason, CULTIVATION.name) if since else None

    @property
    def probation(self) -> Bound | None:
        """The day on which the probation is over, not counting an extension."""
        since = self.known("assembly", shown=False)
        time = number(PROBATION.versions[-1]) * months.YEAR
        return Bound(months.later(since, time), "到这一天预备期才满", PROBATION.name) if since else None

    @property
    def extended(self) -> date | None:
        """The day on which a valid extension is over."""
        least, most = (number(law.versions[-1]) for law in (EXTENSION_LEAST, EXTENSION_MOST))
        extension, bound = self.progress.extension, self.probation
        if not extension or not least <= extension <= most or not bound or self.progress.second:
            return None
        return months.later(bound.day, extension)

    @property
    def prolonging(self) -> bool:
        """Whether the meeting that was held is before the end of the extension typed in, so that another must follow."""
        extension, bound, held = self.progress.extension, self.probation, self.days.get("full_assembly")
        return bool(extension and bound and held and held < months.later(bound.day, extension))

    def notice(self, key: str) -> list[Bound | None]:
        """Return the bounds that only the table shows: the notice, its five working days, and what waits for them."""
        if key == "publicity_start":
            return [self.cultivated]
        if key == "publicity_end" and (start := self.known("publicity_start", shown=True)):
            return [Bound(self.full(start))]
        if key == "candidate" and self.announced:
            end = self.known("publicity_end", shown=True)
            start = self.known("publicity_start", shown=True)
            return [Bound(max(end, self.full(start) + workdays.ONE))] if start and end else []
        if key == "asked_full":
            since = self.known("assembly", shown=True)
            return [Bound(months.later(since, months.YEAR))] if since else []
        if key == "full_assembly" and self.extended:
            return [Bound(self.extended)]
        return []

    @property
    def announced(self) -> bool:
        """Whether there is, or has to be, a notice under the edition of 2026."""
        order = list(STEPS)
        after = (self.days[key] for key in order[order.index("candidate") :] if key in self.days)
        listed = next(after, SWITCH)  # no later than the first of these
        if listed < SWITCH:
            return False
        bound = self.bound("candidate", shown=False)
        day = self.days.get("candidate") or self.days.get("publicity_start") or (bound.day if bound else SWITCH)
        return day >= SWITCH

    def full(self, start: date, first: FirstDay | None = None) -> date:
        """Return the working day on which a notice that begins on *start* is full."""
        return workdays.period(start, number(PUBLICITY.versions[-1]), first or self.progress.first_day)[-1]


def contradictions(progress: Progress) -> None:
    """Refuse what cannot be, with a sentence beside each field."""
    days = Chain(progress).days
    wrong = []
    if not days:
        wrong.append(("applied", "请至少填一个已经办了的步骤的日期。"))
    if progress.born and days and progress.born >= min(days.values()):
        wrong.append(("born", f"出生日期晚于或者就在{phrases.day(min(days.values()))}，请核对。"))
    start, end = progress.publicity_start, progress.publicity_end
    if start and end and end < start:
        wrong.append(("publicity_end", f"公示结束早于公示开始（{phrases.day(start)}），请核对。"))
    if progress.second and not progress.extension:
        wrong.append(("extension", "选了第二次延长，请填延长几个月。"))
    if wrong:
        raise WrongInput(wrong)
