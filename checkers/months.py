"""Natural months (自然月): to the same day so many months later, by convention to the last day where there is none."""

from calendar import monthrange
from datetime import date

from . import phrases


YEAR = 12  # months


def later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month where it has no such day."""
    years, month = divmod(day.month - 1 + months, YEAR)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def amount(months: int) -> str:
    """Write so many months: 6个月, 1年."""
    years, rest = divmod(months, YEAR)
    return f"{months}个月" if rest else f"{years}年"


def aloud(day: date, months: int) -> str:
    """Reckon aloud, back where *months* are negative: 2026年1月31日＋1个月＝2026年2月28日（2026年2月没有31日，算到月末）."""
    end = later(day, months)
    last = "" if end.day == day.day else f"（{end.year}年{end.month}月没有{day.day}日，算到月末）"
    sign = "－" if months < 0 else "＋"
    return f"{phrases.day(day)}{sign}{amount(abs(months))}＝{phrases.day(end)}{last}"
