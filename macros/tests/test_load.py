"""Authors are told what is wrong, in which file and on which line; everything at once."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from macros.load import LoadError, did_you_mean, load
from macros.model import Amount, Cite, Node, Norm, Order, Quantity, Ranges, hidden


@dataclass(frozen=True, kw_only=True)
class Inner:
    """A record in a record."""

    text: str
    line: int = hidden(0)


@dataclass(frozen=True, kw_only=True)
class Sample:
    """One field of every type the schema knows."""

    name: str
    count: int = 0
    sure: bool = False
    day: date | None = None
    order: Order = Order.SEQUENCE
    cite: Cite | None = None
    read: Ranges = Ranges()
    value: Quantity | None = None
    amount: Amount | None = None
    from_: str = ""
    words: tuple[str, ...] = ()
    table: dict[int, str] = field(default_factory=dict)
    says: dict[Cite, str] = field(default_factory=dict)
    inner: Inner | None = None
    inners: tuple[Inner, ...] = ()
    line: int = hidden(0)


A = "name: a\n"
KEYS = "name、count、sure、day、order、cite、read、value、amount、from、words、table 等"
LIST = "这里应该是一个列表，写成 [甲, 乙]，或者每行一项、以「- 」开头"
EMPTY = "这里空着；不需要的键请整行删去"
COLON = "缺少英文冒号「: 」（冒号要用半角，后面空一个半角空格）"
UNREADABLE = "这里的「: 」读不通：文字里含冒号时请整句加引号；或者缩进不对、上一行的冒号不是半角"
CITE = "引用要写成「来源:条」或「来源:起行-止行」，例如 election-2020:19、atlas:66-67"
DAY = "日期要写成 2026-03-01 这样，并且确有这一天"

SCHEMA = {
    "没有这个键_猜得出": (A + "wordss: [x]", "2: 没有「wordss」这个键，是不是「words」？"),
    "没有这个键_猜不出": (A + "编号: x", f"2: 没有「编号」这个键；可用：{KEYS}"),
    "没有这个键_在里层": (A + "inner: {text: x, texts: y}", "2: 没有「texts」这个键，是不是「text」？"),
    "加载器自己填的键不能写": (A + "line: 3", "2: 没有「line」这个键，是不是「inner」？"),
    "Python里的写法不是键": (A + "from_: x", "2: 没有「from_」这个键，是不是「from」？"),
    "数字作键": (A + "1: x", f"2: 没有「1」这个键；可用：{KEYS}"),
    "键前面有全角空格": (A + "\u3000count: 1", "2: 「count」的前后有多余的空格（可能是全角空格），请删去"),
    "键后面有空格": (A + '"count ": 1', "2: 「count」的前后有多余的空格（可能是全角空格），请删去"),
    "列表作键": (A + "? [b, c]\n: d", "2: 键要写成一个词"),
    "写了两次": (A + "count: 1\nname: b", "3: 「name」写了两次"),
    "表里写了两次": (A + "table: {1: a, 01: b}", "2: 「01」写了两次"),
    "缺少一个": ("count: 1", "1: 缺少 name"),
    "缺少的在里层那一行": (A + "inners:\n  - {text: a}\n  - {}", "4: 缺少 text"),
    "要一个值_写成列表": ("name: [a]", "1: 这里应该只写一个值，不要写成列表"),
    "要一个值_冒号后空格": (
        A + "words: [atlas: 5]",
        "2: 这里应该只写一个值，不要分成「键: 值」；引用的冒号后面不空格",
    ),
    "要列表_写成一个值": (A + "words: 主持人", f"2: {LIST}"),
    "要列表_写成键值": (A + "words: {a: b}", f"2: {LIST}"),
    "要键值_写成一个值": (A + "inner: b", "2: 这里应该是若干「键: 值」"),
    "要键值_整个文件是列表": ("- a\n- b", "1: 这里应该是若干「键: 值」"),
    "要键值_整个文件是一句话": ("一句话", "1: 这里应该是若干「键: 值」"),
    "不在可选的词里_猜得出": (A + "order: 择 一", "2: 「择 一」不在可选的词里，是不是「择一」？"),
    "不在可选的词里_猜不出": (A + "order: 顺序", "2: 「顺序」不在可选的词里；可用：依次、并行、择一、无"),
    "日期_中文写法": (A + "day: 2026年3月1日", f"2: 「2026年3月1日」不对：{DAY}"),
    "日期_没有这一天": (A + "day: 2026-02-29", f"2: 「2026-02-29」不对：{DAY}"),
    "日期_没有连字符": (A + "day: 20260301", f"2: 「20260301」不对：{DAY}"),
    "日期_第几周": (A + "day: 2026-W09-7", f"2: 「2026-W09-7」不对：{DAY}"),
    "整数_小数": (A + "count: 1.0", "2: 「1.0」不对：要写成整数"),
    "整数_负数": (A + "count: -1", "2: 「-1」不对：要写成整数"),
    "整数_中文": (A + "count: 三", "2: 「三」不对：要写成整数"),
    "整数_长得离谱": (A + "count: 1234567890", "2: 「1234567890」不对：要写成整数"),
    "表里的键要是整数": (A + "table: {a: b, c: d}", "2: 「a」不对：要写成整数 + 2: 「c」不对：要写成整数"),
    "真假_中文": (A + "sure: 是", "2: 「是」不对：只能写 true 或 false"),
    "真假_大写": (A + "sure: True", "2: 「True」不对：只能写 true 或 false"),
    "真假_yes": (A + "sure: yes", "2: 「yes」不对：只能写 true 或 false"),
    "引用": (A + "cite: 条例:十九", f"2: 「条例:十九」不对：{CITE}"),
    "引用作键": (A + "says: {a:x: 甲, b:x: 乙}", f"2: 「a:x」不对：{CITE} + 2: 「b:x」不对：{CITE}"),
    "条次": (A + "read: 第一条", "2: 「第一条」不对：要写成「全文」或「1-6, 9-14」这样的号码"),
    "数量": (A + "value: 五分之四", "2: 「五分之四」不对：要写成数字、分数或百分数，例如 3、4/5、20%"),
    "时限": (A + "amount: 六十", "2: 「六十」不对：要写成整数，或 local.yaml 里的键"),
    "空着_必写的": ("name:", f"1: {EMPTY}"),
    "空着_可不写的": (A + "day:", f"2: {EMPTY}"),
    "空着_列表": (A + "words:\ncount: 1", f"2: {EMPTY}"),
    "空着_可选的词": (A + "order:", f"2: {EMPTY}"),
    "空着_里层": (A + "inner: {text: }", f"2: {EMPTY}"),
    "空着_列表的一项": (A + "words:\n  - a\n  -", f"4: {EMPTY}"),
    "空着_只有空格": (A + 'from: " \u3000"', f"2: {EMPTY}"),
    "空着_后面是注释": ("name: # 以后再写", f"1: {EMPTY}"),
    "空着_井号之前要有引号": ("name: #1 会议室", f"1: {EMPTY}"),
}


@pytest.mark.parametrize(("text", "said"), SCHEMA.values(), ids=SCHEMA)
def test_refused(complaints, text, said):
    assert " + ".join(complaints(text, Sample)) == said


SYNTAX = {
    "缩进用了Tab": (
        A + "table:\n\t1: a",
        3,
        "有不能用在这里的字符；缩进请用空格，不要用 Tab；以 @ % ` 开头的文字请整句加引号",
    ),
    "缩进用了Tab_接在文字后面": (A + "\tcount: 1", 2, "缩进请用空格，不要用 Tab"),
    "全角冒号": ("name: a\ncount：1\nwords: [b]", 2, COLON),
    "全角冒号_在最后一行": ("name: a\ncount：1", 2, COLON),
    "全角冒号_在第一行": ("name：a\ncount: 1", 2, UNREADABLE),
    "冒号后面没有空格": ("name: a\ncount:1\nwords: [b]", 2, COLON),
    "冒号后面是全角空格": ("name: a\ncount:\u30001\nwords: [b]", 2, COLON),
    "文字里有冒号": ("name: 注意: 不得代投", 1, UNREADABLE),
    "缩进多了": ("name: a\n  count: 1", 2, UNREADABLE),
    "缩进少了": ("  name: a\ncount: 1", 2, "这一行和上面的内容接不上；每一层的键都要左边对齐"),
    "列表没有对齐": ("inners:\n    - text: a\n   - text: b", 3, "缩进没有对齐，或者引号没有成对"),
    "文字以减号开头": ("name: - a", 1, "「- 」不能跟在冒号后面；列表请另起一行，文字请整句加引号"),
    "文字以问号开头": ("name: ? a", 1, "文字不能以「? 」开头，请整句加引号"),
    "文字以星号开头": ("name: *重要", 1, "以「*」「&」开头的文字请整句加引号"),
    "文字以和号开头": ("name: &注意 a", 1, "以「*」「&」开头的文字请整句加引号"),
    "文字以叹号开头": ("name: !注意 a", 1, "以「!」开头的文字请整句加引号"),
    "文字以at开头": ("name: @a", 1, "有不能用在这里的字符；缩进请用空格，不要用 Tab；以 @ % ` 开头的文字请整句加引号"),
    "文字以竖线开头": ("name: | a", 1, "「|」「>」后面要换行再写文字"),
    "引用没有定义过": ("name: *a", 1, "以「*」「&」开头的文字请整句加引号"),
    "双引号里有反斜线": ('name: "C:\\党支部"', 1, "双引号里的「\\」有特别含义，请改用单引号"),
    "引号没有成对": ('count: 1\nname: "a\nsure: true\n', 2, "引号或括号没有成对，一直读到了文件末尾"),
    "引号后面还有字": ('name: "a" b', 1, "缩进没有对齐，或者引号没有成对"),
    "方括号没有闭合": (A + "words: [a, b\ncount: 1", 2, "方括号 [ ] 里缺少英文逗号，或没有闭合"),
    "方括号里多了逗号": (A + "words: [a, , b]", 2, "括号里多了一个逗号，或者少写了一项"),
    "花括号里用了全角逗号": (A + "inner: {text: a，line: b}", 2, "花括号 { } 里缺少英文逗号，或没有闭合"),
    "括号里的文字以冒号结尾": (A + "inner: {text: 注意:}", 2, "括号里的文字含有冒号，请给它加引号"),
    "一行以百分号开头": ("%党员\nname: a", 1, "以「%」开头的一行请整句加引号"),
    "两份内容": (A + "---\n" + A, 2, "一个文件只能有一份内容，请去掉中间的「---」"),
}


@pytest.mark.parametrize(("text", "line", "hint"), SYNTAX.values(), ids=SYNTAX)
def test_syntax(complaints, text, line, hint):
    assert complaints(text, Sample) == [f"{line}: YAML 写法有误：{hint}"]


WHOLE = {
    "空文件": (b"", "1: 文件是空的"),
    "只有注释": ("# 以后再写\n".encode(), "1: 文件是空的"),
    "不是UTF-8": ("name: 标题".encode("gbk"), "1: 文件不是 UTF-8 编码，请用 UTF-8 另存"),
    "UTF-16": ("name: 标题".encode("utf-16"), "1: 文件不是 UTF-8 编码，请用 UTF-8 另存"),
    "有控制字符": (b"name: a\x07b", "1: 文件里有不能识别的控制字符"),
    "引用套住自己": (b"name: a\ninners: &x [*x]", "2: 这里应该是若干「键: 值」"),
}


@pytest.mark.parametrize(("content", "said"), WHOLE.values(), ids=WHOLE)
def test_whole_file(complaints, content, said):
    assert complaints(content, Sample) == [said]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("id: a\ntext: b\nparts: &x\n  - {id: c, text: d, parts: *x}", id="引用套住自己"),
        pytest.param("{id: a, text: b, parts: [" * 400 + "]}" * 400, id="四百层"),
    ],
)
def test_too_deep(complaints, text):
    said = "1: 层数太多；如果用了「&」「*」的引用，请把内容直接写出来"

    assert complaints(text, Node) == [said]


def test_unreadable_file(tmp_path):
    with pytest.raises(LoadError) as caught:
        load(tmp_path / "no.yaml", Sample)

    assert str(caught.value) == f"{tmp_path / 'no.yaml'}:1: 文件打不开"


def test_all_problems_at_once_in_reading_order(complaints):
    text = "order: 顺序\nname: a\nwords: b\ncount: x\nnames: c\nname: d\n"

    assert complaints(text, Sample) == [
        "1: 「顺序」不在可选的词里；可用：依次、并行、择一、无",
        f"3: {LIST}",
        "4: 「x」不对：要写成整数",
        "5: 没有「names」这个键，是不是「name」？",
        "6: 「name」写了两次",
    ]


def test_a_wrong_step_hides_no_other_problem(complaints):
    text = """\
title: 规范
summary: 一句话
applies: 什么时候
checked: 昨天
parts:
  - id: a
    txt: 甲
  - id: b
    text: 乙
    when: {amount: 3}
    parts:
      - {id: c}
"""

    assert complaints(text, Norm) == [
        f"4: 「昨天」不对：{DAY}",
        "6: 缺少 text",
        "7: 没有「txt」这个键，是不是「text」？",
        "10: 缺少 text",
        "12: 缺少 text",
    ]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("no", "no"),
        ("false", "false"),
        ("3.10", "3.10"),
        ("010", "010"),
        ("2026-03-01", "2026-03-01"),
        ("~", "~"),
        ("null", "null"),
        ("1_000", "1_000"),
        ("'  两边的空格 '", "两边的空格"),
        ("🎉", "🎉"),
        ("“引号”：不算", "“引号”：不算"),
    ],
)
def test_scalars_are_what_was_written(tmp_path, written, read):
    """YAML's own guesses (no → False, 3.10 → 3.1) never reach the model."""
    path = tmp_path / "a.yaml"
    path.write_text(f"name: {written}", "utf-8")

    assert load(path, Sample).name == read


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("\ufeffname: 甲\ncount: 3\n", id="有BOM"),
        pytest.param("name: 甲\r\ncount: 3\r\n", id="Windows换行"),
        pytest.param("--- # 说明\nname : 甲\ncount: ３\n", id="全角数字"),
        pytest.param("{count: 3, name: 甲}", id="写在一行里"),
    ],
)
def test_accepted(tmp_path, content):
    path = tmp_path / "a.yaml"
    path.write_bytes(content.encode())

    sample = load(path, Sample)

    assert (sample.name, sample.count) == ("甲", 3)


@pytest.mark.parametrize("word", ["true", "false"])
def test_true_and_false(tmp_path, word):
    path = tmp_path / "a.yaml"
    path.write_text(f"name: a\nsure: {word}", "utf-8")

    assert load(path, Sample).sure is (word == "true")


def test_every_type_is_read(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text(
        """\
name: 甲
sure: true
day: 2026-03-01
order: 择一
cite: atlas:66-67
read: 1-3
value: 4/5
amount: days
from: 某日
words: [a, b]
table: {5: 五}
says: {atlas:60: 一, election-2020: 二}
inner:
  text: 里
inners:
  - text: 一
  - {text: 二}
""",
        "utf-8",
    )

    assert load(path, Sample) == Sample(
        name="甲",
        sure=True,
        day=date(2026, 3, 1),
        order=Order.CHOICE,
        cite=Cite("atlas", 66, 67),
        read=Ranges(((1, 3),)),
        value=Quantity.parse("4/5"),
        amount=Amount(local="days"),
        from_="某日",
        words=("a", "b"),
        table={5: "五"},
        says={Cite("atlas", 60, 60): "一", Cite("election-2020"): "二"},
        inner=Inner(text="里"),
        inners=(Inner(text="一"), Inner(text="二")),
    )
    sample = load(path, Sample)
    assert (sample.line, sample.inner.line, [inner.line for inner in sample.inners]) == (1, 14, [16, 17])


def test_ten_thousand_lines(complaints):
    text = "name: a\ninners:\n" + "  - {texd: 一}\n" * 10_000

    said = complaints(text, Sample)

    assert len(said) == 20_000
    assert said[-1] == "10002: 缺少 text"


def test_many_known_words_are_not_all_listed():
    assert did_you_mean("甲", list("abcdefghijklm")) == "；可用：a、b、c、d、e、f、g、h、i、j、k、l 等"
    assert did_you_mean("甲", []) == ""
