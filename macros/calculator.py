"""A calculator's page: the form, made before any Python loads, tables and worked examples."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from markupsafe import Markup

import checkers
from checkers.inputs import Question, questions
from checkers.record import Checker, Table

from .fragments import hold
from .html import Content, checked_on, el, joined
from .model import Cite
from .view import View


def page(checker: Checker[Any], view: View) -> str:
    """Markdown of the whole page."""
    return "\n\n".join(_sections(checker, view))


def _sections(checker: Checker[Any], view: View) -> Iterator[str]:
    intro = el("p", checker.summary, class_="summary")
    checked = el("p", "内容核对至 ", checked_on(checker.checked), class_="hint")
    yield hold(intro + form(checker, view) + checked)
    tables = view.table(checker.name, f"{checker.title}速查表")
    yield "## 没有电脑时 {#table}" + hold(el("p", "打印", tables, "，开会时直接查。"))
    yield "## 例子 {#examples}" + hold(_examples(checker))
    yield "## 依据 {#sources}" + hold(el("p", view.cites(map(Cite.parse, checker.cites))))
    using = [
        norm.slug for norm in view.library.norms.values() if any(checker.name in n.checkers for n in norm.root.walk())
    ]
    if using:
        yield "## 用在哪里 {#used}" + hold(el("ul", [el("li", view.norm(slug)) for slug in using]))


def form(checker: Checker[Any], view: View) -> Markup:
    """The form; it can be filled at once, and the script answers when Python is there."""
    fields = [_field(question) for question in questions(checker.inputs)]
    clauses = [el("li", view.cite(Cite.parse(cite)), data_cite=cite) for cite in checker.cites]
    table = view.table(checker.name, "速查表")
    return el(
        "form",
        el("p", "浏览器没有开启 JavaScript，不能在这里核算。请查", table, "。", class_="note without-script"),
        fields,
        el(
            "p",
            el("button", "核算", type="submit"),
            el("button", "重填", type="reset", class_="plain"),
            class_="buttons",
        ),
        el("p", "只填数字，不得填写涉密信息。填写的内容不会离开这台电脑。", class_="hint"),
        el("p", class_="state", role="status", hidden=True),
        el("div", class_="answer", tabindex="-1", hidden=True),
        el("p", "也可以直接查", table, "。", class_="fallback", hidden=True),
        el("ul", clauses, class_="clauses", hidden=True),
        class_="calculator",
        data_checker=checker.name,
        data_python=view.to("assets/python") + "/",
        data_archive=f"checkers.zip?v={version()}",
        novalidate=True,
    )


def _field(question: Question) -> Markup:
    box = BOXES[question.kind.name](question)
    only = question.only
    return el(
        "div",
        box,
        el("p", question.help, class_="help", id=f"help-{question.key}") if question.help else None,
        el("p", class_="error", id=f"error-{question.key}", hidden=True),
        class_="field",
        data_field=question.key,
        data_only=only[0] if only else None,
        data_for=" ".join(only[1]) if only else None,
    )


def _described(question: Question) -> str:
    return f"help-{question.key} error-{question.key}" if question.help else f"error-{question.key}"


def _text(question: Question) -> Markup:
    box = el(
        "input",
        id=f"in-{question.key}",
        name=question.key,
        type="text",
        inputmode="numeric",
        autocomplete="off",
        value=None if question.required else str(question.default),
        aria_describedby=_described(question),
    )
    return el("label", question.label, for_=f"in-{question.key}") + el("span", box, question.unit, class_="box")


def _date(question: Question) -> Markup:
    box = el("input", id=f"in-{question.key}", name=question.key, type="date", aria_describedby=_described(question))
    return el("label", question.label, for_=f"in-{question.key}") + el("span", box, class_="box")


def _choices(question: Question) -> Markup:
    radios = [
        el("label", el("input", type="radio", name=question.key, value=choice.value, checked=not number), choice.label)
        for number, choice in enumerate(question.choices)
    ]
    return el("fieldset", el("legend", question.label), radios, aria_describedby=_described(question))


def _tick(question: Question) -> Markup:
    box = el("input", type="checkbox", name=question.key, value="true", aria_describedby=_described(question))
    return el("label", box, question.label, class_="tick")


BOXES = {"int": _text, "date": _date, "choice": _choices, "bool": _tick}


def tables(checker: Checker[Any]) -> str:
    """Markdown of the page of lookup tables, readable and printable without scripts."""
    made = [
        f"## {table.title} {{#table-{number}}}" + hold(_table(table))
        for number, table in enumerate(checker.tables(), 1)
    ]
    return "\n\n".join(made)


COLUMNS = 3  # blocks of a long table that stand side by side, so that it fits a page


def _table(table: Table) -> Markup:
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


@cache
def shown_cases(name: str) -> tuple[Case, ...]:
    """The cases of a calculator that its page shows."""
    path = Path(checkers.__file__).parent / "cases" / f"{name}.yaml"
    cases = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return tuple(Case(case["name"], case["given"]) for case in cases if case.get("show"))


def _examples(checker: Checker[Any]) -> Markup:
    note = "例子也是这个计算器的检验题，每次改动都要全部重算一遍。"
    return Markup("").join(_example(checker, case) for case in shown_cases(checker.name)) + el("p", note, class_="hint")


def _example(checker: Checker[Any], case: Case) -> Markup:
    said: dict[str, Any] = checkers.run(checker.name, case.given)
    asked = {question.key: question for question in questions(checker.inputs)}
    given: Content = joined((_given(asked[key], value) for key, value in case.given.items()), "；")
    fill = json.dumps(case.given, ensure_ascii=False, default=str)
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


def _given(question: Question, value: object) -> str:
    said = {choice.value: choice.label for choice in question.choices}.get(str(value), str(value))
    if isinstance(value, bool):
        said = "是" if value else "否"
    return f"{question.label} {said} {question.unit}".strip()


def sources() -> list[Path]:
    """The modules that the page needs: the package without its tests and command line."""
    folder = Path(checkers.__file__).parent
    return sorted(path for path in folder.glob("*.py") if path.name != "__main__.py")


@cache
def version() -> str:
    """A short digest of the calculators; it changes when any of them does."""
    digest = sha256()
    for path in sources():
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]
