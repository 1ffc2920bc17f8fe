"""Every difference between sources, on one page: who says what, which is followed, and where it matters."""

from __future__ import annotations

from markupsafe import Markup

from .fragments import hold
from .html import el, joined
from .model import TOPICS, Difference
from .norm import difference
from .view import View


def page(view: View) -> str:
    """Markdown of the whole page, topic by topic."""
    sections = []
    for topic, name in TOPICS.items():
        notes = [difference(d, view, joined(places)) for d, places in _collected(topic, view)]
        if notes:
            sections.append(f"## {name} {{#{topic}}}" + hold(el("div", notes, data_elsewhere=True)))
    return "\n\n".join(sections)


def _collected(topic: str, view: View) -> list[tuple[Difference, list[Markup]]]:
    """The differences of a topic, each once, with every norm where it stands."""
    found: list[tuple[Difference, list[Markup]]] = []
    for norm in view.library.norms.values():
        for node in norm.root.walk() if norm.topic == topic else ():
            for d in node.differs:
                link = view.norm(norm.slug, "" if node.id == norm.slug else node.id)
                places = next((places for other, places in found if other == d), None)
                if places is None:
                    found.append((d, [link]))
                elif link not in places:
                    places.append(link)
    return found
