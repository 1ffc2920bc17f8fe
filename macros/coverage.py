"""Which lines of the documents cited by line have found their place in a norm."""

from __future__ import annotations

from collections.abc import Iterable

from .library import Library
from .model import Clause


def by_line(library: Library) -> list[str]:
    """The documents that are taken in line by line."""
    return [key for key, source in library.sources.items() if source.clause is Clause.LINE]


def uncovered(library: Library, key: str) -> list[int]:
    """The lines of a document that no step and no paper cites, and that are not chrome."""
    source = library.sources[key]
    cites = [cite for _, _, cite in library.uses[key]]
    cites += [cite for paper in library.papers.values() for cite in paper.cites if cite.source == key]
    cited = {number for cite in cites for number in cite.clauses()}
    return [number for number in source.lines if number not in cited and number not in source.chrome]


def spans(numbers: Iterable[int], among: Iterable[int]) -> str:
    """Write sorted *numbers* briefly, ``1-3、7``; a run ends where a number of *among* was left out."""
    wanted = set(numbers)
    runs: list[list[int]] = []
    open_run = False
    for number in among:
        if number not in wanted:
            open_run = False
        elif open_run:
            runs[-1][1] = number
        else:
            runs.append([number, number])
            open_run = True
    return "、".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)
