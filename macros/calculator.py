"""A calculator's page: the form, lookup tables and worked examples."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from markupsafe import Markup

import checkers
from checkers.inputs import Question, questions
from checkers.record import Checker, Table
from checkers.rows import pasted

from .form import form
from .fragments import hold
from .html import Content, checked_on, el, joined
from .kept import kept_value
from .model import Cite
from .view import View


def page(checker: Checker[Any], view: View) -> str:
    """Markdown of the whole page."""
    return "\n\n".join(_sections(checker, view))


def _sections(checker: Checker[Any], view: View) -> Iterator[str]:
    intro = el("p", checker.summary, class_="summary")
    checked = el("p", "内容核对至 ", checked_on(checker.checked), class_="hint")
    yield hold(intro + form(checker, view) + checked)
    if checker.has_tables:
        tables = view.table(checker.name, f"{checker.title}速查表")
        yield "## 没有电脑时 {#table}" + hold(el("p", "打印", tables, "，开会时直接查。"))
    yield "## 例子 {#examples}" + hold(_examples(checker))
    yield "## 依据 {#sources}" + hold(el("p", view.cites(map(Cite.parse, checker.cites))))
    using = [norm.slug for norm in view.library.norms.values() if checker.name in norm.calculators]
    if using:
        yield "## 用在哪里 {#used}" + hold(el("ul", [el("li", view.norm(slug)) for slug in using]))


def tables(checker: Checker[Any]) -> str:
    """Markdown of the page of lookup tables, readable and printable without scripts."""
    made = [
        f"## {title} {{#table-{number}}}" + hold(drawn)
        for number, (title, drawn) in enumerate(lookups(checker.name), 1)
    ]
    return "\n\n".join(made)


COLUMNS = 3  # blocks of a long table that stand side by side, so that it fits a page


@cache
def lookups(name: str) -> tuple[tuple[str, Markup], ...]:
    """The title and the drawing of each lookup table of a calculator."""

    def made() -> tuple[tuple[str, Markup], ...]:
        return tuple((table.title, _lookup(table)) for table in checkers.CHECKERS[name].tables())

    return kept_value(f"tables-{name}", [], made)


def _lookup(table: Table) -> Markup:
    """A lookup table; a long one in blocks side by side."""
    height = -(-len(table.rows) // COLUMNS) if len(table.rows) > 2 * COLUMNS else len(table.rows)
    blocks = [table.rows[start : start + height] for start in range(0, len(table.rows), height)]
    head = el("thead", el("tr", [el("th", name, scope="col") for name in table.columns]))
    drawn = [el("table", head, el("tbody", [_row(row) for row in block]), class_="block") for block in blocks]
    return el("div", drawn, class_="lookup side-by-side" if len(blocks) > 1 else "lookup") + el(
        "p", table.note, class_="hint"
    )


def _row(row: Iterable[str | int]) -> Markup:
    first, *rest = map(str, row)
    return el("tr", el("th", first, scope="row"), [el("td", cell) for cell in rest])


class Case(NamedTuple):
    """A worked example: the rule it shows, what was typed, what the calculator says."""

    name: str
    given: dict[str, Any]


def cases(name: str) -> str:
    """The file of the cases of a calculator."""
    return (Path(checkers.__file__).parent / "cases" / f"{name}.yaml").read_text("utf-8")


def shown_cases(name: str) -> tuple[Case, ...]:
    """The cases of a calculator that its page shows."""
    every = yaml.load(cases(name), Loader=yaml.CSafeLoader)
    return tuple(Case(case["name"], case["given"]) for case in every if case.get("show"))


def _examples(checker: Checker[Any]) -> Markup:
    note = "例子也是这个计算器的检验题，每次改动都要全部重算一遍。"

    def made() -> Markup:
        return Markup("").join(_example(checker, case) for case in shown_cases(checker.name))

    return kept_value(f"examples-{checker.name}", [cases(checker.name).encode()], made) + el("p", note, class_="hint")


def _example(checker: Checker[Any], case: Case) -> Markup:
    said: dict[str, Any] = checkers.run(checker.name, case.given)
    asked = {question.key: question for question in questions(checker.inputs)}
    given: Content = joined((_given(asked[key], value) for key, value in case.given.items()), "；")
    typed = {key: _typed(asked[key], value) for key, value in case.given.items()}
    fill = json.dumps(typed, ensure_ascii=False, default=str)
    return el(
        "section",
        el("h3", case.name),
        el("p", given, class_="given"),
        el("p", said["sentence"], class_="sentence"),
        el(
            "p", el("button", "填进表里试一试", type="button", class_="plain try", data_fill=fill), class_="with-script"
        ),
        class_="example",
    )


AS_BOXES_WANT = {"bool", "choice", "date"}  # whose boxes take one spelling only


def _typed(question: Question, value: object) -> object:
    """What the script puts into the form for *value* of a case, which may be spelt as a reader would."""
    if question.columns:
        columns = {column.key: column for column in question.columns}
        rows: Any = value if isinstance(value, list) else pasted(str(value), question.columns)
        return [{key: _typed(columns[key], cell) for key, cell in row.items()} for row in rows]
    return question.read(value) if question.kind.name in AS_BOXES_WANT and question.given(value) else value


def _given(question: Question, value: object) -> str:
    if question.columns and isinstance(value, list):
        columns = {column.key: column for column in question.columns}
        rows = ("，".join(_cell(columns[key], cell) for key, cell in row.items()) for row in value)
        return f"{question.label} {'；'.join(rows)}"
    if question.many:
        return f"{question.label} {'、'.join(map(str, value)) if isinstance(value, list) else value}"
    return f"{question.label} {_said(question, value)} {question.unit}".strip()


def _cell(column: Question, value: object) -> str:
    said = _said(column, value)
    return said if column.kind.name == "text" else f"{column.label} {said} {column.unit}".strip()


def _said(question: Question, value: object) -> str:
    said = {choice.value: choice.label for choice in question.choices}.get(str(value), str(value))
    if isinstance(value, bool):
        said = "是" if value else "否"
    return said
