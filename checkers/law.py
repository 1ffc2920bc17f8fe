"""What a rule fixes: the number, its operative words, its clause and its first day, in one object.

A citation is a plain string ``key:article`` (``election-2020:19``), or only ``key`` for a whole document.
"""

import math
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

from . import phrases


@dataclass(frozen=True, kw_only=True)
class Threshold:
    """A share of a total that a count must reach (inclusive) or exceed (strict), or that it may not exceed."""

    value: Fraction | int | Decimal
    inclusive: bool
    reads: str  # the operative words, e.g. 不少于五分之四

    def line(self, total: int) -> Fraction:
        """Return the exact share of *total*, not rounded."""
        return Fraction(self.value) * total

    def least(self, total: int) -> int:
        """Return the smallest whole number that satisfies the words for *total*."""
        line = self.line(total)
        return math.ceil(line) if self.inclusive else math.floor(line) + 1

    def most(self, total: int) -> int:
        """Return the largest whole number that stays within the words for *total*, e.g. 不超过三分之一."""
        line = self.line(total)
        return math.floor(line) if self.inclusive else math.ceil(line) - 1


@dataclass(frozen=True, kw_only=True)
class Version(Threshold):
    """A threshold as one document fixed it, from *since* until the next version."""

    since: date
    cite: str
    title: str = ""  # the full title of the document, e.g. 《中国共产党基层组织选举工作条例》

    @property
    def document(self) -> str:
        """The key of the document the clause stands in."""
        return self.cite.partition(":")[0]

    def rule(self, what: str) -> str:
        """Say which document fixes *what*, since when and in which words."""
        return f"{self.title}，{phrases.day(self.since)}起：{what}{self.reads}。"


@dataclass(frozen=True)
class Law:
    """A named rule and all its versions, oldest first."""

    name: str
    versions: tuple[Version, ...]

    def on(self, when: date) -> Version | None:
        """Return the version in force on that day, or None before the first."""
        return next((version for version in reversed(self.versions) if version.since <= when), None)


@dataclass(frozen=True)
class Operator:
    """How an inclusive or a strict threshold is said."""

    word: str
    missed: str
    note: str


# The documents that several calculators rest on; what they fix is for each to say.
branch_2018 = partial(Version, since=date(2018, 10, 28), title="《中国共产党支部工作条例（试行）》")
dues_2008 = partial(Version, since=date(2008, 4, 1), title="《关于中国共产党党费收缴、使用和管理的规定》")
# Issued in 2017, its day was not read; dues are fixed at the start of a year, so all of 2017 goes by it.
dues_2017 = partial(Version, since=date(2017, 1, 1), title="《关于进一步规范党费工作的通知》")
election_1990 = partial(Version, since=date(1990, 6, 27), title="《中国共产党基层组织选举工作暂行条例》")
election_2020 = partial(Version, since=date(2020, 7, 13), title="《中国共产党基层组织选举工作条例》")
recruitment_2014 = partial(Version, since=date(2014, 5, 28), title="《中国共产党发展党员工作细则》")
recruitment_2026 = partial(Version, since=date(2026, 5, 11), title="《中国共产党发展党员工作细则》")
