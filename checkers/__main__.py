"""The calculators on the command line: the same answers as the page."""

import json
import sys
from collections.abc import Iterator
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Any

from . import CHECKERS, errors, phrases, run
from .inputs import Question, questions
from .record import Checker


USAGE = """用法：
  python -m checkers                       列出全部计算器
  python -m checkers 名称                  列出这个计算器要填什么
  python -m checkers 名称 键=值 … [--json]  核算；--json 输出与网页相同的数据
多行的项：键=@文件（从表格软件另存的 CSV 或文本），或者 键='[{"栏": 值}, …]'"""
FOOTER = "非官方工具，以上级党组织要求为准。内容核对至{}。"


def main(arguments: list[str]) -> int:
    """Print an answer and return 0, or print what is wrong to standard error and return 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that cannot show a character must not end in a traceback
            stream.reconfigure(errors="backslashreplace")
    json_wanted = "--json" in arguments
    name, *pairs = [argument for argument in arguments if argument != "--json"] or [""]
    if name in {"", "-h", "--help"}:
        print(USAGE, "", *(f"{each.name}  {each.title}：{each.summary}" for each in CHECKERS.values()), sep="\n")
        return 0
    if name in CHECKERS and not pairs and not json_wanted:
        print("\n".join(asked(CHECKERS[name])))
        return 0
    said = answer(name, pairs)
    if json_wanted:
        print(json.dumps(said, ensure_ascii=False, indent=2))
    elif "errors" in said:
        print("\n".join(complaints(name, said)), file=sys.stderr)
    else:
        print("\n".join(report(CHECKERS[name], said)))
    return int("errors" in said)


def answer(name: str, pairs: list[str]) -> dict[str, Any]:
    """Run the calculator on key=value pairs; a key given twice is a problem, for either value may be meant."""
    keys = [pair.partition("=")[0] for pair in pairs]
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        return errors([(key, "这一项填了不止一次，请只留一个。") for key in twice])
    several = {each.key for each in questions(CHECKERS[name].inputs) if each.many} if name in CHECKERS else set()
    typed: dict[str, object] = {}
    unread = []
    for key, text in (pair.partition("=")[::2] for pair in pairs):
        try:
            typed[key] = opened(text) if key in several else text
        except (OSError, ValueError, RecursionError) as wrong:
            unread.append((key, f"读不了{phrases.echo(text.removeprefix('@'))}：{reason(wrong)}"))
    return errors(unread) if unread else run(name, typed)


def opened(text: str) -> object:
    """Return what was given for several rows or days: ``@file`` and JSON lists are opened, other text stays."""
    if text.startswith("@"):
        content = Path(text[1:]).read_bytes()
        try:
            return content.decode("utf-8-sig")
        except UnicodeDecodeError:
            return content.decode("gb18030")  # what Excel and WPS write here by default
    return json.loads(text) if text.lstrip().startswith("[") else text


def reason(wrong: Exception) -> str:
    """Say why a file or a list could not be read."""
    if isinstance(wrong, FileNotFoundError):
        return "没有这个文件。"
    return "文件不能打开。" if isinstance(wrong, OSError) else "不是可以读的文本。"


def clause_name(cite: str) -> str:
    """Return how readers know a clause, 《题名》第十九条; the citation itself where the site's sources cannot tell."""
    try:
        return str(import_module("macros.clauses").name(cite))
    except Exception:  # noqa: BLE001  (not there, or a mistake in some YAML file: no reason to withhold the answer)
        return cite


def report(checker: Checker[Any], said: dict[str, Any]) -> Iterator[str]:
    """Write a result as lines to read."""
    yield said["sentence"]
    if said["table"]:
        yield f"{said['table']['title']}："
        yield from ("  " + "\t".join(map(str, row)) for row in (said["table"]["columns"], *said["table"]["rows"]))
        yield from filter(None, [said["table"]["note"]])
    yield "怎样算出来的："
    for place, step in enumerate(said["why"], start=1):
        yield f"  {place}. {step['text']}" + (f"〔{clause_name(step['cite'])}〕" if step["cite"] else "")
    if said["nearest"]:
        yield f"怎样才符合：{said['nearest']}"
    yield "没有核算的："
    yield from (f"  - {each}" for each in said["uncovered"])
    yield f"所用规定：{said['rule']}"
    yield from (f"另见：{CHECKERS[name].title}（python -m checkers {name}）" for name in said["see"])
    yield from (f"另见：{each['title']}（{each['address']}）" for each in said["pages"])
    yield FOOTER.format(phrases.day(checker.checked))


def complaints(name: str, said: dict[str, Any]) -> Iterator[str]:
    """Write problems as lines 字段标签（key）：句子."""
    labels = {question.key: question.label for question in questions(CHECKERS[name].inputs)} if name in CHECKERS else {}
    for problem in said["errors"]:
        key, message = problem["field"], problem["message"]
        yield f"{labels[key]}（{key}）：{message}" if key in labels else message


def asked(checker: Checker[Any]) -> Iterator[str]:
    """Write what a calculator asks, for someone about to type it."""
    yield f"{checker.title}：{checker.summary}"
    for question in questions(checker.inputs):
        yield f"  {question.key}  {question.label}（{manner(question)}）"
        if question.help:
            yield f"      {question.help}"
        yield from (f"      {each.value}  {each.label}" for each in question.choices)
        if question.only:
            yield f"      只在{question.only[0]}是{'、'.join(question.only_for)}时填"
        yield from (f"      {column.key}  {column.label}（{manner(column)}）" for column in question.columns)


MANNERS = {
    "int": "整数",
    "money": "数字，最多两位小数",
    "date": "日期，例如 2026-03-01",
    "bool": "是或否",
    "choice": "选一项",
    "text": "名称",
    "days": "几个日期，用空格或者逗号隔开",
    "rows": "多行，每行有",
}


def manner(question: Question) -> str:
    """Say in a few words how a question is answered and what an empty answer means."""
    if question.required:
        empty = "必填"
    elif question.default in (None, "", ()):
        empty = "可以不填"
    else:
        empty = f"不填按{question.kind.shown(question.default)}{question.unit}"
    return f"{MANNERS[question.kind.name]}，{empty}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
