"""Whatever the dates, months are full ones and nobody is declared anything."""

from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st

from checkers import CHECKERS, run
from checkers.absence_situations import Reason, Situation
from checkers.months import later


@given(
    st.sampled_from(Situation),
    st.sampled_from(Reason),
    st.dates(date(2010, 1, 1), date(2040, 1, 1)),
    st.dates(date(2024, 6, 16), date(2040, 1, 1)),
)
def test_months_are_full_and_words_judge_nobody(situation, reason, since, today):
    assume(since <= today)
    typed = {"situation": situation, "since": since.isoformat(), "today": today.isoformat(), "reason": reason}
    said = run("absence", typed)
    texts = [said["sentence"], said["rule"], *(step["text"] for step in said["why"]), *said["uncovered"]]

    assert later(since, said["value"]) <= today < later(since, said["value"] + 1)
    assert said["ok"] is None
    assert said["sentence"].endswith("这里只数时间，不作结论。")
    assert not [text for text in texts if "脱党" in text or "不合格" in text or "超期" in text]


def test_table_has_a_row_for_every_time():
    (table,) = CHECKERS["absence"].tables()

    assert [row[1] for row in table.rows] == ["连续六个月", "6个月以上", "2年后", "6个月以上", "超过5年"]
    assert "讨论决定是否除名" in table.rows[0][2]
    assert "停止党籍" in table.rows[1][2]
    assert "组织关系转移" in table.rows[3][2]
    assert "停止党籍" in table.rows[4][2]
