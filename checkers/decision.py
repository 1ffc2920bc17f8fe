"""Decisions of a branch (支部大会表决核算): may the meeting vote, and is the decision passed?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from . import halves, phrases
from .inputs import WrongInput, fill
from .law import Law, Version, election_2020
from .majority import Count, asks, middle, stands, steps, verdict
from .motion import AGREED, BY_COMMITTEE, BY_MEMBERS, PRESENT, Matter, Meeting
from .record import Checker, Result, Table, Why
from .roll import USUAL_COMMITTEE, Consent, Roll, contradictions, roll, too_many, unusual


UNCOVERED = (
    "谁可以不计入应到会人数：以上级党组织要求为准。",
    "已经开过的会，人数不够、票数不够的：是否有效，请报上级党组织认定。",
)
# Of each matter: what is not reckoned here.
UNCOVERED_OF = {
    Matter.GENERAL: (),
    Matter.MEASURE: (
        "本人要不要回避表决：没有查到条文，这里仍计入应到会，以上级党组织要求为准。",
        "组织处置、处分的其他程序和审批。",
    ),
    Matter.ADMISSION: ("决议通过以后的审批：由有审批权限的上级党组织决定。", "发展党员的其他条件和时限：另行核算。"),
    Matter.PROBATION: ("决议通过以后的审批：由有审批权限的上级党组织决定。", "预备期和延长的时限：另行核算。"),
}
UNCOVERED_COMMITTEE = (
    "支委会表决要多少人赞成：条例没有写人数，这里不核算。",
    "支委会选举书记、副书记：到会要求不同，请用“选举大会到会人数核算”。",
)


def version_on(law: Law, day: date) -> Version:
    """Return the version in force; WrongInput where none was collected."""
    version = law.on(day)
    if version is None:
        first = phrases.day(law.versions[0].since)
        raise WrongInput([("day", f"这里只收录了{first}以后的规定，更早的会议不能核算。")])
    return version


def problems(meeting: Meeting, who: Roll) -> Iterator[tuple[str, str]]:
    """Yield what cannot be true of the votes."""
    present, in_favour = meeting.present, meeting.in_favour
    if in_favour is not None and present is None:
        yield "present", "填了赞成票的，也要填实到会人数。"
    if in_favour is not None and present is not None and in_favour > present:
        yield "in_favour", f"赞成票{in_favour}票，多于实到会的{present}人，请核对。"
    absent = who.expected - (present or 0)
    if meeting.written > absent:
        yield "written", f"书面赞成{meeting.written}票，多于没有到会的{absent}人，请核对。"


def by_members(meeting: Meeting) -> Result:
    """Check a meeting of all members that decides without electing."""
    attendance = version_on(PRESENT[meeting.matter], meeting.day)
    approval = version_on(AGREED[meeting.matter], meeting.day)
    if found := contradictions(meeting, meeting.present):
        raise WrongInput(found)
    rights = "election-2020" if meeting.day >= election_2020.keywords["since"] else "election-1990"
    basis = "没有查到选举以外也可以这样办的条文（待核）。"
    who = roll(meeting, rights, "表决权", (Consent("上级党组织", "同意", meeting.agreed),), basis)
    if found := list(problems(meeting, who)):
        raise WrongInput(found)
    count = Count(meeting=meeting, who=who, attendance=attendance, approval=approval)
    ok, sentence, nearest = verdict(count)
    reads = f"到会人数{attendance.reads}，赞成人数{approval.reads}"
    return Result(
        ok=ok,
        sentence=sentence,
        value=count.need,
        unit="票",
        why=(*who.why, *steps(count)),
        nearest=nearest,
        uncovered=UNCOVERED + UNCOVERED_OF[meeting.matter],
        rule=f"{attendance.title}，{phrases.day(attendance.since)}起：{reads}，都按应到会有表决权的党员算。",
        numbers=numbers(count),
    )


def numbers(count: Count) -> dict[str, int]:
    """Return what the chair reads out; the votes only once there are any."""
    known = {"expected": count.who.expected, "quorum": count.quorum, "least": count.need}
    return known if count.meeting.in_favour is None else known | {"votes": count.votes}


def by_committee(meeting: Meeting) -> Result:
    """Check whether a meeting of the committee may sit; how it decides has no number in the rule."""
    version = version_on(PRESENT[meeting.matter], meeting.day)
    if found := too_many(meeting.present, meeting.members):
        raise WrongInput(found)
    present, least = meeting.present, version.least(meeting.members)
    ok = None if present is None else present >= least
    total = f"委员{meeting.members}人"
    if present is None:
        sentence = f"{total}，至少要到{least}人才能开会。"
    else:
        came = f"{total}，实到{present}人，" + stands("委员人数", meeting.members, present, version)
        sentence = came + ("可以开会。" if ok else "不能开会。")
    return Result(
        ok=ok,
        sentence=sentence,
        value=least,
        unit="人",
        why=(
            *unusual(meeting.members),
            middle("委员人数", meeting.members, version),
            Why(f"{asks('到会', version)}：至少要{least}人。", version.cite),
            *(() if present is None else (Why(f"实到会{present}人。"),)),
            Why("表决要多少人赞成，条例没有写人数；按民主集中制的原则作出决定。", "atlas:315"),
            *(Why(remark) for remark in halves.REMARKS[version.document]),
        ),
        nearest=f"再有{least - (present or 0)}名委员到会。" if ok is False else "",
        uncovered=UNCOVERED_COMMITTEE,
        rule=version.rule("到会委员"),
        numbers={"expected": meeting.members, "quorum": least},
    )


def election(meeting: Meeting) -> Result:  # noqa: ARG001  (every kind of meeting is answered with the same one)
    """Send elections to the calculator of their own."""
    return Result(
        ok=None,
        sentence="选举的到会人数要求不是半数，本计算器不核算，请用“选举大会到会人数核算”。",
        why=(Why("选举大会的到会要求是五分之四，谁当选也另有规定。"),),
        uncovered=("选举的到会人数、选票是否有效、谁当选：都要另行核算。",),
        rule="选举另有规定，这里没有核算。",
        see=("quorum",),
    )


ANSWERS = (
    dict.fromkeys(BY_MEMBERS, by_members) | dict.fromkeys(BY_COMMITTEE, by_committee) | {Matter.ELECTION: election}
)


def check(meeting: Meeting) -> Result:
    """Answer whether the meeting may vote and the decision is passed; WrongInput where the numbers disagree."""
    return ANSWERS[meeting.matter](meeting)


def blank(matter: Matter) -> Meeting:
    """Return a meeting of today's rules without numbers yet, to ask the calculator itself with."""
    newest = halves.ADMISSION_PRESENT.versions[-1].since
    return fill(Meeting, {"matter": matter, "day": newest, "formal": 3, "members": 3})


def least_present(meeting: Meeting, expected: int) -> int:
    """Return the fewest present, from half upwards, whom the calculator finds enough."""
    tried = (replace(meeting, present=present) for present in range(expected // 2, expected + 1))
    return next(each.present or 0 for each in tried if check(each).ok)


def tables() -> tuple[Table, ...]:
    """Return what to print: the halves for 3 to 100 members side by side, and for committees of 3 to 7."""
    general, admission = halves.GENERAL_PRESENT.versions[-1], halves.ADMISSION_PRESENT.versions[0]
    asked = blank(Matter.GENERAL), blank(Matter.ADMISSION)
    rows = []
    for n in range(3, 101):
        meetings = [replace(each, formal=n) for each in asked]
        votes = check(meetings[0]).value
        assert isinstance(votes, int)  # noqa: S101  (there is always a least number of votes)
        rows.append((n, *(least_present(each, n) for each in meetings), votes))
    members = Table(
        "党员大会表决：至少到会几人、至少几票赞成",
        f"一般表决（{phrases.day(general.since)}起）到会是“半数以上”，正好半数也够（待核）；"
        f"接收预备党员、转正等（{phrases.day(admission.since)}起）到会是“超过半数”，正好半数不够（待核）。"
        "赞成都要超过应到会人数的半数，正好半数不通过。选举不查这张表。以上级党组织要求为准。",
        ("应到会人数", "一般表决，至少到会", "接收、转正等，至少到会", "至少赞成"),
        tuple(rows),
    )
    sizes = ((n, replace(blank(Matter.COMMITTEE), members=n)) for n in USUAL_COMMITTEE)
    committee = Table(
        "支委会：至少到会几名委员",
        f"{phrases.day(general.since)}起，“半数以上”委员到会才能开会，正好半数也够（待核）。"
        "支委会选举书记、副书记不查这张表。以上级党组织要求为准。",
        ("委员人数", "至少到会"),
        tuple((n, least_present(each, n)) for n, each in sizes),
    )
    return (members, committee)


decision = Checker(
    name="decision",
    title="支部大会表决核算",
    summary="填应到会、实到会和赞成的人数，看能不能表决、至少要几票、通过没有。",
    aliases=("表决", "表决票数", "支部大会表决", "接收预备党员表决", "转正表决", "票决", "通过要几票"),
    inputs=Meeting,
    check=check,
    laws=(
        halves.GENERAL_PRESENT,
        halves.GENERAL_AGREED,
        halves.ADMISSION_PRESENT,
        halves.ADMISSION_AGREED,
        halves.COMMITTEE_PRESENT,
    ),
    tables=tables,
    checked=date(2026, 11, 22),
    also_cites=(
        "election-2020:5",
        "election-1990:5",
        "branch-2018:20",
        "party-constitution:42",
        "recruitment-2026:32",
        "atlas:315",
    ),
    numbers=("expected", "quorum", "least", "votes"),
)
