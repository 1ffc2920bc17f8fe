"""What a checklist needs to be kept as a run (办理记录): facts for the scripts, and forms and tables to put in place."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any, NamedTuple

from markupsafe import Markup

from checkers.inputs import Question, questions
from checkers.workdays import ARRANGEMENTS, ONE, SATURDAY

from .calculator import lookups
from .form import form
from .html import el
from .library import Library
from .model import Amount, Node, Norm, Record, Unit, When
from .view import View


NAMES = re.compile(r'(?<= )(id|for|aria-describedby)="([^"]*)"')
POSTS = ("书记", "副书记", "组织委员", "宣传委员", "纪检委员", "青年委员", "党小组组长")
KEPT_KINDS = {"int", "choice", "bool"}  # amounts, dates and text of a person's are kept on request only


def bar(norm: Norm, view: View) -> Markup:
    """The place where a run of this norm is started, opened and closed; the script fills it."""
    roles = dict.fromkeys(name for node in norm.root.walk() for name in node.who if name not in POSTS)
    after = [
        {"norm": slug, "title": view.library.norms[slug].title, "page": view.step(slug)} for slug in norm.chain.after
    ]
    return el(
        "div",
        class_="run-bar with-script",
        data_norm=norm.slug,
        data_title=norm.title,
        data_page=norm.page,
        data_anchors=_json(norm.anchors),
        data_after=_json(after) if after else None,
        data_workdays=_json(workdays()) if _counts_workdays(norm) else None,
        data_roles=_json([*POSTS, *roles]),
    )


def listed(view: View, *, whole: bool = False) -> Markup:
    """The place where runs are listed; *whole* with files, deleting and wiping.  The script fills it."""
    return el("div", class_="run-list with-script", data_root=_root(view), data_whole=whole)


class Number(NamedTuple):
    """A number of the own branch: the name by which calculators know it, and what it may be."""

    key: str
    label: str
    unit: str
    least: int
    most: int


BRANCH = (
    Number("formal", "正式党员", "人", 0, 9999),
    Number("probationary", "预备党员", "人", 0, 9999),
    Number("members", "支部委员会委员（不设的填0）", "人", 0, 9),
    Number("group_number", "党小组（不划分的填0）", "个", 0, 99),
    Number("term_years", "每届任期（一般3年，村、社区5年）", "年", 3, 5),
    Number("party_day", "主题党日，每月几日", "日", 1, 31),
)


def branch() -> Markup:
    """The form for the numbers of the own branch."""
    fields = [
        el(
            "div",
            el("label", number.label, for_=f"branch-{number.key}"),
            el(
                "span",
                el(
                    "input",
                    type="text",
                    id=f"branch-{number.key}",
                    name=number.key,
                    inputmode="numeric",
                    autocomplete="off",
                    data_least=number.least,
                    data_most=number.most,
                    aria_describedby=f"branch-error-{number.key}",
                ),
                number.unit,
                class_="box",
            ),
            el("p", class_="error", id=f"branch-error-{number.key}", hidden=True),
            class_="field",
        )
        for number in BRANCH
    ]
    state = el("p", class_="state", role="status")
    return el("form", fields, el("p", class_="next-day"), state, class_="branch with-script")


def has_agenda(norm: Norm) -> bool:
    """Whether somebody chairs: the norm is the course of a meeting."""
    return any(node.chair for node in norm.root.walk())


def due(when: When, library: Library) -> str | None:
    """A time limit that can be counted, for the script: from which day, on which side, how much of what unit."""
    if not when.from_ or not when.side or not when.unit:
        return None
    bounds = {"amount": when.amount, "least": when.at_least, "most": when.at_most}
    numbers = {name: _number(bound, library) for name, bound in bounds.items() if bound}
    return _json({"from": when.from_, "side": when.side.value, "unit": when.unit.value} | numbers)


def value(record: Record, node: Node, norm: Norm, view: View) -> Markup:
    """A value to write down: its label, a line to write on, its unit, kept together."""
    question = _question(record.key, node, norm, view)
    kind = question.kind.name if question else "int" if record.unit else "date" if "日期" in record.label else "text"
    choices = [[choice.value, choice.label] for choice in question.choices] if question else []
    private = record.private or kind not in KEPT_KINDS or bool(question and question.private)
    line = el(
        "span",
        class_="blank",
        data_value=record.key,
        data_label=record.label,
        data_kind=kind,
        data_choices=_json(choices) if choices else None,
        data_private=private,
    )
    return el("span", record.label, line, record.unit, class_="nowrap")


def calculator(name: str, node: Node, view: View) -> Markup:
    """A link to a calculator, where the script also opens it in place; what the step itself answers goes along."""
    asked = {question.key for question in questions(view.checkers[name].inputs)}
    given = {key: answer for key, answer in node.given.items() if key in asked}
    return el("span", view.calculator(name), data_calculator=name, data_given=_json(given) if given else None)


def kept(norm: Norm, view: View) -> Markup:
    """The forms of the calculators and the lookup tables of a norm, not shown until a script puts them in place."""
    return Markup("").join(_kept(norm, view))


def _kept(norm: Norm, view: View) -> Iterator[Markup]:
    for name in norm.calculators:
        checker = view.checkers[name]
        known = name, _root(view)  # the same for every page of a folder
        if known not in view.forms:
            view.forms[known] = own_names(form(checker, view), name)
        yield el("template", view.forms[known], data_form=name)
        if checker.has_tables and has_agenda(norm):
            tables = [el("section", el("h3", title), drawn) for title, drawn in lookups(name)]
            yield el("template", tables, data_tables=name)


def own_names(html: Markup, owner: str) -> Markup:
    """The same elements with names that no other form on the page has."""

    def rename(found: re.Match[str]) -> str:
        return f'{found[1]}="{" ".join(f"form-{owner}-{name}" for name in found[2].split())}"'

    return Markup(NAMES.sub(rename, html))  # noqa: S704 - escaped where it was made


def workdays() -> dict[str, list[Any]]:
    """The years whose holidays are known, their days off from Monday to Friday, and the weekend days worked."""
    off = [
        str(first + timedelta(days=number))
        for arrangement in ARRANGEMENTS.values()
        for _, first, last in arrangement.off
        for number in range((last - first) // ONE + 1)
        if (first + timedelta(days=number)).weekday() < SATURDAY
    ]
    on = [str(day) for arrangement in ARRANGEMENTS.values() for day in arrangement.on]
    return {"years": list(ARRANGEMENTS), "off": off, "on": on}


def _question(key: str, node: Node, norm: Norm, view: View) -> Question | None:
    """The input that a value feeds: of a calculator of its step, or else of any calculator of the norm."""
    names = dict.fromkeys([*node.checkers, *norm.calculators])
    asked = (question for name in names for question in questions(view.checkers[name].inputs))
    return next((question for question in asked if question.key == key), None)


def _number(amount: Amount, library: Library) -> int:
    return library.local[amount.local].value if amount.local else amount.number


def _counts_workdays(norm: Norm) -> bool:
    return any(node.when and node.when.unit is Unit.WORKDAY for node in norm.root.walk())


def _root(view: View) -> str:
    return view.to("index.html").removesuffix("index.html")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
