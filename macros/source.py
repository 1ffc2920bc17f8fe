"""A document's page: what it is, whether it is in force, what of it is cited, and where."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from .clauses import title
from .fragments import hold
from .html import Content, el, joined, pairs, table
from .model import Cite, Clause, Node, Norm, Source
from .view import View, anchor, step_id, unread


def page(key: str, view: View) -> str:
    """Markdown of the whole page."""
    facts = pairs(_facts(key, view), class_="glance", id="top")
    return hold(facts) + "\n\n## 引用到的条款 {#clauses}" + hold(_clauses(key, view))


def _facts(key: str, view: View) -> Iterator[tuple[str, Content]]:
    source = view.library.sources[key]
    yield "题名", title(source)
    yield "类别", source.rank.value
    yield "状态", source.status.value
    yield "制定机关", source.issuer
    yield "文号", source.number
    yield "印发", str(source.issued or "")
    days = ((source.since, "起"), (source.until, "止"))
    yield "施行", "，".join(f"{day}{word}" for day, word in days if day)
    yield "取代", _document(source.replaces, view) if source.replaces else None
    later = [other for other, entry in view.library.sources.items() if entry.replaces == key]
    yield "被取代", joined(_document(other, view) for other in later)
    if source.clause is not Clause.LINE:
        yield "已读原文", _read(source)
    yield "说明", source.note


def _read(source: Source) -> str:
    if source.read.everything:
        return "全文"
    spans = "、".join(str(a) if a == b else f"{a}至{b}" for a, b in source.read.spans)
    return f"第{spans}{source.clause.value}" if spans else "尚未读到，引用处一律标为待核"


def _document(key: str, view: View) -> Markup:
    return el("a", title(view.library.sources[key]), href=view.to(f"sources/{key}.html"))


def _clauses(key: str, view: View) -> Markup:
    source = view.library.sources[key]
    places: dict[int, dict[tuple[str, str], tuple[Norm, Node]]] = {}
    for norm, node, cite in view.library.uses[key]:
        for number in cite.clauses() or (0,):
            places.setdefault(number, {})[norm.slug, node.id] = (norm, node)
    papers: dict[int, list[Content]] = {}
    for paper in view.library.papers.values():
        for number in {number for cite in paper.cites if cite.source == key for number in cite.clauses()}:
            papers.setdefault(number, []).append(f"材料：{paper.title}")
    rows = []
    for number in sorted(places.keys() | source.gists.keys() | source.chrome.keys()):
        cite = Cite(key, number, number)
        name = f"第{number}{source.clause.value}" if number else "全文"
        mark = unread() if view.library.uncertain(cite) else None
        uses = [_use(norm, node, view) for norm, node in places.get(number, {}).values()]
        used: Content = joined([*uses, *papers.get(number, [])], "；")
        if number in source.chrome:
            used = f"不引用：{source.chrome[number]}"
        elif not used and source.lines.spans:
            used = "还没有写进规范"
        gist = el("td", source.gists.get(number, ""))
        cells = (el("th", name, mark, scope="row"), gist, el("td", used, data_elsewhere=True))
        rows.append(el("tr", cells, id=anchor(cite) if number else None))
    names = ("条款", "说了什么（概括，非原文）", "用在哪里")
    return table(names, rows, class_="clauses-table")


def _use(norm: Norm, node: Node, view: View) -> Markup:
    if node.id == norm.slug:
        return view.norm(norm.slug)
    return el("a", node.text, href=view.to(f"{norm.page}#{step_id(node.id)}")) + f"（{norm.title}）"
