"""Turn a procedure into a checklist to print and tick."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from . import runs
from .html import Content, el, joined, pairs
from .library import Library
from .model import END, SLOT, Inferred, Node, Norm, Order, When
from .view import View, inferred, step_id


GROUP = {
    Order.SEQUENCE: "",
    Order.PARALLEL: "以下同时进行，不分先后",
    Order.CHOICE: "以下按情况选一项",
    Order.NONE: "",
}

PLACED = (Inferred.ORDER, Inferred.PARENT)


def sheet(norm: Norm, phase: Node, view: View) -> Markup:
    """The boxes of one phase, in reading order."""
    parts = phase.parts or (phase,)
    return el("ul", [_item(part, norm, view) for part in parts], class_="sheet")


def _item(node: Node, norm: Norm, view: View) -> Markup:
    if node.parts:
        return _group(node, norm, view)
    box = el("input", type="checkbox", data_step=node.id, autocomplete="off")
    says = el("label", box, el("span", node.text, class_="text"))
    kind = "item essential" if node.essential else "item"
    detail = el("p", node.detail, class_="detail") if node.detail else None
    said = (says, inferred(node, *PLACED), detail, _facts(node, norm, view))
    return el("li", said, class_=kind, **_known(node, view))


def _known(node: Node, view: View) -> dict[str, str | None]:
    """What the scripts know of a step or a group: its id, its time limit, and the norm it runs."""
    return {
        "id": step_id(node.id),
        "data_id": node.id,
        "data_due": runs.due(node.when, view.library) if node.when else None,
        "data_use": node.use or None,
    }


def _group(node: Node, norm: Norm, view: View) -> Markup:
    head = [el("strong", node.text, class_="text"), inferred(node, *PLACED)]
    if GROUP[node.order]:
        head.append(el("span", GROUP[node.order], class_="mark"))
    detail = el("p", node.detail, class_="detail") if node.detail else None
    inner = el("ul", [_item(part, norm, view) for part in node.parts], class_="sheet")
    said = (head, detail, _facts(node, norm, view), inner)
    return el("li", said, class_="group", data_choice=node.order is Order.CHOICE, **_known(node, view))


def _facts(node: Node, norm: Norm, view: View) -> Markup:
    return pairs(_said(node, norm, view), class_="facts")


def _said(node: Node, norm: Norm, view: View) -> Iterator[tuple[str, Content]]:
    yield "什么情况", node.applies
    yield "谁来做", ["、".join(node.who), inferred(node, Inferred.WHO)] if node.who else None
    yield "何时", when(node.when, view.library) if node.when else ""
    yield "需要", joined(view.paper(key) for key in node.needs)
    yield "形成", joined(view.paper(key) for key in node.makes)
    yield "记下", joined((runs.value(record, node, norm, view) for record in node.record), "，")
    yield "核算", joined(runs.calculator(name, node, view) for name in node.checkers)
    yield "主持词", chair(node.chair)
    yield "转入", view.norm(node.use) if node.use else ""
    yield "然后", ways(node, norm, view)
    yield "依据", view.cites(node.cites)


def chair(said: str) -> Markup:
    """What the chair says; a number of the meeting is a line to write on until the script knows it."""
    texts = SLOT.split(said)  # every other part is the name of a number
    spoken = [el("span", class_="blank", data_slot=text) if place % 2 else text for place, text in enumerate(texts)]
    return el("span", spoken, class_="chair") if said else Markup("")


def when(said: When, library: Library) -> str:
    """The words of a time limit; a number the own unit may set is said to be so."""
    local = [library.local[a.local] for a in said.amounts() if a.local]
    notes = "；".join(f"{n.label}按上级要求，本手册暂按 {n.value} {n.unit}" for n in local)
    return said.text + (f"（{notes}）" if notes else "")


def ways(node: Node, norm: Norm, view: View) -> Markup:
    """Where a decision or a jump leads, as links."""
    if node.answers:
        return joined((el("span", [f"{label} → ", target(to, norm, view)]) for label, to in node.answers.items()), "；")
    return target(node.next, norm, view) if node.next else Markup("")


def target(to: str, norm: Norm, view: View) -> Markup:
    """A link to where a jump leads."""
    if to == END:
        return el("span", "到此结束")
    if to in norm.nodes:
        return el("a", norm.nodes[to].text, href=f"#{step_id(to)}")
    slug, _, step = to.partition("#")
    return view.norm(slug, step)
