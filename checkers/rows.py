"""Several answers in one: rows typed into a table or pasted from one, and dates in one text."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from . import phrases
from .kinds import YES_NO, plain, trimmed


if TYPE_CHECKING:
    from .inputs import Question


Row = Mapping[str, object]

INSIDE_DATE = re.compile(r"[ \t\u3000]*([年月/.。－-])[ \t\u3000]*|[ \t\u3000]+(?=[日号])")
BETWEEN_DATES = re.compile(r"[\s,，、;；]+")


def days(typed: object) -> list[str]:
    """Return the texts of several dates: a list, or one text with blanks, commas, 、 or new lines between them."""
    if isinstance(typed, list | tuple):
        return [text for each in typed if (text := trimmed(each))]
    together = INSIDE_DATE.sub(lambda found: found[1] or "", str(typed))
    return [text for text in BETWEEN_DATES.split(together) if text]


def lines(typed: object, columns: Sequence["Question"]) -> list[tuple[int, object]]:
    """Return the rows that hold anything with their numbers from 1; ValueError where pasted text is no such table."""
    rows: Iterable[object] = typed if isinstance(typed, list | tuple) else pasted(str(typed), columns)
    return [(place, row) for place, row in enumerate(rows, 1) if not blank(row, columns)]


def blank(row: object, columns: Sequence["Question"]) -> bool:
    """Say whether nothing was typed into a row; what the form itself put there does not count."""
    if not isinstance(row, Mapping):
        return not trimmed(row)
    keys = {column.key for column in columns}
    return keys.issuperset(row) and all(untouched(column, trimmed(row.get(column.key))) for column in columns)


def untouched(column: "Question", text: str) -> bool:
    """Say whether *text* is what the form shows before anything is typed."""
    if column.type is bool:
        return not text or YES_NO.get(text.lower()) is bool(column.default is True)
    return text in {"", "" if column.required else str(column.default)}


COMMAS = "请核对；数字里有逗号的，请从表格软件里复制，或者去掉逗号。"


def pasted(text: str, columns: Sequence["Question"]) -> list[dict[str, str]]:
    """Read text copied from a table, with or without its heading line; blank lines are left out."""
    table = [cells for cells in cut(text, alone=len(columns) == 1) if cells]
    if not table:
        return []
    keys = heading(table[0], columns)
    if keys is None:
        keys = [column.key for column in columns]
    else:
        del table[0]
    too_long = [place for place, cells in enumerate(table, 1) if len(cells) > len(keys)]
    if too_long:
        places = "、".join(str(place) for place in too_long[:5])
        raise ValueError(f"第{places}行的格子多于{len(keys)}栏。{COMMAS}")
    return [{key: cell for key, cell in zip(keys, cells, strict=False) if key} for cells in table]


def cut(text: str, *, alone: bool) -> Iterator[list[str]]:
    """Cut a text into rows of cells, without empty cells at the end of a row; *alone* = there is one column."""
    from csv import Error, excel, reader  # noqa: PLC0415  (only pasted tables need it)
    from io import StringIO  # noqa: PLC0415

    clean = re.sub("\r\n?", "\n", text.lstrip("\ufeff").replace("\0", "?"))
    sign = next((sign for sign in "\t,，" if sign in clean), "")
    if not sign:
        yield from ([line.strip()] if alone and line.strip() else line.split() for line in clean.split("\n"))
        return

    class Manner(excel):
        delimiter = sign
        skipinitialspace = sign != "\t"
        quoting = 3 if clean.count('"') % 2 else 0  # a single quotation mark is no bracket

    try:
        table = [[trimmed(cell) for cell in row] for row in reader(StringIO(clean, newline=""), Manner)]
    except Error:
        raise ValueError("看不懂粘贴的内容，请只复制表格里要填的几行几栏。") from None
    filled = [row for row in table if any(row)]
    if sign != "\t" and len({len(row) for row in filled}) > 1:
        raise ValueError(f"各行的格数不一样。{COMMAS}")
    for row in filled:
        while not row[-1]:
            row.pop()
        yield row


IGNORED = {"", "序号", "备注"}  # columns that a pasted table may have besides ours


def heading(cells: Sequence[str], columns: Sequence["Question"]) -> list[str] | None:
    """Return the keys that a heading line names ("" for a column to skip), or None when it is a row like any other."""
    names = {name: column.key for column in columns for name in titles(column)}
    found = [names.get(plain(cell).lower(), "") for cell in cells]
    if not any(found):
        return None
    strange = [cell for cell, key in zip(cells, found, strict=True) if not key and cell not in IGNORED]
    if strange:
        raise ValueError(phrases.unknown("栏目", strange[0], [column.label for column in columns]))
    for column in columns:
        if found.count(column.key) > 1:
            raise ValueError(f"“{column.label}”这一栏出现了不止一次，请只留一栏。")
        if column.required and column.only is None and column.key not in found:
            raise ValueError(f"没有找到“{column.label}”这一栏，请核对标题行。")
    return found


def titles(column: "Question") -> set[str]:
    """Return what may stand above a column: its label, with or without the unit, or its key."""
    label = plain(column.label)
    return {each.lower() for each in (label, plain(f"{label}({column.unit})"), column.key)}
