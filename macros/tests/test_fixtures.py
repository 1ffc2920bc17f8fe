"""The model suffices: norms of every kind, taken from the sources, load and say what the sources say."""

from collections.abc import Iterator
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any

import pytest

from macros import model
from macros.flow import Kind, courses, entry, flow, has_flow
from macros.library import Library
from macros.model import Cite, Node, Norm, Order

from .conftest import edges


def node(norm: Norm, name: str) -> Node:
    """The node with the id."""
    return next(found for found in norm.root.walk() if found.id == name)


def below(norm: Norm, name: str) -> list[str]:
    """Edges inside one group, without the vertex that comes after it."""
    return edges(node(norm, name))


def due(step: Node) -> str:
    """The offset of a step in one line."""
    w = step.when
    numbers = {"": w.amount, "≥": w.at_least, "≤": w.at_most}
    says = "".join(f"{sign}{a.local or a.number}" for sign, a in numbers.items() if a)
    return f"{w.from_} {w.side} {says}{w.unit}"


def everything(value: Any) -> Iterator[Any]:
    """Every dataclass and enum member in *value*."""
    if isinstance(value, dict):
        value = [*value, *value.values()]
    if isinstance(value, Enum):
        yield value
    elif is_dataclass(value):
        yield value
        for f in fields(value):
            yield from everything(getattr(value, f.name))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from everything(item)


KINDS = [kind for kind in vars(model).values() if is_dataclass(kind) and not hasattr(kind, "parse")]
USED_OUT = (model.Order, model.Side, model.Unit, model.Operator, model.Inferred, model.Duty, model.Clause, model.Status)


@pytest.fixture(scope="module")
def used(unit_library: Library) -> list[Any]:
    """Every value in the fixtures."""
    return list(everything(unit_library))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_key_of_the_model_is_used(used, kind):
    """What no norm needs is no part of the model; what is never loaded is never tested."""
    entries = [entry for entry in used if type(entry) is kind]
    unused = [
        f.name
        for f in fields(kind)
        if not f.metadata.get("hidden")
        for default in [f.default_factory() if f.default_factory is not MISSING else f.default]
        if all(getattr(entry, f.name) == default for entry in entries)
    ]

    assert unused == []


@pytest.mark.parametrize("words", USED_OUT, ids=lambda words: words.__name__)
def test_every_word_of_the_model_is_used(used, words):
    assert {entry for entry in used if isinstance(entry, words)} == set(words)


@pytest.mark.parametrize("slug", ["life-meeting", "recruitment-2026", "reelection", "branch-grading-2015"])
def test_every_step_is_reached_in_one_course(library, slug):
    root = library.norms[slug].root
    way = flow(root)
    boxes = [v for v in way.vertices.values() if v.kind in (Kind.STEP, Kind.DECISION)]

    assert list(courses(root)) == [root]
    assert {e.to for e in way.edges} | {way.start} == set(way.vertices)
    assert sum(1 for v in boxes for _ in v.node.steps()) == sum(1 for _ in root.steps())


# --- 组织生活会


def test_three_forms_are_a_choice_each_with_its_own_agenda(library):
    assert below(library.norms["life-meeting"], "form") == [
        "choice:form → committee-open 设支委会、不设党小组",
        "choice:form → general-open 不设支委会",
        "choice:form → group-report 设支委会和党小组，党员人数较多",
        "committee-open → committee-report",
        "committee-report → committee-secretary",
        "committee-secretary → committee-members",
        "committee-members → committee-close",
        "committee-close → committee-account",
        "committee-account → committee-self",
        "committee-self → committee-mutual",
        "committee-mutual → committee-vote",
        "committee-vote → committee-comment",
        "committee-comment → committee-promise",
        "committee-promise → end",
        "general-open → general-report",
        "general-report → general-secretary",
        "general-secretary → general-members",
        "general-members → general-vote",
        "general-vote → general-comment",
        "general-comment → general-promise",
        "general-promise → end",
        "group-report → group-secretary",
        "group-secretary → group-members",
        "group-members → group-close",
        "group-close → group-sessions",
        "group-sessions → group-account",
        "group-account → group-vote",
        "group-vote → group-comment",
        "group-comment → group-promise",
        "group-promise → end",
    ]


def test_minutes_accompany_the_whole_meeting(library):
    norm = library.norms["life-meeting"]
    way = flow(norm.root)

    assert [e.to for e in way.out("fork:during")] == ["choice:form", "keep-minutes"]
    assert [e.start for e in way.edges if e.to == "join:during"] == [
        "committee-promise",
        "general-promise",
        "group-promise",
        "keep-minutes",
    ]


def test_notice_is_due_one_to_two_days_before(library):
    assert due(node(library.norms["life-meeting"], "notify")) == "meeting-day 前 ≥1≤2天"


def test_a_step_that_restates_three_requirements_has_three_parts(library):
    norm = library.norms["life-meeting"]

    assert [len(node(norm, name).parts) for name in ("committee-report", "talks", "rectify")] == [3, 3, 3]
    assert node(norm, "committee-report").order is Order.NONE


def test_a_difference_may_stay_open(library):
    followed = {d.about: str(d.follow or "") for d in library.norms["life-meeting"].differences()}

    assert followed == {
        "会议安排要不要写成书面方案": "",
        "按什么选择会议形式": "atlas:389",
        "党小组会由谁主持": "atlas:390",
    }


def test_rectification_is_repeated_until_done(library):
    assert [f"{e.label} {e.to}" for e in flow(library.norms["life-meeting"].root).out("done")] == [
        "都落实了 archive",
        "还有没落实的 measures",
    ]


# --- 发展党员

STEPS_OF_THE_CHART = [452, 453, 456, 457, 458, 459, 462, 463, 442, 441, 440, 466, 467]
STEPS_OF_THE_CHART += [443, 444, 468, 446, 445, 470, 471, 472, 449, 448, 473, 450]


@pytest.mark.parametrize("slug", ["recruitment-2014", "recruitment-2026"])
def test_twenty_five_steps_in_five_stages_in_their_order(library, slug):
    norm = library.norms[slug]
    lines = [cite.first for part in norm.parts for n in part.walk() for cite in n.cites if cite.source == "atlas"]
    titles = {cite.first for part in norm.parts for cite in part.cites}

    assert len(norm.parts) == 5
    assert [line for line in lines if line not in titles] == STEPS_OF_THE_CHART


def test_offsets_lead_from_step_to_step(library):
    norm = library.norms["recruitment-2026"]

    assert {n.id: due(n) for n in norm.root.walk() if n.when and n.when.from_} == {
        "first-talk": "apply 后 ≤1月",
        "cultivate": "recommend 后 ≥1年",
        "choose": "recommend 后 ≥1年",
        "list": "publish 后 ≥5工作日",
        "assembly": "pre-review 后 ≤1月",
        "approve": "assembly 后 ≤3月",
        "oath": "approve 后 ≤1月",
        "ask-full": "assembly 后 1年",
        "prolong": "ask-full 后 ≥6≤12月",
        "full-approve": "full-assembly 后 ≤3月",
    }


def test_offsets_chain_back_to_a_day_that_is_known(library):
    norm = library.norms["recruitment-2026"]
    froms = {n.id: n.when.from_ for n in norm.root.walk() if n.when and n.when.from_}

    def chain(name: str) -> list[str]:
        return [name, *chain(froms[name])] if name in froms else [name]

    assert chain("prolong") == ["prolong", "ask-full", "assembly", "pre-review"]
    assert chain("oath") == ["oath", "approve", "assembly", "pre-review"]


def test_refusals_and_extension_are_loops(library):
    root = library.norms["recruitment-2026"].root
    place = {name: number for number, name in enumerate(flow(root).vertices)}
    loops = [
        f"{e.start} ⇢ {e.to} {e.label}".rstrip() for e in flow(root).edges if e.jump and place[e.to] < place[e.start]
    ]

    assert loops == ["agreed ⇢ cultivate 不同意", "pre-review ⇢ cultivate 不合格", "prolong ⇢ educate"]


def test_versions_share_the_ids_of_the_steps_they_share(library):
    old, new = library.norms["recruitment-2014"], library.norms["recruitment-2026"]
    ids = [{n.id for part in norm.parts for n in part.walk()} for norm in (old, new)]

    assert new.replaces == old.slug
    assert ids[0] < ids[1]
    assert ids[1] - ids[0] == {"publish", "list"}
    assert (old.status.value, old.until < new.since) == ("已被取代", True)
    assert (node(old, "oath").when, due(node(new, "oath"))) == (None, "approve 后 ≤1月")
    assert (bool(node(old, "agreed").answers), bool(node(new, "agreed").answers)) == (False, True)


def test_what_rests_on_a_transcription_is_uncertain(library):
    norm = library.norms["recruitment-2026"]
    cited = {cite for n in norm.root.walk() for cite in n.cites if cite.source == "recruitment-2026"}

    assert cited
    assert all(library.uncertain(cite) for cite in cited)


# --- 换届


def test_four_stages(library):
    norm = library.norms["reelection"]

    assert [part.id for part in norm.parts] == ["preparing", "vetting", "meeting", "following"]
    assert [entry(part) for part in norm.parts] == ["on-time", "recommend", "educate", "report-result"]


def test_election_is_a_sub_procedure_of_the_meeting(library):
    norm = library.norms["reelection"]
    way = flow(norm.root)

    assert node(norm, "ballot").use == "election-procedure"
    assert [e.to for e in way.out("ballot")] == ["declare"]
    assert (norm.chain.before, norm.chain.after) == (("term-change",), ("election-procedure",))


def test_norms_jump_into_each_other(library):
    there, back = library.norms["reelection"], library.norms["term-change"]

    assert [e.to for e in flow(there.root).out("on-time")] == ["consult", "term-change#apply"]
    assert [e.to for e in flow(back.root).out("granted")] == ["wait", "reelection#decide"]
    assert [e.to for e in flow(back.root).out("wait")] == ["reelection"]
    assert flow(there.root).vertices["term-change#apply"].kind is Kind.ELSEWHERE


def test_preparations_run_side_by_side(library):
    assert below(library.norms["reelection"], "ready") == [
        "fork:ready → set-up-group",
        "fork:ready → draft-report",
        "fork:ready → first-names",
        "fork:ready → draft-method",
        "set-up-group → draft-schedule",
        "draft-schedule → join:ready",
        "draft-report → join:ready",
        "first-names → join:ready",
        "draft-method → join:ready",
        "join:ready → end",
    ]


def test_sixty_days_are_a_number_of_the_unit(library, unit_library):
    step = node(library.norms["reelection"], "request")

    assert due(step) == "assembly-day 前 ≥request_lead_days天"
    assert [each.local["request_lead_days"].value for each in (library, unit_library)] == [60, 75]
    assert unit_library.local["publicity_days"].value == 5


# --- 分类定级


def test_four_grades_are_a_choice(library):
    norm = library.norms["branch-grading-2015"]

    assert [(part.text.split("：")[0], part.applies) for part in node(norm, "manage").parts] == [
        ("红旗支部", "等级为“好”"),
        ("赶超支部", "等级为“较好”"),
        ("后进支部", "等级为“一般”"),
        ("软弱涣散支部，集中整顿", "等级为“较差”"),
    ]
    assert below(norm, "weak") == [
        "fork:weak → enter",
        "fork:weak → spot-checks",
        "enter → choice:secretary",
        "choice:secretary → from-within 选得出合适的书记",
        "choice:secretary → from-above 选不出合适的书记",
        "choice:secretary → first-secretary 现任书记难以完成整顿又不宜调整",
        "from-within → turned",
        "from-above → turned",
        "first-secretary → turned",
        "turned ⇢ leave 通过",
        "turned ⇢ enter 没有通过",
        "leave → join:weak",
        "spot-checks → join:weak",
        "join:weak → end",
    ]


def test_numbers_keep_their_operative_word(library):
    norm = library.norms["branch-grading-2015"]

    assert norm.status.value == "历史示例"
    assert [f"{limit.what.split('（')[0]} {limit.op} {limit.value.text}{limit.unit}" for limit in norm.limits] == [
        "好 不少于 90分",
        "较好 不少于 80分",
        "一般 不少于 60分",
        "较差 少于 60分",
        "好的比例 不超过 20%",
        "初评意见公示 为 3天",
    ]
    assert (due(node(norm, "send-up")), due(node(norm, "object"))) == ("show 后 ≥3天", "notice-day 后 ≤7工作日")


# --- 党内监督


def test_structure_without_a_course(library):
    norm = library.norms["intra-party-supervision"]

    assert not has_flow(norm.root)
    assert list(courses(norm.root)) == []
    assert {n.order for n in norm.root.walk() if n.parts} == {Order.NONE}
    assert [(part.id, len(part.parts)) for part in norm.parts] == [
        ("task", 3),
        ("contents", 8),
        ("duties", 3),
        ("obligations", 0),
        ("ways", 4),
        ("safeguards", 2),
    ]
    assert [part.id for part in node(norm, "guarantees").parts] == ["core-role", "vanguard", "loyal-leaders"]


# --- 本单位


def test_own_unit_replaces_a_norm_and_adds_one(library, unit_library):
    assert [norm.slug for norm in unit_library.norms.values() if norm.own_unit] == [
        "life-meeting-oversight",
        "member-talks",
    ]
    assert unit_library.norms.keys() - library.norms.keys() == {"member-talks"}
    assert not any(norm.own_unit for norm in library.norms.values())
    assert [n.id for n in unit_library.norms["life-meeting-oversight"].parts] == ["join-own", "guide-lower"]
    assert unit_library.norms["life-meeting-oversight"].path.parts[-3:] == (
        "own-unit",
        "meetings",
        "life-meeting-oversight.yaml",
    )
    assert not unit_library.uncertain(Cite("unit-rules"))
