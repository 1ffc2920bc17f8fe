"""The macros a page may use.  This file only wires; the work is next door."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from markupsafe import Markup


def define_env(env: Any) -> None:
    """Read everything before any page is built, then offer the macros."""
    # Here, for the commands of this package need little of it and an author waits for them.
    from mkdocs.exceptions import PluginError  # noqa: PLC0415

    from checkers import CHECKERS  # noqa: PLC0415

    from . import (  # noqa: PLC0415
        bases,
        calculator,
        catalogue,
        differences,
        glossary,
        handbook,
        lists,
        norm,
        runs,
        source,
        thresholds,
    )
    from .fragments import hold  # noqa: PLC0415
    from .load import LoadError  # noqa: PLC0415
    from .view import View  # noqa: PLC0415

    try:
        library = handbook.library()
    except LoadError as e:
        raise PluginError(f"\n{e}") from None

    forms: dict[tuple[str, str], Markup] = {}

    def view() -> View:
        return View(library, CHECKERS, env.page.url, forms)

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
