"""``python site_tests/bench_search.py``: how fast a key is answered when the site has 1000 pages.

Pages are drawn from the words of the built site, so that tokens are as frequent as they are there; the index goes
the same way as the site's own.  Prints numbers, judges none.
"""

import gzip
import random
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from shutil import copytree, ignore_patterns
from statistics import median

from conftest import QUIET, ROOT, SITE, serve, usual_browser
from playwright.sync_api import sync_playwright


sys.path.insert(0, str(ROOT))

from checkers import CHECKERS
from macros import handbook, search
from macros.search.index import Page
from macros.search.sections import Section


PAGES = 1000
QUERIES = ("换届选举请示怎么写", "支部党员大会", "党员", "党费怎么算", "预备党员转正", "zuzhishenghuo", "三会一课 记录")
ROUNDS = 5
SEED = 20260101
# What a key sets off, to the last: the search, the list, its layout.
KEY = """(typed) => {
  const input = document.querySelector("#search-input");
  const start = performance.now();
  input.value = typed;
  input.dispatchEvent(new InputEvent("input"));
  document.querySelector(".search-hits").getBoundingClientRect();
  return performance.now() - start;
}"""


def drawn(real: list[Page], number: int) -> list[Page]:
    """*number* pages, each with the sections of a real one, whose lines come from anywhere in the site."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    lines = [line for page in real for part in page.sections for line in part.text.split("\n") if line]
    headings = [part.heading for page in real for part in page.sections]
    made = []
    for place in range(number):
        model = real[place % len(real)]
        parts = [
            Section(
                part.anchor,
                chance.choice(headings) if part.anchor else f"{part.heading}{place}",
                "\n".join(chance.choice(lines) for _ in part.text.split("\n")),
            )
            for part in model.sections
        ]
        made.append(Page(f"pages/{place}.html", model.kind, parts, model.names))
    return made


def real_pages(site: Path) -> list[Page]:
    """The pages of the built site as its index has them."""
    texts = {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in site.rglob("*.html")}
    return search.pages(texts, handbook.library(), CHECKERS)


def measured(site: Path, number: int = PAGES) -> Mapping[str, float]:
    """Milliseconds from the opening to a ready search, then for each key; bytes of the compressed index for a page."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(copytree(site, Path(folder) / "site", ignore=ignore_patterns("python", "charts")))
        index = search.ship(copy, drawn(real_pages(site), number))
        home = copy / "index.html"
        home.write_text(search.with_button(home.read_text("utf-8"), index), "utf-8")
        size = len(gzip.compress((copy / index).read_bytes(), mtime=0))
        server = serve(copy)
        try:
            ready, keys = timed(f"http://127.0.0.1:{server.server_port}/index.html")
        finally:
            server.shutdown()
    return {"准备": ready, "每键中位数": median(keys), "每键最慢": max(keys), "每页字节": size / number}


def timed(address: str) -> tuple[float, list[float]]:
    """How long the first opening takes, and every key of every query, typed one after the other."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=usual_browser(), args=QUIET)
        page = browser.new_page()
        page.goto(address)
        start = page.evaluate("performance.now()")
        page.locator(".search-open").click()
        page.locator(".search-said:empty").wait_for(state="attached")
        ready = page.evaluate("performance.now()") - start
        keys = [
            page.evaluate(KEY, query[:end])
            for _ in range(ROUNDS)
            for query in QUERIES
            for end in range(1, len(query) + 1)
        ]
        browser.close()
    return ready, keys


def main() -> None:
    """Print the numbers, a line each."""
    numbers = measured(SITE)
    print(f"{PAGES} 页的索引：压缩后每页 {numbers['每页字节'] / 1024:.1f} KB，第一次打开 {numbers['准备']:.0f} 毫秒")
    print(f"每按一键到列出结果：中位数 {numbers['每键中位数']:.1f} 毫秒，最慢 {numbers['每键最慢']:.1f} 毫秒")


if __name__ == "__main__":
    main()
