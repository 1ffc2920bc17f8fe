"""One member whose dues are fixed (党费核定的填写项): the inputs of the calculator, amounts in yuan."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from .dues_rates import FIRST_DAY, LARGEST_PAY, PENSIONS, WAGES, Rounding, Scale, ask_day, ask_farmer, ask_rounding
from .inputs import LAST_DAY, Choice, ask
from .pay import WAGED, Disputed, Entry, Payer, PayItem, PaySlip


class Timing(Choice):
    """When the amount is fixed anew."""

    YEARLY = "yearly", "年初核定，年内一般不变"
    NEW_PAY = "new-pay", "上级要求及时调整：从领新工资的当月起"


class PensionBase(Choice):
    """What of a pension counts."""

    BASIC = "basic", "只算基本离退休费、基本养老金"
    TOTAL = "total", "按总额，津贴补贴也算"


class Hardship(Choice):
    """What was asked for."""

    NONE = "none", "没有提出"
    LESS = "less", "因为困难，提出少交"
    EXEMPT = "exempt", "因为困难，提出免交"


WITH_BASE = (*WAGED, Payer.ANNUAL, Payer.IRREGULAR, Payer.RETIRED)
FIXED_FOR_A_YEAR = (*WAGED, Payer.RETIRED)
ONE = Decimal(1)  # yuan; a smaller base is a slip of the hand


@dataclass(frozen=True, kw_only=True)
class Member:
    """The inputs: one member's income (yuan), and how the branch fixes dues."""

    day: date = ask_day()
    payer: Payer = ask(
        "党员的类别",
        help="按现在的身份填。预备党员填同样的类别。按月领工资的科研人员，先按所在单位的类别填。",
    )
    probationary: bool = ask("是预备党员", help="和正式党员一样算。", default=False, private=True)
    entry: Entry = ask("手里有哪种数", only=("payer", WAGED))
    base: Decimal = ask(
        "计算基数",
        unit="元",
        help="每月税后的、相对固定的、经常性的工资收入，不计入的项目已经去掉。",
        at_least=ONE,
        at_most=LARGEST_PAY,
        private=True,
        only=("entry", (Entry.KNOWN,)),
    )
    net: Decimal = ask(
        "实发数",
        unit="元",
        help="每月实际发到手的数。下面只填它里面不计入的项目；税、保险、公积金已经扣过，不再填。",
        at_least=ONE,
        at_most=LARGEST_PAY,
        private=True,
        only=("entry", (Entry.NET,)),
    )
    items: tuple[PayItem, ...] = ask(
        "工资项目",
        help="每月的数，一项一行。不计入的也可以照工资条填，会自动分开。",
        at_most=40,
        default=(),
        only=("entry", (Entry.ITEMS, Entry.NET)),
    )
    disputed: Disputed = ask(
        "基础绩效奖、考核奖等说法不一的，上级怎样要求",
        help="没有这些项目的，不用管。",
        default=Disputed.UNKNOWN,
        private=True,
        only=("entry", (Entry.ITEMS, Entry.NET)),
    )
    received: Decimal = ask(
        "当月实际领取的薪酬",
        unit="元",
        help="税后。兑现年终薪酬的那个月，填当月领到的全部。",
        at_least=ONE,
        at_most=LARGEST_PAY,
        private=True,
        only=("payer", (Payer.ANNUAL,)),
    )
    quarter: Decimal = ask(
        "上季度的纯收入合计",
        unit="元",
        help="三个月合起来的数，这里除以3。",
        at_least=3 * ONE,
        at_most=LARGEST_PAY,
        private=True,
        only=("payer", (Payer.IRREGULAR,)),
    )
    pension: Decimal = ask(
        "每月基本离退休费或者基本养老金",
        unit="元",
        help="实际领取的，不含津贴补贴。",
        at_least=ONE,
        at_most=LARGEST_PAY,
        private=True,
        only=("payer", (Payer.RETIRED,)),
    )
    extras: Decimal = ask(
        "每月另发的津贴补贴",
        unit="元",
        help="没有的，不用填。",
        at_least=Decimal(0),
        at_most=LARGEST_PAY,
        default=Decimal(0),
        private=True,
        only=("payer", (Payer.RETIRED,)),
    )
    pension_base: PensionBase = ask(
        "离退休党员的津贴补贴算不算",
        help="近年的做法只算基本部分，以上级党组织要求为准。",
        default=PensionBase.BASIC,
        only=("payer", (Payer.RETIRED,)),
    )
    central: bool = ask("在中央和国家机关", default=False, only=("payer", (Payer.RETIRED,)))
    farmer: Decimal | None = ask_farmer(only=("payer", (Payer.FARMER,)))
    timing: Timing = ask(
        "年内工资变了怎样办",
        help="2017年的通知要求年初核定一次；上级要求及时调整的，选另一项。",
        default=Timing.YEARLY,
        only=("payer", FIXED_FOR_A_YEAR),
    )
    changed: date = ask(
        "从哪个月起领新工资",
        help="填那个月的任何一天。上面的收入填新的数。",
        at_least=FIRST_DAY,
        at_most=LAST_DAY,
        private=True,
        only=("timing", (Timing.NEW_PAY,)),
    )
    rounding: Rounding = ask_rounding(only=("payer", WITH_BASE))
    hardship: Hardship = ask("少交或者免交", default=Hardship.NONE, private=True)
    granted: bool = ask(
        "已经按规定批准",
        default=False,
        private=True,
        only=("hardship", (Hardship.LESS, Hardship.EXEMPT)),
    )
    reduced: Decimal | None = ask(
        "批准以后每月交",
        unit="元",
        help="还没有批准的，不用填。",
        at_least=Decimal("0.01"),
        at_most=LARGEST_PAY,
        default=None,
        private=True,
        only=("hardship", (Hardship.LESS,)),
    )

    @property
    def slip(self) -> PaySlip | None:
        """The pay slip of who is paid by the month, unless the base is known."""
        if self.payer not in WAGED or self.entry is Entry.KNOWN:
            return None
        return PaySlip(payer=self.payer, entry=self.entry, net=self.net, items=self.items, disputed=self.disputed)

    @property
    def scale(self) -> Scale:
        """The rates that apply."""
        return PENSIONS if self.payer is Payer.RETIRED else WAGES

    @property
    def income(self) -> Fraction:
        """The base in yuan."""
        if self.slip:
            return self.slip.base
        with_extras = self.pension_base is PensionBase.TOTAL
        found = {
            Payer.ANNUAL: Fraction(self.received),
            Payer.IRREGULAR: Fraction(self.quarter) / 3,
            Payer.RETIRED: Fraction(self.pension + (self.extras if with_extras else 0)),
        }
        return found.get(self.payer, Fraction(self.base))

    @property
    def span(self) -> str:
        """Over what the amount is paid."""
        return "当月" if self.payer is Payer.ANNUAL else "每月"
