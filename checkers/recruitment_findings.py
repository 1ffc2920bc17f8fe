"""How the days and numbers of an admission stand to the limits (发展党员时限的对照): one finding for each."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from . import months, phrases, workdays
from .law import Law, Version
from .recruitment_chain import STEPS, Chain
from .recruitment_limits import (
    APPROVAL,
    APPROVAL_LONGEST,
    EXTENSION_LEAST,
    EXTENSION_MOST,
    EXTENSIONS,
    FIRST,
    FULL_APPROVAL,
    INTRODUCERS,
    MEETING,
    OATH,
    PUBLICITY,
    SWITCH,
    TALK,
    TRAINING_DAYS,
    TRAINING_HOURS,
    number,
)
from .workdays import FirstDay


FITS = "相符"
UNFIT = "与规定时限不符，请报上级党委认定"
MISCOUNT = "与规定的数量不符，请报上级党委认定"
UNFITS = (UNFIT, MISCOUNT)
ASK = "请向上级党委核对"
FILL = "请补填以后再看"
UNKNOWN = "当时的规定没有收录"


@dataclass(frozen=True)
class Finding:
    """
    How one step stands to its limit; *verdict* is one of the six above.

    *said* is a sentence without its end, *change* the smallest change; *law* is the limit's name where the edition of
    2026 was used, for then something else must say the same.
    """

    key: str
    verdict: str
    said: str = ""
    change: str = ""
    law: str = ""


def findings(chain: Chain) -> list[Finding]:
    """Return the findings in the order of the steps; a step without a limit has none."""
    return [*(each for key in chain.days for each in of_step(chain, key)), *of_numbers(chain)]


def of_step(chain: Chain, key: str) -> Iterator[Finding]:
    """Yield what is found about one step that is done."""
    if chain.days[key] < FIRST:
        yield Finding(key, UNKNOWN)
        return
    early = too_early(chain, key)
    if early:
        yield early
    if early is None or early.verdict == FITS:
        yield from LATEST.get(key, nothing)(chain, key)


def nothing(_: Chain, __: str) -> Iterator[Finding]:
    """Yield nothing: most steps have no last day."""
    yield from ()


def too_early(chain: Chain, key: str) -> Finding | None:
    """Compare a step with the first day both editions allow; None when only an order was kept."""
    bound, day = chain.bound(key, shown=False), chain.days[key]
    if bound is None:
        return None
    if day >= bound.day:
        return Finding(key, FITS) if bound.law else None
    said = f"{phrases.day(day)}{STEPS[key]}，"
    if bound.law:
        said += f"早于{phrases.day(bound.day)}（{bound.reason}）"
    else:
        said += f"早于{bound.reason}，先后对不上，先核对日期有没有填错"
    change = f"“{STEPS[key]}”办在{phrases.day(bound.day)}或者以后"
    return Finding(key, UNFIT, said, change, bound.law if day >= SWITCH else "")


def within(law: Law, chain: Chain, key: str, base: str) -> Finding | None:
    """Compare a step with its last day so many months after *base*; None when one of both is not known."""
    version, since = chain.version(law, key), chain.days.get(base)
    if version is None or since is None:
        return None
    day, last = chain.days[key], months.later(since, number(version))
    if day <= last:
        return Finding(key, FITS)
    limit = f"超过{STEPS[base]}以后{months.amount(number(version))}（最晚{phrases.day(last)}）"
    change = f"“{STEPS[key]}”办在{phrases.day(last)}或者以前"
    return Finding(key, UNFIT, f"{phrases.day(day)}{STEPS[key]}，{limit}", change, recent(version, law))


def recent(version: Version, law: Law) -> str:
    """Return the limit's name where the edition of 2026 was used."""
    return law.name if version.since == SWITCH else ""


def talk(chain: Chain, key: str) -> Iterator[Finding]:
    """Compare the talk with one month after the application."""
    found = within(TALK, chain, key, "applied")
    if found:
        yield found


def only_2026(law: Law, base: str, chain: Chain, key: str) -> Iterator[Finding]:
    """Compare with a limit that only the edition of 2026 sets: never more than a question to the upper body."""
    found = within(law, chain, key, base)
    if found is None or found.verdict == FITS:
        yield from (found,) if found else ()
    elif chain.days[base] < SWITCH:
        bridge = f"{STEPS[base]}在{phrases.day(SWITCH)}以前，新旧细则怎样衔接没有查到"
        yield Finding(key, ASK, f"{found.said}；{bridge}")
    else:
        yield Finding(key, ASK, f"{found.said}；这一期限只见于2026年的细则（待核）")


def meeting(chain: Chain, key: str) -> Iterator[Finding]:
    """Compare the meeting with one month after the preliminary review."""
    yield from only_2026(MEETING, "pre_review", chain, key)


def oath(chain: Chain, key: str) -> Iterator[Finding]:
    """Compare the oath with one month after the approval."""
    yield from only_2026(OATH, "approved", chain, key)


def approval(chain: Chain, key: str) -> Iterator[Finding]:
    """Compare the approval with three and six months; from which day they run was not read, so both are tried."""
    usual, longest = (chain.version(law, key) for law in (APPROVAL, APPROVAL_LONGEST))
    starts = {base: chain.days[base] for base in ("assembly", "submitted") if base in chain.days}
    if not starts or usual is None or longest is None:
        return
    day = chain.days[key]
    said = f"{phrases.day(day)}{STEPS[key]}，"
    first, last = min(starts.values()), max(starts.values())
    if day <= months.later(first, number(usual)):
        yield Finding(key, FITS)
    elif day <= months.later(last, number(usual)):
        counted = f"从支部大会算超过{number(usual)}个月，从报上级党委算没有超过"
        yield Finding(key, ASK, f"{said}{counted}；从哪一天算没有核对到")
    elif day <= months.later(last, number(longest)):
        over = f"超过{number(usual)}个月，没有超过{number(longest)}个月；特殊情况才可以延长"
        yield Finding(key, ASK, f"{said}{over}")
    elif "submitted" not in starts:
        yield Finding(key, FILL, f"{said}从支部大会算超过{number(longest)}个月；还要看从报上级党委的日期算是多少")
    else:
        end = phrases.day(months.later(last, number(longest)))
        over = f"超过报上级党委以后{number(longest)}个月（特殊情况最晚{end}）"
        yield Finding(
            key, UNFIT, f"{said}{over}", f"“{STEPS[key]}”办在{end}或者以前", recent(longest, APPROVAL_LONGEST)
        )


def full_approval(chain: Chain, key: str) -> Iterator[Finding]:
    """Compare the second approval with three months after the meeting; the day they run from was not read."""
    found = None if chain.prolonging else within(FULL_APPROVAL, chain, key, "full_assembly")
    if found and found.verdict == UNFIT:
        yield Finding(key, ASK, f"{found.said}；从支部大会算还是从上报那天算，没有核对到")
    elif found:
        yield found


def prolonged(chain: Chain, key: str) -> Iterator[Finding]:
    """Say that during an extension the meeting cannot be the last one."""
    end = chain.extended
    if end and chain.days[key] < end:
        again = f"讨论延长的，延长期到{phrases.day(end)}满了还要再开一次；讨论转正的，延长期还没有满"
        yield Finding(key, ASK, f"{phrases.day(chain.days[key])}{STEPS[key]}：{again}")


def notice(chain: Chain, key: str) -> Iterator[Finding]:
    """Look at the beginning of the notice, which waits for the year of cultivation."""
    bound = chain.cultivated
    if chain.days[key] >= SWITCH and "activist" in chain.days and bound and chain.days[key] < bound.day:
        yield Finding(
            key, ASK, f"{phrases.day(chain.days[key])}{STEPS[key]}，早于{phrases.day(bound.day)}（{bound.reason}）"
        )


def notice_end(chain: Chain, key: str) -> Iterator[Finding]:
    """Count the working days of the notice, as chosen, and say what the other way gives."""
    start, end = chain.days.get("publicity_start"), chain.days[key]
    if start is None or start < SWITCH:
        return
    first, need = chain.progress.first_day, number(PUBLICITY.versions[-1])
    if end >= chain.full(start):
        yield Finding(key, FITS)
        return
    have = workdays.counted(start, end, first)
    other = next(each for each in FirstDay if each is not first)
    enough = f"，如果{other.label}就够了" if end >= chain.full(start, other) else ""
    until = f"要公示到{phrases.day(chain.full(start))}{enough}"
    said = f"{phrases.day(start)}公示到{phrases.day(end)}，{first.label}，只有{have}个工作日，不到{need}个，{until}"
    yield Finding(key, ASK, f"{said}；公示的天数只见于2026年的细则（待核）")


def listing(chain: Chain, key: str) -> Iterator[Finding]:
    """Compare the listing with the end of the notice."""
    start = chain.days.get("publicity_start")
    if start is None and chain.days[key] >= SWITCH:
        said = f"{phrases.day(chain.days[key])}{STEPS[key]}，2026年的细则（待核）要先公示，公示的日期没有填"
        yield Finding(key, FILL, said)
    if start is None or start < SWITCH:
        return
    end = chain.days.get("publicity_end", start)
    free = max(end, chain.full(start) + workdays.ONE)
    if chain.days[key] < free:
        said = f"{phrases.day(chain.days[key])}{STEPS[key]}，公示期满以后最早{phrases.day(free)}"
        yield Finding(key, ASK, f"{said}；公示的要求只见于2026年的细则（待核）")


LATEST = {
    "talked": talk,
    "publicity_start": notice,
    "publicity_end": notice_end,
    "candidate": listing,
    "assembly": meeting,
    "approved": approval,
    "oath": oath,
    "full_assembly": prolonged,
    "full_approved": full_approval,
}


def of_numbers(chain: Chain) -> Iterator[Finding]:
    """Yield what is found about introducers, training and extension."""
    yield from introducers(chain)
    yield from training(chain)
    yield from extension(chain)


# By whose day the edition for a number is picked.
BY_STEP = {
    "introducers": ("assembly", "pre_review", "candidate"),
    "training": ("pre_review", "assembly", "candidate"),
    "extension": ("full_approved", "full_assembly", "asked_full"),
}


def edition(chain: Chain, law: Law, what: str) -> Version | None:
    """Return the edition for a number, by the day of the first of its steps that is done, else of the last step done."""
    day: date = next((chain.days[key] for key in BY_STEP[what] if key in chain.days), chain.days[chain.last])
    return law.on(day)


def introducers(chain: Chain) -> Iterator[Finding]:
    """Compare the number of introducers."""
    have = chain.progress.introducers
    version = edition(chain, INTRODUCERS, "introducers")
    if have is None or version is None:
        return
    need = number(version)
    if have == need:
        yield Finding("introducers", FITS)
        return
    change = f"再确定{need - have}名正式党员作入党介绍人" if have < need else f"入党介绍人定为{need}名"
    yield Finding("introducers", MISCOUNT, f"入党介绍人{have}名，规定是{need}名", change, recent(version, INTRODUCERS))


def training(chain: Chain) -> Iterator[Finding]:
    """Compare days and hours; one of them is enough."""
    have = (chain.progress.training_days, chain.progress.training_hours)
    versions = edition(chain, TRAINING_DAYS, "training"), edition(chain, TRAINING_HOURS, "training")
    if have == (None, None) or versions[0] is None or versions[1] is None:
        return
    need = number(versions[0]), number(versions[1])
    if (have[0] or 0) >= need[0] or (have[1] or 0) >= need[1]:
        yield Finding("training", FITS)
        return
    units = "天", "学时"
    if None in have:
        place = have.index(None)
        given = f"集中培训{have[1 - place]}{units[1 - place]}，不到{need[1 - place]}{units[1 - place]}"
        yield Finding("training", FILL, f"{given}；够{need[place]}{units[place]}也行，还没有填{units[place]}数")
        return
    said = f"集中培训{have[0]}天、{have[1]}学时，不到{need[0]}天，也不到{need[1]}学时"
    more = "，或者".join(
        f"再培训{wanted - (got or 0)}{unit}" for wanted, got, unit in zip(need, have, units, strict=True)
    )
    yield Finding("training", MISCOUNT, said, more, recent(versions[0], TRAINING_DAYS))


def extension(chain: Chain) -> Iterator[Finding]:
    """Compare the length of an extension, and say that there is only one."""
    have = chain.progress.extension
    least, most, once = (edition(chain, law, "extension") for law in (EXTENSION_LEAST, EXTENSION_MOST, EXTENSIONS))
    if not have or least is None or most is None or once is None:
        return
    bounds = f"{number(least)}个月至{number(most)}个月"
    fits = number(least) <= have <= number(most)
    if not fits:
        side = f"不到{number(least)}" if have < number(least) else f"超过{number(most)}"
        said, change = f"延长预备期{have}个月，{side}个月", f"延长的时间定在{bounds}以内"
        yield Finding(
            "extension", UNFIT, said, change, recent(most, EXTENSION_LEAST if have < number(least) else EXTENSION_MOST)
        )
    if chain.progress.second:
        said = f"延长预备期最多{number(once)}次，这是第二次"
        yield Finding("extension", UNFIT, said, "不再延长第二次，期满由支部大会讨论", recent(once, EXTENSIONS))
    elif fits:
        yield Finding("extension", FITS)
