"""What every fragment needs: the library, the page being built, and how to link from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from checkers.record import Checker

from .clauses import UNCERTAIN, place, words
from .html import el, joined, relative
from .library import Library
from .model import Cite, Inferred, Node


INFERRED = {Inferred.WHO: "由谁做", Inferred.ORDER: "先后次序", Inferred.PARENT: "归在哪一类"}


def anchor(cite: Cite) -> str:
    """Id of a clause on the page of its source."""
    return f"c{cite.first}" if cite.first else "top"


@dataclass(frozen=True)
class View:
    """The library seen from the page at *page*, an address from the root of the site."""

    library: Library
    checkers: Mapping[str, Checker[Any]]
    page: str
    forms: dict[tuple[str, str], Markup] = field(default_factory=dict)  # drawn for other pages of the same build

    def to(self, target: str) -> str:
        """Address of *target* from this page."""
        return relative(target, self.page)

    def cite(self, cite: Cite, *, short: bool = False) -> Markup:
        """A link to the clause, marked 待核 when the clause was not read; *short* leaves out the title."""
        text = place(self.library, cite) if short else ""
        link = el(
            "a",
            text or words(self.library, cite),
            class_="cite",
            href=self.to(f"sources/{cite.source}.html#{anchor(cite)}"),
        )
        return link + (unread() if self.library.uncertain(cite) else Markup(""))

    def cites(self, cites: Iterable[Cite]) -> Markup:
        """Links to the clauses; lines of one section are one link, a title is written once for all its clauses."""
        shown: dict[str, Cite] = {}
        for cite in cites:
            shown.setdefault(words(self.library, cite), cite)
        documents: dict[str, list[Markup]] = {}
        for cite in shown.values():
            links = documents.setdefault(cite.source, [])
            links.append(self.cite(cite, short=bool(links)))
        return joined((joined(links) for links in documents.values()), "；")

    def norm(self, slug: str, step: str = "") -> Markup:
        """A link to a norm, or to one of its steps, by the title of the norm."""
        return el("a", self.library.norms[slug].title, href=self.step(slug, step))

    def calculator(self, name: str) -> Markup:
        """A link to a calculator, by its title."""
        return el("a", self.checkers[name].title, href=self.to(f"calculators/{name}.html"))

    def table(self, name: str, text: str) -> Markup:
        """A link to the lookup tables of a calculator."""
        return el("a", text, href=self.to(f"tables/{name}.html"))

    def step(self, slug: str, step: str = "") -> str:
        """Address of a norm, or of one of its steps."""
        target = self.library.norms[slug].page + (f"#{step_id(step)}" if step else "")
        return self.to(target)

    def paper(self, key: str) -> Markup:
        """Name of a paper; what an upper body issues is said to be so."""
        paper = self.library.papers[key]
        said = "上级印发" if paper.issued_by_upper else paper.duty.value
        return el("span", f"{paper.title}（{said}）", title=paper.text or None)

    def is_uncertain(self, node: Node) -> bool:
        """Whether the node rests on nothing but clauses that were not read."""
        return bool(node.cites) and all(self.library.uncertain(cite) for cite in node.cites)


def step_id(step: str) -> str:
    """Anchor of a step on the page of its norm."""
    return f"step-{step}"


def unread() -> Markup:
    """The mark of a clause that was not read."""
    return el("span", UNCERTAIN, class_="mark unread", title="这一条的原文编者没有核对到，使用前请查阅原文")


def inferred(node: Node, *what: Inferred) -> Markup:
    """The mark of what the editors concluded, where the node has any of *what*."""
    about = "、".join(INFERRED[kind] for kind in what if kind in node.inferred)
    title = f"来源没有写明，由整理者推定：{about}"
    return el("span", "推定", class_="mark inferred", title=title) if about else Markup("")
