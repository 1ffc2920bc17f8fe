"""Cut a built page into the sections a search leads to: headings, steps, clauses, words of the glossary."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from macros.html import elements


ARTICLE = re.compile(r"<article\b.*?</article>", re.DOTALL)
# Most of a page: drawings, whose words stand in the checklist too, and what is not shown or no content.
UNREAD = ("template", "svg", "script", "style", "select", "textarea", "button", "thead")
SKIPPED = re.compile("|".join(["<!--.*?-->", elements(*UNREAD)]), re.DOTALL)
# What the generators write is regular, and Python's own reader of HTML took most of the time of publishing.
TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")
ATTRIBUTE = re.compile(r'\s(id|class|hidden|data-elsewhere)\b(?:="([^"]*)"|=([^\s"]*))?')

HEADINGS = frozenset(["h1", "h2", "h3"])
BOXES = frozenset(["li", "tr", "section"])  # with an id: a step, a clause, an example
BLOCKS = frozenset(
    [*BOXES, "p", "div", "dd", "dt", "ul", "ol", "dl", "table", "fieldset", "figure", "summary", "label"]
)
CELLS = frozenset(["td", "th"])
VOID = frozenset(["br", "hr", "img", "input", "meta", "link", "wbr", "col"])

# What is not content: controls, marks, lists that only lead on, what another part of the same page says again.
UNREAD_CLASSES = frozenset(
    [
        *("headerlink", "mark", "tools", "with-script", "without-script", "stale", "incomplete", "colophon", "error"),
        *("cards", "outline", "words", "tree-figure", "sign"),
        *("afterwards", "paste", "box"),  # parts of a calculator's form without a question
    ]
)
UNREAD_IDS = frozenset(["related", "used", "sources", "calculators"])  # headings above lists of links
EXCLUDED = "data-elsewhere"  # on what another page says; Zensical takes data-search-exclude away

LABEL = "："  # after the name of a fact
NOTHING = re.compile(r"^[^：]{0,8}：[\s；、，（）]*$")  # a fact whose every word was left out, as citations are
EMPTY_BRACKETS = re.compile(r"（[；、\s]*）")
WORDS = re.compile(r"[\u3400-\u9fff]{2}")  # a cell with less is a number


@dataclass(frozen=True)
class Section:
    """A place of a page: its id (empty: the page itself), what it is called, what it says line by line."""

    anchor: str
    heading: str
    text: str


def article(html: str) -> str:
    """What is written on a page, its navigation and frame left out; nothing for a page without content."""
    found = ARTICLE.search(html)
    return found[0] if found else ""


def sections(html: str) -> list[Section]:
    """Every section of a built page in reading order, the page itself first; none for a page without content."""
    cutter = _Cutter()
    cutter.read(SKIPPED.sub("", article(html)))
    cut = (part.section() for part in cutter.parts if part.anchor not in UNREAD_IDS)
    return [section for section in cut if section.heading]


@dataclass(eq=False)
class _Part:
    anchor: str
    closed_by: int = -1  # depth of the element that ends it; a heading's part ends at the next heading
    name: list[str] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def section(self) -> Section:
        lines = (_line(line) for line in "".join(self.pieces).split("\n") if line)
        return Section(self.anchor, _plain("".join(self.name)), "\n".join(line for line in lines if line))


def _line(text: str) -> str:
    cells = text.split("\t")
    said = _plain(" ".join(cell for cell in cells if len(cells) == 1 or WORDS.search(cell)))
    said = EMPTY_BRACKETS.sub("", said)
    return "" if NOTHING.match(said) else said


def _plain(text: str) -> str:
    return " ".join(text.split())


class _Cutter:
    """Hands every piece of text to the innermost part it stands in."""

    def __init__(self) -> None:
        self.parts = [_Part("")]
        self._stack = [self.parts[0]]  # parts that are open, innermost last
        self._open: list[tuple[str, bool]] = []  # elements that are open, and whether one is not read
        self._unread = 0
        self._naming = -1  # depth of the element that names the innermost part

    def read(self, html: str) -> None:
        begin = 0
        for found in TAG.finditer(html):
            self._text(html[begin : found.start()])
            begin = found.end()
            closing, tag, attributes = found.groups()
            if closing:
                self._closed(tag)
            elif tag not in VOID:
                self._opened(tag, {name: a or b for name, a, b in ATTRIBUTE.findall(attributes)})
        self._text(html[begin:])

    def _opened(self, tag: str, have: dict[str, str]) -> None:
        classes = have.get("class", "").split()
        unread = self._is_unread(have, classes)
        self._unread += unread
        depth = len(self._open)
        self._open.append((tag, unread))
        if self._unread:
            return
        if tag in BLOCKS and tag != "dd":
            self._say("\n")
        elif tag in CELLS:
            self._say("\t")
        self._cut(tag, have.get("id", ""), depth)
        if self._names(tag, classes):
            self._naming = depth

    def _is_unread(self, have: dict[str, str], classes: list[str]) -> bool:
        if EXCLUDED in have or "hidden" in have or not UNREAD_CLASSES.isdisjoint(classes):
            return True
        # the clause a fact rests on: the page of the source lists what rests on it
        return "cite" in classes and any(name == "dl" for name, _ in self._open)

    def _cut(self, tag: str, anchor: str, depth: int) -> None:
        if tag == "h1":
            self._stack = [self.parts[0]]
        elif tag in HEADINGS and anchor:
            self._stack = [self._begun(_Part(anchor))]
        elif tag in BOXES and anchor:
            self._stack.append(self._begun(_Part(anchor, depth)))
        elif tag == "dt" and anchor:  # lasts to the next word or the end of the list
            closing = max(place for place, (name, _) in enumerate(self._open) if name in ("dl", "dt") and place < depth)
            self._end(closing)
            self._stack.append(self._begun(_Part(anchor, closing)))

    def _begun(self, part: _Part) -> _Part:
        self.parts.append(part)
        return part

    def _names(self, tag: str, classes: list[str]) -> bool:
        part = self._stack[-1]
        if self._naming >= 0 or part.name:
            return False
        if tag in HEADINGS:
            return part.closed_by < 0
        return part.closed_by >= 0 and (tag in ("dt", "th") or "text" in classes)

    def _closed(self, tag: str) -> None:
        if not any(name == tag for name, _ in self._open):
            return
        name = ""
        while name != tag:
            name, unread = self._open.pop()
            self._unread -= unread
            if self._naming == len(self._open):
                self._naming = -1
            elif name == "dt" and not self._unread:
                self._say(LABEL)
            self._end(len(self._open))
        if tag in BLOCKS and tag != "dt" and not self._unread:
            self._say("\n")

    def _end(self, depth: int) -> None:
        self._stack = [part for part in self._stack if part.closed_by != depth] or [self.parts[0]]

    def _say(self, text: str) -> None:
        self._stack[-1].pieces.append(text)

    def _text(self, text: str) -> None:
        if text and not self._unread:
            (self._stack[-1].name if self._naming >= 0 else self._stack[-1].pieces).append(unescape(text))
