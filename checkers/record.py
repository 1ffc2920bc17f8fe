"""The shape every checker has; form, page, command line, tests and lookup tables are made from it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from .law import Law


@dataclass(frozen=True)
class Table:
    """Rows of an answer, or a lookup table to print; every row has as many cells as there are columns."""

    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True)
class Why:
    """One step of the reasoning, and the clause it rests on, if any."""

    text: str
    cite: str = ""


@dataclass(frozen=True)
class Page:
    """A page of the site to go on with: its address from the root, as in ``meetings/life-meeting``, and its title."""

    address: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Result:
    """An answer to read aloud, with its steps; it states facts about numbers and dates, never about persons."""

    ok: bool | None  # None: 不由本计算器核算, or nothing to compare was given
    sentence: str
    value: int | Decimal | date | None = None
    unit: str = ""
    why: tuple[Why, ...] = ()
    nearest: str = ""  # the smallest change that would make it valid; empty when it is
    uncovered: tuple[str, ...] = ()
    rule: str = ""  # which version was used, with its first day
    table: Table | None = None  # each candidate, payment or date on a row of its own
    see: tuple[str, ...] = ()  # names of calculators to go on with; one that is not there yet is left out
    pages: tuple[Page, ...] = ()  # norms to go on with
    numbers: Mapping[str, int] = field(default_factory=dict)  # by name, for the chair's sentences


@dataclass(frozen=True, kw_only=True)
class Checker[Inputs]:
    """One rule as a record: what it asks (a dataclass of `ask` fields), how it answers, what it may cite."""

    name: str
    title: str
    summary: str
    inputs: type[Inputs]
    check: Callable[[Inputs], Result]
    laws: tuple[Law, ...]
    checked: date  # the day someone last compared it with the sources
    tables: Callable[[], tuple[Table, ...]] = tuple  # lookup tables to print
    also_cites: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()  # names of the numbers that its answers may give
    aliases: tuple[str, ...] = ()  # what readers may type who look for it

    @property
    def has_tables(self) -> bool:
        """Whether there is anything to print; the tables themselves take a while."""
        return self.tables is not tuple

    @property
    def cites(self) -> tuple[str, ...]:
        """Every clause a result may name, in order, each once."""
        fixed = (version.cite for law in self.laws for version in law.versions)
        return tuple(dict.fromkeys((*fixed, *self.also_cites)))
