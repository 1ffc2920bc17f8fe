"""A meeting of members counted (过半): did enough come, did enough agree, in words and steps."""

from collections.abc import Iterator
from dataclasses import dataclass

from . import halves, phrases
from .law import Operator, Threshold, Version
from .motion import NEW_MEMBERS, Matter, Meeting
from .record import Why
from .roll import Roll


OPERATORS = {
    True: Operator("达到", "没有达到", "含本数，正好半数也够"),
    False: Operator("超过", "没有超过", "不含本数，正好半数还不够"),
}


# What else must be known about a matter.
NOTES = {
    Matter.GENERAL: (),
    Matter.MEASURE: (
        Why("支部大会讨论决定组织处置、纪律处分，是党员大会的职权，这里按一般表决核算。", "branch-2018:11"),
        Why("处分意见通过以后，还要报上级党组织批准。", "party-constitution:42"),
        Why("有的地方要求到会也要超过半数（待核），以上级党组织要求为准。"),
    ),
    Matter.ADMISSION: (),
    Matter.PROBATION: (Why("转正、延长预备期、取消预备党员资格是三种不同的决议，表决哪一种，就核算哪一种。"),),
}
ONE_BY_ONE = "有几个人的，要一个一个讨论和表决；用无记名投票。"
SAME = "讨论转正、延长预备期、取消预备党员资格，到会和赞成的人数要求同讨论接收时一样。"
NO_WRITTEN = "条例没有写书面意见可以算票，这里不算（待核），以上级党组织要求为准"
TIED = (
    "正好半数，不是超过半数，没有通过。通行的做法是把情况说明清楚、充分讨论以后再表决，"
    "或者暂时休会、改日再议（待核）；这次不能算通过。"
)


@dataclass(frozen=True, kw_only=True)
class Count:
    """A meeting of members counted: both halves as whole numbers, and the votes that count."""

    meeting: Meeting
    who: Roll
    attendance: Version
    approval: Version

    @property
    def quorum(self) -> int:
        """The least number of persons present."""
        return self.attendance.least(self.who.expected)

    @property
    def need(self) -> int:
        """The least number of votes in favour."""
        return self.approval.least(self.who.expected)

    @property
    def by_letter(self) -> int:
        """The written opinions in favour that count as votes."""
        return self.meeting.written if self.meeting.matter in NEW_MEMBERS else 0

    @property
    def votes(self) -> int:
        """All votes in favour, as far as they are known."""
        return (self.meeting.in_favour or 0) + self.by_letter


def verdict(count: Count) -> tuple[bool | None, str, str]:
    """Say how the meeting and its votes stand, and the smallest change that would do."""
    meeting, who = count.meeting, count.who
    expected = f"应到会{who.expected}人"
    needed = f"至少要{count.need}票赞成（超过应到会人数的半数）才能通过"
    if meeting.present is None:
        return None, f"{expected}：至少要到{count.quorum}人才能表决，{needed}。", ""
    came = f"{expected}，实到{meeting.present}人，" + stands(
        "应到会人数", who.expected, meeting.present, count.attendance
    )
    if meeting.present < count.quorum:
        cast = "" if meeting.in_favour is None else f"；赞成{meeting.in_favour}票，这里不再核算"
        return False, f"{came}不能表决{cast}。", more_people(count.quorum - meeting.present, meeting.present, who)
    if meeting.in_favour is None:
        return True, f"{came}可以表决；{needed}。{reach(count)}", ""
    cast = f"{came}赞成{count.votes}票{by_letter(count)}，"
    if count.votes >= count.need:
        return True, f"{cast}超过应到会人数的半数，通过。", ""
    short = count.need - count.votes
    missed = "正好是应到会人数的半数，没有超过" if tied(count) else "没有超过应到会人数的半数"
    so = f"{cast}{missed}，没有通过：至少要{count.need}票，还差{short}票。"
    return False, so, more_votes(count, short) + ("怎样再议，见下面的步骤。" if tied(count) else "")


def most(count: Count) -> int:
    """Return the votes in favour if all who came agree."""
    return (count.meeting.present or 0) + count.by_letter


def tied(count: Count) -> bool:
    """Say whether the votes are just half of those who should come."""
    return count.votes == count.approval.line(count.who.expected)


def reach(count: Count) -> str:
    """Warn when even all who came could not pass anything."""
    if most(count) >= count.need:
        return ""
    letters = f"，连同书面赞成的{count.by_letter}票，" if count.by_letter else ""
    return f"注意：现在到会的全部赞成{letters}也只有{most(count)}票，还达不到{count.need}票。"


def by_letter(count: Count) -> str:
    """Say how many of the votes came in writing."""
    return f"（到会{count.meeting.in_favour}票，书面{count.by_letter}票）" if count.by_letter else ""


def stands(base: str, expected: int, present: int, half: Threshold) -> str:
    """Say how many came against half of *expected*."""
    operator, least = OPERATORS[half.inclusive], half.least(expected)
    if present < least:
        return f"{operator.missed}{base}的半数：至少要到{least}人，还差{least - present}人，"
    return f"{operator.word}{base}的半数（{phrases.number(half.line(expected))}人），"


def more_people(more: int, present: int, who: Roll) -> str:
    """Name who must come; where they cannot, say that another day or the upper organisation must help."""
    if present + more <= who.able:
        return f"再有{more}名有表决权的正式党员到会。"
    return (
        f"改日再开，到会人数够了再表决：确实不能到会的{who.pending}人仍计入应到会，其余的都来也不够。"
        "这些人能不能不计入，先请示上级党组织。"
    )


def more_votes(count: Count, short: int) -> str:
    """Name the votes that are missing; where those who can come are too few for them, the upper organisation must help."""
    who = count.who
    if count.need > who.able:
        return (
            f"改日再议也不够：确实不能到会的{who.pending}人仍计入应到会，其余{who.able}人都来、都赞成，也只有{who.able}票。"
            "这些人能不能不计入，先请示上级党组织。"
        )
    more = count.need - most(count)
    people = f"至少再有{more}名有表决权的正式党员到会，并且" if more > 0 else ""
    return f"{people}再有{short}票赞成。"


def steps(count: Count) -> Iterator[Why]:
    """Reckon both halves aloud, then the votes, then what the matter itself asks."""
    meeting, who, approval = count.meeting, count.who, count.approval
    yield middle("应到会人数", who.expected, count.attendance)
    yield Why(f"{asks('到会', count.attendance)}：至少要{count.quorum}人。", count.attendance.cite)
    if meeting.present is not None:
        yield Why(f"实到会{meeting.present}人。")
    base = "按应到会人数算，不按实到会人数算，也不按收回的票算"
    yield Why(f"{asks('赞成', approval)}；{base}：至少要{count.need}票。", approval.cite)
    if meeting.written:
        counted = "算在票数里" if count.by_letter else NO_WRITTEN
        cite = approval.cite if count.by_letter else ""
        yield Why(f"会前书面赞成{meeting.written}票：{counted}；没有到会，不算到会人数。", cite)
    if meeting.in_favour is not None:
        added = f"{meeting.in_favour}＋{count.by_letter}＝{count.votes}" if count.by_letter else f"{count.votes}"
        yield Why(f"赞成{added}票。")
        if tied(count) and meeting.present is not None and meeting.present >= count.quorum:
            yield Why(TIED)
    yield from matters(count)
    yield from (Why(remark) for remark in halves.REMARKS[approval.document])


def middle(base: str, expected: int, half: Threshold) -> Why:
    """Reckon the half aloud, not rounded."""
    return Why(f"{base}的半数：{expected}×{half.value}＝{phrases.number(half.line(expected))}。")


def asks(what: str, half: Threshold) -> str:
    """Say the operative words, and whether just half is enough."""
    return f"{what}要求是“{half.reads}”，{OPERATORS[half.inclusive].note}"


def matters(count: Count) -> Iterator[Why]:
    """Say what the matter itself asks, with its clause."""
    matter, document = count.meeting.matter, count.approval.document
    newest = document == "recruitment-2026"
    if matter is Matter.ADMISSION:
        yield Why(ONE_BY_ONE, "recruitment-2026:20" if newest else document)
    if matter is Matter.PROBATION:
        yield Why(SAME, "recruitment-2026:32" if newest else document)
    yield from NOTES[matter]
    if matter is Matter.MEASURE and count.meeting.present == count.attendance.line(count.who.expected):
        yield Why("这次实到会正好半数，照有的地方的要求还不够，先请示上级党组织。")
    if newest:
        yield Why("2014年的细则，到会、赞成的要求也是超过半数（待核）。", "recruitment-2014")
