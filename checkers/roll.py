"""Who should come (应到会): the formal members of the branch, less those without the right to vote."""

from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from .inputs import LARGEST, Only, ask
from .record import Why


def ask_formal(only: Only) -> Any:
    """Ask for the formal members of the branch (whole persons)."""
    return ask(
        "正式组织关系在本支部的正式党员",
        unit="人",
        help="预备党员、凭党员证明信或者流动党员活动证临时参加的不算；人在外地、组织关系仍在本支部的正式党员要算。",
        at_least=3,
        at_most=LARGEST,
        below="正式党员不足3人的，不单独成立党支部（《中国共产党支部工作条例（试行）》第四条）。请核对人数。",
        only=only,
    )


def ask_on_probation(only: Only) -> Any:
    """Ask how many of them are on probation within the Party (留党察看)."""
    return ask(
        "其中留党察看期间的",
        unit="人",
        help="留党察看期间没有表决权、选举权和被选举权，不计入应到会人数。",
        at_least=0,
        at_most=LARGEST,
        default=0,
        only=only,
    )


def ask_suspended(only: Only) -> Any:
    """Ask how many of them have had their rights suspended."""
    return ask(
        "其中被依法留置、逮捕等，党员权利已被中止的",
        unit="人",
        help="由党组织按权限作出中止决定的才算。已经算在上一项的，不要重复填。",
        at_least=0,
        at_most=LARGEST,
        default=0,
        only=only,
    )


def ask_excused(only: Only) -> Any:
    """Ask how many of them cannot come and are to be left out."""
    return ask(
        "其中因规定情形确实不能到会，拟不计入应到会的",
        unit="人",
        help="例如长期患病卧床、不能表达本人意志。哪些情形可以，以上级党组织要求为准。已经算在上面的，不要重复填。",
        at_least=0,
        at_most=LARGEST,
        default=0,
        only=only,
    )


def ask_committee(only: Only) -> Any:
    """Ask for the members of the committee (whole persons)."""
    return ask(
        "支部委员会委员",
        unit="人",
        help="只数本届委员，列席的不算。",
        at_least=1,
        at_most=100,
        only=only,
    )


USUAL_COMMITTEE = range(3, 8)


def unusual(members: int) -> tuple[Why, ...]:
    """Ask for a second look at a committee of an uncommon size."""
    usual = "支部委员会通常设委员3至5人，一般不超过7人；这里填的人数不在这个范围，请核对。"
    return () if members in USUAL_COMMITTEE else (Why(usual, "branch-2018:20"),)


class Members(Protocol):
    """The numbers that are counted (whole persons)."""

    @property
    def formal(self) -> int: ...
    @property
    def on_probation(self) -> int: ...
    @property
    def suspended(self) -> int: ...
    @property
    def excused(self) -> int: ...


class Consent(NamedTuple):
    """Whose consent it takes to leave out those who cannot come, and whether it is there."""

    who: str
    verb: str
    given: bool


@dataclass(frozen=True, kw_only=True)
class Roll:
    """Who should come: *expected* by the rule, *able* of them to come; the rest is counted for want of what is *missing*."""

    expected: int
    able: int
    missing: str
    why: tuple[Why, ...]

    @property
    def pending(self) -> int:
        """How many cannot come and still count."""
        return self.expected - self.able


FEW = 3  # as many formal members as a branch has at least; with fewer at a meeting the upper organisation is asked

# In this order they are taken off the formal members.
LEFT_OUT = ("on_probation", "suspended", "excused")
# What each election rule says of the suspended; of the others both say the same.
SUSPENDED = {
    "election-2020": "被依法留置、逮捕等，党员权利已被中止的，不计入",
    "election-1990": "党员权利已被中止的，1990年的规定没有写明这种情形，这里也不计入（待核）",
}


def contradictions(members: Members, present: int | None) -> list[tuple[str, str]]:
    """Return what cannot be true of the numbers together, each beside its field."""
    left = members.formal
    for key in LEFT_OUT:
        out: int = getattr(members, key)
        if out > left:
            problem = f"这一项填了{out}人，可以减的只有{left}人，请核对。"
            return [(key, problem), *too_many(present, members.formal)]
        if out == left:
            return [(key, "减去这些人以后，没有能到会的人了，请核对。"), *too_many(present, members.formal)]
        left -= out
    return too_many(present, left)


def too_many(present: int | None, able: int) -> list[tuple[str, str]]:
    """Return the problem that more came than could."""
    problem = f"实到会{present}人，多于能到会的{able}人，请核对。"
    return [("present", problem)] if present is not None and present > able else []


def roll(members: Members, document: str, right: str, consents: tuple[Consent, ...], basis: str) -> Roll:
    """
    Count 应到会人数 by article 5 of the election rule *document*, which says who has the *right* (选举权, 表决权).

    *basis* says what leaving out those who cannot come rests on.
    """
    article = f"{document}:5"
    why = [Why(f"正式组织关系在本支部的正式党员{members.formal}人；预备党员没有{right}，不计入。", article)]
    left = members.formal
    for out, reason in (
        (members.on_probation, f"留党察看期间的党员没有{right}，不计入"),
        (members.suspended, SUSPENDED[document]),
    ):
        if out:
            why.append(Why(f"{reason}：{left}－{out}＝{left - out}（人）。", article))
            left -= out
    missing = "、".join(f"{each.who}{each.verb}" for each in consents if not each.given)
    able = left - members.excused
    expected = left if missing else able
    if members.excused:
        agreed = "、".join(f"{each.who}已{each.verb}" for each in consents)
        granted = f"{agreed}，不计入：{left}－{members.excused}＝{able}（人）"
        counted = f"还缺{missing}，仍计入应到会人数" if missing else granted
        why.append(Why(f"因规定情形确实不能到会的{members.excused}人，{counted}。{basis}"))
    why.append(Why(f"应到会人数是{expected}人。"))
    if expected < FEW:
        why.append(Why(f"应到会不足{FEW}人：能不能开会选举、表决，没有查到条文，先请示上级党组织。"))
    return Roll(expected=expected, able=able, missing=missing, why=tuple(why))
