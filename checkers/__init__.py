"""Rules as code: pure functions, standard library only, the same in CPython and in the page."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from . import phrases
from .inputs import WrongInput, fill
from .quorum import quorum
from .record import Checker, Result
from .slate import slate


__all__ = ["CHECKERS", "run"]

CHECKERS: dict[str, Checker[Any]] = {checker.name: checker for checker in (quorum, slate)}


def run(name: str, typed: Mapping[str, object]) -> dict[str, object]:
    """Answer as a JSON-ready dict: the result, or ``errors`` with field and message; the only door for all callers."""
    if name not in CHECKERS:
        return errors([("", phrases.unknown("计算器", name, CHECKERS))])
    checker = CHECKERS[name]
    try:
        return as_json(checker.check(fill(checker.inputs, typed)))
    except WrongInput as wrong:
        return errors(wrong.problems)


def errors(problems: Iterable[tuple[str, str]]) -> dict[str, object]:
    """Return problems as the dict that `run` gives."""
    return {"errors": [{"field": field, "message": message} for field, message in problems]}


def as_json(said: Result) -> dict[str, object]:
    """Return a result as the dict that `run` gives; dates as ISO text."""
    return {
        "ok": said.ok,
        "sentence": said.sentence,
        "value": said.value.isoformat() if isinstance(said.value, date) else said.value,
        "unit": said.unit,
        "why": [{"text": step.text, "cite": step.cite} for step in said.why],
        "nearest": said.nearest,
        "uncovered": list(said.uncovered),
        "rule": said.rule,
    }
