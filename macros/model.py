"""What procedures/ may say: these dataclasses are its schema.

Keys are English; values that an author reads are Chinese.  A field made with
``hidden()`` is filled by the loader and cannot be written in a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from typing import Any


END = "end"  # the target that means: the procedure stops here
SLOT = re.compile(r"\{([^{}]*)\}")  # a number in the chair's sentences

TOPICS = {
    "elections": "组织设置与换届选举",
    "meetings": "组织生活",
    "members": "党员发展和教育管理",
    "dues": "党费收缴使用管理",
    "discipline": "党内监督与纪律处分",
    "care": "党员权利保障与关怀帮扶",
    "building": "支部建设",
    "assessment": "述职评议与考核",
}


def hidden(default: Any) -> Any:
    """Declare a field that the loader fills, not the author."""
    return field(default=default, compare=False, metadata={"hidden": True})


class Order(StrEnum):
    """How the parts of a node follow each other."""

    SEQUENCE = "依次"
    PARALLEL = "并行"
    CHOICE = "择一"
    NONE = "无"  # structure only


class Side(StrEnum):
    """On which side of the day it is counted from an offset lies."""

    BEFORE = "前"
    AFTER = "后"


class Unit(StrEnum):
    """Units of an offset."""

    DAY = "天"
    WORKDAY = "工作日"
    MONTH = "月"
    YEAR = "年"


class Cycle(StrEnum):
    """The period of something that returns."""

    MONTH = "月"
    QUARTER = "季度"
    HALF_YEAR = "半年"
    YEAR = "年"
    TERM = "届"


class Status(StrEnum):
    """What a norm or a document is worth today."""

    IN_FORCE = "现行"
    LOCAL = "地方或单位规定"
    EXAMPLE = "历史示例"
    REPLACED = "已被取代"


class Rank(StrEnum):
    """Rank of a document, highest first; the higher one is followed."""

    CONSTITUTION = "党章"
    REGULATION = "条例"
    RULE = "规定细则办法"
    NOTICE = "通知答复"
    LOCAL = "图集方案"

    @property
    def place(self) -> int:
        """0 for the highest."""
        return list(Rank).index(self)


class Clause(StrEnum):
    """What the numbers in a citation of a document count."""

    ARTICLE = "条"
    LINE = "行"
    ITEM = "项"


class Inferred(StrEnum):
    """What the editors concluded because the source does not say it."""

    WHO = "who"
    ORDER = "order"
    PARENT = "parent"


class Operator(StrEnum):
    """The operative word of a limit."""

    AT_LEAST = "不少于"
    MORE = "超过"
    AT_MOST = "不超过"
    LESS = "少于"
    EXACTLY = "为"


class Duty(StrEnum):
    """Whether a paper must exist."""

    REQUIRED = "必备"
    ON_DEMAND = "上级要求时"
    OPTIONAL = "可选"


def _is_number(text: str) -> bool:
    """Whether *text* is the number of an article or a line; nothing we cite has more than four digits."""
    return text.isdecimal() and len(text) <= 4  # noqa: PLR2004 - as said


@dataclass(frozen=True, slots=True, order=True)
class Cite:
    """A clause, written ``source:clause``, ``source:first-last`` or ``source`` alone."""

    source: str
    first: int = 0  # 0: the document as a whole
    last: int = 0

    @classmethod
    def parse(cls, text: str) -> Cite:
        """Read ``election-2020:19`` or ``atlas:66-67``; ValueError in Chinese otherwise."""
        source, colon, clause = text.partition(":")
        first, dash, last = clause.partition("-")
        if not source or (colon and not _is_number(first)) or (dash and not _is_number(last)):
            raise ValueError("引用要写成「来源:条」或「来源:起行-止行」，例如 election-2020:19、atlas:66-67")
        start = int(first or 0)
        end = int(last or start)
        if end < start or (colon and not start):
            raise ValueError("引用的起止写反了，或者写成了第 0 条")
        return cls(source, start, end)

    def __str__(self) -> str:
        if not self.first:
            return self.source
        return f"{self.source}:{self.first}" + (f"-{self.last}" if self.last != self.first else "")

    def clauses(self) -> range:
        """Every clause number that is cited; empty for the whole document."""
        return range(self.first, self.last + 1) if self.first else range(0)


@dataclass(frozen=True, slots=True)
class Ranges:
    """Clause numbers written ``1-6, 9-14`` or ``全文``."""

    spans: tuple[tuple[int, int], ...] = ()
    everything: bool = False

    @classmethod
    def parse(cls, text: str) -> Ranges:
        """Read the numbers; ValueError in Chinese when they cannot be read."""
        if text == "全文":
            return cls(everything=True)
        spans = []
        for part in text.split(","):
            first, dash, last = part.strip().partition("-")
            last = last if dash else first
            if not _is_number(first) or not _is_number(last) or int(last) < int(first):
                raise ValueError("要写成「全文」或「1-6, 9-14」这样的号码")
            spans.append((int(first), int(last)))
        return cls(tuple(spans))

    def __contains__(self, number: int) -> bool:
        return self.everything or any(first <= number <= last for first, last in self.spans)

    def __iter__(self) -> Iterator[int]:
        return (number for first, last in self.spans for number in range(first, last + 1))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of a rule: ``3``, ``4/5``, ``20%``, ``0.5``; kept as it was written."""

    text: str
    value: Fraction

    @classmethod
    def parse(cls, text: str) -> Quantity:
        """Read the number exactly; ValueError in Chinese otherwise."""
        if not re.fullmatch(r"[0-9]{1,9}(\.[0-9]{1,9}|/0*[1-9][0-9]{0,8})?%?", text):  # Fraction takes 1e999999999 too
            raise ValueError("要写成数字、分数或百分数，例如 3、4/5、20%")
        return cls(text, Fraction(text.removesuffix("%")) / (100 if text.endswith("%") else 1))


@dataclass(frozen=True, slots=True)
class Amount:
    """A whole number of units, or the key of a number in local.yaml."""

    number: int = 0
    local: str = ""

    @classmethod
    def parse(cls, text: str) -> Amount:
        """Read a whole number, or take the text as a key of local.yaml."""
        if _is_number(text):
            return cls(number=int(text))
        if not text or not text[0].isalpha() or not text.isascii():
            raise ValueError("要写成整数，或 local.yaml 里的键")
        return cls(local=text)


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """When a step is due: words, and where they can be counted, an offset from a day."""

    text: str
    from_: str = ""  # an anchor of the norm or the id of a step
    side: Side | None = None
    unit: Unit | None = None
    amount: Amount | None = None  # exactly this many
    at_least: Amount | None = None
    at_most: Amount | None = None
    line: int = hidden(0)

    def amounts(self) -> tuple[Amount, ...]:
        """The numbers given, exact one or bounds."""
        return tuple(a for a in (self.amount, self.at_least, self.at_most) if a)


@dataclass(frozen=True, slots=True, kw_only=True)
class Every:
    """How often: *times* in each *unit*, in the given months of the year; *text* has the operative words."""

    text: str
    unit: Cycle
    times: int = 1
    months: tuple[int, ...] = ()
    cite: Cite | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """One number of the norm, with its operative word and its clause."""

    what: str
    op: Operator
    value: Quantity
    cite: Cite
    unit: str = ""
    line: int = hidden(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Sources disagree: what each says, which we follow (none: open), and why."""

    about: str
    says: dict[Cite, str]
    follow: Cite | None = None
    why: str
    line: int = hidden(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A value to write down at a step; *key* is the input of the calculator it feeds."""

    key: str
    label: str
    unit: str = ""
    private: bool = False  # of persons, or votes: kept on a computer on request only
    line: int = hidden(0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A phase, a group or a step: one shape at every level.

    A node without parts is a step.  Steps run in reading order; ``next``
    jumps, ``answers`` branches, and a target further up makes a loop.
    """

    id: str
    text: str
    detail: str = ""
    order: Order = Order.SEQUENCE
    parts: tuple[Node, ...] = ()
    applies: str = ""  # in a 择一: when this part is the one to take
    answers: dict[str, str] = field(default_factory=dict)
    next: str = ""
    use: str = ""  # the norm that this step runs as a sub-procedure
    who: tuple[str, ...] = ()
    when: When | None = None
    needs: tuple[str, ...] = ()
    makes: tuple[str, ...] = ()
    record: tuple[Record, ...] = ()
    chair: str = ""  # what the chair says; {present} and {quorum.expected} are numbers of this meeting
    checkers: tuple[str, ...] = ()
    given: dict[str, str] = field(default_factory=dict)  # answers that the step itself gives its calculators
    cites: tuple[Cite, ...] = ()
    differs: tuple[Difference, ...] = ()
    inferred: tuple[Inferred, ...] = ()
    essential: bool = False
    line: int = hidden(0)

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in reading order."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def steps(self) -> Iterator[Node]:
        """Yield the steps in or below this node, in reading order."""
        return (node for node in self.walk() if not node.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """Neighbours of a norm: what is done before it and after it."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Norm:
    """One set of rules of branch work: a procedure, or a structure."""

    title: str
    summary: str
    applies: str
    checked: date  # the day someone last compared it with its sources
    place: int = 10_000  # in lists of its topic, lowest first
    order: Order = Order.SEQUENCE
    parts: tuple[Node, ...]
    every: Every | None = None
    limits: tuple[Limit, ...] = ()
    anchors: dict[str, str] = field(default_factory=dict)  # days that offsets are counted from
    aliases: tuple[str, ...] = ()
    status: Status = Status.IN_FORCE
    since: date | None = None
    until: date | None = None
    replaces: str = ""
    chain: Chain = Chain()
    cites: tuple[Cite, ...] = ()
    differs: tuple[Difference, ...] = ()
    line: int = hidden(0)
    slug: str = hidden("")
    topic: str = hidden("")
    path: Path = hidden(Path())
    own_unit: bool = hidden(default=False)

    @cached_property
    def root(self) -> Node:
        """The whole norm as one node."""
        return Node(
            id=self.slug,
            text=self.title,
            order=self.order,
            parts=self.parts,
            cites=self.cites,
            differs=self.differs,
            line=self.line,
        )

    @cached_property
    def nodes(self) -> dict[str, Node]:
        """Every node by its id, the whole norm by its slug."""
        return {node.id: node for node in self.root.walk()}

    @cached_property
    def calculators(self) -> tuple[str, ...]:
        """The calculators its steps use, in reading order."""
        return tuple(dict.fromkeys(name for node in self.root.walk() for name in node.checkers))

    @property
    def page(self) -> str:
        """Address of its page, from the root of the site."""
        return f"{self.topic}/{self.slug}.html"

    def differences(self) -> list[Difference]:
        """Every difference between sources, in reading order."""
        return [d for node in self.root.walk() for d in node.differs]

    def all_cites(self) -> list[Cite]:
        """Every citation of the norm, once each, sorted."""
        found = {cite for node in self.root.walk() for cite in node.cites}
        found |= {cite for d in self.differences() for cite in (*d.says, *((d.follow,) if d.follow else ()))}
        found |= {limit.cite for limit in self.limits}
        found |= {self.every.cite} if self.every and self.every.cite else set()
        return sorted(found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document we cite: facts about it, what of it was read, and the gist of its clauses."""

    title: str
    rank: Rank
    status: Status
    edition: str = ""  # tells two documents of one title apart, e.g. 2014年
    clause: Clause = Clause.ARTICLE
    read: Ranges = Ranges()
    issuer: str = ""
    number: str = ""
    issued: date | None = None
    since: date | None = None
    until: date | None = None
    replaces: str = ""
    note: str = ""
    sections: dict[int, str] = field(default_factory=dict)  # first line of a section -> its heading
    gists: dict[int, str] = field(default_factory=dict)  # clause -> what it says, in own words
    chrome: dict[int, str] = field(default_factory=dict)  # line -> why nothing needs to cite it
    lines: Ranges = Ranges()  # the lines that have text, where the document is cited by line
    joined: tuple[Ranges, ...] = ()  # lines that are one sentence, broken by the scan
    line: int = hidden(0)
    path: Path = hidden(Path())

    def has_text(self, number: int) -> bool:
        """Whether there is such a line, as far as the file says which lines are blank."""
        return not self.lines.spans or number in self.lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody who acts."""

    text: str
    cites: tuple[Cite, ...] = ()
    line: int = hidden(0)
    path: Path = hidden(Path())


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the field, explained."""

    text: str
    aliases: tuple[str, ...] = ()
    longer: tuple[str, ...] = ()  # words that contain it and mean something else
    cites: tuple[Cite, ...] = ()
    line: int = hidden(0)
    path: Path = hidden(Path())


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A job a reader comes with (我要…) and the norm that does it."""

    text: str
    norm: str
    line: int = hidden(0)
    path: Path = hidden(Path())


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that a step needs or makes."""

    title: str
    duty: Duty
    text: str = ""
    issued_by_upper: bool = False  # explained here, never made here
    keep: str = ""  # into which box it goes
    cites: tuple[Cite, ...] = ()
    line: int = hidden(0)
    path: Path = hidden(Path())


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalNumber:
    """A number the own unit may set; national numbers are not here."""

    label: str
    value: int
    unit: str
    note: str = ""
    cites: tuple[Cite, ...] = ()
    line: int = hidden(0)
    path: Path = hidden(Path())
