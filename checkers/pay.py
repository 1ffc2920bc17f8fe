"""Pay of those paid by the month (工资收入): which items of a pay slip, in yuan, make the base of Party dues."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from . import phrases
from .dues_rates import LARGEST_PAY
from .inputs import Choice, ask
from .record import Table, Why


class Payer(Choice):
    """The kinds of payers; what is their base depends on it."""

    ORGAN = "organ", "机关工作人员"
    ORGAN_WORKER = "organ-worker", "机关工人"
    INSTITUTION = "institution", "事业单位人员"
    ENTERPRISE = "enterprise", "企业人员"
    ANNUAL = "annual-salary", "实行年薪制的人员"
    IRREGULAR = "irregular", "不按月取得收入的人员（个体经营者等）"
    RETIRED = "retired", "离退休干部、职工"
    FARMER = "farmer", "农民"
    STUDENT = "student", "学生"
    LAID_OFF = "laid-off", "下岗失业人员"
    RELIEF = "relief", "依靠抚恤或者救济生活的人员"
    ALLOWANCE = "allowance", "领取当地最低生活保障金的人员"


WAGED = (Payer.ORGAN, Payer.ORGAN_WORKER, Payer.INSTITUTION, Payer.ENTERPRISE)


class Entry(Choice):
    """What the reader has at hand."""

    ITEMS = "items", "工资条：逐项填应发的和扣掉的"
    NET = "net", "实发数：再减去里面不计入的项目"
    KNOWN = "known", "计算基数：已经算好了"


class Disputed(Choice):
    """What the upper organisation says of items on which answers differ."""

    UNKNOWN = "unknown", "还没有问清"
    COUNTED = "counted", "计入"
    LEFT_OUT = "left-out", "不计入"


class Item(Choice):
    """What stands on a pay slip."""

    POSITION = "position", "职务职级工资"
    GRADE = "grade", "级别工资"
    POST = "post", "岗位工资"
    SKILL = "skill", "技术等级（职务）工资"
    STEP = "step", "薪级工资"
    BASIC = "basic", "基本工资"
    GENERAL = "general", "津贴补贴"
    PERFORMANCE = "performance", "基础性绩效工资"
    BONUS = "bonus", "奖金（定期、普遍发的）"
    AWARD = "award", "基础绩效奖、考核奖"
    REWARD = "reward", "奖励性绩效工资"
    RARE_BONUS = "rare-bonus", "不定期、非普遍发的奖金、绩效工资"
    COMMUTING = "commuting", "住房、交通、公务用车、通讯补贴"
    OVERTIME = "overtime", "加班、误餐补贴"
    HEATING = "heating", "取暖费、防暑降温费、物业费等改革性补贴"
    SPECIAL = "special", "只发给部分地区、单位、岗位、人员的津贴补贴"
    TAX = "tax", "个人所得税"
    INSURANCE = "insurance", "养老、医疗、失业等保险（个人缴的）"
    FUND = "fund", "住房公积金（个人缴的）"
    ANNUITY = "annuity", "职业年金、企业年金（个人缴的）"
    OTHER = "other", "代扣的工会会费、水电费等"


# What article 1 of the 2008 rule counts, kind by kind.
COUNTED = {
    Payer.ORGAN: (Item.POSITION, Item.GRADE, Item.GENERAL),
    Payer.ORGAN_WORKER: (Item.POST, Item.SKILL, Item.GENERAL),
    Payer.INSTITUTION: (Item.POST, Item.STEP, Item.PERFORMANCE, Item.GENERAL),
    Payer.ENTERPRISE: (Item.BASIC, Item.POST, Item.BONUS),
}
# On these the answers differ, or the rule is silent.
OPEN = dict.fromkeys(WAGED, (Item.AWARD,)) | {Payer.ENTERPRISE: (Item.AWARD, Item.GENERAL)}
# What the third point of the 2017 notice leaves out, and what the second does.
BONUSES = {Payer.INSTITUTION: (Item.REWARD,), Payer.ENTERPRISE: (Item.RARE_BONUS,)}
LEFT_OUT = (Item.COMMUTING, Item.OVERTIME, Item.HEATING, Item.SPECIAL)
DEDUCTED = (Item.TAX, Item.INSURANCE, Item.FUND, Item.ANNUITY)


@dataclass(frozen=True, kw_only=True)
class PayItem:
    """One line of a pay slip, in yuan a month."""

    item: Item = ask("项目")
    amount: Decimal = ask("金额", unit="元", at_least=Decimal(0), at_most=LARGEST_PAY)


@dataclass(frozen=True, kw_only=True)
class PaySlip:
    """What the reader gave: the payer, and either all items, or the net pay (yuan) and some items in it."""

    payer: Payer
    entry: Entry
    net: Decimal
    items: tuple[PayItem, ...]
    disputed: Disputed

    @property
    def counted(self) -> tuple[Item, ...]:
        """The items that make the base, those on which answers differ if the upper organisation counts them."""
        return COUNTED[self.payer] + (OPEN[self.payer] if self.disputed is Disputed.COUNTED else ())

    @property
    def left_out(self) -> tuple[Item, ...]:
        """The items that are pay but not in the base; those on which answers differ unless they are counted."""
        out = BONUSES.get(self.payer, ()) + LEFT_OUT
        return out if self.disputed is Disputed.COUNTED else out + OPEN[self.payer]

    def total(self, items: Iterable[Item]) -> Decimal:
        """Add up the lines of these items."""
        wanted = set(items)
        return sum((line.amount for line in self.items if line.item in wanted), Decimal(0))

    @property
    def open(self) -> Decimal:
        """What stands on the slip under the items on which answers differ."""
        return self.total(OPEN[self.payer])

    @property
    def parts(self) -> tuple[tuple[str, Decimal], ...]:
        """What is added (first) and what is taken off, each with its name, in the order of reckoning."""
        if self.entry is Entry.NET:
            off = (("不计入的", -self.total(self.left_out)), ("代扣的其他款项加回", self.total((Item.OTHER,))))
            return (("实发数", self.net), *off)
        return (
            ("计入的", self.total(self.counted)),
            ("个人所得税、保险、公积金、年金", -self.total(DEDUCTED)),
        )

    @property
    def base(self) -> Fraction:
        """The base in yuan; it may come out below nought, when the numbers contradict each other."""
        return Fraction(sum(amount for _, amount in self.parts))

    def problems(self) -> list[tuple[str, str]]:
        """Return the lines that do not fit the payer, and a base that is nothing."""
        fitting = {*COUNTED[self.payer], *OPEN[self.payer], *BONUSES.get(self.payer, ()), *LEFT_OUT, *DEDUCTED}
        strange = [
            (f"items.{place}.item", f"第{place}行：{self.payer.label}没有“{line.item.label}”这一项，请核对类别和项目。")
            for place, line in enumerate(self.items, 1)
            if line.item not in {*fitting, Item.OTHER}
        ]
        if strange:
            return strange
        if self.entry is Entry.ITEMS and not self.total(self.counted):
            names = "、".join(item.label for item in COUNTED[self.payer])
            return [("items", f"还没有填计入的项目。{self.payer.label}计入的有：{names}。")]
        if self.base < 1:
            what = "net" if self.entry is Entry.NET else "items"
            return [(what, f"减完以后，计算基数是{phrases.money(self.base)}，不到1元，请核对。")]
        return []

    def steps(self) -> Iterator[Why]:
        """Reckon the base aloud."""
        reckoned = "".join(
            f"{'－' if amount < 0 else '＋'}{name}{phrases.money(abs(amount))}" for name, amount in self.parts if amount
        ).lstrip("＋")
        yield Why(f"计算基数：{reckoned}＝{phrases.money(self.base)}。")
        if self.entry is Entry.NET:
            yield Why(
                "个人所得税、保险、住房公积金、职业（企业）年金，发实发数以前已经扣过，不再减第二次。", "dues-2017:2"
            )
        else:
            yield Why(
                "减去个人所得税和个人缴的保险、住房公积金、职业（企业）年金；单位缴的本来不在工资里，不填。",
                "dues-2017:2",
            )
        if self.total(LEFT_OUT):
            yield Why("改革性补贴、加班误餐补贴、只发给部分人员的津贴补贴，不计入。", "dues-2017:2")
        if self.total((Item.OTHER,)):
            yield Why("代扣的工会会费、水电费等，规定没有写可以从基数里减，按惯例不减，以上级党组织要求为准。")
        if self.open:
            names = "、".join(f"“{item.label}”" for item in OPEN[self.payer] if self.total((item,)))
            yield Why(f"{names}算不算，规定没有写明，各地答复不一样，以上级党组织要求为准。")

    def table(self) -> Table:
        """List the lines and what became of each."""
        rows = tuple((line.item.label, phrases.money(line.amount), self.fate(line.item)) for line in self.items)
        return Table("逐项核对", "", ("项目", "金额", "怎样算"), rows)

    def fate(self, item: Item) -> str:
        """Say whether an item was added, taken off, or neither."""
        net = self.entry is Entry.NET
        if item in self.counted:
            return "计入，已经在实发数里" if net else "计入"
        if item in DEDUCTED:
            return "已经扣过，不再减" if net else "减去"
        if item is Item.OTHER:
            return "加回" if net else "不减"
        kept = "还没有问清，先不计入" if item in OPEN[self.payer] and self.disputed is Disputed.UNKNOWN else "不计入"
        return f"{kept}，从实发数里减去" if net else kept
