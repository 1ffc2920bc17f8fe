"""Terms of disciplinary measures and of correction (处分影响期与限期改正期限): from the day of the decision on."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import phrases
from .discipline_measures import (
    ANNOUNCED,
    ANNOUNCED_LATE,
    DISCIPLINE,
    EFFECTS,
    LONGEST,
    POSTS,
    PROBATION,
    REMOVAL,
    REPORTED,
    RESTORED,
    RESTRICTED,
    REVIEW,
    REVIEWED,
    SERIOUS,
    USUAL,
    WARNING,
    Measure,
    Span,
    Years,
    span,
    whole,
)
from .inputs import LAST_DAY, WrongInput, ask, fill
from .months import YEAR, amount
from .record import Checker, Page, Result, Table, Why


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The inputs: what was decided and when; all of it is about one person, so nothing goes into a link."""

    measure: Measure = ask("是哪一种", private=True)
    day: date = ask(
        "决定的日期",
        help="处分：有批准权的党组织集体讨论决定的那一天，不是支部大会那天，也不是宣布那天。限期改正：处置决定的日期。",
        at_least=WARNING.versions[0].since,
        at_most=LAST_DAY,
        below="这里只收录了2024年1月1日以后的规定，更早决定的不能核算。",
        private=True,
    )
    years: Years = ask("留党察看几年", only=("measure", (Measure.PROBATION,)), private=True)
    extended: bool = ask("期满时决定延长一年", default=False, only=("years", (Years.ONE,)), private=True)
    restored: date | None = ask(
        "恢复党员权利的日期",
        help="已经决定恢复的才填。",
        at_most=LAST_DAY,
        default=None,
        only=("measure", (Measure.PROBATION,)),
        private=True,
    )
    months: int | None = ask(
        "处置决定里写的改正期限",
        unit="个月",
        help="还没有定的，不用填。",
        at_least=1,
        at_most=60,
        default=None,
        only=("measure", (Measure.CORRECTION,)),
        private=True,
    )
    accepted: date | None = ask(
        "申诉受理的日期",
        help="本人提出申诉、已经受理的才填。",
        at_most=LAST_DAY,
        default=None,
        only=("measure", DISCIPLINE),
        private=True,
    )
    when: date | None = ask(
        "要看的那一天",
        help="想知道某一天期满没有，才填。",
        at_most=LAST_DAY,
        default=None,
        only=("measure", RESTRICTED),
        private=True,
    )

    @property
    def probation(self) -> int:
        """Months of probation, with the extension."""
        return min((2 if self.years is Years.TWO or self.extended else 1) * YEAR, whole(PROBATION))


def terms(given: Decision) -> tuple[Span, ...]:
    """Return what has to run its course, in order; nothing for an expulsion, for which no date is named."""
    if given.measure is Measure.CORRECTION:
        usual, longest = span("一般的改正期限", USUAL, given.day), span("最长的改正期限", LONGEST, given.day)
        fixed = Span("决定里写的改正期限", given.day, given.months or 0, f"{given.months}个月", "")
        return (fixed, longest) if given.months else (usual, longest)
    if given.measure is Measure.PROBATION:
        reads = "一年，延长一年" if given.extended else given.years.label
        until = Span("察看期满", given.day, given.probation, reads, "discipline-2023:12")
        return (until, span("恢复以后的影响期满", RESTORED, given.restored)) if given.restored else (until,)
    if given.measure is Measure.EXPULSION:
        return ()
    return (span("影响期满", EFFECTS[given.measure][0], given.day),)


def duties(given: Decision) -> Iterator[Span]:
    """Yield what the organisations have to do until when."""
    yield span("向本人和所在党的基层组织的全体党员宣布", ANNOUNCED, given.day)
    yield span("特殊情况、经批准推后宣布，最晚", ANNOUNCED_LATE, given.day)
    yield span("向作出或者批准决定的机关报告执行情况", REPORTED, given.day)
    if given.accepted:
        yield Span("复议复查办结", given.accepted, REVIEWED.most(1), REVIEWED.reads, REVIEW)


def contradictions(given: Decision) -> Iterator[tuple[str, str]]:
    """Yield what cannot be true of the dates together."""
    if given.measure is Measure.CORRECTION and given.day < LONGEST.versions[0].since:
        first = phrases.day(LONGEST.versions[0].since)
        yield "day", f"限期改正的规定，这里只收录了{first}以后的，更早决定的不能核算。"
    if given.accepted and given.accepted < given.day:
        yield "accepted", "申诉受理的日期早于处分决定的日期，请核对。"
    if given.when and given.when < given.day:
        yield "when", "要看的那一天早于处分决定的日期，请核对。"
    if given.restored:
        end = terms(given)[0].end
        if given.restored < end - timedelta(days=1):  # some count to the day before
            yield "restored", f"恢复党员权利的日期早于察看期满的日期（{phrases.day(end)}），请核对。"


def standing(given: Decision) -> str:
    """Say how the day asked about stands to the end of the term."""
    if not given.when:
        return ""
    last = terms(given)[-1]
    before = given.restored is not None and given.when < given.restored
    term = terms(given)[0] if before else last
    name, day = "察看期" if term.what == "察看期满" else "影响期", phrases.day(given.when)
    if given.when == term.end:
        return f"{day}正好是{name}满的那一天，这一天还算不算在内，条文没有写，以上级党组织要求为准。"
    if given.when < term.end:
        return f"到{day}，{name}还没有满。"
    rest = "；恢复党员权利要由党组织决定，以决定为准" if name == "察看期" else ""
    return f"到{day}，{name}已经满了{rest}。"


def sentence(given: Decision) -> str:
    """Say when the term ends, in words that judge nobody."""
    begin, ends = f"{phrases.day(given.day)}决定的{given.measure.label}", terms(given)
    if given.measure is Measure.EXPULSION:
        return f"{begin}，从这一天起生效。五年内不得重新入党，另有规定不准重新入党的，依照规定；这里不算日期。"
    until = phrases.day(ends[0].end)
    if given.measure is Measure.PROBATION:
        after = (
            f"；{phrases.day(given.restored)}恢复党员权利，以后二年的影响期到{phrases.day(ends[1].end)}满"
            if given.restored
            else ""
        )
        stays = "" if given.restored else "期满不是自动恢复党员权利，由党组织按程序决定。"
        return f"{begin}（{ends[0].reads}），察看期到{until}满{after}。{stays}{standing(given)}"
    how_long = ends[0].reads.removesuffix("内")
    return f"{begin}处分，影响期{how_long}，到{until}满。期满自动解除影响，不用再开会、不用再批。{standing(given)}"


COUNTING = (
    "按月、按年的，算到若干个月以后的同一天，没有这一天的算到月末（惯例，条文没有写）。"
    "有的单位从当天起算、算到前一天，差一天的以上级党组织要求为准。"
)


def steps(given: Decision) -> Iterator[Why]:
    """Reckon every date aloud, and say what holds meanwhile."""
    yield Why(
        f"处分从有批准权的党组织集体讨论决定那天起生效：{phrases.day(given.day)}。不从支部大会那天、宣布那天算。",
        "discipline-authority-2022:5",
    )
    yield Why(COUNTING)
    yield from (each.why for each in terms(given))
    yield from MEANWHILE[given.measure]
    yield from (each.why for each in duties(given))
    yield Why("宣布和报告都是最晚到这一天，不是要等到这一天。")
    if given.accepted:
        yield Why(
            "申诉由作出决定或者批准的党组织受理，另派人员复议复查；党员多久以内可以申诉，没有查到时间限制。", REVIEW
        )


RELEASED = Why("影响期满，自动解除影响。", "discipline-2023:46")
VOTING = Why("受这种处分的，表决权、选举权、被选举权没有中止（待核）；计算应到会人数时仍计入。")
MEANWHILE = {
    measure: (Why(f"影响期里{effect}。", law.versions[0].cite), RELEASED, VOTING)
    for measure, (law, effect) in EFFECTS.items()
} | {
    Measure.PROBATION: (
        Why("留党察看分一年、二年；一年期满仍不符合恢复条件的，延长一年，最长不超过二年。", "discipline-2023:12"),
        Why(f"恢复党员权利以后，二年内{POSTS}。", "discipline-2023:12"),
        Why(
            "察看期间没有表决权、选举权和被选举权，计算应到会人数时不计入；仍参加组织生活、交党费。", "election-2020:5"
        ),
    ),
    Measure.EXPULSION: (
        Why("受开除党籍处分，五年内不得重新入党；另有规定不准重新入党的，依照规定。", "discipline-2023:13"),
        Why("能不能重新入党，由有关党组织按规定审查，所以这里不印日期。"),
    ),
}


def by_discipline(given: Decision) -> Result:
    """Answer for a disciplinary measure: dates, and nothing that is right or wrong."""
    ends = terms(given)
    law = PROBATION if given.measure is Measure.PROBATION else EFFECTS.get(given.measure, (ANNOUNCED, ""))[0]
    rows = (
        ("决定，开始生效", "集体讨论决定之日", phrases.day(given.day)),
        *(each.row for each in (*ends, *duties(given))),
    )
    return Result(
        ok=None,
        sentence=sentence(given),
        value=ends[-1].end if ends else None,
        why=tuple(steps(given)),
        uncovered=(
            "该不该处分、给哪一种：由有批准权的党组织按程序决定，这里只算日期。",
            "影响期里又受处分的、几个处分合并的：怎样接着算，以上级党组织要求为准。",
            "政务处分和本单位的处理：另有规定，不在这里核算。",
        ),
        rule=law.versions[0].rule(law.name),
        table=Table("各个日期", "宣布和报告是最晚日期。日期只供参考，以处分决定和上级党组织要求为准。", COLUMNS, rows),
        see=("quorum", "decision") if given.measure is Measure.PROBATION else (),
        pages=(
            Page("discipline/disciplinary-measures", "纪律处分的种类和影响期"),
            Page("discipline/disciplinary-action", "党支部处分党员"),
        ),
    )


COLUMNS = ("事项", "规定", "日期")


def by_correction(given: Decision) -> Result:
    """Answer for a correction within a term: its last day, and whether the term is within the longest."""
    first, longest = terms(given)
    most, day = whole(LONGEST), phrases.day(given.day)
    ok = given.months <= most if given.months else None
    begin = f"{day}决定的限期改正，"
    says = {
        None: f"{begin}一般{amount(first.months)}，到{phrases.day(first.end)}满；最长一年，不超过{phrases.day(longest.end)}。",
        True: f"{begin}决定里写的是{given.months}个月，到{phrases.day(first.end)}满，没有超过最长一年。",
        False: f"{begin}决定里写的是{given.months}个月，超过最长一年（{phrases.day(longest.end)}），与规定时限不符，请报上级党委认定。",
    }
    return Result(
        ok=ok,
        sentence=says[ok],
        value=first.end,
        why=tuple(correction_steps(given)),
        nearest=f"请上级党委核定，期限最长{most}个月，不超过{phrases.day(longest.end)}。" if ok is False else "",
        uncovered=(
            "该不该处置、给哪一种：由党组织按程序决定，这里只算日期。",
            "期满怎样评议、报谁批准，不服处置怎样申诉：条文没有核对到（待核）。",
            "2024年6月16日以前决定的：当时各地的做法没有收录。",
        ),
        rule=f"{LONGEST.versions[0].title}，{phrases.day(LONGEST.versions[0].since)}起：{USUAL.versions[0].reads}，{LONGEST.versions[0].reads}（条次待核）。",
        table=Table(
            "各个日期",
            "日期只供参考，以处置决定和上级党组织要求为准。",
            COLUMNS,
            (("决定", "处置决定的日期", day), *(each.row for each in (first, longest))),
        ),
        pages=(Page("members/unqualified-handling", "处置不合格党员"),),
    )


def correction_steps(given: Decision) -> Iterator[Why]:
    """Reckon the dates of a correction aloud."""
    yield Why("限期改正是组织处置，不是处分；同一问题已经受到党纪处分的，不再作组织处置。", "unqualified-2024:4")
    yield Why(f"期限从哪一天算起，条文没有核对到（待核）；这里从处置决定的日期{phrases.day(given.day)}算。")
    yield Why(COUNTING)
    if given.months is not None:
        yield Why(f"一般为{amount(whole(USUAL))}，是“一般”；不是这个月数的，以处置决定为准。", USUAL.versions[0].cite)
    yield from (each.why for each in terms(given))
    yield Why("期满有没有转变，由党组织按程序看，不由这里说。")


def check(given: Decision) -> Result:
    """Answer when the term ends; WrongInput where the dates contradict each other."""
    if problems := list(contradictions(given)):
        raise WrongInput(problems)
    return (by_correction if given.measure is Measure.CORRECTION else by_discipline)(given)


def tables() -> tuple[Table, ...]:
    """Return what to print: how long each measure lasts, with an example."""
    example = date(2026, 3, 10)
    asked: list[tuple[Measure, dict[str, object]]]
    asked = [(each, {}) for each in EFFECTS]
    asked += [(Measure.PROBATION, {"years": each}) for each in Years]
    asked += [(Measure.CORRECTION, {}), (Measure.CORRECTION, {"months": whole(LONGEST)})]
    rows = []
    for measure, more in asked:
        given = fill(Decision, {"measure": measure, "day": example, **more})
        end = check(given).value
        assert isinstance(end, date)  # noqa: S101  (all of these have a term)
        first = terms(given)[0]
        reads = "最长不超过一年" if given.months else first.reads
        rows.append((measure.label, f"{first.what.removesuffix('满')}：{reads}", phrases.day(end)))
    return (
        Table(
            "各种处分影响多久，限期改正多久",
            f"第三栏是例子：{phrases.day(example)}决定的，到哪一天满。处分从有批准权的党组织集体讨论决定那天起算；"
            "限期改正从哪天起算待核。留党察看恢复党员权利以后，还有二年的影响期。开除党籍不算日期。以上级党组织要求为准。",
            ("种类", "规定", f"例：{phrases.day(example)}决定"),
            tuple(rows),
        ),
    )


discipline_term = Checker(
    name="discipline-term",
    title="处分影响期与限期改正期限",
    summary="填哪一种处分或者限期改正、哪天决定的，看影响期到哪天满，哪天以前要宣布、要报告。",
    aliases=("处分影响期", "影响期", "限期改正", "留党察看期限"),
    inputs=Decision,
    check=check,
    laws=(WARNING, SERIOUS, REMOVAL, PROBATION, RESTORED, ANNOUNCED, ANNOUNCED_LATE, REPORTED, USUAL, LONGEST),
    tables=tables,
    checked=date(2026, 11, 22),
    also_cites=(
        REVIEW,
        "discipline-authority-2022:5",
        "discipline-2023:46",
        "discipline-2023:13",
        "election-2020:5",
        "unqualified-2024:4",
    ),
)
