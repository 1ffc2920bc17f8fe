"""Pictures of a norm: the flowchart of each of its courses and its structure tree, with ways to print them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from .chart import Chart, chart, standalone
from .clauses import UNCERTAIN
from .flow import courses
from .html import el
from .model import Inferred, Node, Norm
from .tree import tree
from .view import View, step_id


def flowchart(norm: Norm, course: Node, view: View, *, base: str = "", narrow: bool = False) -> Chart:
    """Draw one course; *base* is the address of the page when the drawing stands elsewhere, *narrow* is for phones."""

    def mark(node: Node) -> str:
        if Inferred.ORDER in node.inferred:
            return "推定"
        return UNCERTAIN if view.is_uncertain(node) else ""

    def elsewhere(to: str) -> tuple[str, str]:
        slug, _, step = to.partition("#")
        return view.library.norms[slug].title, view.step(slug, step)

    title = norm.title if course.id == norm.slug else f"{norm.title}：{course.text}"
    return chart(
        course,
        title=f"{title}流程图",
        description=f"{norm.summary}文字说明在图的下面。",
        href=lambda node: f"{base}#{step_id(node.id)}",
        mark=mark,
        elsewhere=elsewhere,
        narrow=narrow,
    )


def figure(norm: Norm, course: Node, view: View, words: Markup) -> Markup:
    """The flowchart on the page, with *words* saying the same for those who do not see it."""
    drawn = [
        el("div", Markup(flowchart(norm, course, view, narrow=narrow).svg), class_="narrow" if narrow else "wide")  # noqa: S704 - our own drawing, escaped where it was made
        for narrow in (False, True)
    ]
    download = el("a", "下载矢量图（SVG）", href=view.to(address(norm, course)), download=True)
    return el(
        "figure",
        drawn,
        el("p", _button("flow", "打印挂图（A3）"), download, class_="with-script tools"),
        el("details", el("summary", "文字说明"), words, class_="words"),
        class_="flow-figure",
    )


def structure(norm: Norm, view: View) -> Markup:
    """The structure tree on the page."""
    tools = el("p", _button("structure", "打印挂图（A3横向）"), class_="with-script tools")
    return el("figure", tree(norm, view), tools, class_="tree-figure")


def checklist_tools() -> Markup:
    """The button that prints the checklist alone."""
    return el("p", _button("checklist", "只打印清单（A4）"), class_="with-script tools")


def _button(what: str, text: str) -> Markup:
    return el("button", text, type="button", class_="plain", data_print=what)


def address(norm: Norm, course: Node) -> str:
    """Where the drawing is as a file of its own."""
    return f"assets/charts/{norm.slug}{'' if course.id == norm.slug else f'.{course.id}'}.svg"


def files(view: View) -> Iterator[tuple[str, str]]:
    """Yield the address and the text of every flowchart as a file of its own."""
    for norm in view.library.norms.values():
        for course in courses(norm.root):
            where = address(norm, course)
            there = View(view.library, view.checkers, where)
            yield where, standalone(flowchart(norm, course, there, base=there.to(norm.page)).svg)
