"""Courses that show one feature each, made by hand, and a way to generate others."""

from __future__ import annotations

from typing import Any

from macros.model import Node, Order


def step(name: str, text: str = "", **more: Any) -> Node:
    return Node(id=name, text=text or f"办理{name}这一步", **more)


def group(name: str, *parts: Node, order: Order = Order.SEQUENCE, text: str = "", applies: str = "") -> Node:
    return Node(id=name, text=text or f"一组工作{name}", order=order, parts=parts, applies=applies)


def phases(*parts: Node) -> Node:
    return Node(id="example", text="例", parts=parts)


SIXTY = "经到会有表决权的正式党员过半数同意并报上级党组织批准之后可以减少名额不再进行选举的，由主持人当场宣布并如实记入会议记录"
LONG = (
    "召开支部委员会会议，研究确定会议的时间、地点、议题和参加人员，提前三天通知全体党员，说明会议的主要内容和需要准备的材料；"
    "因故不能参加的，应当在会前向支部书记请假，并由组织委员登记在册，会后及时向其传达会议的精神和决定，做好补课的记录和签字确认。"
)

COURSES: dict[str, Node] = {
    "一步": phases(step("only")),
    "循环": phases(step("a"), step("b"), step("c", answers={"合格": "d", "不合格": "a"}), step("d")),
    "例外": phases(
        group("p1", step("a"), step("b", answers={"达到": "d", "没有达到": "c"}), step("c", next="a"), text="一、准备"),
        group("p2", step("d"), step("e"), text="二、开会"),
    ),
    "跨几步跨几阶段": phases(
        group("p1", step("a", answers={"需要审批": "b", "不需要审批": "f"}), step("b"), step("c"), text="一、请示"),
        group("p2", step("d", answers={"同意": "e", "不同意": "a"}), step("e"), text="二、审批"),
        group("p3", step("f"), step("g"), text="三、实施"),
    ),
    "几个出口": phases(
        step("a"),
        step(
            "b",
            "属于哪一种情形？",
            answers={"一般": "c", "较重": "x", "严重": "y", "不属于": "end", "另有规定": "other-norm"},
        ),
        step("x", next="d"),
        step("y", "报上级党组织处理"),
        step("c"),
        step("d"),
    ),
    "并行": phases(
        group(
            "p",
            step("a"),
            group("m", step("m1"), step("m2"), step("m3"), order=Order.PARALLEL, text="起草会议材料"),
            step("z"),
            text="一、会前",
        )
    ),
    "五路并行": phases(
        step("a"),
        group("m", *(step(f"m{i}") for i in range(5)), order=Order.PARALLEL, text="布置会场"),
        step("z"),
    ),
    "择一": phases(
        group(
            "p",
            step("a"),
            group(
                "m",
                step("m1", applies="党员人数较多、居住分散的"),
                group("m2", step("m21"), step("m22"), applies="一般情况", text="集中学习"),
                order=Order.CHOICE,
                text="选择会议形式",
            ),
            step("z"),
            text="一、召开",
        )
    ),
    "择一有五项": phases(
        step("a"),
        group("m", *(step(f"m{i}", applies=f"第{i}种情形") for i in range(5)), order=Order.CHOICE, text="按情形办理"),
        step("z"),
    ),
    "择一里有并行": phases(
        group(
            "c",
            group("m", step("m1"), step("m2"), order=Order.PARALLEL, applies="规模大的"),
            group("n", step("n1"), step("n2", answers={"行": "z", "不行": "n1"}), applies="规模小的"),
            order=Order.CHOICE,
        ),
        step("z"),
    ),
    "并行里有择一": phases(
        step("a"),
        group(
            "m",
            group("c", step("c1", applies="甲"), step("c2", applies="乙"), order=Order.CHOICE, text="选一种"),
            group("s", step("s1"), step("s2", answers={"齐": "s3", "不齐": "s1"}), step("s3"), text="备材料"),
            order=Order.PARALLEL,
        ),
        step("z"),
    ),
    "并行里有判断和例外": phases(
        group(
            "m",
            group(
                "s",
                step("s1"),
                step("s2", answers={"通过": "s4", "没通过": "s3"}),
                step("s3", next="s1"),
                step("s4"),
            ),
            step("t"),
            order=Order.PARALLEL,
        ),
        step("z"),
    ),
    "长答案": phases(
        step("a", "是否同意？", answers={SIXTY: "c", SIXTY[::-1]: "b", "其他" + SIXTY[:40]: "a0"}),
        step("b", next="a"),
        step("c"),
        step("a0"),
    ),
    "长文字": phases(
        step("a", LONG[:120]), step("b", LONG[:120], answers={"是": "c", "否": "a"}), step("c", LONG[:60])
    ),
    "两个答案都跳": phases(
        step("a"),
        step("b"),
        step("c", answers={"退回": "a", "越过": "f"}),
        step("d"),
        step("e", answers={"重来": "c", "继续": "f"}),
        step("f", answers={"完": "end", "补办": "d"}),
    ),
    "去别的规范": phases(
        step("a", answers={"属于": "b", "不属于": "other-norm#step-of-it"}),
        step("b", use="other-norm"),
        step("c", next="other-norm"),
    ),
    "清单": phases(
        step("a"),
        group("l", *(step(f"l{i}", "备齐会议材料、签到册和记录本" * (1 + i % 2)) for i in range(10)), order=Order.NONE),
        step("z"),
    ),
    "组里有组": phases(
        group(
            "p",
            step("a"),
            group("g", step("g1"), step("g2", answers={"好": "h1", "不好": "a"}), group("h", step("h1"), step("h2"))),
            step("z"),
        )
    ),
    "整个并行": Node(id="example", text="例", order=Order.PARALLEL, parts=(step("a"), step("b"))),
    "例外接例外": phases(
        step("a", answers={"成": "e", "不成": "b"}),
        step("b"),
        step("c", answers={"改好": "a", "改不好": "d"}),
        step("d", next="end"),
        step("e"),
    ),
    "许多步退回同一步": phases(
        step("a"),
        *(step(f"b{i}", answers={"不行": "a", "行": f"b{i + 1}"}) for i in range(14)),
        step("b14"),
    ),
    "窄框有许多出口": phases(
        step("a"),
        group("g", step("b", "甲？", answers={"子": "end", "丑": "a", "寅": "g", "卯": "z", "辰": "c"}), step("c")),
        step("z"),
    ),
    "最后一步是判断": phases(step("a"), step("b", answers={"合格": "end", "不合格": "c"}), step("c", next="a")),
}
