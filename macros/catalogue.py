"""All norms in one table: topic, what it is for, who, how often, what it is worth; the script filters it."""

from __future__ import annotations

from markupsafe import Markup

from .html import el, table
from .model import TOPICS, Norm, Status
from .view import View


LEADERS = 3  # names in the column of who acts; the page of the norm has them all


def page(view: View) -> Markup:
    """The controls, which only a script can show, and the table, complete without one."""
    norms = list(view.library.norms.values())
    names = ("规范", "专题", "谁来做", "多久一次", "效力")
    rows = table(names, [_row(norm, view) for norm in norms], class_="clauses-table catalogue", data_elsewhere=True)
    return _controls(norms) + el("p", class_="found hint", role="status") + rows


def _controls(norms: list[Norm]) -> Markup:
    topics = list(dict.fromkeys(norm.topic for norm in norms))
    return el(
        "form",
        _choice("topic", "专题", [(topic, TOPICS[topic]) for topic in topics]),
        _choice(
            "status",
            "效力",
            [(status.value, status.value) for status in Status if any(n.status is status for n in norms)],
        ),
        el(
            "p",
            el("label", "有这些字", for_="with-text"),
            el("input", id="with-text", name="text", type="text", autocomplete="off"),
        ),
        el("p", el("button", "全部显示", type="reset", class_="plain")),
        class_="filter with-script",
        data_filters="catalogue",
    )


def _choice(name: str, label: str, options: list[tuple[str, str]]) -> Markup:
    shown = [el("option", "全部", value=""), *(el("option", text, value=value) for value, text in options)]
    return el("p", el("label", label, for_=f"with-{name}"), el("select", shown, id=f"with-{name}", name=name))


def _row(norm: Norm, view: View) -> Markup:
    who = list(dict.fromkeys(name for node in norm.root.walk() for name in node.who))
    some = "、".join(who[:LEADERS]) + ("等" if len(who) > LEADERS else "")
    return el(
        "tr",
        el("th", view.norm(norm.slug), el("p", norm.summary, class_="hint"), scope="row"),
        el("td", TOPICS[norm.topic]),
        el("td", some),
        el("td", norm.every.text if norm.every else ""),
        el("td", "本单位规定" if norm.own_unit else norm.status.value),
        data_topic=norm.topic,
        data_status=norm.status.value,
        data_text=" ".join((norm.title, norm.summary, *norm.aliases)),
    )
