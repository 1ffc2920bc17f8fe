"""What a page weighs on a first visit: itself and what it loads, compressed as deploy/nginx.conf does, without Python."""

import gzip
from functools import cache
from html.parser import HTMLParser

from conftest import SITE
from html_pages import target

from macros.handbook import library


NORMS = {norm.page for norm in library().norms.values()}
# Compressed bytes by the folder or the name of a page; norms have a budget of their own, the design's.
NORM = 120_000
BUDGETS = {
    "sources": 140_000,  # a line for each line of the source
    "differences.html": 120_000,  # lists over the whole handbook
    "norms.html": 120_000,
    "terms.html": 120_000,
    "thresholds.html": 120_000,
}
OTHERS = 100_000


class Loaded(HTMLParser):
    """Collects what a browser fetches by itself."""

    def __init__(self, text):
        super().__init__()
        self.addresses = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag in ("script", "img"):
            self.addresses.append(given.get("src"))
        elif tag == "link" and given.get("rel") in ("stylesheet", "icon"):
            self.addresses.append(given["href"])


@cache
def compressed(path):
    return len(gzip.compress((SITE / path).read_bytes(), 6))


def files(name):
    """The page and every file it loads."""
    found = Loaded((SITE / name).read_text("utf-8")).addresses
    return {name, *(target(name, address)[0] for address in found if address)}


def weight(name):
    return sum(compressed(path) for path in files(name))


def budget(name):
    return NORM if name in NORMS else BUDGETS.get(name.partition("/")[0], OTHERS)
