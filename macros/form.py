"""The form of a calculator; it can be filled at once, and the script answers when Python is there."""

from __future__ import annotations

import json
from typing import Any

from markupsafe import Markup

from checkers.inputs import Question, questions
from checkers.record import Checker

from . import runtime
from .html import Content, el
from .model import Cite
from .view import View


def form(checker: Checker[Any], view: View) -> Markup:
    """The form with a place for the answer under it."""
    asked = questions(checker.inputs)
    clauses = [el("li", view.cite(Cite.parse(cite)), data_cite=cite) for cite in checker.cites]
    table = view.table(checker.name, "速查表") if checker.has_tables else None
    unscripted = ("请查", table, "。") if table else ("请换用开启了的浏览器。",)
    return el(
        "form",
        el("p", "浏览器没有开启 JavaScript，不能在这里核算。", unscripted, class_="note without-script"),
        [_field(question) for question in asked],
        el(
            "p",
            el("button", "核算", type="submit"),
            el("button", "重填", type="reset", class_="plain"),
            class_="buttons",
        ),
        el("p", "不得填写涉密信息。填写的内容不会离开这台电脑。", class_="hint"),
        el("p", class_="state", role="status", hidden=True),
        el("div", class_="answer", tabindex="-1", hidden=True),
        _afterwards(asked),
        el("p", _instead(table, view.to(f"calculators/{checker.name}.html")), class_="fallback", hidden=True),
        el("ul", clauses, class_="clauses", hidden=True),
        class_="calculator",
        data_checker=checker.name,
        data_python=json.dumps({part: view.to(f"assets/python/{name}") for part, name in runtime.names().items()}),
        data_calculators=view.to("calculators/"),
        data_titles=json.dumps({name: each.title for name, each in view.checkers.items()}, ensure_ascii=False),
        novalidate=True,
    )


def _instead(table: Markup | None, page: str) -> tuple[Content, ...]:
    """What helps a reader for whom the page cannot reckon; *page* is the calculator's own."""
    if table:
        return ("也可以直接查", table, "。")
    links = (el("a", "例子", href=f"{page}#examples"), "和", el("a", "依据", href=f"{page}#sources"))
    return ("也可以照这个计算器的", *links, "自己核算。")


def _afterwards(asked: tuple[Question, ...]) -> Markup:
    """What can be done with an answer."""
    left_out = any(not question.linkable for question in asked)
    rest = "名称、个人情况和表格里的各行不在链接里，要自己再填。" if left_out else ""
    return el(
        "div",
        el(
            "p",
            el("button", "打印核算结果", type="button", class_="plain", data_print="answer"),
            el("button", "复制链接", type="button", class_="plain link"),
            class_="buttons",
        ),
        el("p", f"链接里有上面填的数字、日期和选项，打开就能看到同样的核算。{rest}", class_="hint"),
        el("p", class_="copied", role="status"),
        class_="afterwards",
        hidden=True,
    )


def _field(question: Question) -> Markup:
    box = BOXES[question.kind.name](question)
    only = question.only
    return el(
        "div",
        box,
        None if question.columns else _help(question),
        el("p", class_="error", id=f"error-{question.key}", hidden=True),
        class_="field",
        data_field=question.key,
        data_only=only[0] if only else None,
        data_for=" ".join(question.only_for) or None,
        data_link=question.linkable,
        data_required=question.required,
    )


def _help(question: Question) -> Markup | None:
    return el("p", question.help, class_="help", id=f"help-{question.key}") if question.help else None


def _described(question: Question) -> str:
    return f"help-{question.key} error-{question.key}" if question.help else f"error-{question.key}"


def _default(question: Question) -> str | None:
    return None if question.required or question.default in (None, "", ()) else str(question.default)


TYPING = {"int": "numeric", "money": "decimal"}  # the keys a phone offers


def _text(question: Question) -> Markup:
    box = el(
        "input",
        id=f"in-{question.key}",
        name=question.key,
        type="text",
        inputmode=TYPING.get(question.kind.name),
        autocomplete="off",
        value=_default(question),
        aria_describedby=_described(question),
    )
    return el("label", question.label, for_=f"in-{question.key}") + el("span", box, question.unit, class_="box")


def _date(question: Question) -> Markup:
    box = el(
        "input",
        id=f"in-{question.key}",
        name=question.key,
        type="date",
        data_today=question.today,
        value=_default(question),
        aria_describedby=_described(question),
    )
    return el("label", question.label, for_=f"in-{question.key}") + el("span", box, class_="box")


def _days(question: Question) -> Markup:
    box = el(
        "textarea",
        id=f"in-{question.key}",
        name=question.key,
        rows="3",
        autocomplete="off",
        placeholder="2026-03-05、2026-04-02",
        aria_describedby=_described(question),
    )
    label = f"{question.label}（几个日期，用空格、逗号或者换行隔开）"
    return el("label", label, for_=f"in-{question.key}") + el("span", box, class_="box")


def _choices(question: Question) -> Markup:
    first = question.choices[0] if question.required else question.default
    radios = [
        el("label", el("input", type="radio", name=question.key, value=each.value, checked=each == first), each.label)
        for each in question.choices
    ]
    return el("fieldset", el("legend", question.label), radios, aria_describedby=_described(question))


def _tick(question: Question) -> Markup:
    box = el(
        "input",
        type="checkbox",
        name=question.key,
        value="true",
        checked=question.default is True,
        aria_describedby=_described(question),
    )
    return el("label", box, question.label, class_="tick")


USUAL_ROWS = 3  # that a form shows at first


def _rows(question: Question) -> Markup:
    """A table with a row of boxes for each; the script adds and takes away copies of the template."""
    least, most = (bound if isinstance(bound, int) else 1 for bound in (question.at_least, question.at_most))
    shown = min(max(least, USUAL_ROWS), most)
    columns = question.columns
    heads = [el("th", _head(column), scope="col") for column in columns]
    helps = [el("p", f"{column.label}：{column.help}", class_="help") for column in columns if column.help]
    paste = f"paste-{question.key}"
    return el(
        "fieldset",
        el("legend", question.label),
        _help(question),
        el(
            "table",
            el("thead", el("tr", el("th", "行", scope="col"), heads, el("th", "删除", scope="col"))),
            el("tbody", [_row(columns, number) for number in range(1, shown + 1)]),
            class_="rows",
        ),
        el("template", _row(columns, 0)),
        helps,
        el("p", el("button", "增加一行", type="button", class_="plain add"), class_="buttons"),
        el(
            "details",
            el("summary", "从表格粘贴"),
            el(
                "label",
                f"把表格软件里的几行复制到这里，栏目的次序：{_order(columns)}；有标题行的，次序不限。",
                for_=paste,
            ),
            el("textarea", id=paste, rows="4", autocomplete="off"),
            el("p", "填进上面的表，表里原有的各行会被换掉。", class_="help"),
            el("p", el("button", "填进表里", type="button", class_="plain put"), class_="buttons"),
            class_="paste",
        ),
        aria_describedby=_described(question),
        data_rows=question.key,
        data_most=most,
    )


def _order(columns: tuple[Question, ...]) -> str:
    return "、".join(column.label for column in columns)


def _head(column: Question) -> str:
    return f"{column.label}（{column.unit}）" if column.unit else column.label


def _row(columns: tuple[Question, ...], number: int) -> Markup:
    cells = [
        el(
            "td",
            _cell(column, number),
            data_label=_head(column),
            data_only=column.only[0] if column.only else None,
            data_for=" ".join(column.only_for) or None,
        )
        for column in columns
    ]
    delete = el("button", "删除", type="button", class_="plain delete", aria_label=f"删除第{number}行")
    return el("tr", el("th", str(number), scope="row"), cells, el("td", delete))


def _cell(column: Question, number: int) -> Markup:
    """One box; it has no name, for its value belongs to its row."""
    kind = column.kind.name
    known = {"data_column": column.key, "aria_label": f"第{number}行 {_head(column)}", "data_head": _head(column)}
    if kind == "bool":
        return el("input", type="checkbox", checked=column.default is True, **known)
    if kind == "choice":
        empty = el("option", "请选", value="") if column.required else None
        options = [
            el("option", each.label, value=each.value, selected=each == column.default) for each in column.choices
        ]
        return el("select", empty, options, **known)
    return el(
        "input",
        type="text",
        inputmode=TYPING.get(kind),
        autocomplete="off",
        value=_default(column),
        placeholder="2026-03-01" if kind == "date" else None,
        **known,
    )


BOXES = {
    "int": _text,
    "money": _text,
    "text": _text,
    "date": _date,
    "days": _days,
    "choice": _choices,
    "bool": _tick,
    "rows": _rows,
}
