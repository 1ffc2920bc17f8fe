"""What the tests need of a built page: its ids, its addresses, and where they point."""

import posixpath
from functools import cache
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

from conftest import SITE

from macros.handbook import library


class Page(HTMLParser):
    """Collects ids and addresses."""

    def __init__(self, text):
        super().__init__()
        self.ids = []
        self.addresses = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in ("id", "name") and (name == "id" or tag == "a"):
                self.ids.append(value)
            if name in ("href", "src"):
                self.addresses.append(value or "")


@cache
def read(name):
    """The page *name*, an address from the root of the site."""
    return Page((SITE / name).read_text("utf-8"))


def target(page, address):
    """Where *address* on *page* points: a path in the site (None: outside) and an anchor."""
    parts = urlsplit(address)
    if parts.scheme or parts.netloc or parts.path.startswith("/"):
        return None, ""
    path = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path))) if parts.path else page
    return path, unquote(parts.fragment)


def alike():
    """The pages of all norms but the first of each topic: the same kinds of elements in the same colours."""
    seen = set()
    for norm in library().norms.values():
        if norm.topic in seen:
            yield norm.page
        seen.add(norm.topic)


ALIKE = set(alike())  # where time is short, what is long is left to the slow tests
