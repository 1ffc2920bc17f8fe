"""All of procedures/, read once and checked as a whole.

Several folders may be given; a norm, paper or source in a later one replaces
the one of the same name, so that a unit keeps its own rules apart.
"""

from __future__ import annotations

import itertools
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from . import flow
from .kept import kept_value
from .load import LoadError, Problem, did_you_mean, load
from .model import (
    END,
    SLOT,
    TOPICS,
    Cite,
    Clause,
    Difference,
    Inferred,
    LocalNumber,
    Node,
    Norm,
    Paper,
    Role,
    Source,
    Task,
    Term,
    When,
)


LONGEST = 3  # lines: a longer citation of a step hides what it cites
SLUG = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
KEY = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")

Flaw = tuple[int, str]


@dataclass(frozen=True)
class Library:
    """Everything in procedures/, by name."""

    norms: dict[str, Norm] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    papers: dict[str, Paper] = field(default_factory=dict)
    roles: dict[str, Role] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)
    tasks: dict[str, Task] = field(default_factory=dict)
    local: dict[str, LocalNumber] = field(default_factory=dict)

    def uncertain(self, cite: Cite) -> bool:
        """Whether the clause was not read by the editors: shown as 待核 wherever it is cited."""
        source = self.sources[cite.source]
        if source.clause is Clause.LINE:
            return False
        if not cite.first:
            return not source.read.everything
        return any(number not in source.read for number in cite.clauses())

    @cached_property
    def uses(self) -> dict[str, list[tuple[Norm, Node, Cite]]]:
        """Every citation by source: the norm, the step and the clause, in order of the clause."""
        found: dict[str, list[tuple[Norm, Node, Cite]]] = {key: [] for key in self.sources}
        for norm in self.norms.values():
            for node in norm.root.walk():
                for cite in {*node.cites, *(cite for d in node.differs for cite in d.says)}:
                    found[cite.source].append((norm, node, cite))
        for places in found.values():
            places.sort(key=lambda place: (place[2], place[0].slug, place[1].line))
        return found

    @cached_property
    def users(self) -> dict[str, list[str]]:
        """The norms that run each norm as a part of their own course."""
        found: dict[str, list[str]] = {}
        for norm in self.norms.values():
            for slug in dict.fromkeys(node.use for node in norm.root.walk() if node.use):
                found.setdefault(slug, []).append(norm.slug)
        return found


TABLES: dict[str, Any] = {
    "roles": dict[str, Role],
    "terms": dict[str, Term],
    "tasks": dict[str, Task],
    "local": dict[str, LocalNumber],
}
FILES: dict[str, Any] = {"sources": Source, "papers": Paper}


def folders() -> tuple[Path, ...]:
    """The folders to read: procedures/, or those that HANDBOOK_PROCEDURES lists."""
    return tuple(Path(name) for name in os.environ.get("HANDBOOK_PROCEDURES", "procedures").split(os.pathsep))


def open_library(where: Iterable[Path], calculators: Mapping[str, Iterable[str]]) -> Library:
    """Return the library in the folders *where*, or one LoadError naming every flaw.

    *calculators* has the input keys of every calculator by its name; ``.expected`` is a number of its answers.
    """
    library, problems = Library(), []
    for number, folder in enumerate(where):
        if not folder.is_dir():
            problems.append(Problem(folder, 1, "没有这个文件夹"))
            continue
        problems += _read(folder, library, own_unit=number > 0)
    topics = list(TOPICS)
    for norm in sorted(library.norms.values(), key=lambda norm: (topics.index(norm.topic), norm.place, norm.slug)):
        library.norms[norm.slug] = library.norms.pop(norm.slug)
    if problems:
        raise LoadError(problems)  # what could not be read would only be reported missing once more
    problems = [Problem(path, line, text) for path, line, text in _flaws(library, calculators)]
    if problems:
        raise LoadError(problems)
    return library


_CACHE: dict[tuple[Any, ...], Library] = {}


def cached_library(where: Iterable[Path], calculators: Mapping[str, Iterable[str]]) -> Library:
    """``open_library``, done again only when a file under *where* has changed."""
    where = tuple(where)
    state = (
        where,
        *((path, stat.st_mtime_ns, stat.st_size) for each in where for path in _files(each) for stat in (path.stat(),)),
    )
    if state not in _CACHE:
        texts = [text for each in where for path in _files(each) for text in (str(path).encode(), _content(path))]
        asked = repr((where, {name: list(keys) for name, keys in calculators.items()})).encode()
        library = kept_value("library", [asked, *texts], lambda: open_library(where, calculators))
        _CACHE.clear()
        _CACHE[state] = library
    return _CACHE[state]


def _files(folder: Path) -> list[Path]:
    """Every YAML file, also a misnamed one; hidden files belong to editors and systems."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in {".yaml", ".yml"})
    return sorted(path for path in found if path.is_file() and not path.name.startswith("."))


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # reading it as YAML says what is wrong


def _read(folder: Path, library: Library, *, own_unit: bool) -> list[Problem]:
    problems: list[Problem] = []
    slugs: dict[str, Path] = {}
    for path in _files(folder):
        try:
            _take(path, path.relative_to(folder).parts, library, slugs, own_unit=own_unit)
        except LoadError as e:
            problems += e.problems
    return problems


def _take(path: Path, place: tuple[str, ...], library: Library, slugs: dict[str, Path], *, own_unit: bool) -> None:
    """Read one file into the library; *slugs* are the norms of this folder so far."""

    def refuse(sentence: str) -> LoadError:
        return LoadError([Problem(path, 1, sentence)])

    top = place[0]
    if path.suffix != ".yaml":
        raise refuse("文件名要以 .yaml 结尾")
    if len(place) == 1 and path.stem in TABLES:
        entries = load(path, TABLES[path.stem])
        getattr(library, path.stem).update({name: replace(entry, path=path) for name, entry in entries.items()})
    elif len(place) != 2 or top not in (*FILES, *TOPICS):  # noqa: PLR2004 - a folder and a file
        known = [*TOPICS, *FILES, *(f"{name}.yaml" for name in TABLES)]
        hint = "；文件夹里不能再分文件夹" if top in known else did_you_mean(top, known)
        raise refuse(f"不会读取这个位置的文件{hint}")
    elif not SLUG.fullmatch(path.stem):
        raise refuse("文件名要用小写英文和连字符，例如 election-procedure.yaml")
    elif top in FILES:
        getattr(library, top)[path.stem] = replace(load(path, FILES[top]), path=path)
    elif path.stem in slugs:
        raise refuse(f"已有同名的规范 {slugs[path.stem]}")
    else:
        slugs[path.stem] = path
        found = load(path, Norm)
        library.norms[path.stem] = replace(found, slug=path.stem, topic=top, path=path, own_unit=own_unit)


def _flaws(library: Library, calculators: Mapping[str, Iterable[str]]) -> Iterator[tuple[Path, int, str]]:
    ids = {slug: frozenset(node.id for node in norm.root.walk()) for slug, norm in library.norms.items()}
    for norm in library.norms.values():
        others = {slug: found for slug, found in ids.items() if slug != norm.slug}
        for line, text in _norm_flaws(norm, library, calculators, others):
            yield norm.path, line, text
    for key, source in library.sources.items():
        for line, text in _source_flaws(key, source, library):
            yield source.path, line, text
    for name, task in library.tasks.items():
        if task.norm not in library.norms:
            text = f"「{name}」指向不存在的规范「{task.norm}」{did_you_mean(task.norm, library.norms)}"
            yield task.path, task.line, text
    for entry in itertools.chain[Paper | Role | Term | LocalNumber](
        library.papers.values(), library.roles.values(), library.terms.values(), library.local.values()
    ):
        for line, text in _cite_flaws(entry.cites, entry.line, library):
            yield entry.path, line, text


def _source_flaws(key: str, source: Source, library: Library) -> Iterator[Flaw]:
    if source.replaces and source.replaces not in library.sources:
        yield source.line, f"没有来源「{source.replaces}」{did_you_mean(source.replaces, library.sources)}"
    for number in sorted(source.gists.keys() & source.chrome.keys()):
        yield source.line, f"「{key}」第 {number} 行既有 gists 又有 chrome，只能写一样"
    for number in sorted(number for number in (*source.gists, *source.chrome) if not source.has_text(number)):
        yield source.line, f"「{key}」没有第 {number} 行，或者这一行是空行，不能写 gists 或 chrome"


def _norm_flaws(
    norm: Norm,
    library: Library,
    calculators: Mapping[str, Iterable[str]],
    others: Mapping[str, frozenset[str]],
) -> Iterator[Flaw]:
    if not norm.parts:
        yield norm.line, "parts 下面至少要有一项"
        return
    for about, names in (("replaces", (norm.replaces,)), ("chain", (*norm.chain.before, *norm.chain.after))):
        for name in filter(None, names):
            if name not in others:
                yield norm.line, f"{about} 里的「{name}」不是已有的规范{did_you_mean(name, others)}"
    yield from _number_flaws(norm, library)
    yield from _chair_flaws(norm, calculators)
    yield from _id_flaws(norm)
    ids = dict.fromkeys(node.id for part in norm.parts for node in part.walk())
    for name in norm.anchors.keys() & ids.keys():
        yield norm.line, f"anchors 里的「{name}」和一步的 id 同名"
    anchors = [*norm.anchors, *ids]
    for node in norm.root.walk():
        yield from _node_flaws(node, library, calculators, others)
        if node.when:
            yield from _when_flaws(node.when, node.id, anchors, library)
    yield from _circles(norm)
    yield from flow.flaws(norm.root, others)


def _number_flaws(norm: Norm, library: Library) -> Iterator[Flaw]:
    for limit in norm.limits:
        yield from _cite_flaws([limit.cite], limit.line, library)
    if norm.every:
        yield from _cite_flaws([norm.every.cite] if norm.every.cite else [], norm.line, library)
        if not norm.every.times or any(month not in range(1, 13) for month in norm.every.months):
            yield norm.line, "every 的 times 至少是 1，months 只能写 1 到 12"
    if norm.since and norm.until and norm.until < norm.since:
        yield norm.line, "until 比 since 还早"


def _chair_flaws(norm: Norm, calculators: Mapping[str, Iterable[str]]) -> Iterator[Flaw]:
    """Numbers in the chair's sentences that nobody writes down and no calculator of the norm answers."""
    nodes = list(norm.root.walk())
    known = {record.key for node in nodes for record in node.record}
    known |= {
        name + key for node in nodes for name in node.checkers for key in calculators.get(name, ()) if key[0] == "."
    }
    for node in nodes:
        for slot in SLOT.findall(node.chair):
            if slot not in known:
                text = f"主持词里的「{{{slot}}}」不是本规范 record 的 key，也不是所用计算器答案里的数"
                yield node.line, text + did_you_mean(slot, sorted(known))


def _circles(norm: Norm) -> Iterator[Flaw]:
    """Days counted from each other, and so from nothing."""
    counted = {node.id: node.when for node in norm.root.walk() if node.when and node.when.from_}
    for name, when in counted.items():
        way = [name]
        while way[-1] in counted and counted[way[-1]].from_ not in way:
            way.append(counted[way[-1]].from_)
        if len(way) > 1 and way[-1] in counted and counted[way[-1]].from_ == name:
            yield when.line, f"「{name}」的时限绕了一圈又从自己算起：{' → '.join([*way, name])}"


def _id_flaws(norm: Norm) -> Iterator[Flaw]:
    seen: dict[str, int] = {}
    for node in itertools.chain.from_iterable(part.walk() for part in norm.parts):
        if node.id in seen:
            yield node.line, f"id「{node.id}」在第 {seen[node.id]} 行用过了"
        elif node.id == END or not SLUG.fullmatch(node.id):
            yield node.line, f"id「{node.id}」要用小写英文和连字符，并且不能叫 {END}"
        elif node.id == norm.slug:
            yield node.line, f"id「{node.id}」和文件名相同；文件名代表整个规范，请换一个 id"
        seen.setdefault(node.id, node.line)


def _node_flaws(
    node: Node,
    library: Library,
    calculators: Mapping[str, Iterable[str]],
    others: Mapping[str, frozenset[str]],
) -> Iterator[Flaw]:
    named = (
        ("roles.yaml 里没有", node.who, library.roles),
        ("papers/ 里没有", (*node.needs, *node.makes), library.papers),
        ("没有计算器", node.checkers, calculators),
        ("use 引用的不是已有的规范：", (node.use,) if node.use else (), others),
    )
    for says, words, known in named:
        for word in words:
            if word not in known:
                yield node.line, f"{says}「{word}」{did_you_mean(word, known)}"
    yield from _cite_flaws(node.cites, node.line, library, step=not node.parts)
    for d in node.differs:
        yield from _difference_flaws(d, library)
    if Inferred.WHO in node.inferred and not node.who:
        yield node.line, f"「{node.id}」的 inferred 写了 who，但没有写 who"
    yield from _answer_flaws(
        node, [key for name in node.checkers for key in calculators.get(name, ()) if key[0] != "."]
    )


def _answer_flaws(node: Node, keys: list[str]) -> Iterator[Flaw]:
    """What a step tells its calculators, whose inputs are *keys*."""
    for key in node.given.keys() - set(keys):
        yield node.line, f"given 里的「{key}」不是这一步计算器的输入项{did_you_mean(key, keys)}"
    seen: set[str] = set()
    for record in node.record:
        if record.key in seen:
            yield record.line, f"record 的 key「{record.key}」在这一步用了两次"
        seen.add(record.key)
        if not KEY.fullmatch(record.key):
            yield record.line, f"record 的 key「{record.key}」要用小写英文和下划线"
        elif keys and record.key not in keys and "是不是" in (hint := did_you_mean(record.key, keys)):
            yield record.line, f"「{record.key}」不是这一步计算器的输入项{hint}"


def _cite_flaws(cites: Iterable[Cite], line: int, library: Library, *, step: bool = False) -> Iterator[Flaw]:
    for cite in cites:
        source = library.sources.get(cite.source)
        if source is None:
            yield line, f"sources/ 里没有「{cite.source}」{did_you_mean(cite.source, library.sources)}"
            continue
        if source.clause is not Clause.LINE:
            continue
        lines = [n for n in cite.clauses() if source.has_text(n)]
        if not cite.first:
            yield line, f"引用「{cite}」要写明行号，例如 {cite.source}:58"
        elif not lines:
            yield line, f"来源「{cite.source}」没有第 {cite.first} 行，或者这一行是空行"
        unknown = [str(n) for n in lines if n not in source.gists]
        if unknown:
            yield line, f"sources/{cite.source}.yaml 的 gists 里没有第 {'、'.join(unknown)} 行"
        whole = any(lines[0] in span and lines[-1] in span for span in source.joined) if lines else True
        if step and len(lines) > LONGEST and not whole:
            yield line, f"引用「{cite}」超过 {LONGEST} 行；请拆成几步，每步只引自己依据的行"


def _difference_flaws(d: Difference, library: Library) -> Iterator[Flaw]:
    yield from _cite_flaws([*d.says, *([d.follow] if d.follow else [])], d.line, library)
    if len(d.says) < 2:  # noqa: PLR2004 - one source cannot disagree with itself
        yield d.line, f"「{d.about}」至少要写两个来源各怎么说"
    if d.follow and d.follow not in d.says:
        yield d.line, f"「{d.about}」采用的「{d.follow}」不在 says 里{did_you_mean(str(d.follow), map(str, d.says))}"


def _when_flaws(when: When, name: str, anchors: list[str], library: Library) -> Iterator[Flaw]:
    amounts = when.amounts()
    counted = (when.from_, when.side, when.unit)
    if amounts and not all(counted):
        yield when.line, f"「{name}」的时限有数字，就要同时写 from、side、unit"
    if when.amount and len(amounts) > 1:
        yield when.line, f"「{name}」的时限写了 amount，就不要再写 at_least、at_most"
    low, high = when.at_least, when.at_most
    if low and high and not low.local and not high.local and low.number > high.number:
        yield when.line, f"「{name}」的时限 at_least 比 at_most 还大"
    if any(counted) and not amounts:
        yield when.line, f"「{name}」的时限写了 from、side、unit，还要写 amount、at_least 或 at_most"
    if when.from_ == name:
        yield when.line, f"「{name}」的时限从它自己算起"
    elif when.from_ and when.from_ not in anchors:
        yield when.line, f"时限的 from「{when.from_}」不是 anchors 或某一步的 id{did_you_mean(when.from_, anchors)}"
    for amount in amounts:
        if amount.local and amount.local not in library.local:
            yield when.line, f"local.yaml 里没有「{amount.local}」{did_you_mean(amount.local, library.local)}"
