"""Rates of Party dues (党费比例): what a base in yuan comes to, and the fixed amounts; for every calculator of dues."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any

from . import phrases
from .inputs import LAST_DAY, Choice, ask
from .law import Law, Version, dues_2008, dues_2017
from .record import Why


@dataclass(frozen=True, kw_only=True)
class Band(Version):
    """One rate (its value) and the bases it is for; *inclusive* says that the upper end belongs to it."""

    upto: int | None  # yuan; the last band has no upper end

    def holds(self, base: Fraction) -> bool:
        """Say whether a base above all lower bands is in this one."""
        return self.upto is None or base < self.upto or (self.inclusive and base == self.upto)

    @property
    def range(self) -> str:
        """The bases in the words of the rule, e.g. 3000元以下（含3000元）."""
        return self.reads.partition("，")[0]

    @property
    def rate(self) -> str:
        """The rate as it is said, e.g. 0.5%."""
        return phrases.percent(Fraction(self.value))


@dataclass(frozen=True)
class Scale:
    """The rates of one kind of payer, lowest base first; *income* is what the base is."""

    name: str
    income: str
    bands: tuple[Band, ...]

    def band(self, base: Fraction) -> Band:
        """Return the band a base is in."""
        return next(band for band in self.bands if band.holds(base))

    @property
    def laws(self) -> tuple[Law, ...]:
        """Each band as a rule of its own."""
        return tuple(Law(f"{self.name}，{band.range}", (band,)) for band in self.bands)


wage = partial(Band, **dues_2008.keywords, inclusive=True, cite="dues-2008:2")
pension = partial(Band, **dues_2008.keywords, inclusive=True, cite="dues-2008:5")
WAGES = Scale(
    "在职党员的交纳比例",
    "月收入（税后）",
    (
        wage(value=Fraction(1, 200), upto=3000, reads="3000元以下（含3000元），0.5%"),
        wage(value=Fraction(1, 100), upto=5000, reads="3000元以上至5000元（含5000元），1%"),
        wage(value=Fraction(3, 200), upto=10_000, reads="5000元以上至10000元（含10000元），1.5%"),
        wage(value=Fraction(1, 50), upto=None, reads="10000元以上，2%"),
    ),
)
PENSIONS = Scale(
    "离退休党员的交纳比例",
    "离退休费或者养老金",
    (
        pension(value=Fraction(1, 200), upto=5000, reads="5000元以下（含5000元），0.5%"),
        pension(value=Fraction(1, 100), upto=None, reads="5000元以上，1%"),
    ),
)
SMALL = Law(
    "学生等党员每月的党费", (dues_2008(value=Decimal("0.2"), inclusive=True, reads="为0.2元", cite="dues-2008:6"),)
)
FARMER_LEAST = Law(
    "农民党员每月党费的下限",
    (dues_2008(value=Decimal("0.2"), inclusive=True, reads="为0.2元至1元", cite="dues-2008:6"),),
)
FARMER_MOST = Law(
    "农民党员每月党费的上限",
    (dues_2008(value=Decimal(1), inclusive=True, reads="为0.2元至1元", cite="dues-2008:6"),),
)
CAP = Law(
    "每名党员每月的党费",
    (dues_2017(value=1000, inclusive=True, reads="一般不超过1000元", cite="dues-2017:1"),),
)
LAWS = (*WAGES.laws, *PENSIONS.laws, SMALL, FARMER_LEAST, FARMER_MOST, CAP)

LARGEST_PAY = Decimal(10_000_000)  # yuan; a bound against slips of the hand, not a rule
FIRST_DAY = dues_2017.keywords["since"]


class Rounding(Choice):
    """To what an amount is rounded, always half up; no rule says it."""

    CENT = "cent", "到分（0.01元），四舍五入"
    TEN_CENTS = "ten-cents", "到角（0.1元），四舍五入"
    YUAN = "yuan", "到元，四舍五入"


UNITS = {Rounding.CENT: Fraction(1, 100), Rounding.TEN_CENTS: Fraction(1, 10), Rounding.YUAN: Fraction(1)}


def rounded(exact: Fraction, rounding: Rounding) -> Decimal:
    """Round an amount half up; the answer always has two decimals."""
    unit = UNITS[rounding]
    cents = math.floor(exact / unit + Fraction(1, 2)) * unit * 100
    return Decimal(int(cents)).scaleb(-2)


def fixed_by(law: Law) -> Decimal:
    """Return the amount a rule fixes, in yuan with two decimals."""
    return rounded(Fraction(law.versions[0].value), Rounding.CENT)


@dataclass(frozen=True, kw_only=True)
class Reckoned:
    """What one base (yuan) comes to in a month: exactly by the rate, rounded, and within the cap."""

    base: Fraction
    band: Band
    rounding: Rounding

    @property
    def exact(self) -> Fraction:
        """The whole base at the one rate, not rounded."""
        return self.base * Fraction(self.band.value)

    @property
    def by_rate(self) -> Decimal:
        """The amount by the rate alone, in yuan with two decimals."""
        return rounded(self.exact, self.rounding)

    @property
    def amount(self) -> Decimal:
        """What is usually fixed: by the rate, and no more than the cap."""
        return fixed_by(CAP) if self.over else self.by_rate

    @property
    def over(self) -> bool:
        """Whether the rate gives more than what a member usually pays in a month."""
        return self.by_rate > fixed_by(CAP)


def reckon(base: Fraction, scale: Scale, rounding: Rounding) -> Reckoned:
    """Return what a base comes to by a scale."""
    return Reckoned(base=base, band=scale.band(base), rounding=rounding)


def yuan(exact: Fraction) -> str:
    """Write an amount that may have parts of a cent: 4860元, 约3333.33元."""
    cents = rounded(exact, Rounding.CENT)
    return ("" if cents == exact else "约") + phrases.money(cents)


ROUNDING_BY_CUSTOM = "规定没有写怎样取整，这是惯例，以上级党组织要求为准。"
VOLUNTARY = Why("党员自愿多交的，不限；自愿一次多交1000元以上的，全部上缴中央。", "dues-2008:11")


def over_cap() -> Iterator[Why]:
    """Say what is done with an amount above the cap."""
    version = CAP.versions[0]
    custom = "“一般”不是绝对的上限，上级党组织另有要求的照办"
    yield Why(f"每名党员每月的党费{version.reads}，超过的一般核定为1000元；{custom}。", version.cite)
    yield VOLUNTARY


def notice_remark(day: date) -> tuple[Why, ...]:
    """Return what must be said of a day in the year of the 2017 notice, whose own day was not read."""
    said = "2017年的通知是哪一天印发的，没有核对到（待核）；这里2017年全年都按它核算。"
    return (Why(said),) if day.year == FIRST_DAY.year else ()


def rule(scale: Scale | None = None, band: Band | None = None) -> str:
    """Say which documents were used, and the band where there is one."""
    start, title = dues_2008.keywords["since"], dues_2008.keywords["title"]
    said = band.rule(scale.income) if scale and band else f"{title}，{phrases.day(start)}起施行。"
    return f"{said}同时适用2017年的{dues_2017.keywords['title']}。"


def ask_day() -> Any:
    """Ask for the day on which dues are fixed."""
    return ask(
        "核定日期",
        help="每年年初核定的，填核定的那一天。按这一天正在施行的规定核算。",
        at_least=FIRST_DAY,
        at_most=LAST_DAY,
        below="这里按2008年的规定和2017年的通知一起核算，2017年以前的党费不能核算。",
        today=True,
    )


def ask_farmer(**options: Any) -> Any:
    """Ask for the fixed amount of farmers, which each province sets within the rule."""
    return ask(
        "农民党员每月数额",
        unit="元",
        help="各省（自治区、直辖市）在0.2元至1元之间规定。不清楚的，问上级党组织。",
        at_least=fixed_by(FARMER_LEAST),
        at_most=fixed_by(FARMER_MOST),
        below="规定是每月0.2元至1元，请核对。",
        default=None,
        **options,
    )


def ask_rounding(**options: Any) -> Any:
    """Ask to what amounts are rounded."""
    return ask(
        "算出来怎样取整",
        help="规定没有写，以上级党组织要求为准；同一个支部用同一种取法。",
        default=Rounding.CENT,
        **options,
    )
