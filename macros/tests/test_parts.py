"""The page of third-party parts agrees with what is pinned and installed, and what ships has its licence in the site."""

import json
import re
from importlib.metadata import distribution
from pathlib import Path

import material
import pytest

from macros.handbook import ROOT
from macros.parts import PAGE, SHIPPED, npm_parts, python_parts, written


TEXTS = {path.name: path.read_text("utf-8") for path in (ROOT / "docs" / "licences").iterdir()}
THEME = Path(material.__file__).parent / "templates"
MAPS = [path for path in sorted(THEME.glob("assets/**/*.map")) if "workers" not in path.parts]  # its search stays out


def plain(text):
    """Words only: lines may be broken elsewhere."""
    return " ".join(text.split())


def test_page_is_up_to_date():
    """
    Every pinned package, its version and its licence; otherwise: make parts.
    """
    page = PAGE.read_text("utf-8")

    assert page == written(page), "请执行 make parts"
    assert [part for part in (*python_parts(), *npm_parts()) if part.licence == "没有写明"] == []


def test_what_is_installed_is_what_is_pinned():
    for part in python_parts():
        assert distribution(part.name).version == part.version
    for place, pinned in json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"].items():
        if pinned.get("optional") and not (ROOT / place).is_dir():
            continue  # the old browsers, which only make test-slow installs
        package = json.loads((ROOT / place / "package.json").read_text("utf-8"))
        assert (package["version"], package["license"]) == (pinned["version"], pinned["license"])


def test_what_ships_is_pinned():
    assert SHIPPED.keys() <= {part.name for part in (*python_parts(), *npm_parts())}


@pytest.mark.parametrize("path", MAPS, ids=lambda path: path.name.partition(".")[0])
def test_what_the_theme_brings_along_is_named(path):
    """
    The theme's own record of what its script and styles are made of.
    """
    sources = json.loads(path.read_text("utf-8"))["sources"]
    packages = {found[1] for source in sources if (found := re.search(r"node_modules/((?:@[^/]+/)?[^/]+)", source))}
    page = PAGE.read_text("utf-8")

    assert [name for name in sorted(packages) if name not in page or name not in TEXTS["theme.txt"].lower()] == []


def test_licences_are_in_the_site():
    """
    Word for word as the installed packages carry them; each text is linked from the page.
    """
    assert plain((THEME / ".icons/material/LICENSE").read_text("utf-8")) in plain(TEXTS["theme.txt"])
    everything = plain(" ".join(TEXTS.values()))
    for name in SHIPPED.keys() & {part.name for part in python_parts()}:
        licences = [file for file in distribution(name).files if file.stem == "LICENSE" and "dist-info" in str(file)]
        assert [file for file in licences if plain(file.read_text("utf-8")) not in everything] == []
        assert licences
    assert TEXTS["handbook.txt"] == (ROOT / "LICENSE").read_text("utf-8")
    assert "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2" in TEXTS["python.txt"]
    assert "Mozilla Public License Version 2.0" in plain(TEXTS["pyodide.txt"])
    linked = set(re.findall(r"\.\./licences/([\w.-]+)", PAGE.read_text("utf-8")))
    assert linked == TEXTS.keys()
