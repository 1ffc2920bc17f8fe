"""The scripts of the pages as one file, without comments and named after its content: one request, a third of the size."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from rjsmin import jsmin  # type: ignore[import-untyped]

from .runtime import named


FOLDER = "assets/js"
TAG = re.compile(rf'<script src="?(?P<up>[^"\s>]*)({FOLDER}/(?P<name>[a-z-]+\.js))"?[^>]*\bdefer\b[^>]*></script>\s*')


def join(site: Path, texts: Mapping[Path, str]) -> dict[Path, str]:
    """Write the file that stands for all deferred scripts of our own; return the pages with it in their place."""
    names = dict.fromkeys(found["name"] for text in texts.values() for found in TAG.finditer(text))
    if not names:
        return dict(texts)
    parts = [site / FOLDER / name for name in names]
    content = "\n".join(str(jsmin(part.read_text("utf-8"))) for part in parts)
    joined = named("handbook", "js", content.encode())
    (site / FOLDER / joined).write_text(content, "utf-8", newline="\n")
    for part in parts:
        part.unlink()
    return {page: _with(text, joined) for page, text in texts.items()}


def _with(text: str, joined: str) -> str:
    """The page with *joined* where its first script was, and the others gone."""
    found = TAG.search(text)
    if not found:
        return text
    one = f'<script src="{found["up"]}{FOLDER}/{joined}" defer></script>'
    return text[: found.start()] + one + TAG.sub("", text[found.end() :])
