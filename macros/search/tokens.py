"""What text is made of for a search: pairs of neighbouring characters, and words in letters or digits.

docs/assets/js/search-words.js cuts what a reader types in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from unicodedata import normalize


RUN = re.compile(r"[\u3400-\u9fff〇]+|[a-z0-9]+")


def folded(text: str) -> str:
    """Text without differences that a reader does not mean: full width, capitals."""
    return normalize("NFKC", text).lower()


def runs(text: str) -> list[str]:
    """Unbroken stretches of characters, of letters and digits."""
    return RUN.findall(folded(text))


def tokens(text: str) -> Iterator[str]:
    """Every pair of neighbouring characters and every word; a character alone says too little."""
    for run in runs(text):
        if run.isascii():
            yield run
        else:
            yield from map("".join, pairwise(run))
