"""The button that opens the search, in the header of every page; the generators' themes have no room of their own."""

from __future__ import annotations

import re

from markupsafe import Markup

from macros.html import el


HEADER = re.compile(r"(<header\b.*?)(</nav>)", re.DOTALL)
BUTTON = re.compile(r'<button type="button" class="search-open.*?</button>', re.DOTALL)  # of an earlier index
MAGNIFIER = Markup(
    '<svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">'
    '<circle cx="10" cy="10" r="6.5" fill="none" stroke="currentColor" stroke-width="2.2"/>'
    '<path d="M15 15l6 6" stroke="currentColor" stroke-width="2.6" stroke-linecap="round"/></svg>'
)


def with_button(html: str, index: str) -> str:
    """The page with the button at the end of its header; *index* is the address of the index from the root."""
    made = str(button(index))  # as Markup it would escape what it is put between
    return HEADER.sub(lambda found: found[1] + made + found[2], BUTTON.sub("", html), count=1)


def button(index: str) -> Markup:
    """The button itself, which only a script can show."""
    return el(
        "button",
        MAGNIFIER,
        el("span", "搜索"),
        type="button",
        class_="search-open with-script",
        title="搜索（按 / 或者 Ctrl+K）",
        aria_haspopup="dialog",
        aria_keyshortcuts="/ Control+K",
        data_index=index,
    )
