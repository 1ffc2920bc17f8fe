"""What pages and words are called besides their titles, and what kind of page each is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from checkers.record import Checker
from macros import glossary
from macros.library import Library
from macros.model import Status


Place = tuple[str, str]  # a page, an address from the root of the site; an id on it, empty for the page itself


@dataclass(frozen=True)
class Kind:
    """What readers are told a page is, and how much a hit on it counts, in hundredths."""

    label: str
    weight: int


# A rule that may be followed, or a calculator, comes before what explains it, and that before where it is from.
NORMS = {
    Status.IN_FORCE: Kind("规范", 100),
    Status.LOCAL: Kind("规范", 90),
    Status.EXAMPLE: Kind("历史示例", 70),
    Status.REPLACED: Kind("已被取代", 60),
}
FOLDERS = {
    "calculators": Kind("计算器", 95),
    "tables": Kind("速查表", 80),
    "sources": Kind("来源", 50),
    "about": Kind("说明", 60),
}
GLOSSARY = Kind("名词", 80)
OTHER = Kind("总览", 70)  # the home page, the lists


def also_called(library: Library, checkers: Mapping[str, Checker[Any]]) -> dict[Place, list[str]]:
    """Other names of each place: aliases, and the jobs that a norm does."""
    names = {(norm.page, ""): list(norm.aliases) for norm in library.norms.values()}
    for task in library.tasks.values():
        names[library.norms[task.norm].page, ""].append(task.text)
    for name, checker in checkers.items():
        names[f"calculators/{name}.html", ""] = list(checker.aliases)
    for name, term in library.terms.items():
        names[glossary.PAGE, glossary.anchor(name)] = list(term.aliases)
    return names


def kinds(library: Library) -> dict[str, Kind]:
    """The kind of every norm's page and of the glossary; `kind` knows the others by their folder."""
    return {norm.page: NORMS[norm.status] for norm in library.norms.values()} | {glossary.PAGE: GLOSSARY}


def kind(page: str, known: Mapping[str, Kind]) -> Kind:
    """The kind of any page."""
    folder, slash, name = page.partition("/")
    overview = OTHER if not slash or name == "index.html" else FOLDERS.get(folder, OTHER)
    return known.get(page, overview)
