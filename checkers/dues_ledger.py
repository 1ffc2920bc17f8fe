"""Ledger of dues (党费核定台账): the rate and the monthly amount of every member of a branch, and their total."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from . import phrases
from .dues_rates import (
    LARGEST_PAY,
    LAWS,
    PENSIONS,
    ROUNDING_BY_CUSTOM,
    SMALL,
    WAGES,
    Rounding,
    ask_day,
    ask_farmer,
    ask_rounding,
    fixed_by,
    notice_remark,
    over_cap,
    reckon,
    rounded,
    rule,
)
from .inputs import Choice, WrongInput, ask
from .record import Checker, Result, Table, Why


class Group(Choice):
    """What a member pays by, in the short words of a ledger."""

    WORKING = "working", "在职"
    RETIRED = "retired", "离退休"
    FARMER = "farmer", "农民"
    STUDENT = "student", "学生"
    LAID_OFF = "laid-off", "下岗失业"
    RELIEF = "relief", "抚恤救济"
    ALLOWANCE = "allowance", "低保"


SCALES = {Group.WORKING: WAGES, Group.RETIRED: PENSIONS}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One member: the base and what was granted, in yuan a month."""

    label: str = ask("姓名", help="可以不填，也可以只写编号、姓名缩写。", default="")
    group: Group = ask("类别")
    base: Decimal = ask(
        "计算基数",
        unit="元",
        at_least=Decimal(1),
        at_most=LARGEST_PAY,
        only=("group", tuple(SCALES)),
    )
    granted: Decimal | None = ask(
        "批准的数额",
        unit="元",
        help="经批准少交、免交的才填，免交填0。",
        at_least=Decimal(0),
        at_most=LARGEST_PAY,
        default=None,
    )


@dataclass(frozen=True, kw_only=True)
class Ledger:
    """The inputs: when and how dues are fixed, and the members of the branch."""

    day: date = ask_day()
    rounding: Rounding = ask_rounding()
    farmer: Decimal | None = ask_farmer()
    members: tuple[Line, ...] = ask(
        "党员",
        help="可以从表格里粘贴。在职指有工资、薪酬、经营收入的。在职和离退休的填每月计算基数，别的类别不用填。",
        at_least=1,
        at_most=300,
    )


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What one line comes to: the rate as said, amounts in yuan by the rate and as usually fixed."""

    line: Line
    rate: str
    by_rate: Decimal
    usual: Decimal

    @property
    def amount(self) -> Decimal:
        """What is paid a month."""
        return self.usual if self.line.granted is None else self.line.granted

    @property
    def capped(self) -> bool:
        """Whether the usual cap makes it less than the rate does."""
        return self.usual != self.by_rate

    @property
    def remark(self) -> str:
        """Say why the amount is not that of the rate."""
        if self.line.granted is None:
            return "一般不超过1000元" if self.capped else ""
        return "经批准少交" if self.line.granted else "经批准免交"

    def cells(self) -> tuple[str, ...]:
        """Return the row of the table."""
        base = f"{self.line.base:.2f}" if self.line.group in SCALES else "—"
        figures = (base, self.rate, f"{self.by_rate:.2f}", f"{self.amount:.2f}")
        return (self.line.label or "—", self.line.group.label, *figures, self.remark)


def entry(line: Line, ledger: Ledger) -> Entry:
    """Reckon one line, as the calculator of one member does."""
    if line.group in SCALES:
        dues = reckon(Fraction(line.base), SCALES[line.group], ledger.rounding)
        return Entry(line=line, rate=dues.band.rate, by_rate=dues.by_rate, usual=dues.amount)
    given = ledger.farmer if line.group is Group.FARMER else fixed_by(SMALL)
    assert given is not None  # noqa: S101  (check has seen to it)
    return Entry(line=line, rate="固定数额", by_rate=given, usual=given)


def grants_too_high(entries: tuple[Entry, ...]) -> Iterator[tuple[str, str]]:
    """Yield the lines on which what was granted is no less than what the rules give."""
    for place, each in enumerate(entries, 1):
        granted = each.line.granted
        if granted is not None and granted >= each.usual:
            who = f"（{each.line.label}）" if each.line.label else ""
            less = f"批准的{phrases.money(granted)}，不比按规定算的{phrases.money(each.usual)}少，请核对。"
            yield f"members.{place}.granted", f"第{place}行{who}：{less}"


def steps(ledger: Ledger, entries: tuple[Entry, ...]) -> Iterator[Why]:
    """Say the rules once for the whole table."""
    groups = [line.group for line in ledger.members]
    for group, scale in SCALES.items():
        if group in groups:
            rates = "；".join(f"{band.range}，{band.rate}" for band in scale.bands)
            yield Why(f"{group.label}党员：{rates}。整个基数按一个比例算，不分段累加。", scale.bands[0].cite)
    if Group.FARMER in groups:
        yield Why("农民党员每月0.2元至1元，按填的数额。", SMALL.versions[0].cite)
    if any(group not in (*SCALES, Group.FARMER) for group in groups):
        yield Why("学生、下岗失业、依靠抚恤或者救济、领取低保的党员，每月0.2元。", SMALL.versions[0].cite)
    yield Why(f"每人分别取整，{ledger.rounding.label}，再相加。{ROUNDING_BY_CUSTOM}")
    if any(each.capped for each in entries):
        yield from over_cap()
    if any(each.line.granted is not None for each in entries):
        yield Why("少交、免交的，由党支部研究，报上一级党委批准；按填的批准数额。", "dues-2008:7")
    yield Why("每年年初核定一次，年内一般不变。", "dues-2017:1")
    yield Why("预备党员和正式党员一样算，也要列进来。", "dues-2008:8")


def check(ledger: Ledger) -> Result:
    """Answer what all members pay a month together; WrongInput where the numbers contradict each other."""
    if ledger.farmer is None and any(line.group is Group.FARMER for line in ledger.members):
        missing = "名单里有农民党员，请填每月数额：各省（自治区、直辖市）在0.2元至1元之间规定。"
        raise WrongInput([("farmer", missing)])
    entries = tuple(entry(line, ledger) for line in ledger.members)
    if problems := tuple(grants_too_high(entries)):
        raise WrongInput(problems)
    total = rounded(Fraction(sum((each.amount for each in entries), Decimal(0))), Rounding.CENT)
    by_rate = sum((each.by_rate for each in entries), Decimal(0))
    last = ("合计", f"{len(entries)}人", "", "", f"{by_rate:.2f}", f"{total:.2f}", "")
    columns = ("姓名", "类别", "计算基数（元）", "比例", "按规定算（元）", "每月交（元）", "说明")
    return Result(
        ok=None,
        sentence=f"{len(entries)}名党员，每月一共交{phrases.money(total)}。",
        value=total,
        unit="元",
        why=(*steps(ledger, entries), *notice_remark(ledger.day)),
        uncovered=(
            "计算基数怎样得来：一个人一个人的，用“党费核定”算。",
            "这是每月应交的数，不是收据；实际收了多少，另记党费收缴台账。",
            "离退休党员由支部同意就可以少交、免交的，只是中央和国家机关；别处要报上一级党委批准。",
        ),
        rule=rule(),
        table=Table("每月应交党费", "", columns, (*(each.cells() for each in entries), last)),
        see=("dues",),
    )


dues_ledger = Checker(
    name="dues-ledger",
    title="党费核定台账",
    summary="从表格里粘贴全支部党员的类别和计算基数，一次算出每人的比例、每月数额和合计。",
    aliases=("党费台账", "党费核定表", "全支部党费"),
    inputs=Ledger,
    check=check,
    laws=LAWS,
    checked=date(2026, 11, 22),
    also_cites=("dues-2008:7", "dues-2008:8", "dues-2008:11"),
)
