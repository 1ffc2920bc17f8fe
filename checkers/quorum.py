"""Quorum of an election meeting (选举大会到会人数核算): are enough people there to elect?"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from . import halves, phrases
from .inputs import LARGEST, Choice, WrongInput, ask, ask_day, fill
from .law import Law, Operator, Threshold, Version, election_1990, election_2020
from .record import Checker, Result, Table, Why
from .roll import (
    USUAL_COMMITTEE,
    Consent,
    Roll,
    ask_committee,
    ask_excused,
    ask_formal,
    ask_on_probation,
    ask_suspended,
    contradictions,
    roll,
    too_many,
    unusual,
)


class Purpose(Choice):
    """What the meeting is for; the rule about attendance depends on it."""

    COMMITTEE_ELECTION = "committee-election", "党员大会选举支部委员会委员"
    SECRETARY_BY_MEMBERS = "secretary-by-members", "不设支部委员会的支部，由党员大会选举书记、副书记"
    DELEGATES = "delegates", "党员大会选举出席上级党代表大会的代表"
    SECRETARY_BY_COMMITTEE = "secretary-by-committee", "支部委员会选举书记、副书记"
    ADMISSION = "admission", "接收预备党员、预备党员转正"
    OTHER = "other", "其他表决（决议、处分、处置等）"


BY_MEMBERS = (Purpose.COMMITTEE_ELECTION, Purpose.SECRETARY_BY_MEMBERS, Purpose.DELEGATES)
BY_COMMITTEE = (Purpose.SECRETARY_BY_COMMITTEE,)
NO_ELECTION = (Purpose.ADMISSION, Purpose.OTHER)

QUORUM = Law(
    "选举大会到会人数",
    (
        election_1990(
            value=Fraction(4, 5),
            inclusive=False,
            reads="超过五分之四",
            cite="election-1990",  # the article was not read
        ),
        election_2020(
            value=Fraction(4, 5),
            inclusive=True,
            reads="不少于五分之四",
            cite="election-2020:19",
        ),
    ),
)
# From model election rules, not from an article that was read; so it has no version and no clause.
COMMITTEE = Threshold(value=Fraction(4, 5), inclusive=True, reads="不少于五分之四")

# Named, not computed, here: the rules of the meetings the four fifths do not apply to.
ELSEWHERE = {Purpose.ADMISSION: halves.ADMISSION_PRESENT, Purpose.OTHER: halves.GENERAL_PRESENT}


OPERATORS = {
    True: Operator("不少于", "没有达到", "“不少于”含本数"),
    False: Operator("超过", "没有超过", "“超过”不含本数"),
}


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """The inputs: one meeting and who counts at it (whole persons)."""

    purpose: Purpose = ask("这次会议办什么事", help="不同的会议，到会人数的要求不同。")
    day: date = ask_day("开会日期", "会议", since=QUORUM.versions[0].since, only=("purpose", BY_MEMBERS + NO_ELECTION))
    formal: int = ask_formal(("purpose", BY_MEMBERS))
    on_probation: int = ask_on_probation(("purpose", BY_MEMBERS))
    suspended: int = ask_suspended(("purpose", BY_MEMBERS))
    excused: int = ask_excused(("purpose", BY_MEMBERS))
    agreed: bool = ask(
        "这些人不计入应到会，上级党组织已同意",
        help="没有这样的人，不用填。",
        default=False,
        only=("purpose", BY_MEMBERS),
    )
    adopted: bool = ask(
        "这些人不计入应到会，党员大会已通过",
        help="两项都办了，才能不计入。",
        default=False,
        only=("purpose", BY_MEMBERS),
    )
    members: int = ask_committee(("purpose", BY_COMMITTEE))
    present: int = ask(
        "实到会人数",
        unit="人",
        help="只数到会的有选举权的正式党员；支部委员会选举时，只数到会的委员。",
        at_least=0,
        at_most=LARGEST,
        only=("purpose", BY_MEMBERS + BY_COMMITTEE),
    )


# What must be said whenever a document is used.
REMARKS = {
    "election-1990": (
        "照字面，正好五分之四还不够；当年有公开答复认为正好五分之四也可以算会议有效（待核）。以上级党组织要求为准。",
    ),
} | halves.REMARKS
UNCOVERED = (
    "谁可以不计入应到会人数：以上级党组织要求为准。",
    "流动票箱：没有查到可以设置的条文，没有到会的人不算实到会。",
    "党员代表大会的到会人数。",
    "选票是否有效、谁当选：要另行核算。",
)
UNCOVERED_COMMITTEE = (
    "支部委员会选举的到会要求没有查到条文：以上级党组织要求为准。",
    "谁当选：要另行核算；书记、副书记要报上级党组织批准。",
)


def by_members(meeting: Meeting) -> Result:
    """Check a meeting of all members that elects."""
    if problems := contradictions(meeting, meeting.present):
        raise WrongInput(problems)
    version = QUORUM.on(meeting.day)
    assert version is not None  # noqa: S101  (the bound of the field is the first day of the first version)
    consents = (Consent("上级党组织", "同意", meeting.agreed), Consent("党员大会", "通过", meeting.adopted))
    who = roll(meeting, version.document, "选举权", consents, "这一条依据有关解释和通行做法（待核）。")
    least = version.least(who.expected)
    verdict = compare(f"应到会{who.expected}人", "应到会人数", who.expected, meeting.present, version)
    ok = meeting.present >= least
    return Result(
        ok=ok,
        sentence=verdict + ("到会人数符合规定，可以进行选举。" if ok else short_of(version)),
        value=least,
        unit="人",
        why=(*who.why, *steps("应到会人数", who.expected, meeting.present, version, version.cite), *remarks(version)),
        nearest="" if ok else nearest(who, meeting.present, version),
        uncovered=UNCOVERED,
        rule=version.rule("到会人数"),
        numbers={"expected": who.expected, "least": least},
    )


def short_of(version: Version) -> str:
    """End the sentence when too few came; of a past election only the letter of its rule is said."""
    return (
        "不能进行选举。" if version is QUORUM.versions[-1] else "照当时规定的字面不够；是否有效，以上级党组织认定为准。"
    )


def by_committee(meeting: Meeting) -> Result:
    """Check a meeting of the committee that elects its secretary, by custom."""
    if problems := too_many(meeting.present, meeting.members):
        raise WrongInput(problems)
    least = COMMITTEE.least(meeting.members)
    verdict = compare(f"委员{meeting.members}人", "委员人数", meeting.members, meeting.present, COMMITTEE)
    ok = meeting.present >= least
    custom = Why("支部委员会选举按委员人数算。五分之四是选举办法范本里的通行做法，不是从条文读到的（待核）。")
    return Result(
        ok=ok,
        sentence=verdict + ("按通行做法，可以进行选举。" if ok else "按通行做法，不能进行选举。"),
        value=least,
        unit="人",
        why=(custom, *unusual(meeting.members), *steps("委员人数", meeting.members, meeting.present, COMMITTEE)),
        nearest="" if ok else f"再有{least - meeting.present}名委员到会。",
        uncovered=UNCOVERED_COMMITTEE,
        rule="通行做法（选举办法范本），没有查到条文，待核：到会委员不少于五分之四。",
        numbers={"expected": meeting.members, "least": least},
    )


def no_election(meeting: Meeting) -> Result:
    """Say that the four fifths do not apply, and which rule does."""
    law = ELSEWHERE[meeting.purpose]
    version = law.on(meeting.day)
    if version:
        equal = "正好半数也可以开会" if version.inclusive else "正好半数不能开会"
        need = f"{law.name}：应到会有表决权的党员，要有{version.reads}到会；{equal}。"
        which = (Why(need, version.cite), *remarks(version))
        rule = version.rule("到会人数")
    else:
        which = (Why(f"{law.name}：{phrases.day(meeting.day)}适用的规定，这里没有收录。"),)
        rule = "会议当天适用的规定没有收录。"
    return Result(
        ok=None,
        sentence=f"这次会议的事项是“{meeting.purpose.label}”，不适用五分之四的到会要求，本计算器不核算，请用“支部大会表决核算”。",
        why=(Why("五分之四是选举大会的到会要求。"), *which),
        uncovered=("这类会议能不能开、表决能不能通过：按步骤里写明的规定另行核算。",),
        rule=rule,
        see=("decision",),
    )


def remarks(version: Version) -> tuple[Why, ...]:
    """Return what must be said whenever *version* is used."""
    return tuple(Why(remark) for remark in REMARKS.get(version.document, ()))


def compare(total: str, base: str, expected: int, present: int, threshold: Threshold) -> str:
    """Begin the sentence: who should come, who came, and how that stands to the threshold."""
    least, line = threshold.least(expected), threshold.line(expected)
    operator = OPERATORS[threshold.inclusive]
    came = f"{total}，实到{present}人，"
    if present < least:
        return f"{came}{operator.missed}{base}的五分之四：至少要到{least}人，还差{least - present}人，"
    at_least = "" if line == least else f"，至少要到{least}人"
    return f"{came}{operator.word}{base}的五分之四（{phrases.number(line)}人{at_least}），"


def steps(base: str, expected: int, present: int, threshold: Threshold, cite: str = "") -> tuple[Why, ...]:
    """Reckon the least number aloud."""
    least, line = threshold.least(expected), threshold.line(expected)
    share = f"{base}的五分之四：{expected}×{threshold.value}＝{phrases.number(line)}（人）。"
    note = OPERATORS[threshold.inclusive].note
    return (
        Why(share, cite),
        Why(f"要求是“{threshold.reads}”，{note}。满足要求的最小整数是{least}，所以至少要到{least}人。", cite),
        Why(f"实到会{present}人。"),
    )


def nearest(who: Roll, present: int, version: Version) -> str:
    """Name the smallest changes that would make the meeting valid: more people, or the consent still missing."""
    more = version.least(who.expected) - present
    more_without = max(0, version.least(who.able) - present)
    people = f"再有{more}名有选举权的正式党员到会。"
    consent = (
        f"如果{who.pending}名确实不能到会的党员经{who.missing}，不计入应到会人数，应到会就是{who.able}人，"
        + (f"再有{more_without}名有选举权的正式党员到会就够了。" if more_without else "现在的到会人数就够了。")
        + "能不能不计入，由上级党组织和党员大会决定。"
    )
    reachable = present + more <= who.able
    helps = who.pending and (not more_without or not reachable)
    return "或者：".join(way for way, offered in ((people, reachable), (consent, helps)) if offered)


ANSWERS = (
    dict.fromkeys(BY_MEMBERS, by_members)
    | dict.fromkeys(BY_COMMITTEE, by_committee)
    | dict.fromkeys(NO_ELECTION, no_election)
)


def check(meeting: Meeting) -> Result:
    """Answer whether enough people came to elect; WrongInput where the numbers contradict each other."""
    return ANSWERS[meeting.purpose](meeting)


def least_number(**typed: object) -> int:
    """Ask the calculator itself for the least number, as if nobody had come yet."""
    value = check(fill(Meeting, typed | {"present": 0})).value
    assert isinstance(value, int)  # noqa: S101  (an election always has a least number)
    return value


def tables() -> tuple[Table, ...]:
    """Return what to print: the least number for 3 to 100 members, and for committees of 3 to 7."""
    old, new = QUORUM.versions
    members = Table(
        "选举大会至少到会人数",
        f"按会议当天施行的规定查。{phrases.day(new.since)}起是“{new.reads}”，含本数；"
        f"在此以前是“{old.reads}”，不含本数（待核）。以上级党组织要求为准。",
        ("应到会人数", f"{phrases.day(new.since)}起，至少到会", f"{phrases.day(new.since)}以前，至少到会"),
        tuple(
            (
                n,
                *(
                    least_number(purpose=Purpose.COMMITTEE_ELECTION, day=version.since, formal=n)
                    for version in (new, old)
                ),
            )
            for n in range(3, 101)
        ),
    )
    committee = Table(
        "支部委员会选举书记、副书记至少到会人数",
        "按选举办法范本的通行做法，委员到会不少于五分之四，没有查到条文（待核）。以上级党组织要求为准。",
        ("委员人数", "至少到会"),
        tuple((n, least_number(purpose=Purpose.SECRETARY_BY_COMMITTEE, members=n)) for n in USUAL_COMMITTEE),
    )
    return (members, committee)


quorum = Checker(
    name="quorum",
    title="选举大会到会人数核算",
    summary="填应到会和实到会的人数，看能不能开会选举、至少要到多少人。",
    aliases=("五分之四", "到会人数", "选举到会人数", "能不能开会选举", "应到会实到会", "人数够不够"),
    inputs=Meeting,
    check=check,
    laws=(QUORUM, *ELSEWHERE.values()),
    tables=tables,
    checked=date(2026, 11, 21),
    also_cites=("election-2020:5", "election-1990:5", "branch-2018:20"),
    numbers=("expected", "least"),
)
