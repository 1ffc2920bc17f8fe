"""The one library and the calculators that this site is made from."""

from __future__ import annotations

from pathlib import Path

from checkers import CHECKERS
from checkers.inputs import questions

from .library import Library, cached_library, folders


ROOT = Path(__file__).parent.parent  # the project
INPUTS = {
    name: [*(question.key for question in questions(checker.inputs)), *(f".{number}" for number in checker.numbers)]
    for name, checker in CHECKERS.items()
}


def library() -> Library:
    """Read procedures/ (again only when a file has changed); LoadError names every flaw."""
    return cached_library(folders(), INPUTS)
