"""Ballots of an election (选票有效性核对): does the election stand, and which ballots count?"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .inputs import LARGEST, WrongInput, ask
from .record import Checker, Result, Table, Why


@dataclass(frozen=True, kw_only=True)
class Count:
    """The inputs: ballots of one vote (whole ballots), and the piles they were sorted into."""

    issued: int = ask(
        "发出选票",
        unit="张",
        help="这次投票实际发给选举人的；写错换发的，收回的旧票不要重复数。",
        at_least=1,
        at_most=LARGEST,
    )
    voters: int | None = ask(
        "投票人数",
        unit="人",
        help="实际投票的人数。没有数的，不用填，只和发出的选票比。",
        at_least=1,
        at_most=LARGEST,
        default=None,
    )
    returned: int = ask("收回选票", unit="张", help="从票箱里清点出来的全部选票。", at_least=1, at_most=LARGEST)
    checked: bool = ask("选票已经逐张核对", help="选“是”，再填每一类有几张。", default=False)
    seats: int = ask(
        "应选人数",
        unit="人",
        help="再次投票、另行选举的，填这一次要选的人数。",
        at_least=1,
        at_most=100,
        only=("checked", (True,)),
    )
    within: int = ask(
        "所选人数等于或者少于应选人数的",
        unit="张",
        help="至少选了一人。另选他人的，也算在所选人数里。",
        at_least=0,
        at_most=LARGEST,
        only=("checked", (True,)),
    )
    over: int = ask(
        "所选人数多于应选人数的",
        unit="张",
        help="没有的，不用填。",
        at_least=0,
        at_most=LARGEST,
        default=0,
        only=("checked", (True,)),
    )
    blank: int = ask(
        "一个人也没有选的",
        unit="张",
        help="空白的，或者对候选人都不赞成、都弃权，也没有另选他人的。没有的，不用填。",
        at_least=0,
        at_most=LARGEST,
        default=0,
        only=("checked", (True,)),
    )
    unclear: int = ask(
        "看不清、有争议，还没有认定的",
        unit="张",
        help="没有的，不用填。",
        at_least=0,
        at_most=LARGEST,
        default=0,
        only=("checked", (True,)),
    )
    write_in: int = ask(
        "上面各类里，写了另选他人的",
        unit="张",
        help="没有的，不用填。",
        at_least=0,
        at_most=LARGEST,
        default=0,
        only=("checked", (True,)),
    )

    @property
    def bases(self) -> dict[str, int]:
        """What the ballots that came back are compared with, each with its name."""
        return {"发出的选票": self.issued} | ({"投票人数": self.voters} if self.voters is not None else {})

    @property
    def most(self) -> int:
        """How many ballots may come back."""
        return min(self.bases.values())

    @property
    def valid(self) -> int:
        """How many ballots count so far."""
        return self.within + self.blank

    @property
    def piles(self) -> int:
        """How many ballots were sorted."""
        return self.valid + self.over + self.unclear


UNITS = {"发出的选票": "张", "投票人数": "人"}
UNREAD = "这一条是按条例编写的选举办法范本里的写法，条文没有核对到（待核）"
CITES = {"发出的选票": "atlas:65", "投票人数": "election-2020"}
RULE = (
    "收回的选票等于或者少于发出的选票，选举有效（图集）；"
    "按《中国共产党基层组织选举工作条例》（2020年7月13日起）编写的范本，是和投票人数比（待核）。两个数都填了的，和较小的数比。"
)
UNCOVERED = (
    "不是统一印发的选票、写了姓名或者做了记号的选票：按大会通过的选举办法认定。",
    "另选的人有没有被选举权：由选举人、监票人核对。",
    "到会人数够不够：用“选举大会到会人数核算”；每个人得几票、谁当选：用“当选人确定”核算。",
    "2020年7月13日以前的选举：当时关于选票的条文没有核对到。",
)


def contradictions(count: Count) -> list[tuple[str, str]]:
    """Return what cannot be true of the piles together, each beside its field."""
    problems = []
    added = f"各类合计{count.piles}张，收回{count.returned}张"
    if count.piles < count.returned:
        problems.append(("within", f"{added}，还有{count.returned - count.piles}张没有归类，请核对。"))
    if count.piles > count.returned:
        problems.append(("within", f"{added}，多出{count.piles - count.returned}张，请核对。"))
    named = count.piles - count.blank
    if count.write_in > named:
        problems.append(("write_in", f"选了人的选票只有{named}张，写了另选他人的不能有{count.write_in}张，请核对。"))
    return problems


def check(count: Count) -> Result:
    """Answer whether the election stands and how many ballots are valid; WrongInput where the piles do not add up."""
    ok = None if split(count) else count.returned <= count.most
    tallied = ok and count.checked
    if tallied and (problems := contradictions(count)):
        raise WrongInput(problems)
    return Result(
        ok=ok,
        sentence=verdict(count) + (f"逐张核对：{tally(count)}。" if tallied else ""),
        value=count.most,
        unit="张",
        why=(*comparison(count), *(sorting(count) if tallied else ()), *unsorted(count, ok=bool(ok))),
        nearest=again(count) if ok is False else "",
        uncovered=UNCOVERED,
        rule=RULE,
        table=piles(count) if tallied else None,
        see=("result",) if ok else (),
        numbers={"valid": count.valid, "invalid": count.over} if tallied and not count.unclear else {},
    )


def split(count: Count) -> bool:
    """Say whether the two ways of comparing differ."""
    return len({count.returned > base for base in count.bases.values()}) > 1


def verdict(count: Count) -> str:
    """Say how the ballots that came back stand to each base."""
    voted = f"，投票{count.voters}人" if count.voters is not None else ""
    counted = f"发出选票{count.issued}张{voted}，收回{count.returned}张"
    if count.returned <= count.most:
        than = "，也没有多于".join(count.bases)
        return f"{counted}，没有多于{than}，选举有效。"
    if split(count):
        exceeded, kept = sorted(count.bases, key=count.bases.__getitem__)
        surplus = count.returned - count.most
        differ = "两种比法结果不同，先重新清点；仍不一致的，选举是否有效，报上级党组织认定"
        return f"{counted}，比{exceeded}多{surplus}张，没有多于{kept}：{differ}。"
    than = "，".join(f"比{name}多{count.returned - base}张" for name, base in count.bases.items())
    return f"{counted}，{than}，选举无效，要重新选举。"


def again(count: Count) -> str:
    """Name what makes the vote stand."""
    return f"重新检查票箱、发票、投票。发出数、投票人数不变的，收回的选票不多于{count.most}张，选举有效。"


def comparison(count: Count) -> Iterator[Why]:
    """Compare the ballots that came back with each base."""
    for name, base in count.bases.items():
        surplus = count.returned - base
        stands = f"多{surplus}张" if surplus > 0 else f"少{-surplus}张，等于或者少于都可以" if surplus else "正好相等"
        source = "" if name == "发出的选票" else f"{UNREAD}。"
        yield Why(f"和{name}比：收回{count.returned}张，{name}{base}{UNITS[name]}，{stands}。{source}", CITES[name])
    if count.voters is None:
        yield Why(
            "没有填投票人数，只和发出的选票比。有的选举办法写的是和投票人数比（待核）；一人投一张票的，两种比法结果相同。"
        )
    else:
        yield Why(f"两种比法都要满足，就和较小的数比：收回的选票不能多于{count.most}张。")
        if count.voters > count.issued:
            yield Why("投票人数多于发出的选票，这两个数请再核对。")


def unsorted(count: Count, *, ok: bool) -> Iterator[Why]:
    """Say why no ballot was looked at singly."""
    if not ok:
        yield Why("选举有效，才逐张核对选票；这里没有核算每张选票是否有效。")
    elif not count.checked:
        yield Why("选举有效，可以逐张核对选票。每张所选人数等于或者少于应选人数的有效，多于的无效。", "atlas:65")


def sorting(count: Count) -> Iterator[Why]:
    """Say which ballots count."""
    yield Why(
        f"应选{count.seats}人：一张选票所选人数是{count.seats}人或者更少，有效；多于{count.seats}人，无效。", "atlas:65"
    )
    if count.over:
        yield Why(f"所选人数多于应选人数的{count.over}张，整张无效，上面的票都不计。", "atlas:65")
    if count.blank:
        literal = "照字面，一个人也没有选，也是“少于应选人数”，算有效票，不给任何人计票"
        yield Why(f"一个人也没有选的{count.blank}张：{literal}（待核）。选举办法另有规定的，按选举办法。", "atlas:65")
    if count.write_in:
        yield Why(f"写了另选他人的{count.write_in}张：另选的人也算在所选人数里，合起来不能多于{count.seats}人。")
        yield Why("对候选人弃权的，不得另选他人；有这种写法的，按选举办法认定。", "election-2020:25")
    if count.unclear:
        ceiling = count.valid + count.unclear
        so = f"认定以前，有效票至少{count.valid}张、至多{ceiling}张"
        yield Why(f"还没有认定的{count.unclear}张：由监票人按大会通过的选举办法认定；{so}。")
    waiting = f"＋还没有认定的{count.unclear}" if count.unclear else ""
    added = f"有效{count.within}＋{count.blank}＝{count.valid}（张）；有效{count.valid}＋无效{count.over}{waiting}"
    yield Why(f"{added}＝{count.piles}（张），和收回的选票数相符。")


def tally(count: Count) -> str:
    """Say how many ballots are valid and how many not."""
    waiting = f"，没有认定{count.unclear}张" if count.unclear else ""
    return f"有效{count.valid}张，无效{count.over}张{waiting}"


def piles(count: Count) -> Table:
    """List the piles and what becomes of each."""
    return Table(
        "逐张核对的结果",
        "",
        ("选票", "张数", "是否有效"),
        (
            (f"所选人数等于或者少于{count.seats}人", count.within, "有效"),
            ("一个人也没有选", count.blank, "有效（待核）"),
            (f"所选人数多于{count.seats}人", count.over, "无效"),
            ("看不清、有争议", count.unclear, "由监票人认定"),
            ("合计", count.piles, tally(count)),
        ),
    )


ballots = Checker(
    name="ballots",
    title="选票有效性核对",
    summary="填发出和收回的选票数，看选举是否有效；填了各类选票的张数，看有效票、无效票各有几张。",
    aliases=("选票", "废票", "无效票", "有效票", "选票有效", "弃权票"),
    inputs=Count,
    check=check,
    laws=(),
    checked=date(2026, 11, 22),
    also_cites=("atlas:65", "election-2020", "election-2020:25"),
    numbers=("valid", "invalid"),
)
