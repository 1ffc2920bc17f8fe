"""Candidates for an election (候选人差额人数): how many must be put forward, and are these enough?"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from . import phrases
from .inputs import LARGEST, Choice, ask, ask_day, fill
from .law import Law, Version, election_1990, election_2020
from .record import Checker, Result, Table, Why


class Post(Choice):
    """What is elected; the rule about the number of candidates depends on it."""

    COMMITTEE = "committee", "支部委员会委员"
    DELEGATES = "delegates", "出席上级党代表大会的代表"
    SECRETARY = "secretary", "书记、副书记"


# What is fixed here is the surplus of candidates, as a share of the seats.
COMMITTEE = Law(
    "委员候选人的差额",
    (
        election_1990(
            value=Fraction(1, 5),
            inclusive=True,  # “为” is read as at least, see REMARKS
            reads="为应选人数的20%",
            cite="election-1990:12",
        ),
        election_2020(
            value=Fraction(1, 5),
            inclusive=True,
            reads="不少于应选人数的20%",
            cite="election-2020:13",
        ),
    ),
)
DELEGATES = Law(
    "代表候选人的差额",
    (
        election_1990(
            value=Fraction(1, 5),
            inclusive=False,
            reads="多于应选人数的20%",
            cite="election-1990:8",
        ),
        election_2020(
            value=Fraction(1, 5),
            inclusive=True,
            reads="不少于应选人数的20%",
            cite="election-2020:9",
        ),
    ),
)
# What is fixed here is the number of candidates itself: as many as seats.
EQUAL = Law(
    "书记、副书记的候选人人数",
    (
        election_2020(
            value=1,
            inclusive=True,
            reads="等额选举",
            cite="election-2020:17",
        ),
    ),
)
SURPLUS = {Post.COMMITTEE: COMMITTEE, Post.DELEGATES: DELEGATES}


@dataclass(frozen=True, kw_only=True)
class Slate:
    """The inputs: what is elected, when, and the two numbers (whole persons)."""

    post: Post = ask("选什么", help="书记、副书记等额选举，其他的差额选举。")
    day: date = ask_day("选举日期", "选举", since=COMMITTEE.versions[0].since)
    seats: int = ask(
        "应选人数",
        unit="人",
        help="这次要选出几人就填几人。书记和副书记可以分两次核算。",
        at_least=1,
        at_most=LARGEST,
    )
    candidates: int = ask(
        "候选人人数",
        unit="人",
        help="还没有定的，不用填，或者填0：只算要提几人。",
        at_least=0,
        at_most=LARGEST,
        default=0,
    )


# What must be said whenever a clause is used.
REMARKS = {
    "election-1990:12": (
        "1990年的规定写的是“为应选人数的20%”：算出来不是整数时怎样取整，能不能多于20%，没有核对到（待核）。"
        "这里按至少20%、不是整数就进一来算。以上级党组织要求为准。"
    ),
}
UNCOVERED = (
    "上级党组织对候选人人数另有要求的：以其要求为准，补选也是这样。",
    "候选人怎样提出、审查和酝酿：另见换届选举。",
    "预选：这里没有核算。",
)


def by_share(slate: Slate) -> Result:
    """Check an election with more candidates than seats."""
    version = SURPLUS[slate.post].on(slate.day)
    assert version is not None  # noqa: S101  (the bound of the field is the first day of the first version)
    least = slate.seats + version.least(slate.seats)
    ok = slate.candidates >= least if slate.candidates else None
    return Result(
        ok=ok,
        sentence=verdict(slate, version, least),
        value=least,
        unit="人",
        why=tuple(steps(slate, version, least)),
        nearest=f"再提{least - slate.candidates}名候选人。" if ok is False else "",
        uncovered=UNCOVERED,
        rule=version.rule("差额"),
        numbers={"least": least},
    )


def verdict(slate: Slate, version: Version, least: int) -> str:
    """Say how the candidates stand to the least number, or only that number."""
    seats, surplus = slate.seats, slate.candidates - slate.seats
    loosely = "按至少20%算，" if version.cite in REMARKS else ""
    if not slate.candidates:
        return f"应选{seats}人，{loosely}候选人至少要提{least}人，比应选人数多{least - seats}人。"
    counted = f"应选{seats}人，候选人{slate.candidates}人，"
    if slate.candidates < least:
        missed = "没有达到" if version.inclusive else "没有多于"
        stands = f"多{surplus}人，{missed}应选人数的20%" if surplus > 0 else short_of_seats(-surplus)
        return f"{counted}{stands}：{loosely}至少要提{least}人，还差{least - slate.candidates}人。"
    word = "不少于" if version.inclusive else "多于"
    line = version.line(seats)
    at_least = "" if line == least - seats else f"，至少多{least - seats}人"
    end = f"{loosely}候选人人数够了。" if loosely else "候选人人数符合规定。"
    return f"{counted}多{surplus}人，{word}应选人数的20%（{phrases.number(line)}人{at_least}），{end}"


def short_of_seats(missing: int) -> str:
    """Say how far the candidates are below the seats, or that there are just as many."""
    return f"比应选人数还少{missing}人" if missing else "没有差额"


def steps(slate: Slate, version: Version, least: int) -> Iterator[Why]:
    """Reckon the least number aloud; the rounding is a step of its own."""
    seats, surplus = slate.seats, slate.candidates - slate.seats
    line = phrases.number(version.line(seats))
    yield Why(f"差额是候选人比应选人数多出的人数。选举{slate.post.label}，差额要求“{version.reads}”。", version.cite)
    yield Why(f"应选人数的20%：{seats}×20%＝{line}（人）。", version.cite)
    yield Why(rounding(seats, version))
    yield Why(f"候选人至少要提：{seats}＋{least - seats}＝{least}（人）。")
    yield Why(f"提{least}人，差额占应选人数的比例：{ratio(least - seats, seats)}。")
    if slate.candidates and slate.candidates != least:
        share = f"差额占应选人数的比例：{ratio(surplus, seats)}" if surplus > 0 else short_of_seats(-surplus)
        yield Why(f"现在候选人{slate.candidates}人，{share}。")
    if remark := REMARKS.get(version.cite):
        yield Why(remark)
    if slate.post is Post.COMMITTEE and version.line(seats).is_integer():
        loose = f"有的工作规范写作“多于应选人数的20%”，照字面应选{seats}人要提{least + 1}人"
        yield Why(f"{loose}；这里按{version.title}的“{version.reads}”算，正好20%也够。", "atlas:86")


def rounding(seats: int, version: Version) -> str:
    """Say how the share of the seats becomes a number of people."""
    line, surplus = version.line(seats), version.least(seats)
    exact, so = phrases.number(line), f"差额至少{surplus}人"
    if line.is_integer():
        equal = "正好20%也够" if version.inclusive else "“多于”不含本数，正好20%还不够，要再加1人"
        return f"{exact}是整数，不用进位；{equal}：{so}。"
    usual = math.floor(line + Fraction(1, 2))
    too_few = f"差额只有{usual}人，{usual}÷{seats}不到20%" if usual else "就没有差额了"
    instead = f"如果四舍五入，{too_few}。" if usual < surplus else ""
    bound = "不能少于" if version.inclusive else "要多于"
    return f"{exact}不是整数。人数要整数，差额又{bound}20%，所以用进一法，不是四舍五入：{so}。{instead}"


def ratio(surplus: int, seats: int) -> str:
    """Divide aloud: exactly, and as a percentage that tells when it is rounded."""
    said = phrases.percent(Fraction(surplus, seats))
    rounded = f"{surplus}/{seats}，{said}（保留一位小数）"
    return rounded if said.startswith("约") else f"{surplus}÷{seats}＝{said}"


def as_many(slate: Slate) -> Result:
    """Check the election of the secretary, with as many candidates as seats."""
    version = EQUAL.on(slate.day)
    seats, surplus = slate.seats, slate.candidates - slate.seats
    ok = not surplus if slate.candidates else None
    custom = "" if version else "按通行做法，"
    counted = f"应选{seats}人，候选人{slate.candidates}人，"
    need = f"{custom}书记、副书记等额选举，候选人人数要与应选人数相等"
    stands = {
        None: f"应选{seats}人。{need}，要提{seats}人。",
        True: f"{counted}正好相等，{custom}符合等额选举的要求。",
        False: f"{counted}{'多' if surplus > 0 else '少'}{abs(surplus)}人。{need}。",
    }
    changes = f"候选人减为{seats}名。" if surplus > 0 else f"再提{-surplus}名候选人。"
    first = phrases.day(EQUAL.versions[0].since)
    equal = "书记、副书记等额选举：候选人人数与应选人数相等，不多也不少。"
    basis = (
        Why(equal, version.cite)
        if version
        else Why(f"{equal}{first}以前的条文没有核对到，有的工作规范写的也是等额（待核）。", "atlas:88")
    )
    given = (Why(f"现在候选人{slate.candidates}人。"),) if slate.candidates else ()
    return Result(
        ok=ok,
        sentence=stands[ok],
        value=seats,
        unit="人",
        why=(basis, Why(f"应选{seats}人，候选人要提{seats}人。"), *given),
        nearest=changes if ok is False else "",
        uncovered=UNCOVERED,
        rule=version.rule("书记、副书记") if version else f"{first}以前的条文没有收录，按通行做法等额核算，待核。",
    )


def check(slate: Slate) -> Result:
    """Answer how many candidates there must be, and whether these are enough."""
    return (by_share if slate.post in SURPLUS else as_many)(slate)


def tables() -> tuple[Table, ...]:
    """Return what to print: the least number of candidates for 1 to 15 seats."""
    new = COMMITTEE.versions[-1].since
    rows = []
    for seats in range(1, 16):
        least = check(fill(Slate, {"post": Post.COMMITTEE, "day": new, "seats": seats})).value
        assert isinstance(least, int)  # noqa: S101  (there is always a least number)
        rows.append((seats, least, least - seats, phrases.percent(Fraction(least - seats, seats))))
    return (
        Table(
            "应选几人，至少提几名候选人",
            f"{phrases.day(new)}起，选举支部委员会委员、出席上级党代表大会的代表都查这张表：差额不少于应选人数的20%，"
            "不是整数就进一，不四舍五入。写“约”的百分数保留一位小数。"
            "书记、副书记等额选举，不查这张表。以上级党组织要求为准。",
            ("应选", "至少提", "差额", "差额占应选"),
            tuple(rows),
        ),
    )


slate = Checker(
    name="slate",
    title="候选人差额人数",
    summary="填应选人数，看候选人至少要提几人；填了候选人人数，看够不够。",
    aliases=("差额", "差额选举", "差额比例", "候选人差额", "候选人提几个", "候选人人数"),
    inputs=Slate,
    check=check,
    laws=(COMMITTEE, DELEGATES, EQUAL),
    tables=tables,
    checked=date(2026, 11, 22),
    also_cites=("atlas:86", "atlas:88"),
    numbers=("least",),
)
