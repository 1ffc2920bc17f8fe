"""Every page: well-formed, every link leads somewhere, and one visit that collects all a browser can tell."""

import json
import subprocess
import tomllib

import pytest
from conftest import OLD, PAGES, ROOT, SITE
from html_pages import ALIKE, read, target
from paper import has_footers, sheets


AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")
A4 = (595, 842)  # points
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]


def test_every_page_parses():
    """
    The parser of the HTML standard finds no error on any page.
    """
    script = ROOT / "site_tests" / "parse.mjs"
    node = ROOT / ".venv/bin/node"
    found = subprocess.run([node, script, *(SITE / page for page in PAGES)], capture_output=True, text=True, check=True)

    assert json.loads(found.stdout) == {"pages": len(PAGES), "errors": []}


@pytest.mark.parametrize("page", PAGES)
def test_links_and_anchors(page):
    """
    Every address stays in the site and leads to a file, every anchor to an id; no id stands twice.
    """
    here = read(page)
    broken = [address for address in here.addresses if not leads_somewhere(page, address)]

    assert broken == []
    assert len(here.ids) == len(set(here.ids))


def leads_somewhere(page, address):
    path, anchor = target(page, address)
    if path is None or not (SITE / path).is_file():
        return False
    return not anchor or anchor in read(path).ids


@pytest.mark.parametrize("name", [name for name in PAGES if not (OLD and name in ALIKE)])
def test_visit(page, complaints, base_url, name):
    """
    Nothing in the console, no foreign request, no axe violation, the policy in force, one A4 print with its footer.
    """
    page.goto(base_url + name)
    page.wait_for_load_state("load")

    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    assert page.locator(".colophon, .md-404, h1").first.is_visible()
    assert violations(page, whole=name == "index.html", contrast=name not in ALIKE) == []
    printed = sheets(page.pdf(prefer_css_page_size=True))
    assert {sheet.size for sheet in printed} == {A4}
    marked = ["非官方工具" in sheet.text for sheet in printed]
    assert all(marked) if has_footers(page) else marked[-1] or name == "404.html"  # without them the last sheet says it
    assert complaints == []


def violations(page, *, whole=True, contrast=True):
    """What axe finds, shortened to rule and place; head and navigation are the same on every page."""
    page.evaluate(AXE)
    page.evaluate("Promise.all(document.getAnimations().map((each) => each.finished))")  # colours may be on their way
    where = "document" if whole else "{exclude: ['.md-header', '.md-sidebar']}"
    rules = f"{{'color-contrast': {{enabled: {str(contrast).lower()}}}}}"
    found = page.evaluate(f"axe.run({where}, {{resultTypes: ['violations'], rules: {rules}}})")["violations"]
    return [(rule["id"], place["target"]) for rule in found for place in rule["nodes"]]


@pytest.mark.parametrize("name", [name for name in PAGES if name != "404.html"])
def test_every_page_says_what_it_is(name):
    """
    Not official, version, and a way to report a mistake stand on every page.
    """
    text = (SITE / name).read_text("utf-8")

    assert "非官方工具，以上级党组织要求为准" in text
    assert "报告错误" in text
    assert f"{VERSION} 版" in text


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_dark_and_phone(page, base_url, name):
    """
    Dark and light colours have enough contrast; at phone width nothing makes the page itself scroll sideways.
    """
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(base_url + name)

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    assert violations(page) == []
    page.set_viewport_size({"width": 1280, "height": 800})
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'default')")
    assert violations(page) == []
