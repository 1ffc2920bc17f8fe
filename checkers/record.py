"""The shape every checker has; form, page, command line, tests and lookup tables are made from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from .law import Law


@dataclass(frozen=True)
class Why:
    """One step of the reasoning, and the clause it rests on, if any."""

    text: str
    cite: str = ""


@dataclass(frozen=True, kw_only=True)
class Result:
    """An answer to read aloud, with its steps; it states facts about numbers and dates, never about persons."""

    ok: bool | None  # None: 不由本计算器核算, or nothing to compare was given
    sentence: str
    value: int | date | None = None
    unit: str = ""
    why: tuple[Why, ...] = ()
    nearest: str = ""  # the smallest change that would make it valid; empty when it is
    uncovered: tuple[str, ...] = ()
    rule: str = ""  # which version was used, with its first day


@dataclass(frozen=True)
class Table:
    """A lookup table to print; every row has as many cells as there are columns."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Checker[Inputs]:
    """One rule as a record: what it asks (a dataclass of `ask` fields), how it answers, what it may cite."""

    name: str
    title: str
    summary: str
    inputs: type[Inputs]
    check: Callable[[Inputs], Result]
    laws: tuple[Law, ...]
    tables: Callable[[], tuple[Table, ...]]
    checked: date  # the day someone last compared it with the sources
    also_cites: tuple[str, ...] = ()

    @property
    def cites(self) -> tuple[str, ...]:
        """Every clause a result may name, in order, each once."""
        fixed = (version.cite for law in self.laws for version in law.versions)
        return tuple(dict.fromkeys((*fixed, *self.also_cites)))
