"""The words of the field: a page that explains them, and a link at the first use of each on every page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from markupsafe import Markup

from .html import el, elements, joined, relative
from .library import Library
from .model import TOPICS, Term
from .view import View


PAGE = "terms.html"
# Where a link would stand inside a link, a control, a heading, a drawing, a narrow column, or where nobody sees it.
CLOSED = (
    *("template", "svg", "form", "table", "a", "legend", "label", "select", "summary", "textarea", "button", "dt"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "code", "script", "style", "title"),
)
CARDS = '<ul class="cards">.*?</ul>'  # lists that are links already
PASSED = re.compile("|".join([elements(*CLOSED), CARDS, "<[^>]*>"]), re.DOTALL)
ARTICLE = re.compile(r"(?s)(?<=<article)(.*)(?=</article>)")


def anchor(name: str) -> str:
    """Id of a word on the page of words."""
    return f"term-{name}"


def page(view: View) -> Markup:
    """Every word with its meaning, what else it is called, and its clauses."""
    items = []
    for name, term in sorted(view.library.terms.items(), key=lambda item: item[0].encode("gb18030")):  # by sound
        others = el("p", "也说：", joined(term.aliases), class_="hint") if term.aliases else None
        basis = el("p", "依据：", view.cites(term.cites), class_="hint") if term.cites else None
        items.append(el("dt", name, id=anchor(name)) + el("dd", f"{term.text}。", others, basis))
    return el("dl", items, class_="glossary")


class Words:
    """Finds the words of the glossary in running text, but never inside a longer word."""

    def __init__(self, library: Library) -> None:
        """Take the words, and every longer word known that one of them may stand in."""
        self._terms: dict[str, tuple[str, Term]] = {}
        for name, term in library.terms.items():
            for spelling in (name, *term.aliases):
                if len(spelling) > 1:  # a single character is nearly always part of a word
                    self._terms.setdefault(spelling, (name, term))
        self._longer = _known(library)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = {*self._terms, *(word for word in self._longer if any(term in word for term in self._terms))}
        return re.compile(_longest_of(words) if words else r"(?!)")

    def link(self, html: str, page: str) -> str:
        """The page with a link from the first use of each word to its meaning."""
        if page == PAGE or not self._terms:
            return html
        return ARTICLE.sub(lambda found: "".join(self._linked(found[1], page)), html, count=1)

    def _linked(self, html: str, page: str) -> Iterator[str]:
        met: set[str] = set()

        def first_use(found: re.Match[str]) -> str:
            known = self._terms.get(found[0])
            if known is None or known[0] in met:
                return found[0]
            name, term = known
            met.add(name)
            return el("a", found[0], class_="term", href=f"{relative(PAGE, page)}#{anchor(name)}", title=term.text)

        begin = 0
        for passed in PASSED.finditer(html):
            yield self._pattern.sub(first_use, html[begin : passed.start()])
            yield passed[0]
            begin = passed.end()
        yield self._pattern.sub(first_use, html[begin:])


def _longest_of(words: Iterable[str]) -> str:
    """A pattern for the longest of *words*, letter by letter: hundreds side by side would be tried one after another."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words):
        rests.setdefault(word[:1], []).append(word[1:])
    optional = "?" if rests.pop("", None) else ""
    ways = "|".join(re.escape(first) + _longest_of(rest) for first, rest in rests.items())
    return f"(?:{ways}){optional}" if ways else ""


def _known(library: Library) -> Iterable[str]:
    """Longer words in which a word of the glossary is not meant by itself: topics, titles, papers, bodies, offices."""
    yield from TOPICS.values()
    yield from library.roles
    for paper in library.papers.values():
        yield paper.title
    for source in library.sources.values():
        yield source.title
    for norm in library.norms.values():
        yield norm.title
    for term in library.terms.values():
        yield from term.longer
