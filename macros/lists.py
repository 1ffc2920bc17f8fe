"""Lists that lead to pages: jobs, norms of a topic, calculators, sources."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from .html import Content, checked_on, el
from .model import TOPICS, Status
from .view import View


def tasks(view: View) -> Markup:
    """What a reader comes to do, and the norm that does it."""
    items = [
        el("li", el("a", task.text, href=view.step(task.norm)), el("p", view.library.norms[task.norm].summary))
        for task in view.library.tasks.values()
    ]
    return el("ul", items, class_="cards")


def topics(view: View) -> Markup:
    """The topics that have norms, each with how many."""
    counted = {topic: sum(norm.topic == topic for norm in view.library.norms.values()) for topic in TOPICS}
    return _linked(
        (el("a", TOPICS[topic], href=view.to(f"{topic}/index.html")), f"{number} 个规范")
        for topic, number in counted.items()
        if number
    )


def norms(view: View, topic: str) -> Markup:
    """The norms of one topic."""
    chosen = [norm for norm in view.library.norms.values() if norm.topic == topic]
    return _linked(
        (view.norm(norm.slug), norm.summary + ("" if norm.status is Status.IN_FORCE else f"（{norm.status.value}）"))
        for norm in chosen
    )


def calculators(view: View) -> Markup:
    """Every calculator with its summary."""
    return _linked((view.calculator(name), checker.summary) for name, checker in view.checkers.items())


def tables(view: View) -> Markup:
    """Every page of lookup tables."""
    return _linked(
        (view.table(name, f"{checker.title}速查表"), "")
        for name, checker in view.checkers.items()
        if checker.has_tables
    )


def sources(view: View) -> Markup:
    """Every document cited, by rank."""
    ranked = sorted(view.library.sources.items(), key=lambda item: (item[1].rank.place, item[0]))
    return _linked(
        (
            el("a", f"《{source.title}》", href=view.to(f"sources/{key}.html")),
            "，".join(part for part in (source.edition, source.status.value) if part),
        )
        for key, source in ranked
    )


def _linked(rows: Iterable[tuple[Markup, Content]]) -> Markup:
    return el("ul", [el("li", link, el("p", text) if text else None) for link, text in rows], class_="cards")


def checked(view: View) -> Markup:
    """The earliest day on which any norm was last compared with its sources."""
    day = min(norm.checked for norm in view.library.norms.values())
    return el("p", "全部内容核对至 ", checked_on(day), "（各页另有各自的日期）", class_="hint")
