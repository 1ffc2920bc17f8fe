"""Read YAML into dataclasses.  The dataclass is the schema.

Scalars are converted by the declared type, never guessed by YAML, so ``no``,
``3.10`` and ``010`` stay what the author wrote.  Every complaint carries its
file and line, and all of them are reported at once.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, Union, cast, get_args, get_origin, get_type_hints

import yaml


MANY = 12  # more known words than this are not listed in a sentence
LONGEST_NUMBER = 9  # digits; Python itself complains in English about very long ones


class Problem(NamedTuple):
    """One thing wrong in one place."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


class LoadError(Exception):
    """Files are wrong.  Says everything that is wrong, in reading order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant, or which there are."""
    words = list(known)
    near = get_close_matches(word, words, 1)
    if near:
        return f"，是不是「{near[0]}」？"
    if not words:
        return ""
    return f"；可用：{'、'.join(words[:MANY])}" + (" 等" if len(words) > MANY else "")


def load[T](path: Path, kind: type[T]) -> T:
    """Return what *path* holds as a *kind*, or raise LoadError."""
    try:
        node = yaml.compose(path.read_text("utf-8-sig"), Loader=yaml.CSafeLoader)
    except OSError:
        raise LoadError([Problem(path, 1, "文件打不开")]) from None
    except UnicodeDecodeError:
        raise LoadError([Problem(path, 1, "文件不是 UTF-8 编码，请用 UTF-8 另存")]) from None
    except yaml.MarkedYAMLError as e:
        raise LoadError([_syntax(path, e)]) from None
    except yaml.YAMLError:
        raise LoadError([Problem(path, 1, "文件里有不能识别的控制字符")]) from None
    if node is None:
        raise LoadError([Problem(path, 1, "文件是空的")])
    reader = _Reader(path)
    try:
        value = reader.read(kind, node)
    except RecursionError:
        raise LoadError([Problem(path, 1, "层数太多；如果用了「&」「*」的引用，请把内容直接写出来")]) from None
    if reader.problems:
        raise LoadError(reader.problems)
    return cast("T", value)


SYNTAX = {  # what the parser says: what an author can do about it
    "cannot start any token": "有不能用在这里的字符；缩进请用空格，不要用 Tab；以 @ % ` 开头的文字请整句加引号",
    "found a tab": "缩进请用空格，不要用 Tab",
    "could not find expected ':'": "缺少英文冒号「: 」（冒号要用半角，后面空一个半角空格）",
    "mapping values are not allowed": "这里的「: 」读不通：文字里含冒号时请整句加引号；或者缩进不对、上一行的冒号不是半角",
    "sequence entries are not allowed": "「- 」不能跟在冒号后面；列表请另起一行，文字请整句加引号",
    "mapping keys are not allowed": "文字不能以「? 」开头，请整句加引号",
    "alphabetic or numeric character": "以「*」「&」开头的文字请整句加引号",
    "found undefined alias": "以「*」「&」开头的文字请整句加引号",
    "found duplicate anchor": "以「*」「&」开头的文字请整句加引号",
    "scanning a tag": "以「!」开头的文字请整句加引号",
    "undefined tag handle": "以「!」开头的文字请整句加引号",
    "scanning a block scalar": "「|」「>」后面要换行再写文字",
    "unknown escape character": "双引号里的「\\」有特别含义，请改用单引号",
    "did not find expected key": "缩进没有对齐，或者引号没有成对",
    "did not find expected '-' indicator": "列表没有对齐，每项都要以「- 」开头",
    "found unexpected end of stream": "引号或括号没有成对，一直读到了文件末尾",
    "did not find expected ',' or ']'": "方括号 [ ] 里缺少英文逗号，或没有闭合",
    "did not find expected ',' or '}'": "花括号 { } 里缺少英文逗号，或没有闭合",
    "did not find expected node content": "括号里多了一个逗号，或者少写了一项",
    "found unexpected ':'": "括号里的文字含有冒号，请给它加引号",
    "scanning a directive": "以「%」开头的一行请整句加引号",
    "expected a single document": "一个文件只能有一份内容，请去掉中间的「---」",
    "<document start>": "这一行和上面的内容接不上；每一层的键都要左边对齐",
}
OPENED = ("simple key", "quoted scalar", "flow")  # for these the mistake is where they began, not where reading stopped


def _syntax(path: Path, e: yaml.MarkedYAMLError) -> Problem:
    said = f"{e.context or ''} {e.problem or ''}"
    began = any(word in said for word in OPENED)
    mark = (e.context_mark if began else None) or e.problem_mark or e.context_mark
    hint = next((text for sign, text in SYNTAX.items() if sign in said), f"YAML 解析器说：{said.strip()}")
    return Problem(path, mark.line + 1 if mark else 1, f"YAML 写法有误：{hint}")


class Field(NamedTuple):
    """One key an author may write: its name in Python, its type, whether it must be there."""

    name: str
    kind: Any
    required: bool


@cache
def schema(kind: type) -> tuple[dict[str, Field], bool]:
    """Keys of a dataclass as an author writes them, and whether it keeps its line."""
    hints = get_type_hints(kind)
    known = {
        f.name.removesuffix("_"): Field(f.name, hints[f.name], f.default is f.default_factory is MISSING)
        for f in fields(kind)
        if not f.metadata.get("hidden")
    }
    return known, "line" in hints


def _boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError("只能写 true 或 false")
    return text == "true"


def _whole(text: str) -> int:
    if not text.isdecimal() or len(text) > LONGEST_NUMBER:
        raise ValueError("要写成整数")
    return int(text)


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:  # 20260301 and 2026-W09-7 are ISO dates too
        raise ValueError("日期要写成 2026-03-01 这样，并且确有这一天")
    return day


SCALARS: dict[Any, Callable[[str], Any]] = {str: str.strip, int: _whole, bool: _boolean, date: _day}


class _Reader:
    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []

    def complain(self, node: yaml.Node, message: str) -> None:
        self.problems.append(Problem(self.path, node.start_mark.line + 1, message))

    def read(self, kind: Any, node: yaml.Node) -> Any:
        """Build a *kind* from *node*; where that fails, complain."""
        if isinstance(node, yaml.ScalarNode) and not node.value.strip():
            return self.complain(node, "这里空着；不需要的键请整行删去")
        origin, inner = get_origin(kind), get_args(kind)
        if origin in (Union, types.UnionType):
            return self.read(inner[0], node)
        if origin is tuple:
            items = self._items(node, yaml.SequenceNode, "一个列表，写成 [甲, 乙]，或者每行一项、以「- 」开头")
            return tuple(self.read(inner[0], n) for n in items)
        if origin is dict:
            return self._mapping(inner[0], inner[1], node)
        if is_dataclass(kind) and not hasattr(kind, "parse"):
            return self._record(cast("type", kind), node)
        return self._scalar(kind, node)

    def _items(self, node: yaml.Node, shape: type[yaml.Node], name: str) -> list[Any]:
        if isinstance(node, shape):
            return cast("list[Any]", node.value)
        self.complain(node, f"这里应该是{name}")
        return []

    def _scalar(self, kind: Any, node: yaml.Node) -> Any:
        if not isinstance(node, yaml.ScalarNode):
            hint = "写成列表" if isinstance(node, yaml.SequenceNode) else "分成「键: 值」；引用的冒号后面不空格"
            return self.complain(node, f"这里应该只写一个值，不要{hint}")
        text = node.value
        if issubclass(kind, Enum):
            words = [str(member.value) for member in kind]
            if text in words:
                return kind(text)
            return self.complain(node, f"「{text}」不在可选的词里{did_you_mean(text, words)}")
        try:
            return (SCALARS.get(kind) or kind.parse)(text)
        except ValueError as e:
            return self.complain(node, f"「{text}」不对：{e}")

    def _mapping(self, key_kind: Any, kind: Any, node: yaml.Node) -> dict[Any, Any]:
        got: dict[Any, Any] = {}
        for key, value in self._items(node, yaml.MappingNode, "若干「键: 值」"):
            name = self.read(key_kind, key)
            if name is None:
                continue  # already complained about
            if name in got:
                self.complain(key, f"「{key.value}」写了两次")
            got[name] = self.read(kind, value)
        return got

    def _record(self, kind: type, node: yaml.Node) -> Any:
        known, keeps_line = schema(kind)
        got: dict[str, Any] = {"line": node.start_mark.line + 1} if keeps_line else {}
        seen: set[str] = set()
        before = len(self.problems)
        for key, value in self._items(node, yaml.MappingNode, "若干「键: 值」"):
            name = key.value if isinstance(key, yaml.ScalarNode) else ""
            if not name:
                self.complain(key, "键要写成一个词")
            elif name in seen:
                self.complain(key, f"「{name}」写了两次")
            elif name in known:
                got[known[name].name] = self.read(known[name].kind, value)
            elif name.strip() in known:
                self.complain(key, f"「{name.strip()}」的前后有多余的空格（可能是全角空格），请删去")
            else:
                self.complain(key, f"没有「{name}」这个键{did_you_mean(name, known)}")
            seen.add(name)
        lacking = [name for name, f in known.items() if f.required and name not in seen]
        if lacking and isinstance(node, yaml.MappingNode):
            self.complain(node, f"缺少 {'、'.join(lacking)}")
        if lacking or len(self.problems) > before:
            return None  # already complained about; an incomplete record would only mislead later checks
        return kind(**got)
