"""The lookup table of the forms, by hand."""

from checkers import CHECKERS


def test_table_by_hand():
    (table,) = CHECKERS["life-meeting-form"].tables()

    assert [row[:4] for row in table.rows] == [
        ("设", "有", "较多", "党小组会形式"),
        ("设", "有", "不算多", "来源没有写"),
        ("设", "没有", "较多", "支部委员会会议形式"),
        ("设", "没有", "不算多", "支部委员会会议形式"),
        ("不设", "有", "较多", "党员大会形式"),
        ("不设", "有", "不算多", "党员大会形式"),
        ("不设", "没有", "较多", "党员大会形式"),
        ("不设", "没有", "不算多", "党员大会形式"),
    ]
