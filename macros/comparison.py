"""What a norm changed of the one it replaced: steps with the same id stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from .clauses import limit_words
from .html import Content, el, table
from .model import Node, Norm
from .view import step_id


def comparison(norm: Norm, old: Norm) -> Markup:
    """A table of the steps and numbers that differ; empty where the two have no step in common."""
    if not {node.id for node in norm.root.steps()} & {node.id for node in old.root.steps()}:
        return Markup("")
    rows = [el("tr", el("th", name, scope="row"), el("td", was), el("td", now)) for name, was, now in _rows(norm, old)]
    return table(("比较", old.title, norm.title), rows, class_="clauses-table comparison")


def _rows(norm: Norm, old: Norm) -> Iterator[tuple[str, Content, Content]]:
    before, after = _nodes(old), _nodes(norm)
    for key, node in after.items():
        if key not in before:
            yield "新增", "", _said(node, link=True)
        elif _meaning(node) != _meaning(before[key]):
            yield "改动", _said(before[key]), _said(node, link=True)
    for key, node in before.items():
        if key not in after:
            yield "不再有", _said(node), ""
    was, now = {limit_words(i) for i in old.limits}, {limit_words(i) for i in norm.limits}
    for limit in norm.limits:
        if limit_words(limit) not in was:
            yield "新增数字", "", limit_words(limit)
    for limit in old.limits:
        if limit_words(limit) not in now:
            yield "不再有的数字", limit_words(limit), ""


def _nodes(norm: Norm) -> dict[str, Node]:
    return {key: node for key, node in norm.nodes.items() if key != norm.slug}


def _meaning(node: Node) -> tuple[object, ...]:
    """What makes two steps of one id different to a reader."""
    return node.text, node.detail, node.who, node.when and node.when.text


def _said(node: Node, *, link: bool = False) -> Markup:
    notes = [text for text in ("、".join(node.who), node.when.text if node.when else "", node.detail) if text]
    return el("p", el("a", node.text, href=f"#{step_id(node.id)}") if link else node.text) + Markup("").join(
        el("p", text, class_="hint") for text in notes
    )
