"""Printed pages as the tests read them."""

from typing import NamedTuple
from unicodedata import normalize

from pypdfium2 import PdfDocument


# Characters that come back from a PDF as radicals of the same shape, which NFKC leaves alone.
RADICALS = str.maketrans("⺠⻓⻔⻛⻅⻋⻚⻢⻰⻘⻝⻩⻬⻄⺟⻆⻜⻥⻦", "民长门风见车页马龙青食黄齐西母角飞鱼鸟")


class Sheet(NamedTuple):
    """One sheet: its size in points, and its text without line breaks of the layout."""

    size: tuple[int, int]
    text: str


def sheets(pdf):
    """Every sheet of a PDF, given as a path or as bytes."""
    with PdfDocument(pdf) as document:
        return [
            Sheet(tuple(map(round, page.get_size())), plain(page.get_textpage().get_text_range())) for page in document
        ]


def plain(text):
    """Text as it was before it went through a PDF."""
    return normalize("NFKC", text).translate(RADICALS)


def has_footers(page):
    """Whether the browser prints the boxes in the margins of a sheet; Chromium does from 131 on."""
    return int(page.context.browser.version.split(".")[0]) >= 131
