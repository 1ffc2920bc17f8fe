"""One more date never makes a year look emptier, and parts of the year are the calendar's."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from checkers import CHECKERS, run
from checkers.meetings_rules import NAMES, Kind, Per, over, part, together


YEAR = 2027
DAYS = st.sets(st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31)), min_size=1, max_size=20)


def missing(**typed):
    said = run("meetings-year", {"year": YEAR, "committee": False} | typed)
    assert "errors" not in said, said
    return said["value"]


def written(days):
    return [day.isoformat() for day in days]


@given(DAYS, DAYS)
def test_more_days_never_leave_more_missing(days, more):
    few, many = (missing(general=written(each), theme_days=written(each)) for each in (days, days | more))

    assert many <= few


@given(DAYS, st.dates(date(YEAR, 1, 1), date(YEAR, 12, 30)))
def test_a_later_end_never_leaves_less_missing(days, until):
    known = written(day for day in days if day <= until)
    if known:
        earlier, later = (missing(general=known, until=end.isoformat()) for end in (until, until + timedelta(days=1)))
        assert earlier <= later


@given(st.dates(date(YEAR, 1, 1), date(YEAR, 12, 31)), st.sampled_from(Per))
def test_part_of_a_day_is_over_only_after_it(day, per):
    place = part(day, YEAR, per)

    assert 0 <= place < len(NAMES[per])
    assert over(Kind.GENERAL, YEAR, per, day - timedelta(days=1)) <= place
    assert over(Kind.GENERAL, YEAR, per, date(YEAR, 12, 31)) == len(NAMES[per])


def test_neighbours_are_said_together():
    assert together(()) == ""
    assert together(("2月",)) == "2月"
    assert together(("2月", "3月")) == "2月、3月"
    assert together(("2月", "3月", "4月", "6月（记到1次）", "7月")) == "2月至4月、6月（记到1次）、7月"
    assert together(("第一季度", "第二季度", "第三季度")) == "第一季度至第三季度"


def test_table_by_hand():
    (table,) = CHECKERS["meetings-year"].tables()

    assert [(row[0], row[2]) for row in table.rows] == [
        ("支部党员大会", 4),
        ("支部委员会会议", 12),
        ("党小组会", 12),
        ("党课", "—"),
        ("党支部书记讲党课", "—"),
        ("主题党日", 12),
        ("组织生活会", 1),
        ("民主评议党员", 1),
        ("党支部书记述职", 1),
        ("谈心谈话", 1),
    ]
