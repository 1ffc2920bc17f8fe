"""The macros a page may use.  This file only wires; the work is next door."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError

from checkers import CHECKERS

from . import bases, calculator, catalogue, differences, glossary, handbook, lists, norm, runs, source, thresholds
from .fragments import hold
from .load import LoadError
from .view import View


def define_env(env: Any) -> None:
    """Read everything before any page is built, then offer the macros."""
    try:
        library = handbook.library()
    except LoadError as e:
        raise PluginError(f"\n{e}") from None

    def view() -> View:
        return View(library, CHECKERS, env.page.url)

    macros = {
        "procedure": lambda slug: norm.page(library.norms[slug], view()),
        "calculator": lambda name: calculator.page(CHECKERS[name], view()),
        "table": lambda name: calculator.tables(CHECKERS[name]),
        "source": lambda key: source.page(key, view()),
        "differences": lambda: differences.page(view()),
        "bases": lambda: hold(bases.table(view())),
        "thresholds": lambda: thresholds.page(view()),
        "glossary": lambda: hold(glossary.page(view())),
        "catalogue": lambda: hold(catalogue.page(view())),
        "topics": lambda: hold(lists.topics(view())),
        "tasks": lambda: hold(lists.tasks(view())),
        "norms": lambda topic: hold(lists.norms(view(), topic)),
        "calculators": lambda: hold(lists.calculators(view())),
        "tables": lambda: hold(lists.tables(view())),
        "sources": lambda: hold(lists.sources(view())),
        "runs": lambda: hold(runs.listed(view(), whole=True)),
        "my_runs": lambda: hold(runs.listed(view())),
        "branch": lambda: hold(runs.branch()),
        "checked": lambda: hold(lists.checked(view())),
    }
    for name, macro in macros.items():
        env.macro(macro, name)


def on_post_build(env: Any) -> None:
    """While serving with MkDocs: finish the site as make does after a build."""
    if os.environ.get("HANDBOOK_SERVING"):
        from .publish import publish  # noqa: PLC0415 - only the server needs it

        publish(Path(env.conf["site_dir"]), serving=True)
