"""How a citation reads: 《title》 and its article or section, and whether it is certain."""

from __future__ import annotations

from bisect import bisect_right

from .library import Library
from .model import Cite, Clause, Limit, Source


DIGITS = "零一二三四五六七八九"
UNCERTAIN = "待核"  # the clause was not read by the editors


def numeral(number: int) -> str:
    """Chinese numeral of 1 to 999, as articles are numbered."""
    hundreds, tens, units = number // 100, number // 10 % 10, number % 10
    text = f"{DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        text += "十" if tens == 1 and not hundreds else f"{DIGITS[tens]}十"
    elif hundreds and units:
        text += "零"
    return text + (DIGITS[units] if units else "")


def place(library: Library, cite: Cite) -> str:
    """The article, item or section cited, in words; empty for a whole document."""
    source = library.sources[cite.source]
    if not cite.first:
        return ""
    if source.clause is Clause.LINE:
        starts = sorted(source.sections)
        found = bisect_right(starts, cite.first)
        return f"「{source.sections[starts[found - 1]]}」" if found else ""
    if source.clause is Clause.ITEM:
        return f"第（{numeral(cite.first)}）项"
    if cite.first == cite.last:
        return f"第{numeral(cite.first)}条"
    return f"第{numeral(cite.first)}条至第{numeral(cite.last)}条"


def title(source: Source) -> str:
    """The title as it is cited; the edition tells two documents of one title apart."""
    return f"《{source.title}》" + (f"（{source.edition}）" if source.edition else "")


def words(library: Library, cite: Cite) -> str:
    """The document and the place cited, without the mark of certainty."""
    return title(library.sources[cite.source]) + place(library, cite)


def name(cite: str) -> str:
    """The same for the text of a citation, with 待核 where it belongs; the command line prints this."""
    from .handbook import library  # noqa: PLC0415 - the calculators are loaded only for the command line

    known, parsed = library(), Cite.parse(cite)
    return words(known, parsed) + (f"（{UNCERTAIN}）" if known.uncertain(parsed) else "")


def limit_words(limit: Limit) -> str:
    """A number of a norm with its operative word; a fraction as it is said, 4/5 as 五分之四."""
    top, slash, bottom = limit.value.text.partition("/")
    said = f"{numeral(int(bottom))}分之{numeral(int(top))}" if slash else top
    return f"{limit.what}{limit.op.value}{said}{limit.unit}"
