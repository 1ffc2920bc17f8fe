"""Term of a committee (任期与换届时间): when it ends, how much earlier or later is possible, and what falls due before."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from . import phrases
from .inputs import LAST_DAY, Choice, WrongInput, ask, ask_day, fill
from .law import Law, Version, branch_2018, election_2020
from .months import YEAR, aloud, later
from .record import Checker, Result, Table, Why


terms_2018 = partial(Version, since=date(2018, 7, 12), title="《关于党的基层组织任期的意见》")


class Body(Choice):
    """Whose term it is; the rule about its length depends on it."""

    BRANCH = "branch", "党支部（不是村、社区的）"
    VILLAGE_BRANCH = "village-branch", "村、社区党支部"
    GENERAL = "general", "党总支（不是村、社区的）"
    VILLAGE = "village", "村、社区党总支、党委"
    COMMITTEE = "committee", "基层党委（不是村、社区的）"
    TEMPORARY = "temporary", "临时党支部"


WITH_TERM = tuple(body for body in Body if body is not Body.TEMPORARY)
THREE = "每届任期一般为3年"
FIVE = "每届任期为5年"
BRANCH = Law(
    "党支部的任期",
    (
        terms_2018(value=3, inclusive=True, reads=THREE, cite="terms-2018"),
        branch_2018(value=3, inclusive=True, reads=THREE, cite="branch-2018:21"),
    ),
)
VILLAGE_BRANCH = Law(
    "村、社区党支部的任期",
    (
        terms_2018(value=5, inclusive=True, reads=FIVE, cite="terms-2018"),
        branch_2018(value=5, inclusive=True, reads=FIVE, cite="branch-2018:21"),
    ),
)
GENERAL = Law("党总支的任期", (terms_2018(value=3, inclusive=True, reads=THREE, cite="terms-2018"),))
VILLAGE = Law("村、社区党总支、党委的任期", (terms_2018(value=5, inclusive=True, reads=FIVE, cite="terms-2018"),))
COMMITTEE = Law(
    "基层党委的任期",
    (terms_2018(value=5, inclusive=True, reads="每届任期一般为5年", cite="terms-2018"),),
)
TERMS = {
    Body.BRANCH: BRANCH,
    Body.VILLAGE_BRANCH: VILLAGE_BRANCH,
    Body.GENERAL: GENERAL,
    Body.VILLAGE: VILLAGE,
    Body.COMMITTEE: COMMITTEE,
}
WINDOW = Law(
    "提前或者延期换届的时间",
    (
        terms_2018(value=1, inclusive=True, reads="一般不超过1年", cite="terms-2018"),
        election_2020(value=1, inclusive=True, reads="一般不超过1年", cite="election-2020:3"),
    ),
)
REMINDER = 6  # months before the end, from the rule on branches, whose article was not read
LEAD = 60  # days, the number of one book of charts; local


@dataclass(frozen=True, kw_only=True)
class Term:
    """The inputs: whose term, since when, and the day planned for the next election."""

    body: Body = ask("哪一种党组织", help="任期几年，按种类定。联合党支部按党支部填。")
    elected: date = ask_day("本届选举日期", "选举", since=terms_2018.keywords["since"], only=("body", WITH_TERM))
    from_reply: bool = ask(
        "上级要求从批复之日起算任期",
        help="不填，从选举之日起算。从哪一天起算，没有查到条文，以上级党组织要求为准。",
        default=False,
        only=("body", WITH_TERM),
    )
    reply: date = ask(
        "上级批复日期",
        help="批复上写的日期。",
        at_least=terms_2018.keywords["since"],
        at_most=LAST_DAY,
        only=("from_reply", (True,)),
    )
    planned: date | None = ask(
        "拟召开党员大会换届的日期",
        help="还没有定的，不用填：只算各个日期。",
        at_least=terms_2018.keywords["since"],
        at_most=LAST_DAY,
        default=None,
        only=("body", WITH_TERM),
    )
    lead: int = ask(
        "换届请示提前的天数",
        unit="天",
        help="图集要求60天，没有查到全国统一的天数。上级要求不同的，按上级要求填。",
        at_least=1,
        at_most=366,
        default=LEAD,
        only=("body", WITH_TERM),
    )

    @property
    def version(self) -> Version:
        """The rule on the length of the term, by the day of the election."""
        return known(TERMS[self.body].on(self.elected))

    @property
    def start(self) -> date:
        """The day the term is counted from."""
        return self.reply if self.from_reply else self.elected

    @property
    def months(self) -> int:
        """How long the term is."""
        return self.version.least(YEAR)

    @property
    def end(self) -> date:
        """The day the term is full."""
        return later(self.start, self.months)

    @property
    def window(self) -> Version:
        """The rule on elections before or after the end, by the day planned."""
        return known(WINDOW.on(self.planned or self.end))

    @property
    def earliest(self) -> date:
        """The first day to which the election is usually brought forward."""
        return later(self.end, -self.window.most(YEAR))

    @property
    def latest(self) -> date:
        """The last day to which the election is usually put off."""
        return later(self.end, self.window.most(YEAR))

    @property
    def reminder(self) -> date:
        """The day about which the upper organisation reminds."""
        return later(self.end, -REMINDER)

    @property
    def request(self) -> date:
        """The last day to ask for the election, counted from the meeting."""
        return (self.planned or self.end) - timedelta(days=self.lead)


def known(version: Version | None) -> Version:
    """Return the version; the bounds of the fields are the first day of the first."""
    assert version is not None  # noqa: S101  (as above)
    return version


UNCOVERED = (
    "2018年7月12日以前选出的，本届按原来的任期届满：这里不核算。",
    "不设支部委员会的党支部，书记、副书记的任期：参照支部委员会，以上级党组织要求为准。",
    "任期内补选的委员，任期到本届届满为止（惯例），不从补选之日重新算。",
    "届满了还没有换届的，怎样处理：由上级党组织定。",
)


def check(term: Term) -> Result:
    """Answer when a term ends and how a day planned stands to it; WrongInput where dates contradict each other."""
    if term.body is Body.TEMPORARY:
        return temporary()
    if problems := list(contradictions(term)):
        raise WrongInput(problems)
    ok, said, nearest = stands(term)
    years = term.months // YEAR
    return Result(
        ok=ok,
        sentence=f"本届{phrases.day(term.start)}起算，任期{years}年，{phrases.day(term.end)}届满。{said}",
        value=term.end,
        why=tuple(steps(term)),
        nearest=nearest,
        uncovered=UNCOVERED,
        rule=term.version.rule("") + term.window.rule("提前或者延期换届"),
        table=Table("本届的几个日期", NOTE, ("日期", "办什么", "怎样算"), tuple(chain(term))),
    )


def temporary() -> Result:
    """Answer for a temporary branch, which has no term."""
    return Result(
        ok=None,
        sentence="临时党支部一般不换届，没有任期，本计算器不核算。",
        why=(
            Why("临时党支部的书记、副书记、委员由批准成立的党组织指定，一般不换届。", "branch-2018:8"),
            Why("临时组建的机构撤销，临时党支部随之撤销。", "branch-2018:8"),
        ),
        uncovered=("临时党支部什么时候撤销：由批准成立的党组织定。",),
        rule="临时党支部不适用任期的规定。",
    )


def contradictions(term: Term) -> Iterator[tuple[str, str]]:
    """Yield what cannot be true of the dates together."""
    if term.from_reply and term.reply < term.elected:
        yield "reply", f"批复日期早于选举日期{phrases.day(term.elected)}，请核对。"
    if term.planned and term.planned <= term.start:
        yield "planned", f"换届的日期要晚于本届的起算日{phrases.day(term.start)}，请核对。"


APPROVAL = "要先报上级党组织批准"


def stands(term: Term) -> tuple[bool | None, str, str]:
    """Say how the day planned stands to the end of the term: the verdict, the sentence, the nearest day that fits."""
    first, last = phrases.day(term.earliest), phrases.day(term.latest)
    planned = term.planned
    if planned is None:
        span = f"经上级党组织批准，可以提前到{first}，延期到{last}"
        return None, f"{span}（一般不超过1年）。", ""
    held = f"拟于{phrases.day(planned)}换届，"
    days = abs((planned - term.end).days)
    if planned == term.end:
        return True, f"{held}正是届满日，按期换届。", ""
    early = planned < term.end
    word, distance = ("提前", f"比届满日早{days}天") if early else ("延期", f"比届满日晚{days}天")
    if term.earliest <= planned <= term.latest:
        return True, f"{held}{distance}，没有超过1年；{word}换届{APPROVAL}，相差几天算不算{word}，由上级党组织定。", ""
    over = (term.earliest - planned).days if early else (planned - term.latest).days
    limit = f"最早{first}，早了{over}天" if early else f"最晚{last}，晚了{over}天"
    soft = f"超过“{term.window.reads}”：{limit}；能不能{word}这么多，由上级党组织定"
    change = f"推后{over}天，改到{first}" if early else f"提早{over}天，改到{last}"
    return False, f"{held}{distance}，{soft}。", f"{change}；{word}换届{APPROVAL}。"


NOTE = "这些日期只供安排工作，不表示已经办理或者批准。起算日、提前的天数，以上级党组织要求为准。"


def chain(term: Term) -> Iterator[tuple[str, str, str]]:
    """Yield the dates of the term in their order."""
    meeting = "拟定的党员大会" if term.planned else "届满日"
    dates = [
        (term.start, "本届任期起算", "批复之日" if term.from_reply else "选举之日"),
        (term.earliest, "经批准提前换届，最早", "届满日以前1年"),
        (term.reminder, "上级一般在这时提醒换届", "届满日以前6个月"),
        (term.request, "换届请示最晚报送", f"{meeting}以前{term.lead}天"),
        (term.end, "任期届满", f"起算日以后{term.months // YEAR}年"),
        (term.latest, "经批准延期换届，最晚", "届满日以后1年"),
    ]
    if term.planned:
        dates.append((term.planned, "拟召开党员大会换届", "填写的日期"))
    for day, what, how in sorted(dates):
        yield phrases.day(day), what, how


def steps(term: Term) -> Iterator[Why]:
    """Count the dates aloud."""
    version, window = term.version, term.window
    yield Why(f"{term.body.label}，{version.reads}。", version.cite)
    yield Why("党章规定，基层组织的委员会每届三年至五年。", "party-constitution:31")
    counted = "按填写的要求，从批复之日起算" if term.from_reply else "从选举之日起算"
    yield Why(
        f"{counted}：{phrases.day(term.start)}。从选举之日还是批复之日起算，没有查到条文（待核），以上级党组织要求为准。"
    )
    yield Why(f"任期满{term.months // YEAR}年的那一天届满（惯例）：{aloud(term.start, term.months)}。")
    yield Why(f"提前或者延期换届，要报上级党组织批准，{window.reads}，正好1年没有超过。", window.cite)
    year = window.most(YEAR)
    yield Why(f"最早：{aloud(term.end, -year)}。最晚：{aloud(term.end, year)}。")
    yield Why(f"上级党组织一般提前6个月提醒：{aloud(term.end, -REMINDER)}。没有接到提醒，也要自己算好。", "branch-2018")
    yield from asking(term)


def asking(term: Term) -> Iterator[Why]:
    """Count back the day of the request aloud; the number of days is local."""
    if term.lead == LEAD:
        yield Why(f"换届请示比党员大会提前{LEAD}天报送，是图集的要求；没有查到全国统一的天数（待核）。", "atlas:103")
    else:
        yield Why(f"换届请示比党员大会提前{term.lead}天报送，是填写的天数；图集要求{LEAD}天。", "atlas:103")
    day = f"拟开会的{phrases.day(term.planned)}" if term.planned else f"届满日{phrases.day(term.end)}开会"
    yield Why(f"按{day}算，往前数{term.lead}天，开会当天不算：{phrases.day(term.request)}。")
    if term.request <= term.start:
        yield Why("这一天不晚于本届的起算日，来不及按这个天数提前：请先请示上级党组织。")


FIRST, LAST = 2018, 2035  # years of the lookup table


def tables() -> tuple[Table, ...]:
    """Return what to print: for the year of an election, the years in which the next one may be held."""
    rows = []
    for year in range(FIRST, LAST + 1):
        terms = (fill(Term, {"body": body, "elected": date(year, 9, 1)}) for body in (Body.BRANCH, Body.VILLAGE_BRANCH))
        rows.append((year, *(number for each in terms for number in span(each))))
    note = (
        "月、日和选出那天相同；没有这一天的，数到当月最后一天（惯例）。提前、延期都要报上级党组织批准，一般不超过1年。"
        "从选举日还是批复日算起，以上级党组织要求为准（待核）。"
        f"上级一般提前{REMINDER}个月提醒；换届请示的提前天数，图集写{LEAD}天，没有查到全国统一的天数。"
    )
    columns = (
        "本届哪年选出",
        "党支部最早",
        "党支部届满",
        "党支部最晚",
        "村、社区最早",
        "村、社区届满",
        "村、社区最晚",
    )
    return (Table("哪一年换届（党支部3年，村、社区党支部5年）", note, columns, tuple(rows)),)


def span(term: Term) -> tuple[int, int, int]:
    """Return the years of the earliest day, the end and the latest day."""
    year = term.window.most(YEAR)
    return later(term.end, -year).year, term.end.year, later(term.end, year).year


term = Checker(
    name="term",
    title="任期与换届时间",
    summary="填本届哪天选出，看哪天届满、最早最晚哪天换届、请示哪天报；填了拟定的日期，看在不在范围以内。",
    aliases=("任期", "换届时间", "什么时候换届", "届满", "提前换届", "延期换届"),
    inputs=Term,
    check=check,
    laws=(BRANCH, VILLAGE_BRANCH, GENERAL, VILLAGE, COMMITTEE, WINDOW),
    tables=tables,
    checked=date(2026, 11, 22),
    also_cites=("party-constitution:31", "branch-2018", "branch-2018:8", "atlas:103"),
)
