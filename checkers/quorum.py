"""Quorum of an election meeting (选举大会到会人数核算): are enough people there to elect?"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from . import phrases
from .inputs import LARGEST, Choice, WrongInput, ask, ask_day, fill
from .law import Law, Threshold, Version, election_1990, election_2020
from .record import Checker, Result, Table, Why


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
ADMISSION = Law(
    "讨论接收预备党员、转正的到会人数",
    (
        Version(
            since=date(2014, 5, 28),
            value=Fraction(1, 2),
            inclusive=False,
            reads="超过半数",
            cite="recruitment-2014",
            title="《中国共产党发展党员工作细则》",
        ),
        Version(
            since=date(2026, 5, 11),
            value=Fraction(1, 2),
            inclusive=False,
            reads="超过半数",
            cite="recruitment-2026:19",
            title="《中国共产党发展党员工作细则》",
        ),
    ),
)
DECISION = Law(
    "支部党员大会表决的到会人数",
    (
        Version(
            since=date(2018, 10, 28),
            value=Fraction(1, 2),
            inclusive=True,
            reads="半数以上",
            cite="branch-2018:11",
            title="《中国共产党支部工作条例（试行）》",
        ),
    ),
)
ELSEWHERE = {Purpose.ADMISSION: ADMISSION, Purpose.OTHER: DECISION}

USUAL_COMMITTEE = range(3, 8)


@dataclass(frozen=True)
class Operator:
    """How an inclusive or a strict threshold is said."""

    word: str
    missed: str
    note: str


OPERATORS = {
    True: Operator("不少于", "没有达到", "“不少于”含本数"),
    False: Operator("超过", "没有超过", "“超过”不含本数"),
}


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """The inputs: one meeting and who counts at it (whole persons)."""

    purpose: Purpose = ask("这次会议办什么事", help="不同的会议，到会人数的要求不同。")
    day: date = ask_day("开会日期", "会议", since=QUORUM.versions[0].since, only=("purpose", BY_MEMBERS + NO_ELECTION))
    formal: int = ask(
        "正式组织关系在本支部的正式党员",
        unit="人",
        help="预备党员、凭党员证明信或者流动党员活动证临时参加的不算；人在外地、组织关系仍在本支部的正式党员要算。",
        at_least=3,
        at_most=LARGEST,
        below="正式党员不足3人的，不单独成立党支部（《中国共产党支部工作条例（试行）》第四条）。请核对人数。",
        only=("purpose", BY_MEMBERS),
    )
    on_probation: int = ask(
        "其中留党察看期间的",
        unit="人",
        help="留党察看期间没有表决权、选举权和被选举权，不计入应到会人数。",
        at_least=0,
        at_most=LARGEST,
        default=0,
        only=("purpose", BY_MEMBERS),
    )
    suspended: int = ask(
        "其中被依法留置、逮捕等，党员权利已被中止的",
        unit="人",
        help="由党组织按权限作出中止决定的才算。已经算在上一项的，不要重复填。",
        at_least=0,
        at_most=LARGEST,
        default=0,
        only=("purpose", BY_MEMBERS),
    )
    excused: int = ask(
        "其中因规定情形确实不能到会，拟不计入应到会的",
        unit="人",
        help="例如长期患病卧床、不能表达本人意志。哪些情形可以，以上级党组织要求为准。已经算在上面的，不要重复填。",
        at_least=0,
        at_most=LARGEST,
        default=0,
        only=("purpose", BY_MEMBERS),
    )
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
    members: int = ask(
        "支部委员会委员",
        unit="人",
        help="只数本届委员，列席的不算。",
        at_least=1,
        at_most=100,
        only=("purpose", BY_COMMITTEE),
    )
    present: int = ask(
        "实到会人数",
        unit="人",
        help="只数到会的有选举权的正式党员；支部委员会选举时，只数到会的委员。",
        at_least=0,
        at_most=LARGEST,
        only=("purpose", BY_MEMBERS + BY_COMMITTEE),
    )


# In this order they are taken off the formal members.
LEFT_OUT = ("on_probation", "suspended", "excused")
# Who has no vote, and what each rule says about it.
WITHOUT_VOTE = {
    "election-2020": {
        "on_probation": "留党察看期间的党员没有选举权，不计入",
        "suspended": "被依法留置、逮捕等，党员权利已被中止的，不计入",
    },
    "election-1990": {
        "on_probation": "留党察看期间的党员没有选举权，不计入",
        "suspended": "党员权利已被中止的，1990年的规定没有写明这种情形，这里也不计入（待核）",
    },
}
REMARKS = {
    "election-1990": (
        "照字面，正好五分之四还不够；当年有公开答复认为正好五分之四也可以算会议有效（待核）。以上级党组织要求为准。",
    ),
    "branch-2018": ("“半数以上”按惯例包含正好半数（待核）。",),
    "recruitment-2014": ("这一版细则的条文没有核对到（待核）。",),
    "recruitment-2026": ("这一版细则的施行日期和条文按转载文本（待核）。以上级党组织要求为准。",),
}
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


def contradictions(meeting: Meeting) -> list[tuple[str, str]]:
    """Return what cannot be true of the numbers together, each beside its field."""
    left = meeting.formal
    for key in LEFT_OUT:
        out: int = getattr(meeting, key)
        if out > left:
            return [
                (key, f"这一项填了{out}人，可以减的只有{left}人，请核对。"),
                *too_many(meeting.present, meeting.formal),
            ]
        if out == left:
            return [(key, "减去这些人以后，没有能到会的人了，请核对。"), *too_many(meeting.present, meeting.formal)]
        left -= out
    return too_many(meeting.present, left)


def too_many(present: int, able: int) -> list[tuple[str, str]]:
    """Return the problem that more came than could."""
    return [("present", f"实到会{present}人，多于能到会的{able}人，请核对。")] if present > able else []


def roll(meeting: Meeting, document: str) -> Roll:
    """Count 应到会人数 by article 5 of the election rule *document*."""
    article = f"{document}:5"
    why = [Why(f"正式组织关系在本支部的正式党员{meeting.formal}人；预备党员没有选举权，不计入。", article)]
    left = meeting.formal
    for key, reason in WITHOUT_VOTE[document].items():
        if out := getattr(meeting, key):
            why.append(Why(f"{reason}：{left}－{out}＝{left - out}（人）。", article))
            left -= out
    consents = {"上级党组织同意": meeting.agreed, "党员大会通过": meeting.adopted}
    missing = "、".join(consent for consent, given in consents.items() if not given)
    able = left - meeting.excused
    expected = left if missing else able
    if meeting.excused:
        away = f"因规定情形确实不能到会的{meeting.excused}人"
        granted = f"上级党组织已同意、党员大会已通过，不计入：{left}－{meeting.excused}＝{able}（人）"
        counted = f"还缺{missing}，仍计入应到会人数" if missing else granted
        why.append(Why(f"{away}，{counted}。这一条依据有关解释和通行做法（待核）。"))
    why.append(Why(f"应到会人数是{expected}人。"))
    return Roll(expected=expected, able=able, missing=missing, why=tuple(why))


def by_members(meeting: Meeting) -> Result:
    """Check a meeting of all members that elects."""
    if problems := contradictions(meeting):
        raise WrongInput(problems)
    version = QUORUM.on(meeting.day)
    assert version is not None  # noqa: S101  (the bound of the field is the first day of the first version)
    who = roll(meeting, version.document)
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
    usual = "支部委员会通常设委员3至5人，一般不超过7人；这里填的人数不在这个范围，请核对。"
    size = () if meeting.members in USUAL_COMMITTEE else (Why(usual, "branch-2018:20"),)
    verdict = compare(f"委员{meeting.members}人", "委员人数", meeting.members, meeting.present, COMMITTEE)
    ok = meeting.present >= least
    custom = Why("支部委员会选举按委员人数算。五分之四是选举办法范本里的通行做法，不是从条文读到的（待核）。")
    return Result(
        ok=ok,
        sentence=verdict + ("按通行做法，可以进行选举。" if ok else "按通行做法，不能进行选举。"),
        value=least,
        unit="人",
        why=(custom, *size, *steps("委员人数", meeting.members, meeting.present, COMMITTEE)),
        nearest="" if ok else f"再有{least - meeting.present}名委员到会。",
        uncovered=UNCOVERED_COMMITTEE,
        rule="通行做法（选举办法范本），没有查到条文，待核：到会委员不少于五分之四。",
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
        sentence=f"这次会议的事项是“{meeting.purpose.label}”，不适用五分之四的到会要求，本计算器不核算。",
        why=(Why("五分之四是选举大会的到会要求。"), *which),
        uncovered=("这类会议能不能开、表决能不能通过：按步骤里写明的规定另行核算。",),
        rule=rule,
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
    inputs=Meeting,
    check=check,
    laws=(QUORUM, ADMISSION, DECISION),
    tables=tables,
    checked=date(2026, 11, 21),
    also_cites=("election-2020:5", "election-1990:5", "branch-2018:20"),
)
