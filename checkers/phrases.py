"""Small pieces of Chinese that every answer shares: numbers, dates, echoes of what was typed."""

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction


ECHO = 20  # characters of the reader's own text that are repeated in a sentence


def number(exact: Fraction | Decimal | int) -> str:
    """Write a number without rounding it: 24, 7.2, or 22/3 where no decimal is exact."""
    value = Fraction(exact)
    rest = value.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    decimal = Decimal(value.numerator) / Decimal(value.denominator)
    return f"{decimal:f}" if rest == 1 else str(value)


def percent(share: Fraction) -> str:
    """Write a share with at most one decimal: 20%, or 约33.3% where that is rounded."""
    rounded = Fraction(math.floor(share * 1000 + Fraction(1, 2)), 10)
    return f"{'' if rounded == share * 100 else '约'}{number(rounded)}%"


def money(exact: Fraction | Decimal | int) -> str:
    """Write an amount of whole cents: 30元, 12.50元; round before, where the rule says how."""
    cents = Fraction(exact) * 100
    if not cents.is_integer():
        raise ValueError(f"not rounded to cents: {exact}")
    yuan, rest = divmod(abs(int(cents)), 100)
    return f"{'-' * (cents < 0)}{yuan}{f'.{rest:02}' * bool(rest)}元"


def day(when: date) -> str:
    """Write a date as 2026年3月1日."""
    return f"{when.year}年{when.month}月{when.day}日"


def echo(typed: str) -> str:
    """Repeat what was typed in quotation marks, shortened, without characters that do not print."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in typed[:ECHO])
    return f"“{shown}{'…' * (len(typed) > ECHO)}”"


def unknown(what: str, typed: str, existing: Iterable[str]) -> str:
    """Say that *what* named *typed* does not exist, what may have been meant, and what exists."""
    from difflib import get_close_matches  # noqa: PLC0415  (only mistakes need it; the page starts faster without)

    names = list(existing)
    near = get_close_matches(typed, names, n=1)
    meant = f"是不是想写{echo(near[0])}？" if near else ""
    return f"没有{echo(typed)}这个{what}。{meant}现有：{'、'.join(names)}。"
