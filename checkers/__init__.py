"""Rules as code: pure functions, standard library only, the same in CPython and in the page."""

from collections.abc import Iterable, Iterator, Mapping, MutableMapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import Any

from . import phrases, rows
from .inputs import WrongInput, fill, questions
from .record import Checker, Result, Table


__all__ = ["CHECKERS", "pasted", "run"]


class Shelf(MutableMapping[str, Checker[Any]]):
    """Calculators by name; each is loaded when it is first taken, because a page needs one of them and soon."""

    def __init__(self, *names: str) -> None:
        """Keep the names, in the order in which readers see them."""
        self.loaded: dict[str, Checker[Any] | None] = dict.fromkeys(names)

    def __getitem__(self, name: str) -> Checker[Any]:
        """Return the calculator: ``dues-ledger`` is ``dues_ledger`` in the module of that name."""
        checker = self.loaded[name]
        if checker is None:
            home = name.replace("-", "_")
            checker = self.loaded[name] = getattr(import_module(f"{__name__}.{home}"), home)
        return checker

    def __contains__(self, name: object) -> bool:
        """Say whether there is such a calculator, without loading it."""
        return name in self.loaded

    def __setitem__(self, name: str, checker: Checker[Any]) -> None:
        """Add a calculator that is no module of ours."""
        self.loaded[name] = checker

    def __delitem__(self, name: str) -> None:
        """Take a calculator away."""
        del self.loaded[name]

    def __iter__(self) -> Iterator[str]:
        """Go over the names."""
        return iter(self.loaded)

    def __len__(self) -> int:
        """Count the calculators."""
        return len(self.loaded)


CHECKERS = Shelf(
    "quorum",
    "slate",
    "ballots",
    "result",
    "decision",
    "establishment",
    "term",
    "excellent",
    "grading",
    "appraisal",
    "dues",
    "dues-ledger",
    "arrears",
    "recruitment",
    "meetings-year",
    "life-meeting-form",
    "discipline-term",
    "absence",
    "transfer",
)


def run(name: str, typed: Mapping[str, object]) -> dict[str, object]:
    """Answer as a JSON-ready dict: the result, or ``errors`` with field and message; the only door for all callers."""
    if name not in CHECKERS:
        return errors([("", phrases.unknown("计算器", name, CHECKERS))])
    checker = CHECKERS[name]
    try:
        return as_json(checker.check(fill(checker.inputs, typed)))
    except WrongInput as wrong:
        return errors(wrong.problems)


def pasted(name: str, key: str, text: str) -> dict[str, object]:
    """Return what a text copied from a table holds, for the form to show: ``rows`` of typed text, or ``errors``."""
    question = next(question for question in questions(CHECKERS[name].inputs) if question.key == key)
    try:
        return {"rows": rows.pasted(text, question.columns)}
    except ValueError as wrong:
        return errors([(key, str(wrong))])


def errors(problems: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Return problems as the dict that `run` gives; one of a cell names its row and column too."""
    return {"errors": [problem(key, sentence) for key, sentence in problems]}


def problem(key: str, sentence: str) -> dict[str, object]:
    """Return one problem; ``rows.3.votes`` is column ``votes`` in the third of ``rows``."""
    field, row, column = ([*key.split("."), "", ""])[:3] if "." in key else (key, "", "")
    cell = {"row": int(row), "column": column} if row.isdecimal() else {}
    return {"field": field if cell else key, "message": sentence} | cell


def as_json(said: Result) -> dict[str, object]:
    """Return a result as the dict that `run` gives; dates as ISO text, amounts as text."""
    return {
        "ok": said.ok,
        "sentence": said.sentence,
        "value": value_as_json(said.value),
        "unit": said.unit,
        "why": [{"text": step.text, "cite": step.cite} for step in said.why],
        "nearest": said.nearest,
        "uncovered": list(said.uncovered),
        "rule": said.rule,
        "table": table_as_json(said.table) if said.table else None,
        "see": [name for name in said.see if name in CHECKERS],
        "numbers": dict(said.numbers),
        "pages": [{"address": f"{page.address}.html", "title": page.title} for page in said.pages],
    }


def value_as_json(value: object) -> object:
    """Return the number of a result: whole numbers as they are, dates as ISO text, amounts as plain text."""
    if isinstance(value, Decimal):
        return f"{value:f}"
    return value.isoformat() if isinstance(value, date) else value


def table_as_json(table: Table) -> dict[str, object]:
    """Return a table with its cells in lists."""
    return {
        "title": table.title,
        "note": table.note,
        "columns": list(table.columns),
        "rows": [list(row) for row in table.rows],
    }
