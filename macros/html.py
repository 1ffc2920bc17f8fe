"""Build HTML from Python values; text is escaped once, here."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from datetime import date

from markupsafe import Markup, escape


VOID = frozenset({"br", "hr", "img", "input", "meta"})

Content = str | Markup | Iterable["Content"] | None


def el(name: str, /, *content: Content, **attributes: str | int | bool | None) -> Markup:
    """Return an element; ``class_`` and ``for_`` drop their underscore, ``data_x`` becomes ``data-x``."""
    written = []
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        attribute = key.removesuffix("_").replace("_", "-")
        written.append(f" {attribute}" if value is True else f' {attribute}="{escape(value)}"')
    start = f"<{name}{''.join(written)}>"
    # Put together by hand: thousands of elements a page, and Markup.format is slow.
    return Markup(start if name in VOID else f"{start}{flat(content)}</{name}>")  # noqa: S704 - escaped above


def flat(content: Content) -> Markup:
    """Join text and elements; plain text is escaped."""
    if content is None:
        return Markup("")
    if isinstance(content, str):
        return escape(content)
    return Markup("").join(flat(part) for part in content)


def joined(parts: Iterable[Content], separator: str = "、") -> Markup:
    """Join *parts* with a separator that is text."""
    return escape(separator).join(flat(part) for part in parts)


def pairs(rows: Iterable[tuple[str, Content]], **attributes: str) -> Markup:
    """A list of names and what is said of them; a name with nothing to say is left out, and so is an empty list."""
    said = [el("div", el("dt", name), el("dd", content)) for name, content in rows if content]
    return el("dl", said, **attributes) if said else Markup("")


def table(columns: Iterable[str], rows: Content, **attributes: str | bool) -> Markup:
    """A table with a heading for each column; *rows* are finished."""
    head = el("thead", el("tr", [el("th", name, scope="col") for name in columns]))
    return el("table", head, el("tbody", rows), **attributes)


def checked_on(day: date) -> Markup:
    """The day on which content was last compared with its sources; the script warns when it is long past."""
    return el("time", str(day), datetime=str(day), data_checked=str(day))


def relative(target: str, page: str) -> str:
    """Address of *target* as seen from *page*; both are addresses from the root of the site."""
    address, hash_, anchor = target.partition("#")
    start = posixpath.dirname(page) or "."
    return (posixpath.relpath(address, start) if address else "") + hash_ + anchor
