"""``python -m macros``: check everything in procedures/, exit 1 when something is wrong."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from checkers import CHECKERS

from . import handbook
from .coverage import by_line, spans, uncovered
from .library import Library
from .load import LoadError, Problem


DOCS = Path("docs")


def missing_pages(library: Library) -> Iterator[Problem]:
    """Yield a problem for every norm, source and calculator that has no page in docs/."""
    names = [
        *(f"{norm.topic}/{norm.slug}" for norm in library.norms.values()),
        *(f"sources/{key}" for key in library.sources),
        *(f"calculators/{name}" for name in CHECKERS),
        *(f"tables/{name}" for name, checker in CHECKERS.items() if checker.has_tables),
    ]
    for page in (DOCS / f"{name}.md" for name in names):
        if not page.is_file():
            yield Problem(page, 1, "缺少这个页面，请照同一文件夹里的页面新建一个")


def unwritten(library: Library) -> Iterator[str]:
    """Say for every document taken in line by line which lines no norm has yet."""
    for key in by_line(library):
        source = library.sources[key]
        if left := uncovered(library, key):
            yield f"  {key}（《{source.title}》）：第 {spans(left, source.lines)} 行，共 {len(left)} 行"


def main() -> None:
    """Say what is wrong, file by file, or that all is well."""
    try:
        library = handbook.library()
        problems = list(missing_pages(library))
    except LoadError as e:
        problems = e.problems
    if problems:
        sys.exit("\n".join([*map(str, problems), "", f"共 {len(problems)} 处要改。"]))
    steps = sum(1 for norm in library.norms.values() for _ in norm.root.steps())
    print(f"没有发现问题：{len(library.norms)} 个规范，{steps} 步，{len(library.sources)} 个来源。")
    if left := list(unwritten(library)):
        print("来源中还没有写进规范的：", *left, sep="\n")


main()
