"""A year of organised life (组织生活年度对照): in which months and quarters nothing was written down, as facts."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from . import phrases
from .inputs import LAST_DAY, WrongInput, ask, fill
from .law import Threshold
from .meetings_rules import (
    CARRIED,
    COUNTED,
    LAWS,
    NAMES,
    RULES,
    Kind,
    Per,
    Rule,
    lacking,
    last_day,
    over,
    part,
    together,
)
from .record import Checker, Page, Result, Table, Why


MANY = 100  # dates of one kind; a bound against slips of the hand
CARRIED_HELP = "算本年度的，第二年1月至3月开的也填在这里。"


@dataclass(frozen=True, kw_only=True)
class Local:
    """One requirement of the organisation above, beside the rule."""

    kind: Kind = ask("项目")
    per: Per = ask("多久")
    times: int = ask("至少几次", unit="次", at_least=1, at_most=31)


@dataclass(frozen=True, kw_only=True)
class Year:
    """The inputs: the year, what the branch consists of, and the days by kind."""

    year: int = ask("所属年度", unit="年", help="例如 2026。", at_least=2019, at_most=LAST_DAY.year - 1)
    until: date | None = ask(
        "对照到哪一天", help="这一年还没有过完的才填；没有过完的月份、季度不对照。", at_most=LAST_DAY, default=None
    )
    committee: bool = ask("设支部委员会", default=True)
    groups: bool = ask("分了党小组", default=False)
    general: tuple[date, ...] = ask("支部党员大会", at_most=MANY, default=())
    committee_meetings: tuple[date, ...] = ask("支部委员会会议", at_most=MANY, default=(), only=("committee", (True,)))
    group_meetings: tuple[date, ...] = ask(
        "党小组会", help="有几个党小组的，一次填一个党小组的。", at_most=MANY, default=(), only=("groups", (True,))
    )
    theme_days: tuple[date, ...] = ask("主题党日", at_most=MANY, default=())
    classes: tuple[date, ...] = ask("党课", at_most=MANY, default=())
    secretary_classes: int | None = ask("其中党支部书记讲的党课", unit="次", at_least=0, at_most=MANY, default=None)
    life_meetings: tuple[date, ...] = ask("组织生活会", help=CARRIED_HELP, at_most=MANY, default=())
    appraisals: tuple[date, ...] = ask("民主评议党员", help=CARRIED_HELP, at_most=MANY, default=())
    reports: tuple[date, ...] = ask("党支部书记述职", help=CARRIED_HELP, at_most=MANY, default=())
    talks: int | None = ask("谈心谈话，谈得最少的一名党员全年几次", unit="次", at_least=0, at_most=MANY, default=None)
    local: tuple[Local, ...] = ask(
        "上级另有要求的",
        help="比条例多的要求才填，例如一个机关要求党课每半年至少1次。没有的不用填。",
        at_most=20,
        default=(),
    )

    @property
    def days(self) -> dict[Kind, tuple[date, ...]]:
        """The days of every kind that this branch has."""
        kinds = {
            Kind.GENERAL: self.general,
            Kind.COMMITTEE: self.committee_meetings,
            Kind.GROUP: self.group_meetings,
            Kind.THEME: self.theme_days,
            Kind.CLASS: self.classes,
            Kind.LIFE: self.life_meetings,
            Kind.APPRAISAL: self.appraisals,
            Kind.REPORT: self.reports,
        }
        absent = {Kind.COMMITTEE: not self.committee, Kind.GROUP: not self.groups}
        return {kind: days for kind, days in kinds.items() if not absent.get(kind)}

    @property
    def numbers(self) -> dict[Kind, int]:
        """How many times, of what is not asked by days."""
        counted = {Kind.SECRETARY_CLASS: self.secretary_classes, Kind.TALK: self.talks}
        return {kind: number for kind, number in counted.items() if number is not None}

    @property
    def end(self) -> date:
        """The last day that is looked at."""
        return self.until or last_day(Kind.LIFE, self.year)


KEYS = {kind: kind.value.replace("-", "_") for kind in Kind}


NOT_OVER = "这一年还没有过完，先不对照"


class Line(NamedTuple):
    """One kind against one rule: how often it was written down, and where it was not."""

    kind: Kind
    label: str
    reads: str
    held: int
    missing: tuple[str, ...]
    note: str  # why it was not held against anything
    cite: str

    @property
    def found(self) -> str:
        """What stands in the last column."""
        return self.note or together(self.missing) or "无"

    @property
    def said(self) -> str:
        """Say the same in a sentence."""
        return f"没有记到或者次数不到的：{together(self.missing)}" if self.missing else self.note or "没有缺的"


def line(given: Year, kind: Kind, rule: Rule, label: str) -> Line:
    """Hold the days of one kind against one rule."""
    per, threshold = rule
    if kind in COUNTED:
        held = [given.numbers[kind]]
    else:
        counted = Counter(part(day, given.year, per) for day in given.days[kind])
        held = [counted[place] for place in range(len(NAMES[per]))]
    finished, least = over(kind, given.year, per, given.end), threshold.least(1)
    note = NOT_OVER if per is Per.YEAR and not finished and held[0] < least else ""
    return Line(kind, label, threshold.reads, sum(held), lacking(held, finished, per, least), note, rule.cite)


def lines(given: Year) -> Iterator[Line]:
    """Yield every kind against its rule, then what the organisation above asks for."""
    for kind in Kind:
        if kind in given.days or kind in given.numbers:
            if kind in RULES:
                yield line(given, kind, RULES[kind], kind.label)
            else:
                held = given.numbers[kind] if kind in COUNTED else len(given.days[kind])
                yield Line(kind, kind.label, "没有查到全国统一的次数", held, (), note="不对照", cite="")
    for each in given.local:
        reads = f"{each.per.label}至少{each.times}次"
        threshold = Threshold(value=each.times, inclusive=True, reads=reads)
        yield line(given, each.kind, Rule(each.per, threshold), f"{each.kind.label}（上级要求）")


def contradictions(given: Year) -> Iterator[tuple[str, str]]:
    """Yield what cannot be true of the answers together."""
    first = date(given.year, 1, 1)
    if given.until and given.until < first:
        yield "until", f"早于{given.year}年1月1日，请核对所属年度。"
        return
    if not any(given.days.values()):
        yield "general", "一个日期也没有填，至少填一项。"
    for kind, days in given.days.items():
        last = last_day(kind, given.year)
        for day, times in Counter(days).items():
            if not first <= day <= last:
                yield KEYS[kind], f"{phrases.day(day)}不在{phrases.day(first)}至{phrases.day(last)}之间，请核对。"
            elif day > given.end:
                yield KEYS[kind], f"{phrases.day(day)}晚于对照到的{phrases.day(given.end)}，请核对。"
            if times > 1:
                yield KEYS[kind], f"{phrases.day(day)}填了{times}次，请只留一次。"
    if given.secretary_classes is not None and given.secretary_classes > len(given.classes):
        yield "secretary_classes", f"书记讲的{given.secretary_classes}次，多于党课的{len(given.classes)}次，请核对。"
    for place, each in enumerate(given.local, 1):
        yield from misplaced(given, each, f"local.{place}")


def misplaced(given: Year, each: Local, row: str) -> Iterator[tuple[str, str]]:
    """Yield why a requirement cannot be held against anything."""
    if each.kind in COUNTED:
        if each.kind not in given.numbers:
            yield f"{row}.kind", f"要对照{each.kind.label}的，请先在上面填次数。"
        if each.per is not Per.YEAR:
            yield f"{row}.per", f"{each.kind.label}只填了全年的次数，请选“每年”。"
    elif each.kind not in given.days:
        yield f"{row}.kind", f"上面没有选{'设支部委员会' if each.kind is Kind.COMMITTEE else '分了党小组'}，请核对。"


def sentence(given: Year, found: tuple[Line, ...]) -> str:
    """Say where nothing was written down; it judges nothing."""
    begin = f"{given.year}年度" + (f"，对照到{phrases.day(given.until)}" if given.until else "")
    missing = [f"{each.label}，{together(each.missing)}" for each in found if each.missing]
    if not missing:
        return f"{begin}，按填的日期，各项都没有缺的月份、季度和年度。这只是日期上的对照，不是评价。"
    return f"{begin}，按填的日期，没有记到或者次数不到的：{'；'.join(missing)}。这只是日期上的对照，不是评价。"


def steps(given: Year, found: tuple[Line, ...]) -> Iterator[Why]:
    """Say what each kind was held against, what was not, and what counts for which year."""
    if given.until:
        yield Why(f"只对照到{phrases.day(given.until)}已经过完的月份、季度；没有过完的不算。")
    for each in found:
        if each.cite:
            yield Why(f"{each.label}：{each.reads}。记到{each.held}次，{each.said}。", each.cite)
    yield from SOFT
    if not given.committee:
        yield Why("不设支部委员会的，没有支部委员会会议，不对照。", "branch-2018:20")
    if not given.groups:
        yield Why("没有分党小组的，没有党小组会，不对照。", "branch-2018:13")
    yield from carried(given)
    yield Why(
        "党支部书记每年向上级党组织和党员述职，条文待核；有的机关写明党支部每年至少汇报一次，可以同书记述职结合。",
        "standardization:69",
    )
    yield Why("党课没有查到全国统一的次数。有的机关要求每半年至少1次，在该机关照办。", "standardization:53")
    yield Why("条例写了党委（党组）书记每年至少讲1次党课，没有写党支部书记。", "branch-2018:16")
    yield Why("党支部书记每年至少讲1次党课，是有的机关的要求，在该机关照办。", "standardization:57")
    if given.theme_days:
        numbers = "、".join(f"{day.day}日" for day in sorted(given.theme_days))
        yield Why(f"主题党日各次在当月的：{numbers}。“相对固定”怎样掌握，由党支部定。")
    if given.local:
        yield Why("“上级要求”是自己填的，另列在后面的行里对照；与条例不一样的，以上级党组织要求为准。")


SOFT = (
    Why("写“一般”的，不是绝对：有的月份、季度没有开，可以有原因，照实记下就行。"),
    Why("月份按公历1月至12月，季度按1至3月、4至6月、7至9月、10至12月；同一类会一个月开几次，次数都算（惯例）。"),
)


def carried(given: Year) -> Iterator[Why]:
    """Say which year the days of the first quarter count for."""
    until = phrases.day(last_day(Kind.LIFE, given.year))
    yield Why(
        f"组织生活会、民主评议党员、述职常在第二年1月至3月办，算上一年度的（通行做法，待核）：到{until}为止，填在这里的都算{given.year}年度。"
    )
    for kind in CARRIED:
        days = sorted(given.days[kind])
        later = [phrases.day(day) for day in days if day.year > given.year]
        early = [phrases.day(day) for day in days if day <= last_day(Kind.LIFE, given.year - 1)]
        if later:
            yield Why(f"{kind.label}：{'、'.join(later)}在第二年，算{given.year}年度。")
        if early:
            yield Why(
                f"{kind.label}：{'、'.join(early)}在1月至3月，可能是上一年度的，请核对；这里照填的算{given.year}年度。"
            )


PAGES = {
    Kind.GENERAL: Page("meetings/general-meeting", "“三会一课”：支部党员大会"),
    Kind.COMMITTEE: Page("meetings/committee-meeting", "“三会一课”：支部委员会会议"),
    Kind.GROUP: Page("meetings/group-meeting", "“三会一课”：党小组会"),
    Kind.CLASS: Page("meetings/party-class", "“三会一课”：党课"),
    Kind.SECRETARY_CLASS: Page("meetings/party-class", "“三会一课”：党课"),
    Kind.THEME: Page("meetings/theme-party-day", "主题党日"),
    Kind.LIFE: Page("meetings/life-meeting", "组织生活会"),
    Kind.APPRAISAL: Page("meetings/democratic-appraisal", "民主评议党员"),
    Kind.REPORT: Page("meetings/work-reporting", "报告工作"),
    Kind.TALK: Page("meetings/heart-to-heart-talks", "谈心谈话"),
}


def check(given: Year) -> Result:
    """Answer in which months, quarters or years nothing was written down; WrongInput where days do not fit."""
    if problems := list(contradictions(given)):
        raise WrongInput(problems)
    found = tuple(lines(given))
    return Result(
        ok=None,
        sentence=sentence(given, found),
        value=sum(len(each.missing) for each in found),
        unit="处",
        why=tuple(steps(given, found)),
        uncovered=(
            "会议的内容、到会人数和质量：只对照日期，不作评价。",
            "当年新成立、临时成立的党支部：成立以前的月份不算，请自己去掉。",
            "有几个党小组、几类人分开上党课的：要分开对照。",
            "上级当年的通知另定时间和次数的：以通知为准。",
        ),
        rule=f"{branch_title()}，2018年10月28日起：各项多久一次，见上面各行；写“一般”的不是绝对。以上级党组织要求为准。",
        table=Table(
            f"{given.year}年度组织生活对照",
            "“无”是没有缺的。只对照填了的日期，不是评价。",
            ("项目", "多久一次", "记到几次", "没有记到或者次数不到的"),
            tuple((each.label, each.reads, each.held, each.found) for each in found),
        ),
        see=("life-meeting-form",) if any(each.kind is Kind.LIFE and each.missing for each in found) else (),
        pages=tuple(dict.fromkeys(PAGES[each.kind] for each in found if each.missing)),
    )


def branch_title() -> str:
    """Return the title of the regulation most of the rules stand in."""
    return LAWS[0].versions[0].title


def tables() -> tuple[Table, ...]:
    """Return what to print: how often each kind is due, and how many times that is in a year."""
    given = fill(Year, {"year": 2026, "groups": True, "talks": 0, "secretary_classes": 0, "classes": "2026-01-01"})
    rows = [(each.label, each.reads, len(each.missing) or "—") for each in lines(given)]
    return (
        Table(
            "组织生活多久一次",
            "不设支部委员会的没有支部委员会会议，没有分党小组的没有党小组会。写“一般”的不是绝对。"
            "组织生活会、民主评议党员、述职常在第二年1月至3月办，算上一年度的（待核）。以上级党组织要求为准。",
            ("项目", "多久一次", "全年几次"),
            tuple(rows),
        ),
    )


meetings_year = Checker(
    name="meetings-year",
    title="组织生活年度对照",
    summary="填一年里开会、上党课、过主题党日的日期，看哪些月份、季度没有记到。",
    aliases=("三会一课", "三会一课次数", "多久开一次会", "党课次数", "组织生活次数"),
    inputs=Year,
    check=check,
    laws=LAWS,
    tables=tables,
    checked=date(2026, 11, 22),
    also_cites=("branch-2018:20", "standardization:69", "standardization:53", "standardization:57"),
)
