"""The page of bases says what the calculators reckon with."""

from checkers import CHECKERS
from macros.bases import KINDS, table
from macros.handbook import library
from macros.view import View


def test_each_kind_stands_with_the_words_of_the_rule_in_force():
    """
    一般表决“半数以上”，接收预备党员“超过半数”，选举“不少于五分之四”，各在一行，注明条款和计算器。
    """
    drawn = table(View(library(), CHECKERS, "tables/bases.html"))

    assert drawn.count("<tr>") == 1 + len(KINDS)
    for kind in KINDS:
        for law in filter(None, (kind.present, kind.agreed)):
            assert law.versions[-1].reads in drawn
        assert f"{kind.calculator}.html" in drawn
