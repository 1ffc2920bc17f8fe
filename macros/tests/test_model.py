"""Small values are read from one word, and refused with a sentence."""

from fractions import Fraction

import pytest

from macros.model import END, Amount, Cite, Norm, Quantity, Ranges


CITE = "引用要写成「来源:条」或「来源:起行-止行」，例如 election-2020:19、atlas:66-67"
REVERSED = "引用的起止写反了，或者写成了第 0 条"


@pytest.mark.parametrize(
    ("text", "cite", "clauses"),
    [
        pytest.param("election-2020", Cite("election-2020"), [], id="整篇文件"),
        pytest.param("election-2020:19", Cite("election-2020", 19, 19), [19], id="一条"),
        pytest.param("atlas:66-67", Cite("atlas", 66, 67), [66, 67], id="两行"),
    ],
)
def test_cite_round_trip(text, cite, clauses):
    assert Cite.parse(text) == cite
    assert str(cite) == text
    assert list(cite.clauses()) == clauses


def test_cite_of_one_line_is_written_short():
    assert str(Cite.parse("atlas:66-66")) == "atlas:66"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("", CITE, id="空的"),
        pytest.param(":19", CITE, id="没有来源"),
        pytest.param("atlas:", CITE, id="没有号码"),
        pytest.param("atlas:第19条", CITE, id="号码里有字"),
        pytest.param("atlas:58-", CITE, id="没有止行"),
        pytest.param("atlas:58-60-62", CITE, id="两个连字符"),
        pytest.param("atlas:-3", CITE, id="没有起行"),
        pytest.param("atlas:1-99999", CITE, id="号码太长"),
        pytest.param("atlas:0", REVERSED, id="第0条"),
        pytest.param("atlas:67-66", REVERSED, id="起止写反"),
    ],
)
def test_cite_refused(text, message):
    with pytest.raises(ValueError, match=r".") as caught:
        Cite.parse(text)

    assert str(caught.value) == message


def test_cites_sort_by_source_and_number():
    texts = ["b", "a:10-12", "a:9", "a", "a:10"]

    assert [str(cite) for cite in sorted(map(Cite.parse, texts))] == ["a", "a:9", "a:10", "a:10-12", "b"]


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        pytest.param("1-6, 9-14", [1, 6, 9, 14], [0, 7, 8, 15], id="两段，两端都算"),
        pytest.param("4,6", [4, 6], [5], id="逗号后不空格"),
        pytest.param("全文", [1, 999], [], id="全文"),
    ],
)
def test_ranges(text, inside, outside):
    read = Ranges.parse(text)

    assert all(number in read for number in inside)
    assert not any(number in read for number in outside)


def test_nothing_is_read_unless_written():
    assert 1 not in Ranges()


@pytest.mark.parametrize("text", ["", "一至六", "1,", "1-六", "-6", "1，3", "全文, 3", "6-1", "3-"])
def test_ranges_refused(text):
    with pytest.raises(ValueError, match=r"要写成「全文」或「1-6, 9-14」这样的号码"):
        Ranges.parse(text)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3", Fraction(3)),
        ("4/5", Fraction(4, 5)),
        ("20%", Fraction(1, 5)),
        ("0.5", Fraction(1, 2)),
        ("0.1%", Fraction(1, 1000)),
        ("1/3", Fraction(1, 3)),
    ],
)
def test_quantity_is_exact_and_kept_as_written(text, value):
    quantity = Quantity.parse(text)

    assert (quantity.text, quantity.value) == (text, value)


@pytest.mark.parametrize("text", ["", "五分之四", "1/0", "20％", "%", "nan", "20%%", "4／5", "1e9", "-3"])
def test_quantity_refused(text):
    with pytest.raises(ValueError, match=r"要写成数字、分数或百分数，例如 3、4/5、20%"):
        Quantity.parse(text)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("60", Amount(number=60)),
        ("0", Amount(number=0)),
        ("request_lead_days", Amount(local="request_lead_days")),
    ],
)
def test_amount(text, amount):
    assert Amount.parse(text) == amount


@pytest.mark.parametrize("text", ["", "1.5", "-3", "六十天", "60天", "_days", "9" * 5000])
def test_amount_refused(text):
    with pytest.raises(ValueError, match=r"要写成整数，或 local\.yaml 里的键"):
        Amount.parse(text)


def test_norm_is_a_node(library):
    norm = library.norms["life-meeting"]

    assert norm.root.parts == norm.parts
    assert (norm.root.id, norm.root.text, norm.root.differs) == ("life-meeting", "组织生活会", norm.differs)
    assert norm.page == "meetings/life-meeting.html"


def test_differences_in_reading_order(library):
    assert [d.about for d in library.norms["life-meeting"].differences()] == [
        "会议安排要不要写成书面方案",
        "按什么选择会议形式",
        "党小组会由谁主持",
    ]


def test_all_cites_of_a_norm_once_each(library):
    norm: Norm = library.norms["life-meeting"]
    cites = norm.all_cites()

    assert cites == sorted(set(cites))
    assert {
        "branch-2018:17",  # every
        "atlas:378",  # the norm
        "life-meeting-2020:77",  # differs of a step
        "life-meeting-2020:49",  # a step
    } <= {str(cite) for cite in cites}
    assert Cite("recruitment-2026", 19, 19) in library.norms["recruitment-2026"].all_cites()  # limits only


def test_no_step_is_called_end(library):
    assert all(node.id != END for norm in library.norms.values() for node in norm.root.walk())
