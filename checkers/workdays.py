"""Working days (工作日): Monday to Friday, but for the holidays and the make-up days of the State Council's notices."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from . import phrases
from .kinds import Choice


ONE = timedelta(days=1)
SATURDAY = 5  # as date.weekday() counts
WEEKDAYS = "一二三四五六日"


class FirstDay(Choice):
    """Whether the day on which a period begins is its first day."""

    NEXT = "next", "第二天算第1天"
    SAME = "same", "当天算第1天"


@dataclass(frozen=True)
class Arrangement:
    """What one notice fixes for a year: *off* are holidays from first to last day, *on* the weekend days worked."""

    notice: str
    off: tuple[tuple[str, date, date], ...]
    on: tuple[date, ...]


def days(first: str, last: str = "") -> tuple[date, date]:
    """Return the first and the last day of a holiday."""
    return date.fromisoformat(first), date.fromisoformat(last or first)


def arrangement(notice: str, off: dict[str, tuple[date, date]], on: str) -> Arrangement:
    """Return what a notice fixes; *on* is dates with blanks between."""
    return Arrangement(
        notice,
        tuple((name, *both) for name, both in off.items()),
        tuple(date.fromisoformat(each) for each in on.split()),
    )


# A year is here only when its notice was read in at least two places.
ARRANGEMENTS = {
    2024: arrangement(
        "《国务院办公厅关于2024年部分节假日安排的通知》（国办发明电〔2023〕7号）",
        {
            "元旦": days("2024-01-01"),
            "春节": days("2024-02-10", "2024-02-17"),
            "清明节": days("2024-04-04", "2024-04-06"),
            "劳动节": days("2024-05-01", "2024-05-05"),
            "端午节": days("2024-06-10"),
            "中秋节": days("2024-09-15", "2024-09-17"),
            "国庆节": days("2024-10-01", "2024-10-07"),
        },
        "2024-02-04 2024-02-18 2024-04-07 2024-04-28 2024-05-11 2024-09-14 2024-09-29 2024-10-12",
    ),
    2025: arrangement(
        "《国务院办公厅关于2025年部分节假日安排的通知》（国办发明电〔2024〕12号）",
        {
            "元旦": days("2025-01-01"),
            "春节": days("2025-01-28", "2025-02-04"),
            "清明节": days("2025-04-04", "2025-04-06"),
            "劳动节": days("2025-05-01", "2025-05-05"),
            "端午节": days("2025-05-31", "2025-06-02"),
            "国庆节、中秋节": days("2025-10-01", "2025-10-08"),
        },
        "2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11",
    ),
    2026: arrangement(
        "《国务院办公厅关于2026年部分节假日安排的通知》（2025年11月4日）",
        {
            "元旦": days("2026-01-01", "2026-01-03"),
            "春节": days("2026-02-15", "2026-02-23"),
            "清明节": days("2026-04-04", "2026-04-06"),
            "劳动节": days("2026-05-01", "2026-05-05"),
            "端午节": days("2026-06-19", "2026-06-21"),
            "中秋节": days("2026-09-25", "2026-09-27"),
            "国庆节": days("2026-10-01", "2026-10-07"),
        },
        "2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20 2026-10-10",
    ),
}


def holiday(day: date) -> str:
    """Return the holiday a day belongs to, "" for none or where the year is not here."""
    year = ARRANGEMENTS.get(day.year)
    return next((name for name, first, last in (year.off if year else ()) if first <= day <= last), "")


def made_up(day: date) -> bool:
    """Say whether a day of the weekend is worked."""
    year = ARRANGEMENTS.get(day.year)
    return year is not None and day in year.on


def is_workday(day: date) -> bool:
    """Say whether a day is worked; in a year that is not here only Saturdays and Sundays are off."""
    return made_up(day) or (day.weekday() < SATURDAY and not holiday(day))


def begins(start: date, first: FirstDay) -> date:
    """Return the first day that may count."""
    return start if first is FirstDay.SAME else start + ONE


def counted(start: date, end: date, first: FirstDay) -> int:
    """Return how many working days there are from *start* to *end*, both included but for what *first* says."""
    day = begins(start, first)
    return sum(is_workday(day + timedelta(days=place)) for place in range((end - day).days + 1))


def period(start: date, number: int, first: FirstDay) -> tuple[date, ...]:
    """Return so many working days from *start* on; the last of them is the day the period is full."""
    found: list[date] = []
    day = begins(start, first)
    while len(found) < number:
        if is_workday(day):
            found.append(day)
        day += ONE
    return tuple(found)


def weekday(day: date) -> str:
    """Write a date with its day of the week: 2026年3月2日（星期一）."""
    return f"{phrases.day(day)}（星期{WEEKDAYS[day.weekday()]}）"


def exceptions(start: date, end: date) -> Iterator[str]:
    """Yield what is unusual about the days from *start* to *end*: holidays on weekdays, weekend days worked."""
    for place in range((end - start).days + 1):
        day = start + timedelta(days=place)
        if made_up(day):
            yield f"{weekday(day)}调休上班"
        elif day.weekday() < SATURDAY and not is_workday(day):
            yield f"{weekday(day)}{holiday(day)}放假"


def basis(dates: Iterable[date]) -> str:
    """Say by which notices the days were counted, and warn of the years whose notice is not here."""
    years = sorted({each.year for each in dates})
    notices = "、".join(ARRANGEMENTS[year].notice for year in years if year in ARRANGEMENTS)
    missing = "、".join(f"{year}年" for year in years if year not in ARRANGEMENTS)
    known = f"放假和调休照{notices}。" if notices else ""
    warning = (
        f"{missing}的放假和调休安排这里没有收录，只除去了星期六、星期日，请照国务院办公厅当年的通知核对。"
        if missing
        else ""
    )
    return known + warning
