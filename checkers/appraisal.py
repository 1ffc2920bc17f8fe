"""Ballots of a democratic appraisal (民主测评票汇总): totals and shares per grade; never a grade for anybody."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from . import phrases
from .inputs import LARGEST, Choice, Question, WrongInput, ask, questions
from .kinds import plain
from .record import Checker, Result, Table, Why


class Subject(Choice):
    """What the ballots are about; each has four grades of its own."""

    MEMBERS = "members", "党员（优秀、合格、基本合格、不合格）"
    COMMITTEE = "committee", "党支部班子（好、较好、一般、差）"


def ask_votes(label: str) -> int:
    """Ask for the ballots in one column; left empty, there are none."""
    votes: int = ask(label, unit="票", at_least=0, at_most=LARGEST, default=0)
    return votes


VOID = "没有填或者填错"


@dataclass(frozen=True, kw_only=True)
class Member:
    """One member, by a number or initials, and how many ballots gave each grade."""

    label: str = ask("代号", help="写序号或者姓名的拼音首字母，不写姓名。", default="")
    excellent: int = ask_votes("优秀")
    qualified: int = ask_votes("合格")
    basic: int = ask_votes("基本合格")
    unqualified: int = ask_votes("不合格")
    void: int = ask_votes(VOID)


@dataclass(frozen=True, kw_only=True)
class Item:
    """One side of the committee's work, and how many ballots gave each grade."""

    label: str = ask("测评内容", help="例如 工作、作风、决策。", default="")
    good: int = ask_votes("好")
    fair: int = ask_votes("较好")
    ordinary: int = ask_votes("一般")
    poor: int = ask_votes("差")
    void: int = ask_votes(VOID)


Row = Member | Item


@dataclass(frozen=True, kw_only=True)
class Appraisal:
    """The inputs: how many ballots, and one row for each member or item."""

    subject: Subject = ask("测评谁", help="两种测评票等次不同，分开汇总。")
    issued: int | None = ask("发出的测评票", unit="张", help="不填也可以。", at_least=1, at_most=LARGEST, default=None)
    returned: int = ask("收回的测评票", unit="张", at_least=1, at_most=LARGEST)
    members: tuple[Member, ...] = ask(
        "每名党员的票数",
        help="一人一行，不写姓名。没有给这名党员填的、一人填了两个等次的，数在最后一栏。",
        at_least=1,
        at_most=200,
        only=("subject", (Subject.MEMBERS,)),
    )
    items: tuple[Item, ...] = ask(
        "每项内容的票数",
        help="一项一行。没有填的、一项填了两个等次的，数在最后一栏。",
        at_least=1,
        at_most=20,
        only=("subject", (Subject.COMMITTEE,)),
    )


@dataclass(frozen=True)
class Speech:
    """How the rows of one kind of ballot are counted and called."""

    rows: str
    first: str
    counter: str


SPEECH = {
    Subject.MEMBERS: Speech("members", "党员", "名党员"),
    Subject.COMMITTEE: Speech("items", "测评内容", "项内容"),
}
FOR_WHOM = "供支委会综合日常表现评定，不张贴、不分享"
FOR_WHOM_COMMITTEE = "由党组织掌握，不张贴、不分享"
UNCOVERED = {
    Subject.MEMBERS: (
        "每名党员评什么等次：不能只看票数，由支部委员会会议或者党员大会综合日常表现提出评定意见。",
        "“优秀”的人数超过三分之一没有：请用“优秀等次比例上限”。",
        "多少人参加测评才有效：没有查到条文，以上级党组织要求为准。",
    ),
    Subject.COMMITTEE: (
        "班子的测评结果怎样使用：以上级党组织要求为准。",
        "多少人参加测评才有效：没有查到条文，以上级党组织要求为准。",
    ),
}
NAMED = 3  # rows named in the sentence; the table shows them all
NAME = re.compile("[A-Z]{5}|[^\\W\\d_A-Z]{2}")  # what a name may look like: written out in pinyin, or in characters
NUMBERED = re.compile("第?[0-9一二三四五六七八九十]+号?")


@dataclass(frozen=True)
class Line:
    """One row counted: what it is called and its votes in the order of the columns."""

    name: str
    votes: tuple[int, ...]

    @property
    def total(self) -> int:
        """All ballots of the row."""
        return sum(self.votes)


def counted(rows: Sequence[Row]) -> list[Line]:
    """Return the rows as lines; one without a label is called by its place."""
    return [
        Line(row.label or f"第{place}行", tuple(getattr(row, column.key) for column in columns(row)))
        for place, row in enumerate(rows, 1)
    ]


def columns(row: Row) -> tuple[Question, ...]:
    """Return the columns of votes."""
    return questions(type(row))[1:]


def problems(appraisal: Appraisal, rows: Sequence[Row], key: str) -> Iterator[tuple[str, str]]:
    """Yield what cannot be true, and labels that may be names or stand twice."""
    if appraisal.issued is not None and appraisal.returned > appraisal.issued:
        more = f"收回{appraisal.returned}张，多于发出的{appraisal.issued}张，请核对。"
        yield "returned", f"{more}确实多的，测评怎样办以上级党组织要求为准。"
    seen: dict[str, int] = {}
    for place, row in enumerate(rows, 1):
        label = plain(row.label).upper()
        where = f"{key}.{place}.label"
        if isinstance(row, Member) and NAME.search(label) and not NUMBERED.fullmatch(label):
            yield where, f"第{place}行：请不要写姓名，写序号或者姓名的拼音首字母。"
        if label and label in seen:
            yield where, f"第{place}行：{phrases.echo(row.label)}和第{seen[label]}行重复了，请核对。"
        seen.setdefault(label, place)


def check(appraisal: Appraisal) -> Result:
    """Add up the ballots and compare each row with those returned; WrongInput where the answers disagree."""
    speech = SPEECH[appraisal.subject]
    rows: Sequence[Row] = getattr(appraisal, speech.rows)
    if found := list(problems(appraisal, rows, speech.rows)):
        raise WrongInput(found)
    lines = counted(rows)
    wrong = [line for line in lines if line.total != appraisal.returned]
    members = appraisal.subject is Subject.MEMBERS
    return Result(
        ok=not wrong,
        sentence=verdict(appraisal, lines, wrong, speech),
        why=tuple(steps(appraisal, lines)),
        nearest=nearest(lines, appraisal.returned),
        uncovered=UNCOVERED[appraisal.subject],
        rule="没有查到汇总办法的条文，按有关通知、方案和惯例汇总（待核）。以上级党组织要求为准。",
        table=table(appraisal, lines, [column.label for column in columns(rows[0])]),
        see=("excellent",) if members and not wrong else (),
    )


def verdict(appraisal: Appraisal, lines: Sequence[Line], wrong: Sequence[Line], speech: Speech) -> str:
    """Say whether every row adds up; the votes themselves stand in the table only."""
    returned = f"收回测评票{appraisal.returned}张，测评{len(lines)}{speech.counter}，"
    if not wrong:
        purpose = FOR_WHOM if appraisal.subject is Subject.MEMBERS else FOR_WHOM_COMMITTEE
        return f"{returned}每行各栏加起来都是{appraisal.returned}票，对得上。汇总{purpose}。"
    named = "；".join(differs(line, appraisal.returned) for line in wrong[:NAMED])
    rest = "；其余见下面的表" if len(wrong) > NAMED else ""
    return f"{returned}有{len(wrong)}行的票数对不上：{named}{rest}。"


def differs(line: Line, returned: int) -> str:
    """Say by how many votes a row differs."""
    return f"{phrases.echo(line.name)}各栏加起来{line.total}票，{gap(line, returned)}"


def gap(line: Line, returned: int) -> str:
    """Say how far a row is from the ballots returned; "" where it adds up."""
    surplus, missing = max(0, line.total - returned), max(0, returned - line.total)
    return f"多{surplus}票" if surplus else f"少{missing}票" if missing else ""


def nearest(lines: Sequence[Line], returned: int) -> str:
    """Say what to look for in the rows that do not add up."""
    ways = {
        "少的，看有没有漏记的票，没有填的、填错的也要数进最后一栏": any(line.total < returned for line in lines),
        "多的，看有没有重复记的票": any(line.total > returned for line in lines),
    }
    look = "；".join(way for way, needed in ways.items() if needed)
    return f"重新数一遍对不上的行：{look}；也看收回的张数数对了没有。" if look else ""


def steps(appraisal: Appraisal, lines: Sequence[Line]) -> Iterator[Why]:
    """Say how the ballots were added up, and what the totals are for."""
    returned, issued = appraisal.returned, appraisal.issued
    if issued is not None:
        gap = f"没有收回{issued - returned}张" if issued > returned else "全部收回"
        yield Why(f"发出{issued}张，收回{returned}张，{gap}。")
    yield Why("党员测评票、班子测评票各有四个等次，名称不同，分开汇总，不能加在一起。", "plan-2024:32")
    yield Why(f"每张票在一行里只算一票，每行各栏加起来要等于收回的{returned}张；没有填的、填错的也数进去。")
    share = "百分数是这一栏的票数占收回的票数，没有填的、填错的也在基数里。这是惯例，没有查到条文（待核）。"
    yield Why(f"{share}保留一位小数，写“约”的是四舍五入，加起来不一定正好100%；票数对不上的行不算百分数。")
    if len(lines) > 1:
        yield Why(f"最后一行是{len(lines)}行票数的合计，是票数，不是人数，不能拿来比“优秀”的三分之一。")
    yield Why("各行照填写的先后排，不按票数多少排名次。")
    if appraisal.subject is Subject.MEMBERS:
        yield Why("不能简单用测评票数评价党员，这里不提等次。", "life-meeting-2020:129")
        yield Why("评定意见由支部委员会会议或者党员大会，按评议和日常表现提出。", "branch-2018:18")
    yield Why("指定专人统计；统计结果由党组织掌握，不张贴、不分享。", "life-meeting-2020:111")


def table(appraisal: Appraisal, lines: Sequence[Line], grades: Sequence[str]) -> Table:
    """Return votes and shares in the order typed, with a row of totals; a row that does not add up has no shares."""
    speech, returned = SPEECH[appraisal.subject], appraisal.returned
    rows: list[tuple[str | int, ...]] = [
        (line.name, *cells(line, returned), line.total, gap(line, returned) or "对得上") for line in lines
    ]
    if len(lines) > 1:
        together = Line("各行合计", tuple(map(sum, zip(*(line.votes for line in lines), strict=True))))
        whole = returned * len(lines) if all(line.total == returned for line in lines) else None
        rows.append((together.name, *cells(together, whole), together.total, ""))
    purpose = FOR_WHOM if appraisal.subject is Subject.MEMBERS else FOR_WHOM_COMMITTEE
    return Table("民主测评票数汇总", f"{purpose}。", (speech.first, *grades, "合计", "核对"), tuple(rows))


def cells(line: Line, whole: int | None) -> Iterator[str]:
    """Yield the votes of each column, with their share where the row adds up to *whole*."""
    for votes in line.votes:
        share = f"（{phrases.percent(Fraction(votes, whole))}）" if whole and line.total == whole else ""
        yield f"{votes}票{share}"


appraisal = Checker(
    name="appraisal",
    title="民主测评票汇总",
    summary="填收回的票数和每名党员各等次的票数，核对每行加起来对不对，算出票数和占比。不提等次。",
    aliases=("测评票", "测评票统计", "民主测评", "测评汇总"),
    inputs=Appraisal,
    check=check,
    laws=(),
    checked=date(2026, 11, 22),
    also_cites=("plan-2024:32", "life-meeting-2020:111", "life-meeting-2020:129", "branch-2018:18"),
)
