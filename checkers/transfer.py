"""Transfer of membership (组织关系转接时限): must it be moved, and until which day is the letter of introduction good?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from . import months, phrases, workdays
from .inputs import LAST_DAY, Choice, WrongInput, ask
from .law import Threshold
from .record import Checker, Result, Why
from .workdays import FirstDay


class Matter(Choice):
    """What the reader wants to know."""

    MOVE = "move", "外出的党员，要不要转组织关系"
    LETTER = "letter", "组织关系介绍信，到哪天有效"


class Written(Choice):
    """How the letter gives its validity."""

    DAYS = "days", "按天写的"
    MONTHS = "months", "按月写的"


MOVE, LETTER = ("matter", (Matter.MOVE,)), ("matter", (Matter.LETTER,))
AWAY = Threshold(value=6, inclusive=True, reads="6个月以上")  # months, education-2019:25
LONGEST = Threshold(value=3, inclusive=True, reads="最长不超过3个月")  # from public answers, from no article
USUAL = 30  # days; a common local number, to be replaced by the one in the letter


@dataclass(frozen=True, kw_only=True)
class Transfer:
    """The inputs: how long somebody is away (months), or a letter, how long it is good, and the day of looking."""

    matter: Matter = ask("要核算什么")
    away: int = ask(
        "外出学习、工作、生活多长时间",
        unit="个月",
        help="按预计的时间填整月，不满1个月的零头不填。",
        at_least=0,
        at_most=1200,
        only=MOVE,
        private=True,
    )
    fixed: bool = ask(
        "地点相对固定", help="主要在一个地方学习、工作、生活的，选上。", default=False, only=MOVE, private=True
    )
    issued: date = ask(
        "介绍信开具日期", at_least=date(1990, 1, 1), at_most=LAST_DAY, only=LETTER, private=True, today=True
    )
    written: Written = ask("介绍信上的有效期怎样写", default=Written.DAYS, only=LETTER)
    valid_days: int = ask(
        "介绍信有效天数",
        unit="天",
        help="照介绍信上写的改；各地不同，常见的是市内10天、市外30天，最长不超过3个月。",
        at_least=1,
        at_most=999,
        default=USUAL,
        only=("written", (Written.DAYS,)),
    )
    valid_months: int = ask("介绍信有效月数", unit="个月", at_least=1, at_most=36, only=("written", (Written.MONTHS,)))
    first_day: FirstDay = ask(
        "有效期从哪天算第1天",
        help="没有查到规定，先按日子早的算，就是开具当天算第1天；上级有要求的，照上级的选。",
        default=FirstDay.SAME,
        only=LETTER,
    )
    today: date | None = ask(
        "看到哪一天",
        help="去报到的日期，或者今天；不填的，只算有效期到哪天。",
        at_most=LAST_DAY,
        default=None,
        only=LETTER,
        private=True,
        today=True,
    )


UNCOVERED_MOVE = (
    "工作单位、经常居住地变动的：不看时间长短，照要求转；流动党员的管理另有要求。",
    "不转的用什么凭证参加组织生活、出国（境）、高校毕业生的组织关系：以上级党组织要求为准。",
)
UNCOVERED_LETTER = (
    "介绍信过期、遗失怎样办：由原党组织了解原因，帮助重新办理，以上级党组织要求为准。",
    "全国党员管理信息系统里的转接时限：这里没有核算。",
    "介绍信由谁开、开到哪一级：以上级党组织要求为准。",
)


def check(transfer: Transfer) -> Result:
    """Answer whether to move, or until when the letter is good; information only, never a verdict."""
    return move(transfer) if transfer.matter is Matter.MOVE else letter(transfer)


def move(transfer: Transfer) -> Result:
    """Say whether the time and the place are those for which membership should be moved."""
    least = AWAY.least(1)
    long = transfer.away >= least
    place = "地点相对固定" if transfer.fixed else "地点不固定"
    given = f"外出{transfer.away}个月，{place}"
    if long and transfer.fixed:
        end = "应当转移组织关系"
    else:
        short = f"时间还差{least - transfer.away}个月，" if not long else ""
        both = f"“{AWAY.reads}”和“地点相对固定”没有都占，不属于应当转移的这一种"
        end = f"{short}{both}；没有转的，仍然是本支部的党员，开会照样算应到会"
    rule = f"外出学习、工作、生活{AWAY.reads}，并且地点相对固定的，应当转移组织关系。"
    return Result(
        ok=None,
        sentence=f"{given}：{end}。",
        value=least,
        unit="个月",
        why=(
            Why(rule, "education-2019:25"),
            Why(f"“{AWAY.reads}”含正好{least}个月（惯例）；时间和地点，两样都占才算。"),
            Why("时间拿不准、地点算不算相对固定，由党支部了解以后判断，以上级党组织要求为准。"),
        ),
        uncovered=UNCOVERED_MOVE,
        rule=f"《中国共产党党员教育管理工作条例》第二十五条：{rule}",
    )


def letter(transfer: Transfer) -> Result:
    """Say until when the letter is good, and how many days are left or gone by."""
    if transfer.today and transfer.today < transfer.issued:
        raise WrongInput([("today", f"早于介绍信开具日期（{phrases.day(transfer.issued)}），请核对。")])
    end = valid_until(transfer)
    most = months.later(transfer.issued, LONGEST.most(1))
    long = f"比最长3个月（{phrases.day(most)}）还长，请先核对介绍信上写的。" if end > most else ""
    return Result(
        ok=None,
        sentence=f"{phrases.day(transfer.issued)}开的介绍信，有效期{length(transfer)}，到{phrases.day(end)}为止"
        f"{left(transfer.today, end)}。{long}",
        value=end,
        why=tuple(steps(transfer, end)),
        uncovered=UNCOVERED_LETTER,
        rule="没有查到全国统一的有效期：照介绍信上写的算，通行说法是最长不超过3个月（待核）。",
    )


def length(transfer: Transfer) -> str:
    """Write the validity as the letter has it."""
    by_month = transfer.written is Written.MONTHS
    return f"{transfer.valid_months}个月" if by_month else f"{transfer.valid_days}天"


def valid_until(transfer: Transfer) -> date:
    """Return the last day of the validity."""
    before = workdays.ONE * (transfer.first_day is FirstDay.SAME)
    if transfer.written is Written.MONTHS:
        return months.later(transfer.issued, transfer.valid_months) - before
    return transfer.issued + transfer.valid_days * workdays.ONE - before


def left(today: date | None, end: date) -> str:
    """Say how many days are left on the day of looking, or by how many it is later."""
    if today is None:
        return ""
    rest = (end - today).days
    if rest > 0:
        return f"；到{phrases.day(today)}，还有{rest}天"
    return (
        f"；{phrases.day(today)}是最后一天"
        if rest == 0
        else f"；{phrases.day(today)}已经过了{-rest}天，请原党支部了解原因，帮助办理"
    )


def steps(transfer: Transfer, end: date) -> Iterator[Why]:
    """Count the validity aloud."""
    yield Why("介绍信要在有效期内交到接收的党组织；有多少天没有统一规定，照介绍信上写的算。", "atlas:486")
    if transfer.written is Written.DAYS:
        yield Why(f"有效期填的是{transfer.valid_days}天；没有改过的话，{USUAL}天只是常见的数，请照介绍信上写的填。")
    issued, same = phrases.day(transfer.issued), transfer.first_day is FirstDay.SAME
    if transfer.written is Written.MONTHS:
        back = f"，开具当天算第1天，到前一天{phrases.day(end)}满" if same else ""
        yield Why(
            f"{months.aloud(transfer.issued, transfer.valid_months)}{back}。月按自然月算，没有这一天的算到月末（惯例）。"
        )
    else:
        first = transfer.issued if same else transfer.issued + workdays.ONE
        yield Why(
            f"{issued}开具，{phrases.day(first)}算第1天，第{transfer.valid_days}天是{phrases.day(end)}；节假日也算。"
        )
    shift = "第二天算第1天的，晚1天" if same else "当天算第1天的，早1天"
    yield Why(f"从哪天算第1天没有查到规定：{shift}。以上级党组织要求为准。")
    yield Why(
        f"通行说法是{LONGEST.reads}：{months.aloud(transfer.issued, LONGEST.most(1))}。这一说法来自公开答复，不是条文（待核）。"
    )
    if transfer.today and transfer.today > end:
        yield Why("过了有效期没有办的，要调查了解，重新办好；这里只数日子，不作结论。", "atlas:487")


transfer = Checker(
    name="transfer",
    title="组织关系转接时限",
    summary="填外出的时间看要不要转，填介绍信的日期看到哪天有效、还有几天。",
    aliases=("转组织关系", "介绍信有效期", "组织关系介绍信", "组织关系转接"),
    inputs=Transfer,
    check=check,
    laws=(),
    checked=date(2026, 11, 22),
    also_cites=("education-2019:25", "atlas:486", "atlas:487"),
)
