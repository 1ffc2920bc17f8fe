"""Long absence from organised life (长期不参加组织生活情形对照): which rule may apply, and who must do what next."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import phrases
from .absence_situations import (
    ABROAD,
    AWAY,
    CONSTITUTION,
    EDUCATION,
    FIRST_DAY,
    LOST,
    MEASURES,
    MOVED,
    SUSPENDED,
    UNDONE,
    WITHIN,
    WITHOUT_REASON,
    Absence,
    Reason,
    Situation,
)
from .inputs import WrongInput, fill
from .law import Threshold
from .months import aloud, later
from .record import Checker, Page, Result, Table, Why


Tasks = tuple[tuple[str, str], ...]  # who does what, in order


@dataclass(frozen=True)
class Finding:
    """What the rules say of one situation: the sentence, the steps, and who does what in order."""

    sentence: str
    why: tuple[Why, ...]
    tasks: Tasks
    rule: str
    pages: tuple[Page, ...]
    see: tuple[str, ...] = ()


LONG_ABSENCE = Page("members/long-absence", "长期不参加组织生活与自行脱党")
HANDLING = Page("members/unqualified-handling", "处置不合格党员")
TRANSFER = Page("members/relation-transfer", "党员组织关系转接")
ARREARS = Page("dues/dues-arrears", "党费补交和欠交处理")
BRANCH, COMMITTEE, MEETING, UPPER = "党支部", "支部委员会", "支部党员大会", "上级党组织"
KEPT = (BRANCH, "批准以前仍是党员：照常通知开会、收党费，仍计入应到会人数")
SILENT = "这里只数时间，不作结论。"


def full(given: Absence, threshold: Threshold, what: str, cite: str) -> Why:
    """Reckon aloud when the time of a rule is full, and which side of it the day is on."""
    side = "已经到了" if given.reached(threshold) else "还没有到"
    note = "正好这一天也算（惯例）。" if threshold.inclusive else "正好这一天还不算，第二天起才算。"
    reckoned = aloud(given.since, int(threshold.value))
    return Why(f"{what}“{threshold.reads}”：{reckoned}。{note}到{phrases.day(given.today)}，{side}。", cite)


def undone(given: Absence) -> Finding:
    """Speak of somebody who can be reached and does not take part, pay or work."""
    what = f"从{phrases.day(given.since)}到{phrases.day(given.today)}，{UNDONE[given.situation]}{given.passed}"
    full_time = given.reached(WITHOUT_REASON)
    why: tuple[Why, ...] = (
        Why("三样分开数：参加组织生活、交党费、做党分配的工作，各算各的，不加在一起。", CONSTITUTION),
        full(given, WITHOUT_REASON, "党章写的是没有正当理由、", CONSTITUTION),
        Why("从最后一次参加、交、做的以后数起；中间有过一次的，重新数（惯例，条文没有写）。拿不准的问上级党组织。"),
        Why("有没有正当理由，由支部集体研究；先查清支部有没有通知到、有没有按时收。", CONSTITUTION),
        Why("有的工作规范只写了时间，没有写正当理由、大会决定、上级批准；这里按党章，一条也不能少。", "atlas:487"),
    )
    ask_reason = ((BRANCH, "找本人谈，问清原因；查支部有没有通知到、有没有按时收"),)
    unasked = "没有正当理由的，" if given.reason is Reason.UNKNOWN else ""
    teach = ((BRANCH, f"{unasked}批评教育，定下改正的日子"),)
    end = f"请先问清原因；{unasked}批评教育，定下改正的日子。" if unasked else "请批评教育，定下改正的日子。"
    tasks: Tasks = ask_reason + teach
    if given.reason is Reason.YES:
        end = "支部研究过有正当理由的，请帮助解决困难，安排好参加的办法。"
        tasks = ((BRANCH, "帮助解决困难，安排好参加的办法；该转组织关系的帮他转，党费按规定补交"),)
    elif full_time:
        end = "应调查核实、批评教育；没有正当理由的，是否除名由支部大会讨论决定并报上级批准。"
        decided = (
            (COMMITTEE, "研究提出意见，先报基层党委备案（条次待核）"),
            (BRANCH, "调查核实，听本人说明"),
            (MEETING, "没有正当理由的，讨论决定是否除名"),
            (UPPER, "批准"),
            KEPT,
        )
        tasks = (teach if given.reason is Reason.NO else ask_reason + teach) + decided
        why += (Why("怎样办，按2024年6月16日起施行的组织处置办法；书记、支部委员会、党小组都不能自行除名。", MEASURES),)
    return Finding(
        sentence=f"{what}。{end}",
        why=why,
        tasks=tasks,
        rule="《中国共产党章程》第九条：没有正当理由，连续六个月的，是否除名由支部大会讨论决定，报上级党组织批准。",
        pages=(
            LONG_ABSENCE,
            *((ARREARS,) if given.situation is Situation.DUES else ()),
            *((HANDLING,) if full_time else ()),
        ),
        see=("arrears",) * (given.situation is Situation.DUES) + ("decision",) * full_time,
    )


def lost(given: Absence) -> Finding:
    """Speak of somebody who cannot be found."""
    what = f"从{phrases.day(given.since)}到{phrases.day(given.today)}，失去联系{given.passed}"
    search = (BRANCH, "用各种方式查找，记下每次怎样找的：打电话、上门、问家人和单位、请户籍地和居住地党组织帮助")
    tasks: Tasks = (search,)
    why = [full(given, LOST, "失去联系停止党籍的时间，条例写的是", EDUCATION)]
    if not given.reached(LOST):
        end = f"请继续查找；到{phrases.day(later(given.since, int(LOST.value)))}满6个月。"
    else:
        end = "用各种方式查找仍联系不上的，按规定停止党籍，由所在党支部或者上级党组织决定。"
        tasks = (
            search,
            (f"{BRANCH}或者{UPPER}", "确实联系不上的，按规定决定停止党籍；手续以上级党组织要求为准"),
            (BRANCH, "继续找；又联系上的，问清情况，报告上级"),
        )
        why.append(Why("停止党籍不是除名；停止党籍满2年仍确实联系不上的，另有规定。", EDUCATION))
        why.append(both(given))
    return Finding(
        sentence=f"{what}。{end}",
        why=tuple(why),
        tasks=tasks,
        rule="《中国共产党党员教育管理工作条例》第二十四条：失去联系6个月以上，用各种方式查找仍联系不上的，停止党籍。",
        pages=(LONG_ABSENCE,),
    )


def both(given: Absence) -> Why:
    """Name the other rule that speaks of the same months; how the two fit together was not read."""
    version = WITHIN.versions[0]
    end = aloud(given.since, int(version.value))
    inside = given.today <= later(given.since, version.most(1))
    told = "在这个时间里" if inside else "已经过了这个时间"
    return Why(
        f"另一个办法把失去联系“{version.reads}”列在限期改正的情形里：{end}，正好这一天也算（惯例），{told}。"
        "同停止党籍怎样衔接，没有核对到（待核），以基层党委要求为准。",
        version.cite,
    )


def suspended(given: Absence) -> Finding:
    """Speak of somebody who was suspended because he could not be found."""
    what = f"从{phrases.day(given.since)}决定停止党籍，到{phrases.day(given.today)}{given.passed}"
    over = given.reached(SUSPENDED)
    search = (BRANCH, "继续查找；联系上了的，问清情况，符合条件的按规定程序恢复党籍")
    decided = (
        (BRANCH, "再查找一次，确实联系不上的，报告上级"),
        (COMMITTEE, "研究提出意见，先报基层党委备案（条次待核）"),
        (MEETING, "讨论决定是否除名"),
        (UPPER, "批准"),
    )
    end = (
        "确实无法取得联系的，条例规定予以除名，也要经组织讨论决定、上级批准，支部不自行划去。"
        if over
        else f"请继续查找；到{phrases.day(later(given.since, int(SUSPENDED.value)))}满2年。"
    )
    return Finding(
        sentence=f"{what}。{end}",
        why=(
            full(given, SUSPENDED, "停止党籍以后，条例写的是", EDUCATION),
            Why("从决定停止党籍那天数起，不从失去联系那天数。", EDUCATION),
            Why("恢复党籍的条件和程序没有核对到（待核），以上级党组织要求为准。"),
        ),
        tasks=decided if over else (search,),
        rule="《中国共产党党员教育管理工作条例》第二十四条：停止党籍2年后确实无法取得联系的，予以除名。",
        pages=(LONG_ABSENCE, *((HANDLING,) if over else ())),
        see=("decision",) * over,
    )


def away(given: Absence) -> Finding:
    """Speak of somebody who lives elsewhere and whose membership was not moved."""
    what = f"从{phrases.day(given.since)}到{phrases.day(given.today)}，外出{given.passed}"
    long = given.reached(AWAY)
    contact = (BRANCH, "保持联系，照常收党费，安排他就近参加组织生活")
    tasks: Tasks = (contact,)
    moving = ((BRANCH, "帮助办理组织关系转移"), ("党员本人", "到新的党组织报到"))
    if long and given.fixed:
        end, tasks = "地点相对固定，应当转移组织关系。", moving
    elif long:
        end = "地点不固定的，先弄清去向，保持联系；能不能转移组织关系，以上级党组织要求为准。"
    else:
        end = f"请保持联系；到{phrases.day(later(given.since, int(AWAY.value)))}满6个月，地点相对固定的，应当转移组织关系。"
    return Finding(
        sentence=f"{what}。{end}",
        why=(
            full(given, AWAY, "外出学习、工作、生活，条例写的是", MOVED),
            Why("还要地点相对固定，两条都有，才是应当转移组织关系。", MOVED),
            Why("外出不等于没有正当理由；在外也没有参加组织生活、没有交党费的，另按那一种情形查。"),
        ),
        tasks=tasks,
        rule="《中国共产党党员教育管理工作条例》第二十五条：外出6个月以上、地点相对固定的，应当转移组织关系。",
        pages=(TRANSFER, LONG_ABSENCE),
        see=("transfer",),
    )


def abroad(given: Absence) -> Finding:
    """Speak of somebody who went abroad."""
    what = f"从{phrases.day(given.since)}到{phrases.day(given.today)}，出国{given.passed}"
    stops = given.settled or given.reached(ABROAD)
    basis = "在国外长期定居的" if given.settled else "超过5年仍未返回的"
    end = (
        f"{basis}，一般停止党籍，由保留组织关系的党组织决定。"
        if stops
        else f"请保持联系；过了{phrases.day(later(given.since, int(ABROAD.value)))}就超过5年。"
    )
    tasks = (
        ((BRANCH, "报告保留他组织关系的党组织"), ("保留组织关系的党组织", "按规定决定是否停止党籍"))
        if stops
        else ((BRANCH, "保持联系，记下每次联系的情况"),)
    )
    return Finding(
        sentence=f"{what}。{end}",
        why=(
            full(given, ABROAD, "出国学习研究仍未返回，条例写的是", EDUCATION),
            Why("因私出国并在国外长期定居的，也一般停止党籍，不看多少年；是不是长期定居，由党组织查清。", EDUCATION),
            Why("停止党籍不是除名；符合条件的，可以按程序恢复。", EDUCATION),
        ),
        tasks=tasks,
        rule="《中国共产党党员教育管理工作条例》第二十四条：在国外长期定居，或者出国学习研究超过5年仍未返回的，一般停止党籍。",
        pages=(LONG_ABSENCE,),
    )


FINDINGS = dict.fromkeys(UNDONE, undone) | {
    Situation.LOST: lost,
    Situation.SUSPENDED: suspended,
    Situation.AWAY: away,
    Situation.ABROAD: abroad,
}


def conventions(given: Absence) -> Iterator[Why]:
    """Say how months are counted, and what an answer never is."""
    yield Why(f"月数按历法数到同一天，没有这一天的数到月末（惯例，条文没有写）：{given.passed}。")
    yield Why(SILENT)


def check(given: Absence) -> Result:
    """Answer which rule may apply and who must do what; it never says what a member is."""
    if given.since > given.today:
        raise WrongInput([("since", "晚于查的日期，请核对。")])
    found = FINDINGS[given.situation](given)
    return Result(
        ok=None,
        sentence=f"{found.sentence}{SILENT}",
        value=given.months,
        unit="个月",
        why=(*found.why, *conventions(given)),
        uncovered=(
            "有没有正当理由、找得够不够、是不是长期定居：由党组织查清、研究，这里不判断。",
            "组织处置办法第二步到第五步、各步时限：没有核对到（待核），以基层党委要求为准。",
            "涉嫌违反党纪的：报告上级，按纪律处分的规定办。",
            "对一个人的研究材料：按组织纪律保管，不张贴、不分享。",
        ),
        rule=f"{found.rule}以上级党组织要求为准。",
        table=Table(
            "接下来谁做什么",
            "这是规定写的先后，不是对任何人的结论。",
            ("先后", "谁", "做什么"),
            tuple((place, *task) for place, task in enumerate(found.tasks, 1)),
        ),
        see=found.see,
        pages=found.pages,
    )


# One row stands for the three that have the same time.
TIMES = {
    Situation.LIFE: ("没有正当理由，没有参加组织生活、没有交党费或者没有做党分配的工作，占一样", WITHOUT_REASON),
    Situation.LOST: (Situation.LOST.label, LOST),
    Situation.SUSPENDED: (Situation.SUSPENDED.label, SUSPENDED),
    Situation.AWAY: ("外出学习、工作、生活，地点相对固定", AWAY),
    Situation.ABROAD: (Situation.ABROAD.label, ABROAD),
}


def tables() -> tuple[Table, ...]:
    """Return what to print: for each situation the time of the rule, and who does what when it is full."""
    rows = []
    for situation, (label, threshold) in TIMES.items():
        started = FIRST_DAY
        ended = later(started, int(threshold.value)) + timedelta(days=not threshold.inclusive)
        typed = {"situation": situation, "since": started, "today": ended, "fixed": True}
        table = check(fill(Absence, typed)).table
        assert table  # noqa: S101  (every finding has one)
        tasks = "　".join(f"{place}. {who}：{what}。" for place, who, what in table.rows)
        rows.append((label, threshold.reads, tasks))
    return (
        Table(
            "满多久，接下来谁做什么",
            "三样各算各的，不加在一起。只数时间，不是对任何人的结论。以上级党组织要求为准。",
            ("情形", "时间", "谁做什么"),
            tuple(rows),
        ),
    )


absence = Checker(
    name="absence",
    title="长期不参加组织生活情形对照",
    summary="填是哪一种情形、从哪一天起，看满了几个月、可能用到哪条规定、接下来谁做什么。",
    aliases=("长期不参加组织生活", "六个月不参加组织生活", "失联党员", "自行脱党"),
    inputs=Absence,
    check=check,
    laws=(WITHIN,),
    tables=tables,
    checked=date(2026, 11, 22),
    also_cites=(CONSTITUTION, "atlas:487", MEASURES, EDUCATION, MOVED),
)
