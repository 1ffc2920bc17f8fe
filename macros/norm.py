"""A norm's page: what it is, its course, its structure, its checklist, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from . import figure, runs
from .clauses import limit_words
from .comparison import comparison
from .flow import Kind, courses, flow, has_flow
from .fragments import hold
from .html import Content, checked_on, el, joined, pairs
from .model import Cite, Difference, Node, Norm, Status
from .sheet import sheet, target
from .view import View, step_id


def page(norm: Norm, view: View) -> str:
    """Markdown of the whole page: headings for the table of contents, fragments between them."""
    return "\n\n".join(_sections(norm, view))


def _sections(norm: Norm, view: View) -> Iterator[str]:
    yield hold(summary(norm) + glance(norm, view))
    figures = [figure.figure(norm, course, view, outline(course, norm, view)) for course in courses(norm.root)]
    pictures = {
        "## 流程 {#flow}": Markup("").join(figures),
        "## 结构 {#structure}": figure.structure(norm, view),
    }
    for heading in pictures if has_flow(norm.root) else reversed(pictures):
        if pictures[heading]:
            yield heading + hold(pictures[heading])
    yield "## 清单 {#checklist}" + hold(
        el("p", TICKING, class_="hint")
        + runs.bar(norm, view)
        + figure.checklist_tools(pack=runs.has_agenda(norm))
        + runs.kept(norm, view)
    )
    for phase in norm.parts:
        heading = step_id(phase.id) if phase.parts else f"phase-{phase.id}"  # a step has its id on its own box
        yield f"### {phase.text} {{#{heading}}}" + hold(sheet(norm, phase, view))
    yield hold(figure.signatures())
    yield from _calculators(norm, view)
    if norm.differences():
        notes = [difference(d, view) for d in norm.differences()]
        yield "## 口径差异 {#differences}" + hold(Markup("").join(notes))
    if norm.replaces and (table := comparison(norm, view.library.norms[norm.replaces])):
        yield "## 与被取代的规定比较 {#comparison}" + hold(el("p", COMPARED, class_="hint") + table)
    yield "## 来源 {#sources}" + hold(sources(norm, view))
    yield "## 相关规范 {#related}" + hold(neighbours(norm, view))


TICKING = "勾选只表示自己已经办了，不等于已经上报或者批准。可以在网页上办，也可以打印出来，带到会场逐项打勾。"

COMPARED = "只列有不同的步骤和数字，没有列的两边相同。由两个页面的数据逐项比出来。"

STATUS = {
    Status.LOCAL: "这是地方或者单位的规定，其他地方只能参考。",
    Status.EXAMPLE: "这是当年的做法，只作示例，不能当作现行规定使用。",
    Status.REPLACED: "这一规范已被取代，只用于核对当时的事项。",
}


def summary(norm: Norm) -> Markup:
    """The sentence that says what it is, and a warning when it is not the rule in force."""
    parts = [el("p", norm.summary, class_="summary")]
    if norm.status in STATUS:
        parts.append(el("p", STATUS[norm.status], class_="note"))
    if norm.own_unit:
        parts.append(el("p", "本单位规定。", class_="note"))
    return Markup("").join(parts)


def glance(norm: Norm, view: View) -> Markup:
    """Facts at a glance."""
    return pairs(_facts(norm, view), class_="glance")


def _facts(norm: Norm, view: View) -> Iterator[tuple[str, Content]]:
    nodes = list(norm.root.walk())
    needs = dict.fromkeys(key for node in nodes for key in node.needs)
    makes = dict.fromkeys(key for node in nodes for key in node.makes)
    yield "什么时候用", norm.applies
    yield "谁来做", "、".join(dict.fromkeys(name for node in nodes for name in node.who))
    if norm.every:
        yield "多久一次", [norm.every.text, *(["；", view.cite(norm.every.cite)] if norm.every.cite else [])]
    limits = [el("li", f"{limit_words(i)}（", view.cite(i.cite), "）") for i in norm.limits]
    yield "数量时限", el("ul", limits) if limits else None
    yield "要准备", joined(view.paper(key) for key in needs if key not in makes)
    yield "要形成", joined(view.paper(key) for key in makes)
    if norm.since or norm.until:
        yield "施行", "".join([f"{norm.since}起" if norm.since else "", f"，到{norm.until}为止" if norm.until else ""])
    yield "内容核对至", checked_on(norm.checked)


def outline(course: Node, norm: Norm, view: View) -> Markup:
    """The course in words: every step in reading order, and where each way leads."""
    way = flow(course)
    items = []
    for vertex in way.vertices.values():
        if vertex.node is None or vertex.kind not in (Kind.STEP, Kind.DECISION):
            continue
        jumps = [
            el(
                "li",
                [f"{edge.label} → " if edge.label else "", target(to.node.id if to.node else to.id, norm, view)],
            )
            for edge in way.out(vertex.id)
            if edge.jump and (to := way.vertices[edge.to])
        ]
        link = el("a", vertex.node.text, href=f"#{step_id(vertex.id)}")
        items.append(el("li", link, el("ul", jumps) if jumps else None))
    return el("ol", items, class_="outline")


def _calculators(norm: Norm, view: View) -> Iterator[str]:
    if norm.calculators:
        items = [el("li", view.calculator(name), "：", view.checkers[name].summary) for name in norm.calculators]
        yield "## 用到的计算器 {#calculators}" + hold(el("ul", items))


def difference(d: Difference, view: View, places: Content = None) -> Markup:
    """What each source says, which is followed, and why; *places* = where it matters, where that is not plain."""
    rows = [el("li", view.cite(cite), "：", text) for cite, text in d.says.items()]
    chosen: Content = ["采用 ", view.cite(d.follow)] if d.follow else [el("strong", "未定，待核")]
    return el(
        "section",
        el("h3", d.about),
        el("ul", rows),
        el("p", chosen, "。", d.why, "。", class_="follow"),
        el("p", "用在：", places, class_="hint") if places else None,
        class_="differs",
    )


def sources(norm: Norm, view: View) -> Markup:
    """Every document that the page rests on, with the places cited."""
    cited: dict[str, list[Cite]] = {}
    for cite in norm.all_cites():
        cited.setdefault(cite.source, []).append(cite)
    ranked = sorted(cited, key=lambda key: view.library.sources[key].rank.place)
    return el("ul", [el("li", view.cites(cited[key])) for key in ranked], class_="sources")


def neighbours(norm: Norm, view: View) -> Markup:
    """What comes before and after, what uses this norm, and the list it belongs to."""
    using = view.library.users.get(norm.slug, ())
    groups = {"前一步": norm.chain.before, "后一步": norm.chain.after, "用到本规范的": using}
    items = [
        el("li", f"{name}：", joined(view.norm(slug) for slug in slugs)) for name, slugs in groups.items() if slugs
    ]
    items.append(el("li", el("a", "本专题的全部规范", href=view.to(f"{norm.topic}/index.html"))))
    return el("ul", items)
