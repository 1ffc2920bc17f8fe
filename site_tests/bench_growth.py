"""``python site_tests/bench_growth.py [numbers of norms]``: what a build costs as the handbook grows.

Norms are made from the real ones; beside them stand the same pages, with all their words, lists and tables, written
as Markdown for plain mkdocs-material with the same navigation.  Prints numbers, judges none.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from statistics import median
from typing import NamedTuple


ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from macros.handbook import library  # noqa: E402 - found only now


NUMBERS = (66, 300, 1000)  # the first: the norms that are there
ROUNDS = 3  # of the smallest, for the median
NEEDED = ("docs", "macros", "checkers", "procedures", "mkdocs.yml", "pyproject.toml")
OURS = (("macros",), ("mkdocs", "build", "--strict", "--quiet"), ("macros.publish", "site"))
PLAIN = (("mkdocs", "build", "--quiet"),)


class Cost(NamedTuple):
    """What one build took."""

    wall: float  # s
    cpu: float  # s
    memory: float  # MB, of the process that took most


# --- the handbook with more norms


def no_norms(_: str, names: list[str]) -> list[str]:
    """Of what builds keep, all that is of norms: a first build has to make that, but seldom Python for the page."""
    return [name for name in names if not name.startswith("python-")]


def grown(folder: Path, number: int) -> dict[str, list[str]]:
    """Write a copy of the project with *number* norms; return the slugs of each topic's new ones."""
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__", "tests"))
        else:
            shutil.copy(source, folder / name)
    for name in ("node_modules", "LICENSE"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / ".build" / "kept", folder / ".build" / "kept", ignore=no_norms)
    norms = list(library().norms.values())
    added = defaultdict(list)
    for place in range(len(norms), number):
        model, again = norms[place % len(norms)], place // len(norms) + 1
        slug = f"{model.slug}-copy-{again}"
        data = (ROOT / "procedures" / model.topic / f"{model.slug}.yaml").read_text("utf-8")
        data = re.sub(r"(?m)^title: (.*)$", rf"title: \1之{again}", data, count=1)
        (folder / "procedures" / model.topic / f"{slug}.yaml").write_text(data, "utf-8")
        page = (ROOT / "docs" / model.topic / f"{model.slug}.md").read_text("utf-8")
        page = page.replace(f'procedure("{model.slug}")', f'procedure("{slug}")')
        (folder / "docs" / model.topic / f"{slug}.md").write_text(page, "utf-8")
        added[model.topic].append(slug)
    config = (folder / "mkdocs.yml").read_text("utf-8")
    for topic, slugs in added.items():
        entries = "".join(f"      - {slug}: {topic}/{slug}.md\n" for slug in slugs)
        first = re.search(rf"(?m)^ +- 概览: {topic}/index\.md\n", config)
        config = config[: first.end()] + entries + config[first.end() :]
    (folder / "mkdocs.yml").write_text(config, "utf-8")
    return added


# --- the same pages written by hand


class Written(HTMLParser):
    """Turns the article of a built page into the Markdown that somebody would have written: all words, no drawings."""

    HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
    BLOCKS = (
        "p",
        "div",
        "section",
        "figure",
        "details",
        "summary",
        "dl",
        "dt",
        "dd",
        "form",
        "fieldset",
        "table",
        "tr",
    )
    SKIPPED = ("svg", "script", "button", "select", "textarea", "aside", "title")

    def __init__(self, html: str) -> None:
        """Read the page."""
        super().__init__()
        self.made: list[str] = []
        self.lists: list[str] = []  # the marks of the lists that are open
        self.skip: list[str] = []  # the elements that are left out and open
        self.links: list[str] = []
        self.cells = 0
        self.named = ""
        self.feed(html[html.index("<article") : html.index("</article>")])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        given = {name: value or "" for name, value in attrs}
        if self.skip or tag in self.SKIPPED or given.get("class") == "headerlink":
            if tag in (*self.skip[-1:], *(() if self.skip else (tag,))):
                self.skip.append(tag)
        elif tag in self.HEADINGS:
            self.made += ["\n\n", "#" * int(tag[1]), " "]
            self.named = f" {{#{given['id']}}}" if "id" in given else ""
        elif tag in ("ul", "ol"):
            self.lists.append("1. " if tag == "ol" else "- ")
        elif tag == "li":
            self.made += ["\n" if len(self.lists) > 1 else "\n\n", "    " * (len(self.lists) - 1), *self.lists[-1:]]
        elif tag in ("td", "th"):
            self.cells += 1
            self.made.append("| ")
        elif tag == "a":
            self.links.append(given.get("href", ""))
            self.made.append("[")
        elif tag in self.BLOCKS:
            self.made.append(" " if self.lists or (self.cells and tag != "tr") else "\n" if tag == "tr" else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if self.skip:
            if tag == self.skip[-1]:
                self.skip.pop()
        elif tag in self.HEADINGS:
            self.made += [self.named, "\n\n"]
        elif tag in ("ul", "ol"):
            self.lists.pop()
            self.made.append("" if self.lists else "\n\n")
        elif tag == "thead":
            self.made += ["\n", "| --- " * self.cells, "|"]
            self.cells = 0
        elif tag == "table":
            self.cells = 0
            self.made.append("\n\n")
        elif tag == "tr":
            self.made.append("|")
        elif tag == "a":
            self.made += ["](", re.sub(r"\.html(?=#|$)", ".md", self.links.pop()), ")"]

    def handle_data(self, data: str) -> None:
        """Take the words."""
        if not self.skip:
            self.made.append(" ".join(data.split()) or " ")

    def text(self) -> str:
        """Markdown of the page."""
        return re.sub(r"\n{3,}", "\n\n", "".join(self.made)).strip() + "\n"


CONFIG = """site_name: 党支部工作手册
use_directory_urls: false
theme: {{name: material, language: zh, font: false, features: [{features}]}}
plugins: [search]
markdown_extensions: [attr_list, md_in_html, admonition, tables, toc: {{permalink: true, toc_depth: 3}}]
{nav}"""


def written(project: Path, folder: Path) -> None:
    """Write the pages that *project* has built into *folder*, as a plain project with the same navigation."""
    for page in sorted((project / "site").rglob("*.html")):
        place = page.relative_to(project / "site")
        if place.name != "404.html":
            target = folder / "docs" / place.with_suffix(".md")
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(Written(page.read_text("utf-8")).text(), "utf-8")
    config = (project / "mkdocs.yml").read_text("utf-8")
    features = re.search(r"(?m)^  features: \[(.*)\]", config)
    nav = config[config.index("\nnav:") :]
    (folder / "mkdocs.yml").write_text(CONFIG.format(features=features[1], nav=nav), "utf-8")


# --- measuring


def cost(folder: Path, commands: tuple[tuple[str, ...], ...]) -> Cost:
    """Run the commands of one build in *folder*."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HANDBOOK")}
    shutil.rmtree(folder / "site", ignore_errors=True)
    memory = cpu = 0.0
    start = time.perf_counter()
    for command in commands:
        process = subprocess.Popen(
            [sys.executable, "-m", *command],
            cwd=folder,
            env=environment | {"NO_MKDOCS_2_WARNING": "1"},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, used = os.wait4(process.pid, 0)
        if status:
            sys.exit(f"{' '.join(command)} 没有成功，目录 {folder}")
        memory = max(memory, used.ru_maxrss / 1024)
        cpu += used.ru_utime + used.ru_stime
    return Cost(time.perf_counter() - start, cpu, memory)


def usual(costs: list[Cost]) -> Cost:
    """The median of each."""
    return Cost(*(median(each) for each in zip(*costs, strict=True)))


def page_bytes(site: Path) -> tuple[float, float]:
    """Mean bytes of the pages of norms, as they are and compressed."""
    pages = [
        page for topic in {norm.topic for norm in library().norms.values()} for page in (site / topic).glob("*.html")
    ]
    sizes = [len(page.read_bytes()) for page in pages]
    return sum(sizes) / len(pages), sum(len(gzip.compress(page.read_bytes(), 6)) for page in pages) / len(pages)


def measured(number: int) -> tuple[Cost, Cost, Cost, tuple[float, float], tuple[float, float]]:
    """The handbook, its first build and again, and the plain project of *number* norms."""
    with tempfile.TemporaryDirectory() as place:
        ours, plain = Path(place) / "ours", Path(place) / "plain"
        ours.mkdir()
        plain.mkdir()
        grown(ours, number)
        first = cost(ours, OURS)  # makes what later builds keep
        written(ours, plain)
        rounds = ROUNDS if number == NUMBERS[0] else 1
        costs = [(cost(ours, OURS), cost(plain, PLAIN)) for _ in range(rounds)]
        mine, theirs = (usual(list(each)) for each in zip(*costs, strict=True))
        return first, mine, theirs, page_bytes(ours / "site"), page_bytes(plain / "site")


def main(numbers: list[int]) -> None:
    """Print what each number costs, the first time (初建) and again (手册), then what one more norm costs."""
    print("规范  方式    用时 s  处理器 s  内存 MB  每页 KB  压缩后 KB")
    found = {}
    for number in numbers:
        first, mine, theirs, my_bytes, their_bytes = measured(number)
        found[number] = mine, theirs
        for name, spent, size in (("初建", first, my_bytes), ("手册", mine, my_bytes), ("手写", theirs, their_bytes)):
            print(
                f"{number:>4}  {name}  {spent.wall:8.1f}  {spent.cpu:8.1f}  {spent.memory:7.0f}"
                f"  {size[0] / 1000:7.1f}  {size[1] / 1000:9.1f}"
            )
        print(f"{number:>4}  之比  {mine.wall / theirs.wall:8.2f}  {mine.cpu / theirs.cpu:8.2f}", flush=True)
    for less, more in pairwise(numbers):
        slopes = [(found[more][which].cpu - found[less][which].cpu) / (more - less) * 1000 for which in (0, 1)]
        print(f"{less} 到 {more}，每多一个规范：手册 {slopes[0]:.0f} ms，手写 {slopes[1]:.0f} ms（处理器时间）")


if __name__ == "__main__":
    main([int(number) for number in sys.argv[1:]] or list(NUMBERS))
