"""What must hold for any dues: one rate for the whole base, and a ledger that adds up what its members pay."""

import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checkers import CHECKERS, run
from checkers.dues_rates import PENSIONS, SMALL, WAGES


DAY = "2026-01-15"
EDGES = [
    Decimal(edge) + offset for edge in (3000, 5000, 10_000, 50_000) for offset in map(Decimal, ("0", "0.01", "-1"))
]
BASES = st.one_of(
    st.sampled_from(EDGES),
    st.decimals(Decimal(1), Decimal(80_000), places=2),
    st.decimals(Decimal(1), Decimal(6000), places=2),
)
ROUNDINGS = st.sampled_from(["cent", "ten-cents", "yuan"])
WORKING = [{"payer": payer, "entry": "known"} for payer in ("organ", "organ-worker", "institution", "enterprise")]


def answered(name, **typed):
    said = run(name, {"day": DAY} | typed)
    assert "errors" not in said, said
    return said


def working(base, **typed):
    return answered("dues", payer="organ", entry="known", base=f"{base}", **typed)


def retired(base, **typed):
    return answered("dues", payer="retired", pension=f"{base}", **typed)


def rate(said):
    return re.search(r"比例([0-9.]+%)", said["sentence"])[1]


@pytest.mark.parametrize("ask", [working, retired])
@given(BASES, BASES, ROUNDINGS)
def test_more_income_is_never_less_dues_nor_a_lower_rate(ask, one, other, rounding):
    less, more = (ask(base, rounding=rounding) for base in sorted((one, other)))

    assert Decimal(less["value"]) <= Decimal(more["value"])
    assert Decimal(rate(less)[:-1]) <= Decimal(rate(more)[:-1])


@given(BASES)
def test_amount_is_the_whole_base_at_one_rate(base):
    share = next(
        share for upto, share in ((3000, "0.005"), (5000, "0.01"), (10_000, "0.015"), (10**9, "0.02")) if base <= upto
    )
    exact = Fraction(base) * Fraction(share)
    value = Fraction(working(base)["value"])

    if value < 1000:
        assert -Fraction(1, 200) < value - exact <= Fraction(1, 200)
    else:
        assert value == 1000
        assert exact >= 1000 - Fraction(1, 200)


@given(BASES, st.sampled_from(WORKING))
def test_known_bases_come_to_the_same_for_all_who_are_paid_by_the_month(base, who):
    assert answered("dues", base=f"{base}", **who)["value"] == working(base)["value"]


@given(BASES)
def test_three_months_of_the_same_income_come_to_the_same_as_one(base):
    assert answered("dues", payer="irregular", quarter=f"{base * 3}")["value"] == working(base)["value"]


@given(st.lists(st.tuples(st.sampled_from(["在职", "离退休", "学生", "低保", "农民"]), BASES), min_size=1), ROUNDINGS)
def test_ledger_adds_up_what_the_members_are_told(members, rounding):
    pasted = "\n".join(f"{group}\t{base}" for group, base in members)
    said = answered("dues-ledger", members=f"类别\t计算基数\n{pasted}", rounding=rounding, farmer="0.35")
    alone = {
        "在职": working,
        "离退休": retired,
        "学生": lambda _, rounding: answered("dues", payer="student"),
        "低保": lambda _, rounding: answered("dues", payer="allowance"),
        "农民": lambda _, rounding: answered("dues", payer="farmer", farmer="0.35"),
    }
    each = [alone[group](base, rounding=rounding)["value"] for group, base in members]

    assert [row[5] for row in said["table"]["rows"][:-1]] == each
    assert Decimal(said["value"]) == sum(map(Decimal, each))


PAY = st.decimals(Decimal(0), Decimal(9000), places=2)


@given(PAY, PAY, PAY, st.decimals(Decimal(3000), Decimal(9000), places=2))
def test_pay_slip_and_net_pay_come_to_the_same_base(tax, fund, allowance, kept):
    items = {"tax": tax, "fund": fund, "commuting": allowance}
    lines = [{"item": item, "amount": f"{amount}"} for item, amount in items.items()]
    gross = [{"item": "position", "amount": f"{kept + tax + fund}"}]
    slip = answered("dues", payer="organ", entry="items", items=[*gross, *lines])
    net = answered("dues", payer="organ", entry="net", net=f"{kept + allowance}", items=lines)

    assert slip["value"] == net["value"] == working(kept)["value"]


def test_ends_of_bands_are_what_their_words_say():
    for scale in (WAGES, PENSIONS):
        assert scale.bands[-1].upto is None
        for band, following in zip(scale.bands, scale.bands[1:], strict=False):
            assert f"（含{band.upto}元）" in band.reads
            assert following.reads.startswith(f"{band.upto}元以上")
            assert band.reads.endswith(f"，{band.rate}")


def test_fixed_amount_is_what_is_paid():
    assert f"{SMALL.versions[0].value}元" in SMALL.versions[0].reads
    for payer in ("student", "laid-off", "relief", "allowance"):
        assert answered("dues", payer=payer)["value"] == "0.20"


def test_tables_by_hand():
    wages, pensions = CHECKERS["dues"].tables()

    assert len(wages.rows) == 101 + 3
    assert len(pensions.rows) == 91 + 1
    assert [
        row for row in wages.rows if row[0] in {"1000", "3000", "3000.01", "5000", "5000.01", "10000", "10000.01"}
    ] == [
        ("1000", "0.5%", "5.00"),
        ("3000", "0.5%", "15.00"),
        ("3000.01", "1%", "30.00"),
        ("5000", "1%", "50.00"),
        ("5000.01", "1.5%", "75.00"),
        ("10000", "1.5%", "150.00"),
        ("10000.01", "2%", "200.00"),
    ]
    assert [row for row in pensions.rows if row[0] in {"5000", "5000.01", "10000"}] == [
        ("5000", "0.5%", "25.00"),
        ("5000.01", "1%", "50.00"),
        ("10000", "1%", "100.00"),
    ]


def month(number):
    return f"{number // 12}-{number % 12 + 1:02}-15"


MONTHS = st.integers(2010 * 12, 2090 * 12)


@given(MONTHS, st.integers(0, 60), st.booleans())
def test_arrears_count_whole_months_and_change_at_six(paid, later, quarterly):
    said = answered_arrears(month(paid), month(paid + later), quarterly=quarterly)
    full = max(0, later - 1)

    assert said["value"] == full if not quarterly else full - 2 <= said["value"] <= full
    assert ("是否除名由支部大会讨论决定" in said["sentence"]) == (said["value"] >= 6)


@given(MONTHS, st.integers(2, 12), st.booleans())
def test_day_named_is_the_first_on_which_six_months_are_full(paid, later, quarterly):
    said = answered_arrears(month(paid), month(paid + later), quarterly=quarterly)
    named = [found for step in said["why"] if (found := re.search(r"从(\d+)年(\d+)月1日起，就满", step["text"]))]

    assert bool(named) == (0 < said["value"] < 6)
    for year, number in (map(int, found.groups()) for found in named):
        first = year * 12 + number - 1
        assert answered_arrears(month(paid), month(first), quarterly=quarterly)["value"] >= 6
        assert answered_arrears(month(paid), month(first - 1), quarterly=quarterly)["value"] < 6


def answered_arrears(last_paid, today, **typed):
    said = run("arrears", {"last_paid": last_paid, "today": today} | typed)
    assert "errors" not in said, said
    return said
