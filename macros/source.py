"""A document's page: what it is, whether it is in force, what of it is cited, and where."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from .fragments import hold
from .html import Content, el, joined
from .library import uses
from .model import Cite, Clause, Node, Norm
from .view import View, anchor, step_id, unread


def page(key: str, view: View) -> str:
    """Markdown of the whole page."""
    facts = [el("div", el("dt", name), el("dd", value)) for name, value in _facts(key, view) if value]
    return (
        hold(el("dl", facts, class_="glance", id="top")) + "\n\n## 引用到的条款 {#clauses}" + hold(_clauses(key, view))
    )


def _facts(key: str, view: View) -> Iterator[tuple[str, Content]]:
    source = view.library.sources[key]
    yield "题名", f"《{source.title}》" + (f"（{source.edition}）" if source.edition else "")
    yield "类别", source.rank.value
    yield "状态", source.status.value
    yield "制定机关", source.issuer
    yield "文号", source.number
    yield "印发", str(source.issued or "")
    yield (
        "施行",
        "，".join(
            text
            for text in (f"{source.since}起" if source.since else "", f"{source.until}止" if source.until else "")
            if text
        ),
    )
    yield "取代", _document(source.replaces, view) if source.replaces else None
    later = [other for other, entry in view.library.sources.items() if entry.replaces == key]
    yield "被取代", joined(_document(other, view) for other in later)
    if source.clause is not Clause.LINE:
        read = source.read
        spans = "、".join(str(a) if a == b else f"{a}至{b}" for a, b in read.spans)
        yield (
            "已读原文",
            "全文"
            if read.everything
            else f"第{spans}{source.clause.value}"
            if spans
            else "尚未读到，引用处一律标为待核",
        )
    yield "说明", source.note


def _document(key: str, view: View) -> Markup:
    source = view.library.sources[key]
    title = f"《{source.title}》" + (f"（{source.edition}）" if source.edition else "")
    return el("a", title, href=view.to(f"sources/{key}.html"))


def _clauses(key: str, view: View) -> Markup:
    source = view.library.sources[key]
    places: dict[int, dict[tuple[str, str], tuple[Norm, Node]]] = {}
    for norm, node, cite in uses(view.library)[key]:
        for number in cite.clauses() or (0,):
            places.setdefault(number, {})[norm.slug, node.id] = (norm, node)
    rows = []
    for number in sorted(places.keys() | source.gists.keys()):
        cite = Cite(key, number, number)
        name = f"第{number}{source.clause.value}" if number else "全文"
        mark = unread() if view.library.uncertain(cite) else None
        used = joined((_use(norm, node, view) for norm, node in places.get(number, {}).values()), "；")
        cells = (el("th", name, mark, scope="row"), el("td", source.gists.get(number, "")), el("td", used))
        rows.append(el("tr", cells, id=anchor(cite) if number else None))
    names = ("条款", "说了什么（概括，非原文）", "用在哪里")
    head = el("thead", el("tr", [el("th", name, scope="col") for name in names]))
    return el("table", head, el("tbody", rows), class_="clauses-table")


def _use(norm: Norm, node: Node, view: View) -> Markup:
    if node.id == norm.slug:
        return view.norm(norm.slug)
    return el("a", node.text, href=view.to(f"{norm.page}#{step_id(node.id)}")) + f"（{norm.title}）"
