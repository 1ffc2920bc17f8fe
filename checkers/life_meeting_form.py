"""Form of the yearly criticism meeting (组织生活会形式选择): which meetings it is held as, and whose agenda to take."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from .inputs import Choice, ask
from .record import Checker, Page, Result, Table, Why


class Many(Choice):
    """Whether the members are many; no rule gives a number, so the branch says."""

    YES = "yes", "较多"
    NO = "no", "不算多"
    UNSURE = "unsure", "说不准"


@dataclass(frozen=True, kw_only=True)
class Branch:
    """The inputs: what the branch consists of."""

    committee: bool = ask("设支部委员会", default=False)
    groups: bool = ask("分了党小组", default=False)
    many: Many = ask(
        "党员人数",
        help="多少人算较多，没有查到数字，由党支部按实际情况定。",
        default=Many.UNSURE,
    )


# The three forms of the regulation, and the lines of one year's paper that say for which branches each is.
COMMITTEE, GENERAL, GROUP = "支部委员会会议", "党员大会", "党小组会"
REGULATION, PAPER = "branch-2018:17", "life-meeting-2020"


class Form(NamedTuple):
    """One form: its meetings in order with who comes and what is done, and the page with the agenda."""

    name: str
    meetings: tuple[tuple[str, str, str], ...]
    page: Page


CRITICISM = "书记报告和带头检视剖析，批评和自我批评"
ONE_MEETING = Form(
    GENERAL,
    ((GENERAL, "全体党员", f"{CRITICISM}，民主测评"),),
    Page("meetings/life-meeting-general-form", "组织生活会（二）党员大会形式"),
)
TWO_MEETINGS = Form(
    COMMITTEE,
    (
        (COMMITTEE, "支部委员", CRITICISM),
        (GENERAL, "全体党员", "书记述职，个人自评、党员互评、民主测评"),
    ),
    Page("meetings/life-meeting-committee-form", "组织生活会（一）支委会形式"),
)
THREE_MEETINGS = Form(
    GROUP,
    (
        (COMMITTEE, "支部委员", CRITICISM),
        (GROUP, "各组党员", "党员自评、互评"),
        (GENERAL, "全体党员", "书记述职，民主测评"),
    ),
    Page("meetings/life-meeting-group-form", "组织生活会（三）党小组会形式"),
)
OVERVIEW = Page("meetings/life-meeting", "组织生活会")
OPEN = "来源没有写"


def chosen(branch: Branch) -> Form | None:
    """Return the form the sources name for such a branch; None where they leave it open."""
    if not branch.committee:
        return ONE_MEETING
    if not branch.groups:
        return TWO_MEETINGS
    return THREE_MEETINGS if branch.many is Many.YES else None


def described(branch: Branch) -> str:
    """Say what the branch consists of."""
    committee = "设支部委员会" if branch.committee else "不设支部委员会"
    groups = "分了党小组" if branch.groups else "没有分党小组"
    many = {Many.YES: "，党员较多", Many.NO: "，党员不算多", Many.UNSURE: ""}[branch.many]
    return f"{committee}、{groups}{many}"


def sentence(branch: Branch, form: Form | None) -> str:
    """Name the form, or who decides."""
    begin = f"本支部{described(branch)}："
    if form:
        order = "，再开".join(name for name, _, _ in form.meetings)
        course = f"先开{order}" if len(form.meetings) > 1 else f"开一次{order}，在会上做完"
        return f"{begin}组织生活会可以用{form.name}形式，{course}。"
    if branch.many is Many.UNSURE:
        return f"{begin}先由党支部定下党员算不算较多。较多的，可以用{GROUP}形式；不算多的，{OPEN}用哪种形式，由党支部按实际情况定。"
    return f"{begin}{OPEN}用哪种形式，由党支部按实际情况定，报告会议安排时请上级党组织把关。"


def steps(branch: Branch, form: Form | None) -> Iterator[Why]:
    """Say what the regulation allows, what narrows it, and what stays open."""
    yield Why("条例写了三种形式：党员大会、支部委员会会议、党小组会，都可以；没有写怎样选。", REGULATION)
    yield Why("有的方案写明：根据党员人数等实际情况，选一种。", "plan-2024:38")
    yield from BASES[(branch.committee, branch.groups)]
    if branch.committee and branch.groups:
        yield from by_size(branch.many)
    elif branch.many is Many.YES:
        yield crowded(branch)
    if form:
        yield Why("上面按2020年度的一份参考材料选，它只供参考；上级当年的通知另有要求的，按通知。")


BASES = {
    (False, False): (Why("不设支部委员会的，用党员大会形式。", f"{PAPER}:53"),),
    (False, True): (
        Why("不设支部委员会的，用党员大会形式。", f"{PAPER}:53"),
        Why("不设支部委员会、却分了党小组的，来源没有另写；照字面，也用党员大会形式（推定）。"),
    ),
    (True, False): (Why("设支部委员会、不设党小组的，用支部委员会会议形式。", f"{PAPER}:25"),),
    (True, True): (
        Why("设支部委员会、党员较多的，用党小组会形式。", f"{PAPER}:73"),
        Why("党员较多并且有党小组的，批评和自我批评以党小组为单位。", "atlas:389"),
    ),
}


def by_size(many: Many) -> Iterator[Why]:
    """Say what follows from the number of members where there are a committee and groups."""
    yield Why("多少人算较多，没有查到数字，由党支部定，这里不代定。")
    if many is not Many.YES:
        yield Why(
            "设支部委员会、分了党小组、人数又不算多的，来源没有写用哪种形式。条例的三种都在范围以内。", REGULATION
        )


def crowded(branch: Branch) -> Why:
    """Say what is open where the members are many and there is no committee, or are no groups."""
    if branch.committee:
        return Why(f"党员较多、却没有分党小组的，没有党小组会可开，所以仍用{COMMITTEE}形式（推定）。", f"{PAPER}:73")
    return Why("正式党员7人以上的，应当设支部委员会。党员较多而没有设的，先请示上级党组织。", "branch-2018:20")


def check(branch: Branch) -> Result:
    """Answer which form fits such a branch and where its agenda is; what the sources leave open stays open."""
    form = chosen(branch)
    return Result(
        ok=None,
        sentence=sentence(branch, form),
        why=tuple(steps(branch, form)),
        uncovered=(
            "开会的时间、主题、要学习和检视什么：按上级当年的通知，这里不核对。",
            "离退休、流动党员等党支部怎样从简：以上级党组织要求为准。",
            "到会人数够不够：支部委员会会议、党员大会各有规定，另行核对。",
        ),
        rule="《中国共产党支部工作条例（试行）》第十七条，2018年10月28日起：三种形式都可以。怎样选，没有查到全国统一的条文。以上级党组织要求为准。",
        table=agenda(form) if form else None,
        pages=(form.page, OVERVIEW) if form else (OVERVIEW, TWO_MEETINGS.page, ONE_MEETING.page, THREE_MEETINGS.page),
    )


def agenda(form: Form) -> Table:
    """Return the meetings of a form in order."""
    return Table(
        f"{form.name}形式：先后开哪几个会",
        "各个会的议程，见下面的规范页面。",
        ("先后", "会议", "谁参加", "做什么"),
        tuple((place, *meeting) for place, meeting in enumerate(form.meetings, 1)),
    )


def tables() -> tuple[Table, ...]:
    """Return what to print: every kind of branch and its form."""
    rows = []
    for committee in (True, False):
        for groups in (True, False):
            for many in (Many.YES, Many.NO):
                form = chosen(Branch(committee=committee, groups=groups, many=many))
                meetings = "、".join(name for name, _, _ in form.meetings) if form else "由党支部按实际情况定"
                cells = ("设" if committee else "不设", "有" if groups else "没有", many.label)
                rows.append((*cells, f"{form.name}形式" if form else OPEN, meetings))
    return (
        Table(
            "什么样的党支部，组织生活会可以用哪种形式",
            "三种形式条例都允许，没有写怎样选；这里按2020年度的一份参考材料。多少人算较多，由党支部定。"
            "以上级党组织要求和当年的通知为准。",
            ("支部委员会", "党小组", "党员人数", "形式", "先后开的会"),
            tuple(rows),
        ),
    )


life_meeting_form = Checker(
    name="life-meeting-form",
    title="组织生活会形式选择",
    summary="看设不设支部委员会、分没分党小组、党员多不多，组织生活会可以用哪种形式，议程在哪里。",
    aliases=("组织生活会形式", "生活会形式"),
    inputs=Branch,
    check=check,
    laws=(),
    tables=tables,
    checked=date(2026, 11, 22),
    also_cites=(
        REGULATION,
        "plan-2024:38",
        f"{PAPER}:25",
        f"{PAPER}:53",
        f"{PAPER}:73",
        "atlas:389",
        "branch-2018:20",
    ),
)
