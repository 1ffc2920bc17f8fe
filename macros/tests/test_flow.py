"""What a course may look like, which edges it has, and what is refused."""

import pytest

from macros.flow import Kind, courses, entry, flaws, flow, has_flow

from .conftest import edges


ELSEWHERE = {"election-procedure": frozenset({"convene", "vote"})}

ACCEPTED = {
    "依次_按阅读顺序": (
        """
        - {id: a, text: t}
        - {id: b, text: t}
        """,
        "a → b; b → end",
    ),
    "只有一步": ("- {id: a, text: t}", "a → end"),
    "判断_各答案各走各的": (
        """
        - {id: a, text: t, answers: {是: b, 否: end}}
        - {id: b, text: t}
        """,
        "a ⇢ b 是; a ⇢ end 否; b → end",
    ),
    "两个答案去同一处": (
        """
        - {id: a, text: t, answers: {甲: b, 乙: b}}
        - {id: b, text: t}
        """,
        "a ⇢ b 甲; a ⇢ b 乙; b → end",
    ),
    "往上跳是回路": (
        """
        - {id: a, text: t}
        - {id: b, text: t, answers: {成: c, 不成: a}}
        - {id: c, text: t}
        """,
        "a → b; b ⇢ c 成; b ⇢ a 不成; c → end",
    ),
    "跳到一组_就是跳到它的第一步": (
        """
        - {id: a, text: t, next: g}
        - id: f
          text: t
          parts:
            - {id: g, text: t, parts: [{id: g1, text: t}, {id: g2, text: t, answers: {回: f, 完: end}}]}
        """,
        "a ⇢ g1; g1 → g2; g2 ⇢ g1 回; g2 ⇢ end 完",
    ),
    "跳到整个规范_就是从头再来": (
        """
        - {id: a, text: t}
        - {id: b, text: t, answers: {重来: main, 完: end}}
        """,
        "a → b; b ⇢ a 重来; b ⇢ end 完",
    ),
    "一组的最后一步接着下一组": (
        """
        - {id: g, text: t, parts: [{id: a, text: t}, {id: b, text: t}]}
        - {id: h, text: t, parts: [{id: c, text: t}]}
        """,
        "a → b; b → c; c → end",
    ),
    "并行_分开再会合": (
        """
        - id: p
          text: t
          order: 并行
          parts: [{id: a, text: t}, {id: b, text: t}]
        - {id: c, text: t}
        """,
        "fork:p → a; fork:p → b; a → join:p; b → join:p; join:p → c; c → end",
    ),
    "并行_一支是一串步骤，里面可以回转": (
        """
        - id: p
          text: t
          order: 并行
          parts:
            - {id: g, text: t, parts: [{id: a, text: t}, {id: b, text: t, answers: {成: c, 不成: g}}, {id: c, text: t}]}
            - {id: d, text: t}
        """,
        "fork:p → a; fork:p → d; a → b; b ⇢ c 成; b ⇢ a 不成; c → join:p; d → join:p; join:p → end",
    ),
    "并行套并行": (
        """
        - id: p
          text: t
          order: 并行
          parts:
            - {id: q, text: t, order: 并行, parts: [{id: a, text: t}, {id: b, text: t}]}
            - {id: c, text: t}
        """,
        (
            "fork:p → fork:q; fork:p → c; fork:q → a; fork:q → b; a → join:q; b → join:q; join:q → join:p; "
            "c → join:p; join:p → end"
        ),
    ),
    "跳过整个并行": (
        """
        - {id: a, text: t, answers: {要: p, 不要: d}}
        - {id: p, text: t, order: 并行, parts: [{id: b, text: t}, {id: c, text: t}]}
        - {id: d, text: t, answers: {重来: p, 完: end}}
        """,
        (
            "a ⇢ fork:p 要; a ⇢ d 不要; fork:p → b; fork:p → c; b → join:p; c → join:p; join:p → d; "
            "d ⇢ fork:p 重来; d ⇢ end 完"
        ),
    ),
    "择一_各项写明什么情况": (
        """
        - id: o
          text: t
          order: 择一
          parts: [{id: a, text: t, applies: 甲}, {id: b, text: t, applies: 乙}]
        - {id: c, text: t}
        """,
        "choice:o → a 甲; choice:o → b 乙; a → c; b → c; c → end",
    ),
    "择一的一项可以跳走": (
        """
        - {id: s, text: t}
        - id: o
          text: t
          order: 择一
          parts:
            - {id: a, text: t, applies: 甲, next: end}
            - {id: b, text: t, applies: 乙, next: s}
            - {id: c, text: t, applies: 丙}
        - {id: d, text: t}
        """,
        "s → choice:o; choice:o → a 甲; choice:o → b 乙; choice:o → c 丙; a ⇢ end; b ⇢ s; c → d; d → end",
    ),
    "择一套依次": (
        """
        - id: o
          text: t
          order: 择一
          parts:
            - {id: g, text: t, applies: 甲, parts: [{id: a, text: t}, {id: b, text: t}]}
            - {id: c, text: t, applies: 乙}
        """,
        "choice:o → a 甲; choice:o → c 乙; a → b; b → end; c → end",
    ),
    "没有先后的一组是一个框": (
        """
        - {id: a, text: t}
        - {id: n, text: t, order: 无, parts: [{id: x, text: t}, {id: y, text: t, parts: [{id: z, text: t}]}]}
        - {id: b, text: t, answers: {再看: n, 完: end}}
        """,
        "a → n; n → b; b ⇢ n 再看; b ⇢ end 完",
    ),
    "没有先后的一组里_也可以引用别的规范": (
        "- {id: n, text: t, order: 无, parts: [{id: x, text: t, use: election-procedure}]}",
        "n → end",
    ),
    "转到别的规范": (
        """
        - {id: a, text: t, answers: {改期: 'election-procedure#convene', 投票: b}}
        - {id: b, text: t, next: election-procedure}
        """,
        "a ⇢ election-procedure#convene 改期; a ⇢ b 投票; b ⇢ election-procedure",
    ),
    "引用别的规范的一步照样往下走": (
        """
        - {id: a, text: t, use: election-procedure}
        - {id: b, text: t}
        """,
        "a → b; b → end",
    ),
}


@pytest.mark.parametrize(("parts", "expected"), ACCEPTED.values(), ids=ACCEPTED)
def test_course(course, parts, expected):
    root = course(parts)

    assert list(flaws(root, ELSEWHERE)) == []
    assert edges(root) == expected.split("; ")


PARALLEL = """
- {{id: a, text: t{a}}}
- id: p
  text: t
  order: 并行
  parts:
    - {{id: g, text: t, parts: [{{id: b, text: t{b}}}, {{id: c, text: t}}]}}
    - {{id: d, text: t}}
- {{id: e, text: t}}
"""
NONE = """
- {{id: a, text: t{a}}}
- {{id: n, text: t, order: 无, parts: [{{id: x, text: t{x}}}, {{id: y, text: t}}]}}
- {{id: b, text: t}}
"""
JOINED = "跳进或跳出了并行的一支；并行的各支要一起做完"
INSIDE = "的跳转碰到了 order: 无 的内部；那里没有先后，请改指整组"

REFUSED = {
    "一组不能写next": (
        "- {id: g, text: t, next: end, parts: [{id: a, text: t}]}",
        "5: 「g」下面有 parts，不能再写 next 或 answers；请写在最后一步上",
    ),
    "一组不能写answers": (
        "- {id: g, text: t, answers: {是: a, 否: end}, parts: [{id: a, text: t}]}",
        "5: 「g」下面有 parts，不能再写 next 或 answers；请写在最后一步上",
    ),
    "没有先后的一组也不能写next": (
        "- {id: g, text: t, order: 无, next: end, parts: [{id: a, text: t}]}",
        "5: 「g」下面有 parts，不能再写 next 或 answers；请写在最后一步上",
    ),
    "next和answers只能写一样": (
        "- {id: a, text: t, next: end, answers: {是: end, 否: b}}\n- {id: b, text: t}",
        "5: 「a」同时写了 next 和 answers，只能写一样",
    ),
    "answers至少两个答案": (
        "- {id: a, text: t, answers: {是: end}}",
        "5: 「a」的 answers 只有一个答案；只有一条路时请用 next",
    ),
    "有parts不能用use": (
        "- {id: a, text: t, use: election-procedure, parts: [{id: b, text: t}]}",
        "5: 「a」下面有 parts，不能再用 use 引用别的规范",
    ),
    "没有parts不写order": ("- {id: a, text: t, order: 并行}", "5: 「a」没有 parts，不需要写 order"),
    "parts空着等于没有parts": ("- {id: a, text: t, order: 无, parts: []}", "5: 「a」没有 parts，不需要写 order"),
    "并行至少两项": (
        "- {id: a, text: t, order: 并行, parts: [{id: b, text: t}]}",
        "5: 「a」是并行，下面至少要有两项",
    ),
    "择一至少两项": (
        "- {id: a, text: t, order: 择一, parts: [{id: b, text: t, applies: 甲}]}",
        "5: 「a」是择一，下面至少要有两项",
    ),
    "择一的每一项要写applies": (
        "- {id: o, text: t, order: 择一, parts: [{id: a, text: t, applies: 甲},\n  {id: b, text: t}]}",
        "6: 「b」是择一的一项，要写 applies 说明什么情况选它",
    ),
    "不在择一里不写applies": (
        "- {id: a, text: t, applies: 甲}",
        "5: 「a」写了 applies，但上一级「main」的 order 不是择一",
    ),
    "跳回自己": ("- {id: a, text: t, answers: {再来: a, 完: end}}", "5: 「a」跳回了自己"),
    "跳进并行的一支": (PARALLEL.format(a=", next: c", b=""), f"5: 「a」跳到「c」，{JOINED}"),
    "跳进并行的一支_哪怕是它的第一步": (PARALLEL.format(a=", next: g", b=""), f"5: 「a」跳到「g」，{JOINED}"),
    "跳出并行的一支_到外面的一步": (PARALLEL.format(a="", b=", next: e"), f"10: 「b」跳到「e」，{JOINED}"),
    "跳出并行的一支_到往上的一步": (PARALLEL.format(a="", b=", next: a"), f"10: 「b」跳到「a」，{JOINED}"),
    "跳出并行的一支_到另一支": (PARALLEL.format(a="", b=", next: d"), f"10: 「b」跳到「d」，{JOINED}"),
    "跳出并行的一支_到整个并行": (PARALLEL.format(a="", b=", next: p"), f"10: 「b」跳到「p」，{JOINED}"),
    "跳出并行的一支_到结束": (
        PARALLEL.format(a="", b=", answers: {是: c, 否: end}"),
        f"10: 「b」跳到「end」，{JOINED}",
    ),
    "跳出并行的一支_到别的规范": (
        PARALLEL.format(a="", b=", answers: {是: c, 否: election-procedure}"),
        "10: 「b」在并行的一支里，不能跳到别的规范「election-procedure」",
    ),
    "跳进没有先后的一组里面": (NONE.format(a=", next: y", x=""), f"5: 「a」到「y」{INSIDE}"),
    "从没有先后的一组里面跳出": (NONE.format(a="", x=", next: b"), f"6: 「x」到「b」{INSIDE}"),
    "没有先后的一组里面互相跳": (NONE.format(a="", x=", next: y"), f"6: 「x」到「y」{INSIDE}"),
    "永远走不到": (
        "- {id: a, text: t, next: c}\n- {id: b, text: t}\n- {id: c, text: t}",
        "6: 「b」永远走不到：没有哪一步通向它",
    ),
    "永远走不到结束": (
        "- {id: a, text: t, answers: {甲: b, 乙: end}}\n- {id: b, text: t}\n- {id: c, text: t, next: b}",
        "6: 从「b」永远走不到结束 + 7: 从「c」永远走不到结束",
    ),
    "并行的一支走不完": (
        """
        - id: p
          text: t
          order: 并行
          parts:
            - {id: g, text: t, parts: [{id: a, text: t}, {id: b, text: t, next: a}]}
            - {id: c, text: t}
        """,
        "9: 从「a」永远走不到结束 + 9: 从「b」永远走不到结束",
    ),
    "通向不存在的步骤_猜得出": (
        "- {id: count, text: t, next: annonce}\n- {id: announce, text: t}",
        "5: 「count」通向不存在的「annonce」，是不是「announce」？",
    ),
    "通向不存在的步骤_猜不出": (
        "- {id: a, text: t, next: 下一步}",
        "5: 「a」通向不存在的「下一步」；可用：main、a、end、election-procedure",
    ),
    "通向别的规范里不存在的步骤": (
        "- {id: a, text: t, next: 'election-procedure#votes'}",
        "5: 规范「election-procedure」里没有「votes」，是不是「vote」？",
    ),
    "通向不存在的规范": (
        "- {id: a, text: t, next: 'election-procedur#vote'}",
        "5: 「a」通向不存在的「election-procedur#vote」，是不是「election-procedure」？",
    ),
    "几处问题都说": (
        "- {id: a, text: t, next: a}\n- {id: b, text: t, next: d}\n- {id: c, text: t, next: 'election-procedure#x'}",
        (
            "5: 「a」跳回了自己 + 6: 「b」通向不存在的「d」；可用：main、a、b、c、end、election-procedure + "
            "7: 规范「election-procedure」里没有「x」；可用：convene、vote"
        ),
    ),
}


@pytest.mark.parametrize(("parts", "said"), REFUSED.values(), ids=REFUSED)
def test_refused(course, parts, said):
    assert " + ".join(f"{line}: {sentence}" for line, sentence in flaws(course(parts), ELSEWHERE)) == said


def test_sequence_inside_a_structure_is_a_course_of_its_own(course):
    root = course(
        """
        - {id: s, text: t, order: 无, parts: [{id: x, text: t}]}
        - {id: g, text: t, parts: [{id: a, text: t}, {id: b, text: t, answers: {回: g, 完: end}}]}
        """,
        "无",
    )

    assert not has_flow(root)
    assert [part.id for part in courses(root)] == ["g"]
    assert list(flaws(root, {})) == []
    assert edges(next(courses(root))) == ["a → b", "b ⇢ a 回", "b ⇢ end 完"]


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        pytest.param(
            "- {id: a, text: t, answers: {是: b, 否: end}}\n- {id: b, text: t}",
            "「a」不在流程里（order: 无），不能写 next 或 answers",
            id="不在流程里的一步",
        ),
        pytest.param(
            "- {id: g, text: t, parts: [{id: a, text: t, next: b}]}\n- {id: h, text: t, parts: [{id: b, text: t}]}",
            "「a」跳到「b」，两步不在同一段流程里；上一级的 order 是无，各段互不相连",
            id="跳到另一段流程",
        ),
    ],
)
def test_no_jumps_in_a_structure(course, parts, said):
    assert list(flaws(course(parts, "无"), {})) == [(5, said)]


def test_jumps_are_checked_when_groups_are_right(course):
    root = course("- {id: g, text: t, next: nowhere, parts: [{id: a, text: t, next: nowhere}]}")

    assert [sentence for _, sentence in flaws(root, {})] == [
        "「g」下面有 parts，不能再写 next 或 answers；请写在最后一步上"
    ]


def test_vertices(course):
    root = course("""
        - {id: a, text: t, answers: {甲: p, 乙: election-procedure}}
        - {id: p, text: t, order: 并行, parts: [{id: b, text: t}, {id: n, text: t, order: 无, parts: [{id: x, text: t}]}]}
        - {id: o, text: t, order: 择一, parts: [{id: c, text: t, applies: 甲}, {id: d, text: t, applies: 乙}]}
    """)
    way = flow(root)

    assert way.start == entry(root) == "a"
    assert {name: vertex.kind.name for name, vertex in way.vertices.items()} == {
        "a": "DECISION",
        "election-procedure": "ELSEWHERE",
        "fork:p": "FORK",
        "b": "STEP",
        "n": "STEP",
        "join:p": "JOIN",
        "choice:o": "CHOICE",
        "c": "STEP",
        "d": "STEP",
        "end": "END",
    }
    assert [e.to for e in way.out("fork:p")] == ["b", "n"]
    assert way.vertices["fork:p"].node is way.vertices["join:p"].node
    assert way.vertices["end"].kind is Kind.END
