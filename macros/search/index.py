"""The index of a site as one script: pages, their sections, and for every token the sections that have it.

Everything is long strings, a line for each thing and a tab between its fields: small, and quick to take apart.
docs/assets/js/search-index.js reads it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from .letters import pinyin, traditional
from .names import Kind
from .sections import Section
from .tokens import tokens


DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
BITS = 5  # of a number in each digit; the sixth says that more follow
GAP = "\u3000"  # between the lines of a section's text
BAR = "|"  # between names


@dataclass(frozen=True)
class Page:
    """A page to be found: its address from the root of the site, its sections, other names by section id."""

    address: str
    kind: Kind
    sections: list[Section]
    names: dict[str, list[str]] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """Its first heading."""
        return self.sections[0].heading


def script(pages: Iterable[Page]) -> str:
    """The script that hands the index to docs/assets/js/search-index.js."""
    data = json.dumps(_index(list(pages)), ensure_ascii=False, separators=(",", ":"))
    return f"handbook.searchIndex({data});\n"


def _index(pages: list[Page]) -> dict[str, str]:
    sections: list[str] = []
    named: list[tuple[int, list[str]]] = []
    found: dict[str, dict[int, bool]] = {}  # token -> section -> whether its heading or a name of it has the token
    for page in pages:
        for section in page.sections:
            number = len(sections)
            called = [section.heading, *page.names.get(section.anchor, [])]
            for token in tokens(section.text.replace("\n", GAP)):
                found.setdefault(token, {}).setdefault(number, False)
            for token in tokens(BAR.join(called)):
                found.setdefault(token, {})[number] = True
            if not section.anchor or section.anchor in page.names:
                named.append((number, called))
            heading = section.heading if section.anchor else ""  # the page's title is told once
            sections.append(f"{section.anchor}\t{heading}\t{section.text.replace('\n', GAP)}")
    sounds = pinyin(name for _, called in named for name in called)
    names = [f"{number}\t{BAR.join(c)}\t{BAR.join(sounds[name] for name in c)}" for number, c in named]
    known = [f"{p.address}\t{p.title}\t{p.kind.label}\t{p.kind.weight}\t{len(p.sections)}" for p in pages]
    table = traditional({character for line in (*known, *sections, *names) for character in line})
    return {
        "pages": "\n".join(known),
        "sections": "\n".join(sections),
        "names": "\n".join(names),
        "tokens": "\n".join(f"{token}\t{postings(found[token])}" for token in sorted(found)),
        "traditional": "".join(table),
        "simplified": "".join(table.values()),
    }


def postings(places: dict[int, bool]) -> str:
    """Section numbers as the steps between them, doubled, plus one where a heading or name has the token."""
    written = []
    last = 0
    for number in sorted(places):
        written.append(_number(2 * (number - last) + places[number]))
        last = number
    return "".join(written)


def _number(value: int) -> str:
    text = ""
    while True:
        value, part = value >> BITS, value & (2**BITS - 1)
        text += DIGITS[part | (2**BITS if value else 0)]
        if not value:
            return text
