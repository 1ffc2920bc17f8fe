"""What must hold for any score and any number of organisations."""

from hypothesis import given
from hypothesis import strategies as st

from checkers import run


CENTS = st.integers(0, 10_000)
BANDS = ("60分以下", "60至79分", "80至89分", "90分以上")


def band(cents):
    said = run("grading", {"question": "score", "score": f"{cents / 100:.2f}"})
    assert said["ok"] is None  # a score is never called enough or too little
    assert said["sentence"].endswith("；是否认定由上级研究。")
    return next(place for place, words in enumerate(BANDS) if f"在“{words}”这一档" in said["sentence"])


@given(CENTS)
def test_band_follows_the_lines(cents):
    assert band(cents) == sum(cents >= line for line in (6000, 8000, 9000))


@given(st.integers(1, 1000), st.integers(0, 1000))
def test_best_are_no_more_than_a_fifth(total, best):
    said = run("grading", {"question": "share", "total": total, "best": best})

    assert ("errors" in said) == (best > total)
    if "errors" not in said:
        assert said["ok"] == (best * 5 <= total)
