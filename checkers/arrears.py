"""Dues in arrears (党费欠交月数): how many full months were not paid, and what has to be done now."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple, Self

from . import phrases
from .dues_rates import LARGEST_PAY
from .inputs import LAST_DAY, WrongInput, ask
from .law import Law, dues_2008
from .record import Checker, Result, Why


SIX_MONTHS = Law(
    "不交纳党费的时间",
    (dues_2008(value=6, inclusive=True, reads="连续6个月", cite="dues-2008:13"),),
)
BACK_PAY = Law(
    "补交党费的时间",
    (dues_2008(value=6, inclusive=True, reads="一般不超过6个月", cite="dues-2008:12"),),
)
MEASURES_SINCE = date(2024, 6, 16)  # the rule of 2024 on measures by the organisation

MONTHS = 12
QUARTER = 3  # months


class Month(NamedTuple):
    """A month of the calendar."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the month a day is in."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        """Write it as 2026年3月."""
        return f"{self.year}年{self.month}月"

    @property
    def number(self) -> int:
        """Count months from the year 0."""
        return self.year * MONTHS + self.month - 1

    def later(self, months: int) -> "Month":
        """Return the month so many months later."""
        year, month = divmod(self.number + months, MONTHS)
        return Month(year, month + 1)


@dataclass(frozen=True, kw_only=True)
class Payment:
    """The inputs: the month up to which dues were paid, and the day of looking."""

    last_paid: date = ask(
        "最后一次交到哪个月",
        help="填那个月的任何一天，例如交到3月的填3月31日。从来没有交过的，填应当开始交的前一个月。",
        at_least=date(2000, 1, 1),
        at_most=LAST_DAY,
        private=True,
    )
    today: date = ask(
        "查的日期",
        help="按这一天算。这一天所在的月份还没有过完，不算。",
        at_least=SIX_MONTHS.versions[0].since,
        at_most=LAST_DAY,
        below="这里只收录了2008年4月1日以后的规定，更早的不能核算。",
        today=True,
    )
    quarterly: bool = ask(
        "经支部同意，一个季度交一次",
        help="选“是”的，还没有过完的季度不算。",
        default=False,
        private=True,
    )
    monthly: Decimal | None = ask(
        "每月应交的数额",
        unit="元",
        help="想知道要补交多少钱的才填。",
        at_least=Decimal("0.01"),
        at_most=LARGEST_PAY,
        default=None,
        private=True,
    )

    @property
    def paid(self) -> Month:
        """The last month that is paid."""
        return Month.of(self.last_paid)

    @property
    def current(self) -> Month:
        """The month, or the first month of the quarter, that is not over on the day of looking."""
        month = Month.of(self.today)
        return month.later(-(month.number % QUARTER)) if self.quarterly else month

    @property
    def unpaid(self) -> int:
        """How many full months were not paid."""
        return max(0, self.current.number - self.paid.number - 1)


def reached(payment: Payment) -> bool:
    """Say whether the time of which the rule speaks is full."""
    return payment.unpaid >= SIX_MONTHS.versions[0].least(1)


def sentence(payment: Payment) -> str:
    """Say how long nothing was paid, and what has to be done."""
    day, unpaid = phrases.day(payment.today), payment.unpaid
    if not unpaid:
        return f"党费交到{payment.paid}，到{day}，没有欠交的整月。"
    counted = f"党费交到{payment.paid}，到{day}，已满{unpaid}个月没有交（{span(payment)}）"
    if not reached(payment):
        return f"{counted}。请先问清原因；没有正当理由的，批评教育，限期改正；按规定补交。"
    must = "应当调查核实、批评教育，限期改正"
    return f"{counted}，{must}；没有正当理由的，是否除名由支部大会讨论决定，并报上级党组织批准。"


def span(payment: Payment) -> str:
    """Name the months that were not paid."""
    first, last = payment.paid.later(1), payment.current.later(-1)
    return str(first) if first == last else f"{first}至{last}"


def first_full(payment: Payment) -> Month:
    """Return the month on whose first day the time of which the rule speaks is full."""
    month = payment.paid.later(SIX_MONTHS.versions[0].least(1) + 1)
    return month.later(-month.number % QUARTER) if payment.quarterly else month


def counting(payment: Payment) -> Iterator[Why]:
    """Count the months aloud."""
    yield Why("党费按月交。有特殊情况，经支部同意，可以一个季度交一次。", BACK_PAY.versions[0].cite)
    what = "季度" if payment.quarterly else "月"
    yield Why(f"只数已经过完的{what}（惯例）：{phrases.day(payment.today)}所在的{what}还没有过完，不算。")
    if not payment.unpaid:
        yield Why(f"已经交到{payment.paid}，之后没有过完的{what}。")
        return
    yield Why(f"没有交的整月：{span(payment)}，一共{payment.unpaid}个月。")


def due(payment: Payment) -> Iterator[Why]:
    """Say what the rules ask for."""
    limit = BACK_PAY.versions[0]
    full = SIX_MONTHS.versions[0]
    yield Why("不按规定交纳的，党组织应当及时批评教育，限期改正。先问清原因，支部有没有及时收也要查。", full.cite)
    most = limit.most(1)
    yield Why(f"补交的时间{limit.reads}；可以请亲属或者别的党员代补。", limit.cite)
    if payment.unpaid > most:
        yield Why(f"欠交{payment.unpaid}个月，比{most}个月多。超过的月份怎样补，规定没有写，以上级党组织要求为准。")
    if payment.monthly is not None:
        months = min(payment.unpaid, most)
        yield Why(
            f"补交{months}个月：{phrases.money(payment.monthly)}×{months}＝{phrases.money(payment.monthly * months)}。"
        )
    if not reached(payment):
        yield Why(f"一直没有交的，从{first_full(payment)}1日起，就满{full.least(1)}个月。", full.cite)
        return
    yield from at_six_months(payment)


def at_six_months(payment: Payment) -> Iterator[Why]:
    """Say what the rules ask for when the six months are full; nothing about the person."""
    full = SIX_MONTHS.versions[0]
    yield Why(f"正好6个月也算满。现在是{payment.unpaid}个月，只说明时间，不是结论。", full.cite)
    yield Why("有没有正当理由，由支部调查核实，听本人说明；什么算正当理由，规定没有列出。", full.cite)
    yield Why(
        "没有正当理由的，由支部大会讨论决定是否除名，报上级党组织批准；批准以前，仍是党员。", "party-constitution:9"
    )
    loose = "有的工作规范只写了连续6个月，没有写正当理由和程序"
    yield Why(f"{loose}；这里按党章和党费规定：没有正当理由、支部大会决定、上级批准，一条不能少。", "atlas:504")
    if payment.today >= MEASURES_SINCE:
        yield Why("怎样办，按2024年6月16日起施行的组织处置办法，动手以前先报基层党委（条次待核）。", "unqualified-2024")


def check(payment: Payment) -> Result:
    """Answer how many full months were not paid, and what has to be done; it never says what a member is."""
    if payment.paid.number > Month.of(payment.today).number + MONTHS:
        ahead = f"交到{payment.paid}，比{phrases.day(payment.today)}晚一年以上，请核对。"
        raise WrongInput([("last_paid", ahead)])
    return Result(
        ok=None,
        sentence=sentence(payment),
        value=payment.unpaid,
        unit="个月",
        why=(*counting(payment), *(due(payment) if payment.unpaid else ())),
        uncovered=(
            "经批准免交的月份、当时还没有入党的月份：不是欠交，请从里面去掉。",
            "有没有正当理由：由支部集体研究，这里不判断。",
            "补交期间每月数额变过的：按各月核定的数额分别算。",
            "不参加组织生活、不做党所分配的工作：另行核对。",
        ),
        rule=f"{SIX_MONTHS.versions[0].title}，2008年4月1日起：没有正当理由，连续6个月不交纳的，是否除名由支部大会讨论决定，并报上级党组织批准。",
        see=("dues", "decision") if reached(payment) else ("dues",),
    )


arrears = Checker(
    name="arrears",
    title="党费欠交月数",
    summary="填党费交到哪个月，看到今天有几个整月没有交，现在该做什么。",
    aliases=("欠交党费", "党费欠交", "几个月没交党费", "六个月不交党费"),
    inputs=Payment,
    check=check,
    laws=(SIX_MONTHS, BACK_PAY),
    checked=date(2026, 11, 22),
    also_cites=("party-constitution:9", "atlas:504", "unqualified-2024"),
)
