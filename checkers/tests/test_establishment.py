"""What must hold for any branch, and the table that is printed."""

from hypothesis import given
from hypothesis import strategies as st

from checkers import CHECKERS, run


FEW = st.integers(0, 130)
DAY = {"day": "2026-03-01"}


@given(st.integers(3, 130), FEW, st.integers(0, 12))
def test_nearest_committee_fits(formal, probationary, seats):
    typed = DAY | {"formal": formal, "probationary": probationary}
    said = run("establishment", typed | {"seats": seats})

    assert ("errors" in said) == (seats > formal)
    if "errors" in said or said["ok"]:
        return
    best = max(n for n in range(8) if run("establishment", typed | {"seats": n}).get("ok"))
    assert f"减到{best}人" in said["nearest"] or seats < 3 or formal < 7


@given(st.integers(0, 2), st.integers(1, 130))
def test_probationary_members_never_make_a_branch(formal, probationary):
    said = run("establishment", DAY | {"formal": formal, "probationary": probationary})

    assert said["table"]["rows"][0][1] == "与邻近单位联合成立党支部"


def test_table_by_hand():
    (table,) = CHECKERS["establishment"].tables()

    assert [row[:3] for row in table.rows] == [
        ("1至2人", "与邻近单位联合成立党支部", "联合以后，按合计的人数再核算"),
        ("3至6人", "党支部", "不设"),
        ("7至49人", "党支部", "设"),
        ("50人", "党支部或者党总支，设哪一种由上级党组织定", "设"),
        ("51至99人", "党总支，也可能仍设党支部，设哪一种由上级党组织定", "设"),
        ("100人以上", "基层党委，也可能仍设党支部，设哪一种由上级党组织定", "设"),
    ]
