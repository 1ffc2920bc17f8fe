"""Build HTML from Python values; text is escaped once, here."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from datetime import date
from functools import cache
from html import escape

from markupsafe import Markup


VOID = frozenset({"br", "hr", "img", "input", "meta"})
TEMPLATE = r"<template\b(?:[^<]++|<template\b.*?</template>|<)*?</template>"  # one may stand in another

Content = str | Markup | Iterable["Content"] | None


@cache
def _attribute(key: str) -> str:
    return " " + key.removesuffix("_").replace("_", "-")


def _escaped(text: str, *, quote: bool = False) -> str:
    return text if isinstance(text, Markup) else escape(text, quote=quote)


def _written(content: Content) -> str:
    if content is None:
        return ""
    return _escaped(content) if isinstance(content, str) else "".join([_written(part) for part in content])


def el(name: str, /, *content: Content, **attributes: str | int | bool | None) -> Markup:
    """Return an element; ``class_`` and ``for_`` drop their underscore, ``data_x`` becomes ``data-x``."""
    start = f"<{name}"
    for key, value in attributes.items():
        if value is True:
            start += _attribute(key)
        elif value is not None and value is not False:
            text = value if isinstance(value, str) else str(value)
            start += f'{_attribute(key)}="{_escaped(text, quote=True)}"'
    # Put together by hand: thousands of elements a page, and Markup's own methods are slow.
    return Markup(f"{start}>" if name in VOID else f"{start}>{_written(content)}</{name}>")  # noqa: S704 - escaped above


def flat(content: Content) -> Markup:
    """Join text and elements; plain text is escaped."""
    return Markup(_written(content))  # noqa: S704 - escaped there


def joined(parts: Iterable[Content], separator: str = "、") -> Markup:
    """Join *parts* with a separator that is text."""
    return Markup(_escaped(separator).join(_written(part) for part in parts))  # noqa: S704 - escaped there


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


def elements(*tags: str) -> str:
    """A pattern for a whole element of one of *tags*, none of which but a template stands in one of its kind."""
    return "|".join(TEMPLATE if tag == "template" else rf"<{tag}\b.*?</{tag}>" for tag in tags)


def relative(target: str, page: str) -> str:
    """Address of *target* as seen from *page*; both are addresses from the root of the site."""
    address, hash_, anchor = target.partition("#")
    return (_from(address, posixpath.dirname(page)) if address else "") + hash_ + anchor


@cache
def _from(address: str, folder: str) -> str:
    return posixpath.relpath(address, folder or ".")
