"""Setting up a branch (党组织设置与支委职数): which organisation, whether a committee, and how many on it?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from typing import NamedTuple

from . import phrases
from .branch_size import (
    BRANCH,
    COMMITTEE,
    FEWEST,
    GENERAL,
    GROUPS,
    LARGEST_BRANCH,
    MOST,
    PARTY_COMMITTEE,
    UNITS,
    USUAL,
    Members,
    nominees,
    on,
)
from .inputs import WrongInput, fill
from .record import Checker, Result, Table, Why
from .slate import COMMITTEE as CANDIDATES


class Form(NamedTuple):
    """Which organisation the numbers point to, as the table and as the sentence say it."""

    name: str
    said: str


JOIN = "与邻近单位联合成立党支部"
LEFT_TO_ABOVE = "设哪一种由上级党组织定"


def form(members: Members) -> Form:
    """Choose the organisation; from 50 members on the choice is left to the upper organisation."""
    if not members.enough:
        need = on(BRANCH, members).least(1)
        alone = "不单独成立党支部，应当与邻近单位联合成立党支部，合起来"
        who = "还不能成立联合党支部，" if members.joint else alone
        formal = "正式党员" if members.probationary else ""
        return Form(JOIN, f"，{formal}不足{need}人：{who}至少要有{need}名正式党员，还差{need - members.formal}名。")
    branch = members.branch
    if members.all < GENERAL.least(1):
        return Form(branch, f"{f'，全部党员{members.all}人' * bool(members.probationary)}：应当设{branch}，")
    if members.all >= PARTY_COMMITTEE.least(1):
        name = f"基层党委，也可能仍设{branch}"
        line = f"全部党员{members.all}人，在100人以上：机关100人以上设基层党委（待核）"
    elif members.small:
        name = f"{branch}或者党总支"
        line = f"全部党员正好50人：{branch}“一般不超过50人”，没有超过；机关“50人以上”设党总支，也到了（待核）"
    else:
        name = f"党总支，也可能仍设{branch}"
        line = f"全部党员{members.all}人，超过50人：机关50人以上、100人以下设党总支（待核）"
    return Form(f"{name}，{LEFT_TO_ABOVE}", f"，{line}，{LEFT_TO_ABOVE}。仍设一个{branch}的，")


WITH_COMMITTEE = "设支部委员会，委员3至5人，一般不超过7人。"
WITHOUT_COMMITTEE = "不设支部委员会，设书记1名，必要时可以设副书记1名。"


def numbers(members: Members) -> str:
    """Begin the sentence with the reader's own numbers."""
    joined = f"{members.units}个单位合计" if members.joint else ""
    probationary = f"、预备党员{members.probationary}人" if members.probationary else ""
    return f"{joined}正式党员{members.formal}人{probationary}"


class Judged(NamedTuple):
    """How the committee planned stands to the rule."""

    ok: bool | None
    said: str = ""
    nearest: str = ""


def judged(members: Members) -> Judged:
    """Compare the committee planned with the rule; nothing is compared where no branch can be set up."""
    if members.seats is None or not members.enough:
        return Judged(ok=None)
    return (with_committee if members.committee else without_committee)(members, members.seats)


def with_committee(members: Members, seats: int) -> Judged:
    """Compare a plan with the rule where there must be a committee; the most is a soft limit."""
    fewest, most = on(FEWEST, members).least(1), on(MOST, members).most(1)
    if seats < fewest:
        planned = f"拟设委员{seats}人，少于{fewest}人" if seats else "拟不设支部委员会"
        change = f"再增加{fewest - seats}名委员。" if seats else f"设支部委员会，委员至少{fewest}人。"
        return Judged(ok=False, said=f"{planned}，与规定不符。", nearest=change)
    best = max(n for n in range(fewest, most + 1) if nominees(members, n) <= members.formal)
    change = f"减少{seats - best}名委员，减到{best}人。"
    planned = f"拟设委员{seats}人"
    if seats > most:
        over = f"{planned}，超过“一般不超过{most}人”，多{seats - most}人；能不能多设，由上级党组织定。"
        return Judged(ok=False, said=over, nearest=change)
    if seats > best:
        short = f"差额选举至少要提{nominees(members, seats)}名候选人，正式党员只有{members.formal}人，提不出来。"
        return Judged(ok=False, said=f"{planned}，{short}", nearest=change)
    if seats <= on(USUAL, members).most(1):
        return Judged(ok=True, said=f"{planned}，在3至5人以内，符合规定。")
    return Judged(ok=True, said=f"{planned}，比3至5人多，没有超过“一般不超过{most}人”。")


def without_committee(members: Members, seats: int) -> Judged:
    """Compare a plan with the rule where there are too few formal members for a committee."""
    if not seats:
        return Judged(ok=True, said="拟不设支部委员会，符合规定。")
    line = on(COMMITTEE, members).least(1)
    change = f"不设支部委员会；或者正式党员再有{line - members.formal}名，满{line}人，就应当设。"
    return Judged(ok=False, said=f"拟设委员{seats}人，与规定不符。", nearest=change)


def check(members: Members) -> Result:
    """Answer what is to be set up, and whether the committee planned fits; WrongInput where numbers disagree."""
    if problems := list(contradictions(members)):
        raise WrongInput(problems)
    planned, organisation = judged(members), form(members).said
    committee = (WITH_COMMITTEE if members.committee else WITHOUT_COMMITTEE) if members.enough else ""
    branch, seven = on(BRANCH, members), on(COMMITTEE, members)
    reads = f"正式党员{branch.reads}成立党支部，{seven.reads}设支部委员会"
    return Result(
        ok=planned.ok,
        sentence=numbers(members) + organisation + committee + spread(members) + planned.said,
        why=tuple(steps(members)),
        nearest=planned.nearest,
        uncovered=UNCOVERED,
        rule=f"{branch.title}，{phrases.day(branch.since)}起：{reads}。",
        table=Table("怎样设置", NOTES[members.all >= GENERAL.least(1)], ("项目", "怎样设"), tuple(outcome(members))),
        see=("slate",) if members.enough and members.committee else (),
    )


def spread(members: Members) -> str:
    """Say that more units join than usual; a soft limit."""
    most = on(UNITS, members)
    if members.units <= most.most(1):
        return ""
    return f"联合的单位{members.units}个，超过“{most.reads}”，能不能联合这么多，由上级党组织定。"


NOTES = {True: "党组织以下各行，按仍设一个党支部列出。", False: ""}


def contradictions(members: Members) -> Iterator[tuple[str, str]]:
    """Yield what cannot be true of the numbers together."""
    if not members.all:
        yield "formal", "正式党员、预备党员都是0人，请核对。"
    if members.seats and members.seats > members.formal:
        yield "seats", f"拟设委员{members.seats}人，多于正式党员{members.formal}人，请核对。"


def outcome(members: Members) -> Iterator[tuple[str, str]]:
    """Yield the rows of the answer."""
    yield "党组织", form(members).name
    if not members.enough:
        yield "支部委员会", "联合以后，按合计的人数再核算"
        return
    yield "支部委员会", "设" if members.committee else "不设"
    if members.committee:
        yield "委员", "3至5人，一般不超过7人；设书记和组织、宣传、纪检等委员"
    else:
        yield "书记", "1名"
    yield "副书记", "必要时可以设1名"
    yield "党小组", groups(members)


def groups(members: Members) -> str:
    """Say whether the branch is to be divided into Party groups; the rule has no number."""
    few = 2
    if members.groups < few:
        return f"不够分成{few}个组"
    many = members.all >= GROUPS.least(1)
    return ("20人以上，一般划分（参照）" if many else "党员较多或者比较分散的划分") + f"；最多{members.groups}个组"


def steps(members: Members) -> Iterator[Why]:
    """Count aloud, line by line: 3, 7, the committee, 50 and 100, the groups."""
    yield Why(
        f"3人、7人两条线只数正式党员：{members.formal}人。50人、100人两条线数全部党员（待核）：{total(members)}。"
    )
    need = on(BRANCH, members)
    if not members.enough:
        short = f"“{need.reads}”包含正好3人；正式党员{members.formal}人，还差{need.least(1) - members.formal}名"
        yield Why(f"{short}。预备党员不能抵正式党员。", need.cite)
        yield Why("正式党员不足3人的单位，应当成立联合党支部。", on(UNITS, members).cite)
    else:
        yield Why(f"正式党员{members.formal}人，达到“{need.reads}”，包含正好3人，应当成立党支部。", need.cite)
    yield from joining(members)
    if members.enough:
        yield from seven(members)
        yield from candidates(members)
        yield from size(members)
        yield from division(members)


def total(members: Members) -> str:
    """Add up all members."""
    if not members.probationary:
        return f"没有预备党员，也是{members.all}人"
    return f"{members.formal}＋{members.probationary}＝{members.all}（人）"


def joining(members: Members) -> Iterator[Why]:
    """Say how many units a joint branch may cover; a soft limit."""
    if not members.joint and members.enough:
        return
    most = on(UNITS, members)
    if members.units > most.most(1):
        over = f"{members.units}个单位联合，超过“{most.reads}”；写的是“一般”，能不能多，由上级党组织定"
        yield Why(f"{over}。", most.cite)
    else:
        yield Why(f"联合党支部覆盖的单位{most.reads}，包含正好5个。", most.cite)
    if members.joint and members.enough:
        similar = "工作性质相近、便于开展活动的，有的单位也可以联合；不是因为人数不足联合的，以上级党组织要求为准"
        yield Why(f"{similar}。", "standardization:21")


def seven(members: Members) -> Iterator[Why]:
    """Say whether there must be a committee, and of whom."""
    line = on(COMMITTEE, members)
    if members.formal == line.least(1):
        unclear = "有的单位意见写作“超过7人”设、“不足7人”不设，正好7人没有写；这里按条例，正好7人也设"
        yield Why(f"{unclear}。", "standardization:25")
    if members.committee:
        yield Why(f"正式党员{members.formal}人，达到“{line.reads}”，应当设支部委员会。", line.cite)
        yield Why("委员3至5人，一般不超过7人；设书记和组织、宣传、纪检等委员，必要时可以设副书记1名。", line.cite)
        odd = "委员人数通常取单数，是惯例，条例没有这样写"
        even = members.seats and members.seats % 2 == 0
        yield Why(
            f"{odd}；拟设{members.seats}人是双数，以上级党组织要求为准。" if even else f"{odd}。", "standardization:25"
        )
    else:
        yield Why(f"正式党员{members.formal}人，不足7人：设书记1名，必要时可以设副书记1名。", line.cite)


def candidates(members: Members) -> Iterator[Why]:
    """Say whether so many candidates can be found for the committee planned."""
    seats = members.seats
    if not seats or not members.committee:
        return
    version, least = on(CANDIDATES, members), nominees(members, seats)
    enough = f"正式党员{members.formal}人，{'提得出来' if least <= members.formal else '提不出来'}"
    yield Why(f"委员要差额选举：应选{seats}人，候选人至少提{least}人；{enough}。", version.cite)


def size(members: Members) -> Iterator[Why]:
    """Say how all members stand to 50 and 100; both lines are soft or were not read."""
    largest, branch = on(LARGEST_BRANCH, members), members.branch
    stands = "没有超过" if members.small else "已经超过；写的是“一般”，不是绝对不能超过"
    yield Why(f"{branch}党员“{largest.reads}”，全部党员{members.all}人，{stands}。", largest.cite)
    if members.all < GENERAL.least(1):
        return
    if members.small:
        yield Why("有的工作规范写作“不足50人”，照字面正好50人不在内；这里按条例，正好50人没有超过。", "atlas:80")
    lines = "机关的条例：党员50人以上、100人以下设党总支，100人以上设基层党委；条文没有核对到，其他单位也不一定照此办"
    yield Why(f"{lines}（待核）。", "organ-2019")
    if members.all == PARTY_COMMITTEE.least(1):
        yield Why("正好100人，“100人以上”和“100人以下”都包括；这里放在100人以上（惯例），以上级党组织决定为准。")


def division(members: Members) -> Iterator[Why]:
    """Say what is known of Party groups."""
    yield Why("党员人数较多或者比较分散的，应当划分党小组；多少人算多，条例没有数字。", "branch-2018:13")
    central = "中央和国家机关20人以上的一般划分，每组至少3名党员，其中至少1名正式党员；其他单位可以参照"
    counted = f"全部党员{members.all}人、正式党员{members.formal}人，照此最多分{members.groups}个组"
    yield Why(f"{central}。{counted}。", "group-rules:1")


UNCOVERED = (
    "因工作需要，人数不够也设党总支、基层党委的，以及党总支、基层党委的委员人数：由上级党组织定。",
    "临时党支部，为工程、工作项目成立的党支部：另见党支部设置规范。",
    "谁有选举权、被选举权：这里没有扣除；候选人要提几人，请用“候选人差额人数”。",
)


def tables() -> tuple[Table, ...]:
    """Return what to print: what is set up for 1 to 100 members, by bands."""
    blank = fill(Members, {"day": BRANCH.versions[0].since, "formal": 1})
    last = PARTY_COMMITTEE.least(1)
    asked = ((n, check(replace(blank, formal=n)).table) for n in range(1, last + 1))
    answers = [(n, printed(table)) for n, table in asked if table]
    rows = []
    for cells, group in groupby(answers, key=lambda answer: answer[1]):
        band = [n for n, _ in group]
        until = "人以上" if last in band else f"至{band[-1]}人" if band[1:] else "人"
        rows.append((f"{band[0]}{until}", *cells))
    note = (
        "按没有预备党员列出：有预备党员的，3人、7人两条线只数正式党员，50人、100人两条线数全部党员（待核）。"
        "50人、100人两条线是机关的条例（待核），设哪一种由上级党组织定。以上级党组织要求为准。"
    )
    return (Table("几名党员，设什么", note, ("正式党员", "党组织", "支部委员会", "班子"), tuple(rows)),)


def printed(table: Table) -> tuple[str, str, str]:
    """Return the cells of a band: organisation, committee, posts; the Party groups depend on more than the number."""
    cells = {str(row[0]): str(row[1]) for row in table.rows}
    posts = [f"{post}{cells[post]}" for post in ("委员", "书记", "副书记") if post in cells]
    return cells["党组织"], cells["支部委员会"], "；".join(posts) or "—"


establishment = Checker(
    name="establishment",
    title="党组织设置与支委职数",
    summary="填正式党员、预备党员人数，看设什么党组织、要不要设支部委员会、委员几人；填了拟设委员，看合不合规定。",
    aliases=("支委职数", "设几个委员", "设不设支委会", "几名党员成立支部", "党总支", "基层党委"),
    inputs=Members,
    check=check,
    laws=(BRANCH, LARGEST_BRANCH, UNITS, COMMITTEE, FEWEST, USUAL, MOST, CANDIDATES),
    tables=tables,
    checked=date(2026, 11, 22),
    also_cites=(
        "branch-2018:13",
        "organ-2019",
        "group-rules:1",
        "standardization:21",
        "standardization:25",
        "atlas:80",
    ),
)
