"""Working days and natural months: data and counting."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers import months, workdays
from checkers.workdays import ARRANGEMENTS, FirstDay


DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
FIRST = st.sampled_from(FirstDay)


@pytest.mark.parametrize("year", ARRANGEMENTS)
def test_arrangement_stands_in_its_year_and_makes_up_only_weekends(year):
    arrangement = ARRANGEMENTS[year]

    assert f"关于{year}年部分节假日安排的通知" in arrangement.notice
    assert all(first.year == last.year == year and first <= last for _, first, last in arrangement.off)
    assert all(day.year == year and day.weekday() >= workdays.SATURDAY for day in arrangement.on)
    assert not [day for day in arrangement.on if workdays.holiday(day)]


@pytest.mark.parametrize(("year", "worked"), [(2024, 251), (2025, 248), (2026, 248)])
def test_year_has_as_many_working_days_as_the_law_leaves(year, worked):
    first = date(year, 1, 1)
    days = [first + timedelta(days=place) for place in range(366)]

    # 366 or 365 days, less the weekends, less the holidays of the law: 11 until 2024, 13 from 2025 on
    assert sum(workdays.is_workday(day) for day in days if day.year == year) == worked


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        ("2024-02-09", True),  # the eve was no holiday that year
        ("2024-02-10", False),
        ("2024-02-17", False),
        ("2024-02-18", True),
        ("2025-01-26", True),
        ("2025-01-28", False),
        ("2025-02-04", False),
        ("2025-02-05", True),
        ("2026-02-13", True),
        ("2026-02-14", True),
        ("2026-02-23", False),
        ("2026-02-24", True),
        ("2026-06-19", False),
        ("2026-09-20", True),
        ("2026-10-07", False),
        ("2026-10-10", True),
        ("2026-10-11", False),
        ("2027-01-01", True),  # not here: only weekends are off
        ("2027-01-02", False),
    ],
)
def test_day_is_worked(day, worked):
    assert workdays.is_workday(date.fromisoformat(day)) == worked


def test_basis_names_the_notices_and_warns_of_years_not_here():
    both = workdays.basis([date(2026, 12, 31), date(2027, 1, 4)])

    assert "2026年部分节假日安排" in both
    assert "2027年的放假和调休安排这里没有收录" in both
    assert "没有收录" not in workdays.basis([date(2026, 12, 31)])
    assert workdays.basis([date(2028, 1, 3)]).startswith("2028年的放假和调休安排这里没有收录")


def test_exceptions_of_a_week():
    assert list(workdays.exceptions(date(2026, 10, 7), date(2026, 10, 11))) == [
        "2026年10月7日（星期三）国庆节放假",
        "2026年10月10日（星期六）调休上班",
    ]


@given(DAYS, st.integers(1, 15), FIRST)
def test_period_holds_just_so_many_working_days(start, number, first):
    found = workdays.period(start, number, first)

    assert len(found) == number
    assert workdays.counted(start, found[-1], first) == number
    assert workdays.counted(start, found[-1] - workdays.ONE, first) == number - 1
    assert found[0] >= start + timedelta(days=first is FirstDay.NEXT)


@given(DAYS, st.integers(1, 15))
def test_counting_the_first_day_never_ends_later(start, number):
    same, following = (workdays.period(start, number, first)[-1] for first in (FirstDay.SAME, FirstDay.NEXT))

    assert same <= following
    assert (same == following) == (not workdays.is_workday(start))


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 240))
def test_months_later_keep_the_day_or_end_the_month(day, number):
    end = months.later(day, number)

    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == number
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


def test_months_are_said_aloud():
    assert months.aloud(date(2026, 1, 31), 1) == "2026年1月31日＋1个月＝2026年2月28日（2026年2月没有31日，算到月末）"
    assert months.aloud(date(2026, 3, 1), 24) == "2026年3月1日＋2年＝2028年3月1日"
