"""Below the oldest browser the site is made for: what can be read stays readable, what cannot work says so."""

import pytest
from conftest import PAGES, ROOT
from html_pages import ALIKE

from checkers import CHECKERS


PROGRAM = ROOT / "node_modules/.old/92"
UNKNOWN = "'wasm-unsafe-eval''. It will be ignored"  # what this browser finds strange in the policy


@pytest.fixture(scope="module")
def browser(start_browser):
    """Chromium 92, in the place of the browser of the other tests; the tests ask it only what it can still be asked."""
    if not PROGRAM.exists():
        pytest.fail("没有旧版浏览器，请运行 make test-slow（它会自动安装）。")
    browser = start_browser(PROGRAM)
    yield browser
    browser.close()


def opened(page, complaints, address):
    page.goto(address)
    assert [said for said in complaints if UNKNOWN not in said] == []


# How wide and how high the main parts of a page are drawn.
DRAWN = """() => Object.fromEntries(["h1", "article", "article table", ".sheet .item", ".flow-figure svg"]
    .map((name) => [name, document.querySelector(name)])
    .filter(([, element]) => element)
    .map(([name, element]) => [name, element.getBoundingClientRect()])
    .map(([name, box]) => [name, box.width > 0 && box.height > 0]))"""


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in PAGES if name not in ALIKE])
def test_page_is_drawn(page, complaints, base_url, name):
    """
    No error, and title, text, tables, checklist and drawing of each page are there.
    """
    opened(page, complaints, base_url + name)
    drawn = page.evaluate(DRAWN)

    assert drawn["h1"]
    assert all(drawn.values()), drawn


@pytest.mark.slow
@pytest.mark.parametrize("checker", CHECKERS)
def test_calculator_says_at_once_that_the_browser_is_too_old(page, complaints, base_url, checker):
    """
    Before anything is typed, with the way to the table, or to examples and clauses where there is none.
    """
    opened(page, complaints, f"{base_url}calculators/{checker}.html")

    assert "浏览器版本太旧" in page.evaluate("document.querySelector('form.calculator .state').innerText")
    fallback = page.evaluate(
        "[...document.querySelectorAll('form.calculator .fallback a')].map((link) => link.offsetHeight)"
    )
    assert fallback
    assert all(fallback)
