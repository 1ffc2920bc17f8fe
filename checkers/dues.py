"""Monthly dues of a member (党费核定): by which base and rate, and how much?"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from . import phrases
from .dues_member import FIXED_FOR_A_YEAR, WITH_BASE, Hardship, Member, PensionBase, Timing
from .dues_rates import (
    FIRST_DAY,
    LAWS,
    PENSIONS,
    ROUNDING_BY_CUSTOM,
    SMALL,
    WAGES,
    Band,
    Reckoned,
    Rounding,
    Scale,
    fixed_by,
    notice_remark,
    over_cap,
    reckon,
    rounded,
    rule,
    yuan,
)
from .inputs import WrongInput, fill
from .pay import WAGED, Disputed, Entry, Payer
from .record import Checker, Result, Table, Why


@dataclass(frozen=True, kw_only=True)
class Assessed:
    """What the rules come to before any hardship: a clause without its full stop, the amount in yuan, the reasons."""

    said: str
    amount: Decimal | None
    why: tuple[Why, ...]
    rule: str
    table: Table | None = None


# What article 1 counts, in its own order.
BASES = {
    Payer.ORGAN: "机关工作人员的基数：职务（职级）工资、级别工资、津贴补贴，税后。“职务工资”现在叫“职务职级工资”（待核）。",
    Payer.ORGAN_WORKER: "机关工人的基数：岗位工资、技术等级（职务）工资、津贴补贴，税后。",
    Payer.INSTITUTION: "事业单位人员的基数：岗位工资、薪级工资、绩效工资、津贴补贴，税后。",
    Payer.ENTERPRISE: "企业人员的基数：固定部分（基本工资、岗位工资）和活的部分（奖金），税后。",
}
BONUSES = {
    Payer.INSTITUTION: "绩效工资里只有基础性绩效工资计入，奖励性绩效工资不计入。",
    Payer.ENTERPRISE: "不定期、非普遍发放的奖金和绩效工资，不计入。",
}


def basis(member: Member) -> Iterator[Why]:
    """Say what the base is, and reckon it."""
    if member.payer in WAGED:
        yield Why(BASES[member.payer], "dues-2008:1")
        if member.payer in BONUSES:
            yield Why(BONUSES[member.payer], "dues-2017:3")
        if member.slip:
            yield from member.slip.steps()
    elif member.payer is Payer.ANNUAL:
        yield Why("实行年薪制的，按当月实际领取的薪酬算。", "dues-2008:3")
        yield Why("2017年的通知第四项也讲年薪制，内容没有核对到（待核），以上级党组织要求为准。", "dues-2017:4")
    elif member.payer is Payer.IRREGULAR:
        yield Why("不按月取得收入的，按上季度的月平均纯收入算。", "dues-2008:4")
        yield Why(f"计算基数：{phrases.money(member.quarter)}÷3{equals(member.income)}。")
        if not is_cents(member.income):
            yield Why("除不尽的，按没有取整的数定档次、算数额（惯例）。")
    else:
        yield from pension_basis(member)


def pension_basis(member: Member) -> Iterator[Why]:
    """Say what of a pension counts."""
    if member.pension_base is PensionBase.TOTAL:
        yield Why("按实际领取的离退休费总额或者养老金总额算。", "dues-2008:5")
        if member.extras:
            parts = f"{phrases.money(member.pension)}＋{phrases.money(member.extras)}"
            yield Why(f"计算基数：{parts}＝{phrases.money(member.income)}。")
    else:
        left_out = f"，另发的{phrases.money(member.extras)}不算" if member.extras else ""
        yield Why(
            f"按基本离退休费、基本养老金算，津贴补贴不算{left_out}。据多处转述，这是2017年通知的要求（待核）。",
            "dues-2017",
        )
        yield Why("2008年的规定写的是总额；以上级党组织要求为准。", "dues-2008:5")
    if member.central:
        yield Why(
            "由社保发放、分不清基本部分和津贴补贴的，可以参照原来的数额，或者同等收入的离退休党员的数额。",
            "dues-central-2021:2",
        )


def reckoned_steps(dues: Reckoned, span: str) -> Iterator[Why]:
    """Reckon the amount aloud: the band, the whole base at its rate, the rounding, the cap."""
    band, base = dues.band, yuan(dues.base)
    at_the_end = f"正好{band.upto}元，算在这一档里，" if dues.base == band.upto else ""
    yield Why(f"计算基数{base}，{at_the_end}属于“{band.range}”，比例{band.rate}。", band.cite)
    factor = base.strip("约元") + ("" if is_cents(dues.base) else "…")
    product = f"{factor}×{band.rate}{equals(dues.exact)}"
    yield Why(f"整个基数都按这一个比例算，不分段累加：{product}。", band.cite)
    yield Why(f"{dues.rounding.label}：{span}{phrases.money(dues.by_rate)}。{ROUNDING_BY_CUSTOM}")
    if not dues.by_rate:
        yield Why("这样取整是0元。规定没有写这种情形，以上级党组织要求为准。")
    if dues.over:
        yield from over_cap()


def equals(exact: Fraction) -> str:
    """Write what something comes to in yuan: ＝48.60元, ＝45.6789元, or ，约33.33元 where no decimal is exact."""
    said = phrases.number(exact)
    if "/" in said:
        return f"，{yuan(exact)}"
    return f"＝{yuan(exact) if is_cents(exact) else f'{said}元'}"


def is_cents(exact: Fraction) -> bool:
    """Say whether an amount in yuan is one of whole cents."""
    return (exact * 100).is_integer()


def told(dues: Reckoned, span: str) -> str:
    """Say what a base comes to."""
    rate = f"计算基数{yuan(dues.base)}，属于“{dues.band.range}”，比例{dues.band.rate}，"
    if dues.over:
        capped = f"每月一般不超过1000元，一般核定为{phrases.money(dues.amount)}，自愿多交的不限"
        return f"{rate}按比例算是{phrases.money(dues.by_rate)}；{capped}"
    return f"{rate}{span}交{phrases.money(dues.amount)}"


def timing(member: Member) -> Iterator[Why]:
    """Say from when the amount holds, for how long."""
    if member.payer not in FIXED_FOR_A_YEAR:
        return
    if member.timing is Timing.YEARLY:
        yield Why("每年年初核定一次，年内一般不变；年内收入变了的，一般到下年年初再核定。", "dues-2017:1")
        yield Why("退休、就业、失业，身份变了的，要不要马上重新核定，以上级党组织要求为准。")
    else:
        month = f"{member.changed.year}年{member.changed.month}月"
        yield Why(f"从领新工资的当月起按新的收入算，就是从{month}起。", "dues-2008:10")
        yield Why("2017年的通知要求年内一般不变；要不要及时调整，以上级党组织要求为准。", "dues-2017:1")


def by_base(member: Member) -> Assessed:
    """Assess who pays a share of an income."""
    slip = member.slip
    if problems := slip.problems() if slip else []:
        raise WrongInput(problems)
    dues = reckon(member.income, member.scale, member.rounding)
    said = told(dues, member.span)
    amount: Decimal | None = dues.amount
    band: Band | None = dues.band
    also: tuple[Why, ...] = ()
    if slip and slip.open and slip.disputed is Disputed.UNKNOWN:
        counted = replace(slip, disputed=Disputed.COUNTED)
        more = reckon(counted.base, member.scale, member.rounding)
        question = f"说法不一的项目有{phrases.money(slip.open)}，算不算要先问上级党组织"
        said = f"{question}：不计入的，{said}；计入的，{told(more, member.span)}"
        amount = band = None
        again = Why(f"计入的话，计算基数是{yuan(more.base)}，再算一遍。")
        also = (again, *reckoned_steps(more, member.span))
    return Assessed(
        said=f"{member.payer.label}，{said}",
        amount=amount,
        why=(*basis(member), *reckoned_steps(dues, member.span), *also),
        rule=rule(member.scale, band),
        table=slip.table() if slip and slip.items else None,
    )


def fixed(member: Member) -> Assessed:
    """Assess who pays a fixed amount."""
    clause = SMALL.versions[0].cite
    if member.payer is not Payer.FARMER:
        why = [Why(f"{member.payer.label}：每月交0.2元，不看收入。", clause)]
        if member.payer is Payer.STUDENT:
            why.append(Why("研究生领助学金、奖学金的，有的地方另有规定，以上级党组织要求为准。"))
        amount = fixed_by(SMALL)
        said = f"{member.payer.label}，每月交{phrases.money(amount)}"
        return Assessed(said=said, amount=amount, why=tuple(why), rule=rule())
    bounds = Why("农民党员每月交0.2元至1元，具体数额由各省（自治区、直辖市）规定。", clause)
    if member.farmer is None:
        said = "农民，每月交0.2元至1元，具体数额以本省（自治区、直辖市）的规定为准"
        return Assessed(said=said, amount=None, why=(bounds,), rule=rule())
    amount = in_cents(member.farmer)
    given = Why(f"这里按填的数额：每月{phrases.money(amount)}。")
    return Assessed(said=f"农民，每月交{phrases.money(amount)}", amount=amount, why=(bounds, given), rule=rule())


def in_cents(amount: Decimal) -> Decimal:
    """Write an amount in yuan with two decimals."""
    return rounded(Fraction(amount), Rounding.CENT)


def deciding(member: Member) -> Why:
    """Say who decides on paying less or nothing."""
    if member.central:
        return Why("中央和国家机关的离退休党员生活有困难的，党支部研究同意就可以少交或者免交。", "dues-central-2021:1")
    return Why("交纳有困难的，由党支部研究，报上一级党委批准，可以少交或者免交。", "dues-2008:7")


def with_hardship(member: Member, assessed: Assessed) -> Assessed:
    """Change what was assessed by what was asked for because of hardship."""
    if member.hardship is Hardship.NONE:
        return assessed
    verb = "少交" if member.hardship is Hardship.LESS else "免交"
    decider = deciding(member)
    if not member.granted:
        if member.reduced is not None:
            unsure = "还没有批准的，这一项不填；已经批准的，请在上一项选“是”。"
            raise WrongInput([("reduced", unsure)])
        who = "党支部研究同意" if member.central else "党支部研究，报上一级党委批准"
        said = f"{assessed.said}；提出{verb}的，要由{who}"
        waiting = Why("批准以前怎样交，以上级党组织要求为准。")
        return replace(assessed, said=said, why=(*assessed.why, decider, waiting))
    if member.hardship is Hardship.EXEMPT:
        amount = Decimal("0.00")
    elif member.reduced is None:
        raise WrongInput([("reduced", "已经批准少交的，请填批准以后每月交多少。")])
    else:
        amount = in_cents(member.reduced)
        if assessed.amount is not None and amount >= assessed.amount:
            less = f"少交以后的{phrases.money(amount)}，不比按规定算的{phrases.money(assessed.amount)}少，请核对。"
            raise WrongInput([("reduced", less)])
    said = f"{assessed.said}；经批准{verb}，每月交{phrases.money(amount)}"
    return replace(assessed, said=said, amount=amount, why=(*assessed.why, decider))


UNCOVERED = (
    "哪些收入计入，上级党组织另有要求的：以其要求为准。",
    "科研人员的科研奖励怎样算，挂职干部交到哪里：没有核对到规定（待核）。",
    "党费交到哪个支部、怎样收、怎样登记：另见党费收缴。",
)


def check(member: Member) -> Result:
    """Answer how much a member pays a month; WrongInput where the numbers contradict each other."""
    assessed = with_hardship(member, (by_base if member.payer in WITH_BASE else fixed)(member))
    newcomer = Why(
        "预备党员和正式党员一样算，从支部大会通过之日起交。第一个月交不交整月，规定没有写，以上级党组织要求为准。",
        "dues-2008:8",
    )
    return Result(
        ok=None,
        sentence=f"{assessed.said}。",
        value=assessed.amount,
        unit="元",
        why=(
            *assessed.why,
            *timing(member),
            *((newcomer,) if member.probationary else ()),
            *notice_remark(member.day),
        ),
        uncovered=UNCOVERED if member.payer in WITH_BASE else UNCOVERED[1:],
        rule=assessed.rule,
        table=assessed.table,
        see=("dues-ledger",),
    )


def table(title: str, note: str, scale: Scale, last: int, **typed: object) -> Table:
    """Return the dues of bases by the hundred up to *last* (yuan), and of the first base in each next band."""
    (key,) = (key for key, value in typed.items() if value is None)
    edges = [band.upto + Decimal("0.01") for band in scale.bands if band.upto is not None]
    rows = []
    for base in sorted([*map(Decimal, range(1000, last + 1, 100)), *edges]):
        amount = check(fill(Member, typed | {key: base, "day": FIRST_DAY})).value
        rows.append((f"{base}", scale.band(Fraction(base)).rate, f"{amount}"))
    return Table(title, note, ("基数（元）", "比例", "每月（元）"), tuple(rows))


def tables() -> tuple[Table, ...]:
    """Return what to print: dues by the hundred yuan of the base, a page for each scale."""
    how = "整个基数按一个比例算，不分段；过了一档的上限1分钱，就按下一档。"
    rest = "按四舍五入到分（惯例）。基数不是整百的，用基数乘比例。以上级党组织要求为准。"
    return (
        table(
            "有工资、薪酬、经营收入的党员",
            f"{how}基数是税后的，已经去掉不计入的项目。{rest}",
            WAGES,
            11_000,
            payer=Payer.ORGAN,
            entry=Entry.KNOWN,
            base=None,
        ),
        table(
            "离退休干部、职工党员",
            f"{how}基数是基本离退休费或者基本养老金。{rest}",
            PENSIONS,
            10_000,
            payer=Payer.RETIRED,
            pension=None,
        ),
    )


dues = Checker(
    name="dues",
    title="党费核定",
    summary="选党员的类别，填收入，看按什么基数、什么比例算，每月交多少。",
    aliases=("党费怎么算", "党费交多少", "党费计算", "党费计算器", "算党费", "党费标准"),
    inputs=Member,
    check=check,
    laws=LAWS,
    tables=tables,
    checked=date(2026, 11, 22),
    also_cites=(
        "dues-2008:1",
        "dues-2008:3",
        "dues-2008:4",
        "dues-2008:7",
        "dues-2008:8",
        "dues-2008:10",
        "dues-2008:11",
        "dues-2017",
        "dues-2017:2",
        "dues-2017:3",
        "dues-2017:4",
        "dues-central-2021:1",
        "dues-central-2021:2",
    ),
)
