"""Grading of branches (分类定级分数与等次): one district's plan of 2015 as an example; it never says what a branch is."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from . import phrases, workdays
from .inputs import LARGEST, LAST_DAY, Choice, WrongInput, ask
from .law import Threshold
from .record import Checker, Result, Table, Why
from .workdays import FirstDay


class Question(Choice):
    """What is asked of the plan."""

    SCORE = "score", "分数在哪一档"
    SHARE = "share", "“好”的最多几个"
    NOTICE = "notice", "初评公示到哪一天满"
    OBJECTION = "objection", "对结果有异议，材料最晚哪天交"


# A local plan, no rule; so nothing here has a version.  Decimals are read as not yet reaching the next line.
LINES = (
    ("好", Threshold(value=90, inclusive=True, reads="90分以上")),
    ("较好", Threshold(value=80, inclusive=True, reads="80至89分")),
    ("一般", Threshold(value=60, inclusive=True, reads="60至79分")),
)
LAST_LINE = LINES[-1][1].least(1)
LOWEST = "较差", "60分以下"
BANDS = "grading-2015:23"
TOGETHER = "grading-2015:33"
BEST = Threshold(value=Fraction(1, 5), inclusive=True, reads="一般不超过20%")
SHARE = "grading-2015:59"
NOTICE_DAYS = 3
NOTICE = "grading-2015:35"
OBJECTION_DAYS = 7  # working days
OBJECTION = "grading-2015:39"
FIRST_YEAR = date(2015, 1, 1)
TOO_EARLY = "示例方案是2015年的，更早的日期不核算。"


@dataclass(frozen=True, kw_only=True)
class Grading:
    """The inputs: a score in points, or numbers of organisations, or days."""

    question: Question = ask("要算什么", help="都按某区2015年的方案算，只是示例。")
    score: Decimal = ask(
        "分数",
        unit="分",
        help="满分100分，最多两位小数。",
        at_least=Decimal(0),
        at_most=Decimal(100),
        only=("question", (Question.SCORE,)),
    )
    total: int = ask(
        "参加定级的党组织",
        unit="个",
        help="在哪个范围里算，方案没有写，按上级规定的范围填。",
        at_least=1,
        at_most=LARGEST,
        only=("question", (Question.SHARE,)),
    )
    best: int | None = ask(
        "拟评为“好”的",
        unit="个",
        help="还没有定的，不用填。",
        at_least=0,
        at_most=LARGEST,
        default=None,
        only=("question", (Question.SHARE,)),
    )
    review: bool = ask(
        "是年底复核",
        help="年底复核时，可以适当扩大。",
        default=False,
        only=("question", (Question.SHARE,)),
    )
    posted: date = ask(
        "公示开始的日期",
        at_least=FIRST_YEAR,
        at_most=LAST_DAY,
        below=TOO_EARLY,
        only=("question", (Question.NOTICE,)),
    )
    removed: date | None = ask(
        "公示的最后一天",
        help="还没有定的，不用填。",
        at_least=FIRST_YEAR,
        at_most=LAST_DAY,
        below=TOO_EARLY,
        default=None,
        only=("question", (Question.NOTICE,)),
    )
    told: date = ask(
        "评价结果通报的日期",
        at_least=FIRST_YEAR,
        at_most=LAST_DAY,
        below=TOO_EARLY,
        only=("question", (Question.OBJECTION,)),
    )
    handed_in: date | None = ask(
        "交材料的日期",
        help="还没有定的，不用填。",
        at_least=FIRST_YEAR,
        at_most=LAST_DAY,
        below=TOO_EARLY,
        default=None,
        only=("question", (Question.OBJECTION,)),
    )


RULE = "示例：某区2015年的《区党委年度基层党组织分类管理工作方案》，不是全国的规定。以上级党组织要求为准。"
ELSEWHERE = "别的地方、别的年份的分类定级办法：分档、比例、天数可能都不同，以上级党组织要求为准。"


def score(grading: Grading) -> Result:
    """Name the band a score is in; it is never compared with anything."""
    typed = grading.score
    reached = (name for name, line in LINES if typed >= line.least(1))
    words = {name: line.reads for name, line in LINES} | dict([LOWEST])
    name = next(reached, LOWEST[0])
    points, between = phrases.number(typed), gap(typed)
    unclear = f"{between}按没有满{math.ceil(typed)}分算，" if between else ""
    if typed == LAST_LINE:
        unclear = "方案没有说清是哪一档，按60至79分算，"
    return Result(
        ok=None,
        sentence=f"{points}分，{unclear}在“{words[name]}”这一档，示例方案称“{name}”；是否认定由上级研究。",
        why=tuple(score_steps(typed)),
        uncovered=(
            "评分标准和怎样打分：方案的附件没有收录。",
            "等级怎样认定、认定以后怎样管理：由上级党组织定。",
            ELSEWHERE,
        ),
        rule=RULE,
    )


def gap(typed: Decimal) -> str:
    """Say between which bands a score is of which the plan does not speak, or nothing."""
    above = [line for _, line in LINES[:-1] if line.least(1) - 1 < typed < line.least(1)]
    return "".join(f"{line.least(1) - 1}分和{line.least(1)}分之间方案没有写，" for line in above)


def score_steps(typed: Decimal) -> Iterator[Why]:
    """Say how the score stands to the lines."""
    bands = "；".join(f"{line.reads}为“{name}”" for name, line in LINES)
    yield Why(f"总分100分，示例方案分四档：{bands}；{LOWEST[1]}为“{LOWEST[0]}”。", BANDS)
    points = phrases.number(typed)
    if typed == LAST_LINE:
        yield Why("正好60分，“60至79分”和“60分以下”都可能包括，方案没有说清；这里按60至79分算（待核）。", BANDS)
    if gap(typed):
        yield Why(f"{points}分不是整数，{gap(typed)}这里不四舍五入（待核）。", BANDS)
    above = [line.least(1) for _, line in LINES if typed < line.least(1)]
    if above:
        yield Why(f"离{min(above)}分还差{phrases.number(min(above) - typed)}分。")
    yield Why("等级由基层党（工）委把考核结果和自评意见合起来提出初评，再由上级综合考评，不是只看分数。", TOGETHER)


def share(grading: Grading) -> Result:
    """Compare the number of the best with the ceiling, which may be raised at the end of the year."""
    total, best = grading.total, grading.best
    if best is not None and best > total:
        raise WrongInput([("best", f"拟评{best}个，多于参加定级的{total}个，请核对。")])
    most = BEST.most(total)
    over = max(0, (best or 0) - most)
    ok = None if best is None or (over and grading.review) else not over
    counted = f"{total}个党组织，"
    if best is None:
        sentence = f"{counted}“好”的一般不超过20%，最多{most}个。这是上限，不是名额。"
    elif not over:
        sentence = f"{counted}拟评“好”{best}个，没有超过20%（最多{most}个）。"
    elif grading.review:
        sentence = (
            f"{counted}拟评“好”{best}个，超过20%（{most}个），多{over}个；年底复核可以适当扩大，扩大多少由上级定。"
        )
    else:
        sentence = f"{counted}拟评“好”{best}个，超过20%：一般最多{most}个，多{over}个。能不能超过，由上级定。"
    return Result(
        ok=ok,
        sentence=sentence,
        value=most,
        unit="个",
        why=tuple(share_steps(grading, most)),
        nearest=f"拟评“好”的减少{over}个，减到{most}个。" if ok is False else "",
        uncovered=("在哪个范围里算比例：方案没有写。", "评哪一个、不评哪一个：由上级党组织研究。", ELSEWHERE),
        rule=RULE,
    )


def share_steps(grading: Grading, most: int) -> Iterator[Why]:
    """Reckon the ceiling aloud."""
    total, line = grading.total, BEST.line(grading.total)
    yield Why("评为“好”的，原则上一般不超过20%，正好20%没有超过；年底复核时可以适当扩大，扩大多少没有写。", SHARE)
    yield Why(f"参加定级的党组织的20%：{total}×20%＝{phrases.number(line)}（个）。")
    if line.is_integer():
        yield Why(f"{phrases.number(line)}是整数，最多{most}个。")
    else:
        yield Why(f"不能超过，所以小数舍去，不进一，也不四舍五入：最多{most}个。")
    if not most:
        yield Why("个数太少，20%不到1个，照字面一个也没有；怎样掌握，由上级党组织定。")
    if grading.best is not None:
        yield Why(
            f"拟评{grading.best}个，占的比例：{grading.best}/{total}，{phrases.percent(Fraction(grading.best, total))}。"
        )


@dataclass(frozen=True, kw_only=True)
class Deadline:
    """A period whose first day is not fixed: the last day in both ways."""

    lasts: dict[FirstDay, date]

    @property
    def first(self) -> date:
        """The earlier of the two last days."""
        return min(self.lasts.values())

    @property
    def second(self) -> date:
        """The later of the two last days."""
        return max(self.lasts.values())

    def table(self, title: str) -> Table:
        """Return both ways side by side."""
        rows = tuple((way.label, workdays.weekday(last)) for way, last in self.lasts.items())
        return Table(title, "从哪天算起，方案没有写，两种都列出。以上级党组织要求为准。", ("怎样算", "最后一天"), rows)


def notice(grading: Grading) -> Result:
    """Reckon the three days of the notice, in both ways, in natural days."""
    posted, removed = grading.posted, grading.removed
    if removed is not None and removed < posted:
        raise WrongInput([("removed", f"公示的最后一天早于公示开始的{phrases.day(posted)}，请核对。")])
    lasts = {way: workdays.begins(posted, way) + timedelta(days=NOTICE_DAYS - 1) for way in FirstDay}
    deadline = Deadline(lasts=lasts)
    either = f"公示{NOTICE_DAYS}天到{phrases.day(deadline.first)}满（当天算第1天）或者{phrases.day(deadline.second)}满（第二天算第1天）"
    sentence = f"{phrases.day(posted)}开始公示，{either}。"
    ok, nearest = None, ""
    if removed is not None:
        if removed >= deadline.second:
            ok, said = True, f"公示到{phrases.day(removed)}，两种算法都够{NOTICE_DAYS}天。"
        elif removed >= deadline.first:
            said = f"公示到{phrases.day(removed)}，当天算第1天的够{NOTICE_DAYS}天，第二天算第1天的还差1天，由上级党组织定。"
        else:
            ok, said = False, f"公示到{phrases.day(removed)}，两种算法都不够{NOTICE_DAYS}天。"
            nearest = f"公示到{phrases.day(deadline.second)}，两种算法都够。"
        sentence += said
    return Result(
        ok=ok,
        sentence=sentence,
        value=deadline.second,
        why=(
            Why(f"初评意见公示{NOTICE_DAYS}天，没有写是工作日，这里按自然日算，星期六、星期日和节假日也算。", NOTICE),
            Why("从公示当天算起还是第二天算起，方案没有写（待核），两种都算出来。"),
            Why(f"这是分类定级的{NOTICE_DAYS}天，和发展对象公示的5个工作日不是一回事。"),
        ),
        nearest=nearest,
        uncovered=(
            "公示期间有异议怎么办：方案没有写，由上级党组织定。",
            "公示贴在什么范围：由上级党组织定。",
            ELSEWHERE,
        ),
        rule=RULE,
        table=deadline.table(f"公示{NOTICE_DAYS}天"),
    )


def objection(grading: Grading) -> Result:
    """Reckon the seven working days for papers against a result, in both ways."""
    told, handed = grading.told, grading.handed_in
    if handed is not None and handed < told:
        raise WrongInput([("handed_in", f"交材料的日期早于通报的{phrases.day(told)}，请核对。")])
    days = {way: workdays.period(told, OBJECTION_DAYS, way) for way in FirstDay}
    deadline = Deadline(lasts={way: counted[-1] for way, counted in days.items()})
    first, second = deadline.first, deadline.second
    if first == second:
        either = f"{OBJECTION_DAYS}个工作日，两种算法都到{phrases.day(second)}满"
    else:
        either = f"{OBJECTION_DAYS}个工作日到{phrases.day(first)}满（当天算第1天）或者{phrases.day(second)}满（第二天算第1天）"
    sentence = f"{phrases.day(told)}通报，{either}。"
    ok = None
    if handed is not None:
        if handed <= first:
            ok, said = True, f"{phrases.day(handed)}交材料，两种算法都在{OBJECTION_DAYS}个工作日以内。"
        elif handed <= second:
            said = f"{phrases.day(handed)}交材料，当天算第1天的过了，第二天算第1天的还在以内，由上级党组织定。"
        else:
            ok, said = False, f"{phrases.day(handed)}交材料，两种算法都过了；还能不能受理，由上级党组织定。"
        sentence += said
    return Result(
        ok=ok,
        sentence=sentence,
        value=first,
        why=tuple(objection_steps(grading, days)),
        nearest=f"在{phrases.day(first)}以前（含当天）交，两种算法都在以内。" if ok is False else "",
        uncovered=("异议成不成立、结果改不改：由上级党组织复核审定。", ELSEWHERE),
        rule=RULE,
        table=deadline.table(f"{OBJECTION_DAYS}个工作日"),
    )


def objection_steps(grading: Grading, days: dict[FirstDay, tuple[date, ...]]) -> Iterator[Why]:
    """List the working days aloud."""
    yield Why(f"对评价结果有异议的，在{OBJECTION_DAYS}个工作日以内交有关材料，报请复核审定。", OBJECTION)
    yield Why("从哪天算起，方案没有写（待核）；这里从通报之日算，当天算第1天和第二天算第1天都算出来。")
    for way, counted in days.items():
        listed = "、".join(workdays.weekday(day) for day in counted)
        yield Why(f"{way.label}：{listed}。")
    last = max(counted[-1] for counted in days.values())
    unusual = "，".join(workdays.exceptions(grading.told, last))
    basis = workdays.basis((grading.told, last))
    yield Why(f"{unusual}。{basis}" if unusual else basis)


ANSWERS: dict[Question, Callable[[Grading], Result]] = {
    Question.SCORE: score,
    Question.SHARE: share,
    Question.NOTICE: notice,
    Question.OBJECTION: objection,
}


def check(grading: Grading) -> Result:
    """Answer from the example plan; WrongInput where numbers or dates contradict each other."""
    return ANSWERS[grading.question](grading)


grading = Checker(
    name="grading",
    title="分类定级分数与等次（示例）",
    summary="某区2015年方案的示例：看分数在哪一档、“好”的最多几个、公示和异议到哪一天；是否认定由上级研究。",
    aliases=("定级分数", "分类定级"),
    inputs=Grading,
    check=check,
    laws=(),
    checked=date(2026, 11, 22),
    also_cites=(BANDS, TOGETHER, SHARE, NOTICE, OBJECTION),
)
