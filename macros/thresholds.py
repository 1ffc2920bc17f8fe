"""Every number, share, frequency and deadline of the norms, by topic, to print."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from .clauses import limit_words
from .fragments import hold
from .html import Content, el, table
from .model import TOPICS, Norm, Status
from .sheet import when
from .view import View


class Row(NamedTuple):
    """One number with its operative word, the clause it rests on, and where it is used."""

    said: str
    basis: Content
    used: Markup


def page(view: View) -> str:
    """Markdown of the whole page: a table for each topic that has numbers."""
    sections = []
    for topic, name in TOPICS.items():
        rows = [row for norm in view.library.norms.values() if norm.topic == topic for row in of_norm(norm, view)]
        if rows:
            sections.append(f"## {name} {{#{topic}}}" + hold(_table(rows)))
    return "\n\n".join(sections)


def of_norm(norm: Norm, view: View) -> Iterator[Row]:
    """The numbers of one norm: its limits, how often, and the days its steps are counted from."""
    used = view.norm(norm.slug) + ("" if norm.status is Status.IN_FORCE else f"（{norm.status.value}）")
    for limit in norm.limits:
        yield Row(limit_words(limit), view.cite(limit.cite), used)
    if norm.every:
        yield Row(f"{norm.title}：{norm.every.text}", view.cite(norm.every.cite) if norm.every.cite else "", used)
    for node in norm.root.walk():
        if node.when and node.when.amounts():
            step = el("a", node.text, href=view.step(norm.slug, node.id))
            yield Row(f"{node.text}：{when(node.when, view.library)}", view.cites(node.cites), used + "：" + step)


def _table(rows: list[Row]) -> Markup:
    body = [el("tr", el("th", row.said, scope="row"), el("td", row.basis), el("td", row.used)) for row in rows]
    return table(("数量时限", "依据", "用在哪里"), body, class_="clauses-table thresholds", data_elsewhere=True)
