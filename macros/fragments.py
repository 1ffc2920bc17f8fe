"""Keep finished HTML away from the Markdown parser.

A macro leaves a placeholder where its HTML belongs; this extension puts the
HTML in after Markdown is done.  Both generators run it, and parsing stays fast.
"""

from __future__ import annotations

import re
from itertools import count
from typing import Any

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor


_waiting: dict[str, str] = {}
_numbers = count()


def hold(html: str) -> str:
    """Keep *html* until the page is parsed; returns the block that stands for it."""
    key = str(next(_numbers))
    _waiting[key] = html
    return f'\n\n<div data-fragment="{key}"></div>\n\n'


class _PutIn(Postprocessor):
    def run(self, text: str) -> str:
        return re.sub(r'<div data-fragment="(\d+)"></div>', lambda found: _waiting.pop(found[1]), text)


class Fragments(Extension):
    """Replaces the placeholders, after raw HTML is back in place."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Markdown's name
        """Register after every built-in postprocessor."""
        md.postprocessors.register(_PutIn(md), "fragments", 1)


def makeExtension(**options: Any) -> Fragments:  # noqa: N802 - Markdown looks for this name
    """Entry point for Markdown."""
    return Fragments(**options)
