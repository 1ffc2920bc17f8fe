"""The handbook's own search: an index made from the built pages, and the button that opens it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checkers.record import Checker
from macros.kept import kept_value
from macros.library import Library
from macros.runtime import named

from .button import with_button
from .index import Page, script
from .names import also_called, kind, kinds
from .sections import Section, article, sections


__all__ = ["pages", "ship", "with_button"]

FOLDER = "assets/search"
UNFINDABLE = ("404.html",)


def pages(texts: Mapping[str, str], library: Library, checkers: Mapping[str, Checker[Any]]) -> list[Page]:
    """The pages to be found, from their HTML by address; a page without a heading is none."""
    names = also_called(library, checkers)
    known = kinds(library)
    made = []
    for address in sorted(texts):
        if address not in UNFINDABLE and (cut := kept_sections(address, texts[address])):
            called = {part.anchor: names[place] for part in cut if (place := (address, part.anchor)) in names}
            made.append(Page(address, kind(address, known), cut, called))
    return made


def kept_sections(address: str, html: str) -> list[Section]:
    """``sections``, cut again only when what is written on the page has changed, not its navigation."""
    content = article(html)
    return kept_value(f"sections-{address.replace('/', '.')}", [content.encode()], lambda: sections(content))


def ship(site: Path, found: list[Page]) -> str:
    """Write the index of *found* into *site*; its address names its content, so that no old copy is used."""
    text = script(found).encode()
    folder = site / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("index.*.js"):
        old.unlink()
    name = named("index", "js", text)
    (folder / name).write_bytes(text)
    return f"{FOLDER}/{name}"
