"""Pictures of a norm: the flowchart of each of its courses and its structure tree, with ways to print them."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from .chart import Chart, Form, drawn, placed, standalone
from .chart.shapes import SMALL
from .clauses import UNCERTAIN
from .flow import courses
from .html import el
from .kept import kept_value
from .model import Inferred, Node, Norm
from .tree import tree
from .view import View, step_id


# Units: on A4 a drawing takes 250 mm (--chart-page in chart.css); if it is taller than this, its labels become
# smaller than 7 pt, and the words are printed instead.
TALLEST = int(SMALL * 250 / 25.4 * 72 / 7)


def flowchart(norm: Norm, course: Node, view: View, *, page: str | None = "", form: Form = "wide") -> Chart:
    """Draw one course; the steps lead to *page*, "" for the one it stands on, None for paper: nowhere."""

    def href(node: Node) -> str:
        return "" if page is None else f"{page}#{step_id(node.id)}"

    def mark(node: Node) -> str:
        marks = {"推定": Inferred.ORDER in node.inferred, UNCERTAIN: view.is_uncertain(node)}
        return "、".join(text for text, holds in marks.items() if holds)

    def name(to: str) -> str:
        return view.library.norms[to.partition("#")[0]].title

    def address(to: str) -> str:
        slug, _, step = to.partition("#")
        return "" if page is None else view.step(slug, step)

    others = view.library.norms
    nodes = list(course.walk())
    marks = [mark(node) for node in nodes]
    ways = {to for node in nodes for to in (node.next, *node.answers.values()) if to.partition("#")[0] in others}
    where = kept_value(
        f"chart-{norm.slug}-{course.id}-{form}",
        [repr((course, marks, sorted((to, name(to)) for to in ways))).encode()],
        lambda: placed(course, mark=mark, name=name, form=form),
    )
    title = norm.title if course.id == norm.slug else f"{norm.title}：{course.text}"
    return drawn(
        where,
        course,
        title=f"{title}流程图",
        description=f"{norm.summary}文字说明在图的下面。",
        href=href,
        address=address,
        form=form,
    )


def figure(norm: Norm, course: Node, view: View, words: Markup) -> Markup:
    """The flowchart on the page, for phones and for A3, with *words* saying the same for those who do not see it."""
    wide = flowchart(norm, course, view)
    wall = flowchart(norm, course, view, page=None, form="wall")
    paper = "A3 landscape" if wall.landscape else "A3 portrait"
    download = el("a", "下载矢量图（SVG）", href=view.to(address(norm, course)), download=True)
    return el(
        "figure",
        _drawn(wide, "wide"),
        _drawn(flowchart(norm, course, view, form="narrow"), "narrow"),
        _drawn(wall, "wall", data_paper=paper),
        el("p", _button("flow", "打印挂图（A3）"), download, class_="with-script tools"),
        el("details", el("summary", "文字说明"), class_="words"),
        words,  # beside the details, so that they can be printed while those are closed
        class_="flow-figure tall" if wide.height > TALLEST else "flow-figure",
    )


def _drawn(picture: Chart, form: Form, **more: str) -> Markup:
    return el("div", Markup(picture.svg), class_=form, **more)  # noqa: S704 - our own drawing, escaped where it was made


def structure(norm: Norm, view: View) -> Markup:
    """The structure tree on the page."""
    tools = el("p", _button("structure", "打印挂图（A3横向）"), class_="with-script tools")
    return el("figure", tree(norm, view), tools, class_="tree-figure")


def checklist_tools(*, pack: bool) -> Markup:
    """What prints the checklist: alone, or in a *pack* with agenda and tables; blank or filled, with or without signatures."""
    return el(
        "p",
        _button("checklist", "只打印清单（A4）"),
        _button("pack", "打印会议包（主持词、清单、速查表）") if pack else None,
        _option("blank", "印空白的，不印已经填的内容"),
        _option("sign", "加印签字栏"),
        class_="with-script tools",
    )


def _option(what: str, text: str) -> Markup:
    box = el("input", type="checkbox", data_paper=what, autocomplete="off")
    return el("label", box, text, class_=f"tick for-{what}")


def signatures() -> Markup:
    """A strip to sign on, printed on request only."""
    return el(
        "p", [el("span", name, el("span", class_="blank")) for name in ("经办人", "审核人", "日期")], class_="sign"
    )


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
            yield where, standalone(flowchart(norm, course, there, page=there.to(norm.page), form="wall").svg)
