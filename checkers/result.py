"""Who is elected (当选人确定): whose votes exceed half, in order of votes, and what is left to vote on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from . import phrases
from .inputs import WrongInput, fill
from .law import Law, Threshold, Version, election_1990, election_2020
from .quorum import COMMITTEE, QUORUM, compare, short_of
from .record import Checker, Result, Table, Why
from .roll import USUAL_COMMITTEE, too_many, unusual
from .votes import Candidate, Election, Post


MAJORITY = Law(
    "当选要多少票",
    (
        election_1990(
            value=Fraction(1, 2),
            inclusive=False,
            reads="超过实到会有选举权人数的半数",
            cite="election-1990",  # the article was not read
        ),
        election_2020(
            value=Fraction(1, 2),
            inclusive=False,
            reads="超过应到会有选举权人数的半数",
            cite="election-2020",  # likewise
        ),
    ),
)


# Whose number is halved, by the day of the meeting; of a committee its members are counted.
BASES = {
    "election-1990": ("present", "实到会", "到会委员"),
    "election-2020": ("expected", "应到会", "全体委员"),
}
REMARKS = {
    "election-1990": "条次没有核对到（待核）。",
    "election-2020": (
        "条文没有核对到，按公开的选举工作手册用应到会人数；有的题库写的是实到会人数，那是1990年规定的写法（待核）。"
        "以上级党组织要求为准。"
    ),
}
BY_COMMITTEE = (
    "支部委员会选举的当选票数没有查到专门的条文，这里照党员大会选举的规则，按委员人数算（待核）。以上级党组织要求为准。"
)
UNCOVERED = (
    "选票是否有效：先用“选票有效性核对”。",
    "候选人怎样产生、另选的人有没有被选举权：这里没有核对。",
    "当选以后怎样上报：委员报上级党组织备案，书记、副书记报上级党组织批准。",
    "党员代表大会的选举、差额预选。",
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """What the votes are measured with: half of *base* persons, and its rule."""

    version: Version
    base: int
    name: str

    @property
    def half(self) -> Fraction:
        """Return half of the base, not rounded."""
        return self.version.line(self.base)

    @property
    def least(self) -> int:
        """Return the smallest number of votes that exceeds half."""
        return self.version.least(self.base)


def line(election: Election) -> Line:
    """Return what the votes are measured with on the day of the meeting."""
    version = MAJORITY.on(election.day)
    assert version is not None  # noqa: S101  (the bound of the field is the first day of the first version)
    key, of_members, of_committee = BASES[version.document]
    return Line(
        version=version,
        base=getattr(election, key),
        name=of_committee if election.by_committee else of_members,
    )


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """The count: everybody in order of votes, and what follows for whom; *left* seats are not filled."""

    ranked: tuple[Candidate, ...]
    over: tuple[Candidate, ...]  # whose votes exceed half
    elected: tuple[Candidate, ...]
    tied: tuple[Candidate, ...]  # for the last seats, to be voted on again
    left: int


def outcome(election: Election, measure: Line) -> Outcome:
    """Fill the seats in order of votes, with those over half; in a second vote on a tie half is not asked for."""
    seats = election.seats
    ranked = tuple(sorted(election.candidates, key=lambda each: -each.votes))
    over = tuple(each for each in ranked if each.votes >= measure.least)
    able = ranked if election.again else over
    elected, tied = able, able[:0]
    if len(able) > seats:
        last = able[seats - 1].votes
        elected = able[:seats]
        if able[seats].votes == last:
            elected = tuple(each for each in able if each.votes > last)
            tied = tuple(each for each in able if each.votes == last)
    return Outcome(ranked=ranked, over=over, elected=elected, tied=tied, left=seats - len(elected))


def contradictions(election: Election) -> Iterator[tuple[str, str]]:
    """Yield what cannot be true of the numbers together, each beside its field."""
    rows, ballots, seats = election.candidates, election.ballots, election.seats
    yield from too_many(election.present, election.expected)
    if ballots > election.present:
        yield "ballots", f"有效选票{ballots}张，多于实到会的{election.present}人，请核对。"
    for place, each in enumerate(rows, 1):
        if each.votes > ballots:
            yield f"candidates.{place}.votes", f"{each.name}得{each.votes}票，多于有效选票{ballots}张，请核对。"
    total = sum(each.votes for each in rows)
    if total > ballots * seats:
        most = f"一张有效选票最多选{seats}人，{ballots}×{seats}＝{ballots * seats}（票）"
        yield "candidates", f"赞成票合计{total}票，{most}，多了{total - ballots * seats}票，请核对。"
    for name, times in Counter(each.name for each in rows).items():
        if times > 1:
            yield "candidates", f"“{name}”填了{times}行。是同一个人的，请合成一行；同名的，请写成能分清的名字。"
    if election.again and len(rows) <= seats:
        yield "candidates", f"再次投票的有{len(rows)}人，要选{seats}人，人数要多于名额，请核对。"


def check(election: Election) -> Result:
    """Answer who is elected by the count; WrongInput where the numbers contradict each other."""
    if problems := list(contradictions(election)):
        raise WrongInput(problems)
    threshold = attendance(election)
    if election.present < threshold.least(election.expected):
        return too_few(election, threshold)
    measure = line(election)
    count = outcome(election, measure)
    ok = not count.left
    custom = "支部委员会选举照此核算，没有查到专门的条文，待核。" if election.by_committee else ""
    return Result(
        ok=ok,
        sentence=verdict(election, measure, count),
        value=measure.least,
        unit="票",
        why=tuple(steps(election, measure, count)),
        nearest="" if ok else ways_on(election, count),
        uncovered=UNCOVERED,
        rule=measure.version.rule("赞成票") + custom,
        table=listed(measure, count),
        see=("ballots",),
        # In a second vote on a tie half is not asked for.
        numbers={} if election.again else {"base": measure.base, "least": measure.least},
    )


def attendance(election: Election) -> Threshold:
    """Return the rule about how many must be there."""
    version = QUORUM.on(election.day)
    assert version is not None  # noqa: S101  (both rules begin on the same day)
    return COMMITTEE if election.by_committee else version


def came(election: Election, threshold: Threshold) -> str:
    """Say how many came and how that stands to the four fifths."""
    who, base = ("委员", "委员人数") if election.by_committee else ("应到会", "应到会人数")
    return compare(f"{who}{election.expected}人", base, election.expected, election.present, threshold)


def clause(threshold: Threshold) -> str:
    """Return the clause of a rule, if it has one."""
    return threshold.cite if isinstance(threshold, Version) else ""


def too_few(election: Election, threshold: Threshold) -> Result:
    """Say that the meeting was too small to elect, and leave the votes alone."""
    least = threshold.least(election.expected)
    if isinstance(threshold, Version):
        end, rule = short_of(threshold), threshold.rule("到会人数")
    else:
        end, rule = (
            "按通行做法，不能进行选举。",
            "通行做法（选举办法范本），没有查到条文，待核：到会委员不少于五分之四。",
        )
    return Result(
        ok=False,
        sentence=f"{came(election, threshold)}{end}得票没有核算。",
        value=line(election).least,
        unit="票",
        why=(
            Why(
                f"先看到会人数：要求{threshold.reads}，至少要到{least}人，实到{election.present}人。", clause(threshold)
            ),
        ),
        nearest=f"先用“选举大会到会人数核算”核对到会人数；到会不少于{least}人，再进行选举。",
        uncovered=UNCOVERED,
        rule=rule,
        see=("quorum",),
    )


def with_votes(people: tuple[Candidate, ...]) -> str:
    """Name people with their votes: 甲28票、乙26票."""
    return "、".join(f"{each.name}{each.votes}票" for each in people)


def names(people: tuple[Candidate, ...]) -> str:
    """Name people."""
    return "、".join(each.name for each in people)


def verdict(election: Election, measure: Line, count: Outcome) -> str:
    """Say who is elected, and how many seats are left."""
    seats, over = election.seats, len(count.over)
    if election.again:
        said = f"{len(count.ranked)}人再次投票，要选{seats}人，得赞成票多的当选。"
    else:
        exceed = f"赞成票超过半数的有{over}人。" if over else "没有人的赞成票超过半数。"
        said = f"{measure.name}{measure.base}人，超过半数至少要{measure.least}票。应选{seats}人，{exceed}"
    if count.elected:
        said += f"当选{len(count.elected)}人：{with_votes(count.elected)}。"
    if count.tied:
        equal = f"{names(count.tied)}都是{count.tied[0].votes}票，定不下来"
        return f"{said}还剩{count.left}个名额，{equal}，要就这{len(count.tied)}人再次投票。"
    if count.left:
        return f"{said}还差{count.left}个名额，不能用没有超过半数的人补足。"
    if over > seats and not election.again:
        return f"{said}名额已满，超过半数的其他{over - seats}人没有当选。"
    below = names(tuple(each for each in count.elected if each not in count.over))
    literal = f"{below}没有超过半数（至少{measure.least}票），照字面得票多的当选；以上级党组织要求为准。"
    return f"{said}名额已满。{f'其中{literal}' if below else ''}"


def steps(election: Election, measure: Line, count: Outcome) -> Iterator[Why]:
    """Reckon aloud: who came, the base, half of it, the order, what is left."""
    version, seats, cite = measure.version, election.seats, measure.version.cite
    threshold = attendance(election)
    template = "五分之四是选举办法范本里的通行做法（待核）。" if election.by_committee else ""
    yield Why(f"{came(election, threshold)}到会人数够了。{template}", clause(threshold))
    new = MAJORITY.versions[-1]
    period = f"{phrases.day(new.since)}{'起' if version is new else '以前'}"
    reads = f"{period}的规定：赞成票{version.reads}，才能当选"
    yield Why(f"{reads}。选举日期是{phrases.day(election.day)}，基数是{measure.name}{measure.base}人。", cite)
    yield Why(REMARKS[version.document])
    if election.by_committee:
        yield Why(BY_COMMITTEE)
        yield from unusual(election.expected)
    half = phrases.number(measure.half)
    exactly = f"正好{half}票不够，" if measure.half.is_integer() else ""
    yield Why(f"半数：{measure.base}×1/2＝{half}；“超过”不含本数，{exactly}至少要{measure.least}票。", cite)
    if election.again:
        yield Why("只就票数相等的人再次投票，得赞成票多的当选。再次投票是不是也要超过半数，没有核对到（待核）。", cite)
    else:
        yield Why(f"赞成票{measure.least}票以上的有{len(count.over)}人，应选{seats}人。")
        if len(count.over) > seats:
            yield Why("超过半数的人多于应选人数，按赞成票从多到少取，取够应选人数为止。", cite)
    if count.tied:
        again = f"就{names(count.tied)}再次投票，选{count.left}人，得赞成票多的当选，其他人不列上选票"
        yield Why(f"最后{count.left}个名额票数相等，定不下来：{again}。", cite)
    elif count.left:
        yield from short(election, measure, count)


def short(election: Election, measure: Line, count: Outcome) -> Iterator[Why]:
    """Say what the rule allows where too few are over half; which of it is done is not for us to say."""
    yield Why(
        f"还差：{election.seats}－{len(count.elected)}＝{count.left}（个名额）。没有超过半数的，得票再多也不能补进来。"
    )
    yield Why("对不足的名额另行选举：只选不足的名额，已经当选的人不再列上选票。", measure.version.cite)
    if not count.elected:
        return
    yield Why(
        "超过半数的人数接近应选名额的，经半数以上选举人同意，可以减少名额，不再选举。"
        "多少算“接近”，没有规定，这里不作判断。",
        measure.version.cite,
    )
    fewest = min(USUAL_COMMITTEE)
    if election.post is Post.COMMITTEE and len(count.elected) < fewest:
        yield Why(
            "减少名额以后，支部委员会也要有3至5名委员，一般不超过7人；请把原来已经当选的一起数一数。",
            "branch-2018:20",
        )


def ways_on(election: Election, count: Outcome) -> str:
    """Name the lawful ways to fill the seats."""
    if count.tied:
        return f"就{names(count.tied)}再次投票，选{count.left}人。"
    anew = f"对不足的{count.left}个名额另行选举。"
    fewer = (
        f"或者：如果当选的{len(count.elected)}人接近应选名额{election.seats}人，经半数以上选举人同意，"
        "可以减少名额，不再选举。是不是接近、要不要减少，由选举人决定，以上级党组织要求为准。"
    )
    return anew + (fewer if count.elected else "")


def listed(measure: Line, count: Outcome) -> Table:
    """List everybody in order of votes with what the count says."""
    return Table(
        "计票结果",
        "按赞成票从多到少排列。",
        ("姓名", "赞成票", f"是否超过{measure.name}人数的半数", "结果"),
        tuple(
            (
                f"{each.name}（另选）" if each.write_in else each.name,
                each.votes,
                stands(each.votes, measure),
                "当选" if each in count.elected else "再次投票" if each in count.tied else "没有当选",
            )
            for each in count.ranked
        ),
    )


def stands(votes: int, measure: Line) -> str:
    """Say how votes stand to half of the base."""
    if votes >= measure.least:
        return "超过"
    return "正好半数，没有超过" if votes == measure.half else "没有超过"


def least_votes(base: int) -> int:
    """Ask the calculator itself for the least number of votes, as if nobody had got any."""
    nobody = {"name": "甲", "votes": 0}
    numbers = dict.fromkeys(("expected", "present", "ballots"), base)
    day = MAJORITY.versions[-1].since
    typed = {"post": Post.COMMITTEE, "day": day, "seats": 1, "candidates": [nobody]} | numbers
    value = check(fill(Election, typed)).value
    assert isinstance(value, int)  # noqa: S101  (there is always a least number)
    return value


def tables() -> tuple[Table, ...]:
    """Return what to print: how many votes exceed half of 3 to 100 persons."""
    new = phrases.day(MAJORITY.versions[-1].since)
    return (
        Table(
            "过半数要多少票",
            f"先定基数：{new}起是应到会有选举权的人数，{new}以前是实到会有选举权的人数（条文没有核对到，待核）。"
            "“超过半数”不含本数，正好半数不够。以上级党组织要求为准。",
            ("基数（人）", "超过半数，至少", "半数"),
            tuple((base, f"{least_votes(base)}票", phrases.number(Fraction(base, 2))) for base in range(3, 101)),
        ),
    )


result = Checker(
    name="result",
    title="当选人确定",
    summary="填到会人数和每个人的赞成票，看谁的票超过半数、谁当选，名额满没有满。",
    aliases=("当选", "得票", "过半数当选", "谁当选", "票数相同"),
    inputs=Election,
    check=check,
    laws=(MAJORITY, QUORUM),
    tables=tables,
    checked=date(2026, 11, 22),
    also_cites=("branch-2018:20",),
    numbers=("base", "least"),
)
