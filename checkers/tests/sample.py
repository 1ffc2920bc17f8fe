"""A calculator with every kind of input, for the tests of forms, command line and reading.  No rule of the field."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from checkers import phrases
from checkers.inputs import LAST_DAY, Choice, WrongInput, ask
from checkers.record import Checker, Result, Table, Why


class Round(Choice):
    """Which ballot is counted."""

    FIRST = "first", "第一次投票"
    SECOND = "second", "第二次投票"


class Way(Choice):
    """How a candidate was put forward."""

    MEMBERS = "members", "党员推荐"
    COMMITTEE = "committee", "支委会推荐"


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One row."""

    name: str = ask("候选人", default="")
    votes: int = ask("得票数", unit="票", at_least=0, at_most=2000)
    way: Way = ask("怎样推荐", default=Way.MEMBERS)
    paid: Decimal | None = ask("交纳", unit="元", at_least=Decimal(0), at_most=Decimal(9999), default=None)
    away: bool = ask("没有到会", default=False)
    reason: str = ask("原因", default="", only=("away", (True,)))


@dataclass(frozen=True, kw_only=True)
class Election:
    """The inputs."""

    round: Round = ask("第几次投票")
    seats: int = ask("应选人数", unit="人", at_least=1, at_most=9)
    fee: Decimal = ask("合计", unit="元", at_least=Decimal(0), at_most=Decimal(100_000), default=Decimal("0.50"))
    pay: Decimal | None = ask("月收入", unit="元", at_most=Decimal(100_000), default=None, private=True)
    label: str = ask("名称", default="")
    left: date | None = ask("离开日期", at_most=LAST_DAY, default=None)
    tied: bool = ask("有票数相等的", default=False)
    places: int = ask("剩下的名额", unit="人", at_least=1, at_most=9, only=("tied", (True,)))
    candidates: tuple[Candidate, ...] = ask("候选人得票", help="一人一行。", at_least=2, at_most=4)
    meetings: tuple[date, ...] = ask("开会日期", at_most=3, default=(), only=("round", (Round.SECOND,)))


def check(election: Election) -> Result:
    """List the candidates by their votes."""
    if election.seats > len(election.candidates):
        raise WrongInput([("seats", "应选人数多于候选人，请核对。"), ("candidates.2.votes", "第2行：请核对。")])
    ranked = sorted(election.candidates, key=lambda candidate: -candidate.votes)
    days = "、".join(phrases.day(meeting) for meeting in election.meetings)
    return Result(
        ok=None,
        sentence=f"{len(ranked)}人得票，最多{ranked[0].votes}票。",
        value=sum((candidate.paid or Decimal(0) for candidate in ranked), election.fee),
        unit="元",
        why=(Why(f"开会：{days}。"),),
        uncovered=("都没有核算。",),
        table=Table(
            "得票",
            "按得票多少排列。",
            ("候选人", "得票数", "交纳"),
            tuple((each.name or "（没有写）", each.votes, phrases.money(each.paid or 0)) for each in ranked),
        ),
        see=("slate", "not-there-yet"),
    )


sample = Checker(
    name="sample",
    title="示例",
    summary="各种填法都有的例子。",
    inputs=Election,
    check=check,
    laws=(),
    checked=date(2026, 11, 22),
)
