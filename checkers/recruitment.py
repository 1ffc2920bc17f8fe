"""Deadlines of an admission (发展党员时限): the first and the last day of every step, and whether the days kept fit."""

from collections.abc import Iterator
from datetime import date

from . import months, phrases, workdays
from .law import Law
from .record import Checker, Result, Table, Why
from .recruitment_chain import NOTICE, STEPS, Chain, Progress, contradictions
from .recruitment_findings import ASK, FILL, FITS, UNFITS, UNKNOWN, Finding, edition, findings
from .recruitment_limits import (
    AGE,
    APPROVAL,
    APPROVAL_LONGEST,
    CONSTITUTION,
    CULTIVATION,
    DEFERRAL,
    EXTENSION_LEAST,
    EXTENSION_MOST,
    EXTENSIONS,
    FULL_APPROVAL,
    INTRODUCERS,
    LAWS,
    MEETING,
    OATH,
    PROBATION,
    PUBLICITY,
    SWITCH,
    TALK,
    TRAINING_DAYS,
    TRAINING_HOURS,
    number,
)
from .workdays import FirstDay


UNCOVERED = (
    "条件和材料：政治审查、培养考察（每半年一次）、3个月以内将离开单位的一般不办理接收，这里都没有核对。",
    "支部大会能不能开、表决能不能通过：用“支部大会表决核算”。",
    "上级党组织另有更严期限的：以其要求为准；材料上的日期要如实填写。",
)
NOTE = (
    "没有办的步骤，最早的日期是前面各步都在最早那天办、一天不等推算的，实际会晚；空格是还算不出，“没有写”是规定没有写期限。"
    "2026年5月11日以后的期限依据2026年的细则（只见到一份转录文本），标（待核）。日期供参考，以上级党组织要求为准。"
)
RULE = "《中国共产党发展党员工作细则》：2026年5月11日以前办的步骤按2014年的，当天起办的按2026年的（只见到转录文本，待核）。"


def check(progress: Progress) -> Result:
    """Compare the days that are filled in and reckon the others; WrongInput where they contradict each other."""
    contradictions(progress)
    chain = Chain(progress)
    found = findings(chain)
    ok = verdict(found)
    step = following(chain)
    first, last = (earliest(chain, step), latest(chain, step)) if step else (None, None)
    return Result(
        ok=ok,
        sentence=said(chain, found) + upcoming(chain, step, first, last),
        value=last or first,
        why=tuple(steps(chain, found)),
        nearest=nearest(found),
        uncovered=UNCOVERED,
        rule=RULE,
        table=Table("各步的时限", NOTE, ("步骤", "最早", "最晚", "已办", "对照"), tuple(rows(chain, found))),
        see=("decision",),
    )


def verdict(found: list[Finding]) -> bool | None:
    """Return whether the days fit; None where nothing was compared or the upper body must be asked."""
    verdicts = {each.verdict for each in found}
    if verdicts.intersection(UNFITS):
        return False
    return True if FITS in verdicts <= {FITS, UNKNOWN} else None


def said(chain: Chain, found: list[Finding]) -> str:
    """Begin the sentence: how far it is, and what does not fit."""
    done = f"已办到“{STEPS[chain.last]}”（{phrases.day(chain.days[chain.last])}）"
    if verdict(found):
        return f"{done}，填写的与规定时限相符。"
    parts = {kind: "；".join(each.said for each in found if each.verdict == kind) for kind in (*UNFITS, ASK, FILL)}
    return "".join(f"{texts}：{kind}。" for kind, texts in parts.items() if texts) or f"{done}。"


def nearest(found: list[Finding]) -> str:
    """Name the smallest changes for what is not done yet; what is done is reported as it was."""
    changes = "；".join(each.change for each in found if each.verdict in UNFITS)
    return f"还没有办的：{changes}。已经办了的，不改日期，如实报上级党委认定。" if changes else ""


def following(chain: Chain) -> str:
    """Return the step after the last one that is done, "" at the end."""
    rest = list(STEPS)[list(STEPS).index(chain.last) + 1 :]
    return next((key for key in rest if key not in NOTICE or chain.announced), "")


def upcoming(chain: Chain, step: str, first: date | None, last: date | None) -> str:
    """End the sentence: the next step and its days."""
    if not step:
        return "这是最后一步。"
    if step == "full_approved" and chain.prolonging:
        when = f"最早{phrases.day(first)}{doubt(first)}" if first else "延长到哪天，等上级党委认定"
        return f"下一步：延长期满以后，支部大会再讨论转正，{when}。"
    days = "，".join(f"{word}{phrases.day(day)}{doubt(day)}" for word, day in (("最早", first), ("最晚", last)) if day)
    return f"下一步“{STEPS[step]}”：{days or '前面的日期没有填，算不出'}。"


def doubt(day: date) -> str:
    """Mark a day that rests on the edition of 2026."""
    return "（待核）" if day >= SWITCH else ""


def earliest(chain: Chain, key: str) -> date | None:
    """Return the first day of a step, as the table shows it."""
    if key == "full_approved" and chain.prolonging:
        return chain.extended
    bound = chain.bound(key, shown=True)
    return bound.day if bound else None


# Which step has a last day, and from which other it is reckoned.
DEADLINES: dict[str, tuple[Law, str]] = {
    "talked": (TALK, "applied"),
    "assembly": (MEETING, "pre_review"),
    "approved": (APPROVAL, "assembly"),
    "oath": (OATH, "approved"),
    "full_approved": (FULL_APPROVAL, "full_assembly"),
}


def latest(chain: Chain, key: str) -> date | None:
    """Return the last day of a step, from a day that was filled in; None where none is set."""
    law, base = DEADLINES.get(key, (None, ""))
    since = chain.days.get(base)
    if law is FULL_APPROVAL and chain.prolonging:
        return None
    if law is None or since is None or chain.version(law, key) is None:
        return None
    if len(law.versions) == 1 and since < SWITCH:
        return None  # the base lies before the only edition that sets a limit
    return months.later(since, number(law.versions[-1]))


def rows(chain: Chain, found: list[Finding]) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the table: every step in order, with introducers, training and extension in their places."""
    for key, label in STEPS.items():
        first = None if key in NOTICE and not chain.announced else earliest(chain, key)
        day = chain.days.get(key)
        yield (
            label,
            phrases.day(first) + doubt(first) if first else "",
            last_cell(chain, key),
            phrases.day(day) if day else "",
            stands(found, key) or unneeded(chain, key),
        )
        if key == "candidate":
            yield row("入党介绍人", counted(chain.progress.introducers, "名"), stands(found, "introducers"))
            both = (counted(chain.progress.training_days, "天"), counted(chain.progress.training_hours, "学时"))
            yield row("集中培训", "、".join(filter(None, both)), stands(found, "training"))
        if key == "full_assembly":
            until = f"，到{phrases.day(chain.extended)}{doubt(chain.extended)}" if chain.extended else ""
            extension = counted(chain.progress.extension or None, "个月")
            yield row("延长预备期", extension + until, stands(found, "extension"))


def row(label: str, have: str, compared: str) -> tuple[str, str, str, str, str]:
    """Return a row without days."""
    return (label, "", "", have, compared)


def counted(have: int | None, unit: str) -> str:
    """Write a number that may be left open."""
    return "" if have is None else f"{have}{unit}"


def stands(found: list[Finding], key: str) -> str:
    """Return the worst that was found about a step."""
    verdicts = [each.verdict for each in found if each.key == key]
    return next((kind for kind in (*UNFITS, ASK, FILL, UNKNOWN, FITS) if kind in verdicts), "")


def unneeded(chain: Chain, key: str) -> str:
    """Say that the edition of 2014 asks for no notice."""
    return "2014年的细则没有公示的规定" if key in NOTICE and not chain.announced else ""


def last_cell(chain: Chain, key: str) -> str:
    """Write the last day of a step, or that none is set."""
    day = latest(chain, key)
    if day is None:
        return moved_in(chain) if key == "full_assembly" else no_deadline(chain, key)
    longest = ""
    if key == "approved":
        end = months.later(chain.days["assembly"], number(APPROVAL_LONGEST.versions[-1]))
        longest = f"；特殊情况{phrases.day(end)}{doubt(end)}"
    usually = "一般" if key == "oath" else ""
    return f"{usually}{phrases.day(day)}{doubt(day)}{longest}"


def no_deadline(chain: Chain, key: str) -> str:
    """Say whether no last day is set, or it cannot be reckoned yet."""
    law, base = DEADLINES.get(key, (None, ""))
    if law is None:
        return "没有写"
    old = base in chain.days and len(law.versions) == 1  # or there would be a last day
    return "2014年的细则没有写" if old else ""


def moved_in(chain: Chain) -> str:
    """Write how long the meeting may be put off for somebody who moved in."""
    bound = chain.probation
    if bound is None or "assembly" not in chain.days:
        return "没有写"
    end = months.later(bound.day, number(DEFERRAL.versions[-1]))
    return f"期满及时讨论；转入后推迟的，{phrases.day(end)}{doubt(end)}"


def steps(chain: Chain, found: list[Finding]) -> Iterator[Why]:
    """Give the limits that were used, with their clauses, then how days were counted."""
    yield from reckoned(chain)
    yield from of_notice(chain)
    yield from of_numbers(chain)
    for name in dict.fromkeys(each.law for each in found if each.verdict in UNFITS and each.law):
        yield from also(name)
    yield Why(
        "“几个月”“几年”按自然月算到同一天，没有这一天的算到月末（惯例，细则没有写）；“以内”“以上”含当天。"
        "“先后”只看填写的日期，同一天不算颠倒。"
    )
    if min(chain.days.values()) < SWITCH:
        yield Why("2014年的细则没有逐条核对过（待核）。")
    if max(day for day in (*chain.days.values(), *(earliest(chain, key) or date.min for key in STEPS))) >= SWITCH:
        yield Why("2026年的细则只见到一份转录文本，日期都要向上级党组织核对（待核）。")


def also(name: str) -> Iterator[Why]:
    """Say what else than the edition of 2026 fixes the same."""
    old = next(law.versions[0] for law in LAWS if law.name == name)
    yield Why(f"“{name}”不只依据2026年的细则：2014年的细则写的也是“{old.reads}”。", old.cite)
    if name in CONSTITUTION:
        yield Why(f"“{name}”党章也有规定，以党章原文为准。", CONSTITUTION[name])


# What is reckoned from a day that was filled in: the limit, that day, the months in a unit of it, what it gives.
RECKONED: tuple[tuple[Law, str, str, int, str], ...] = (
    (AGE, "born", "applied", months.YEAR, "满18岁"),
    (TALK, "applied", "talked", 1, "最晚"),
    (CULTIVATION, "activist", "candidate", months.YEAR, "最早列为发展对象"),
    (MEETING, "pre_review", "assembly", 1, "最晚"),
    (APPROVAL, "assembly", "approved", 1, "最晚"),
    (APPROVAL_LONGEST, "assembly", "approved", 1, "最晚"),
    (OATH, "approved", "oath", 1, "最晚"),
    (PROBATION, "assembly", "full_assembly", months.YEAR, "预备期满"),
    (DEFERRAL, "assembly", "full_assembly", 1, "最晚"),
    (FULL_APPROVAL, "full_assembly", "full_approved", 1, "最晚"),
)
ADDED = {
    TALK.name: "收到申请书那天起算。",
    APPROVAL.name: "从哪一天算没有核对到，这里从支部大会算，日子最早，最稳妥。",
    PROBATION.name: "从支部大会通过那天算起；期满以前提出转正申请的，支部大会等期满以后再讨论（惯例）。",
}


def reckoned(chain: Chain) -> Iterator[Why]:
    """Reckon every limit aloud whose first day is known."""
    for law, base, key, unit, what in RECKONED:
        since = chain.progress.born if base == "born" else chain.days.get(base)
        version = chain.version(law, key)
        if since is None or version is None or (len(law.versions) == 1 and since < SWITCH):
            continue
        if law is FULL_APPROVAL and chain.prolonging:
            continue
        if law is DEFERRAL:
            since = months.later(since, number(PROBATION.versions[-1]) * months.YEAR)
        sum_ = months.aloud(since, number(version) * unit)
        source = "2026年的细则，待核" if version.since == SWITCH else "2014年的细则"
        added = ADDED.get(law.name, "")
        yield Why(f"{law.name}：{version.reads}（{source}）。{what}：{sum_}。{added}", version.cite)
        if law is PROBATION:
            yield Why("党龄从预备期满转为正式党员那天算起。", CONSTITUTION[law.name])
    if chain.extended and chain.probation:
        length = chain.progress.extension or 0
        yield Why(f"延长期从预备期满那天算：{months.aloud(chain.probation.day, length)}。")


def of_notice(chain: Chain) -> Iterator[Why]:
    """Count the working days of the notice one by one, both ways."""
    (version,) = PUBLICITY.versions
    first = chain.progress.first_day
    start = chain.days.get("publicity_start")
    if start is None:
        yield from of_notice_to_come(chain)
        return
    if start < SWITCH:
        return
    counted_days = workdays.period(start, number(version), first)
    listed = "、".join(workdays.weekday(day) for day in counted_days)
    yield Why(
        f"公示从{workdays.weekday(start)}开始，{version.reads}，{first.label}：{listed}，到{phrases.day(counted_days[-1])}满。",
        version.cite,
    )
    other = next(each for each in FirstDay if each is not first)
    yield Why(
        f"细则没有写明从哪天算；{other.label}的，到{phrases.day(chain.full(start, other))}满。以上级党组织要求为准。"
    )
    unusual = "，".join(workdays.exceptions(start, counted_days[-1]))
    yield Why(
        f"{unusual}。{workdays.basis((start, *counted_days))}" if unusual else workdays.basis((start, *counted_days))
    )
    yield Why("公示期满的第二天起列为发展对象；公示得更长的，结束那天起（惯例，细则没有写）。")


def of_notice_to_come(chain: Chain) -> Iterator[Why]:
    """Say by which holidays the days of a notice were reckoned that has not begun."""
    start = earliest(chain, "publicity_start")
    if start and chain.announced and chain.last in {"applied", "talked", "activist"}:
        basis = workdays.basis((start, chain.full(start)))
        (version,) = PUBLICITY.versions
        yield Why(f"公示{version.reads}，{chain.progress.first_day.label}，这里的日期是推算的。{basis}", version.cite)


NUMBERS: dict[str, tuple[tuple[Law, ...], tuple[str, ...]]] = {
    "introducers": ((INTRODUCERS,), ("introducers",)),
    "training": ((TRAINING_DAYS, TRAINING_HOURS), ("training_days", "training_hours")),
    "extension": ((EXTENSION_LEAST, EXTENSION_MOST, EXTENSIONS), ("extension",)),
}


def of_numbers(chain: Chain) -> Iterator[Why]:
    """Give the limits of the numbers that were filled in."""
    for what, (laws, keys) in NUMBERS.items():
        if all(getattr(chain.progress, key) is None for key in keys):
            continue
        for law in laws:
            version = edition(chain, law, what)
            if version:
                yield Why(f"{law.name}：{version.reads}。", version.cite)
        if what == "training":
            yield Why("天数和学时够一样就行；没有培训的，除个别特殊情况外不能发展入党，由上级党委掌握。")


recruitment = Checker(
    name="recruitment",
    title="发展党员时限",
    summary="填已经办了的步骤的日期，看下一步最早哪天、最晚哪天，填写的与规定时限合不合。",
    aliases=("入党时限", "发展党员时间", "入党时间", "预备期到哪天", "转正时间", "培养考察一年"),
    inputs=Progress,
    check=check,
    laws=LAWS,
    checked=date(2026, 11, 22),
    also_cites=tuple(dict.fromkeys(CONSTITUTION.values())),
)
