"""The index of the search: what it takes from a page, how it cuts text, what it writes."""

import json

import pytest

from checkers import CHECKERS
from macros.handbook import library as handbook
from macros.search import index, pages, ship
from macros.search.button import with_button
from macros.search.letters import pinyin, traditional
from macros.search.names import Kind
from macros.search.sections import Section, sections
from macros.search.tokens import tokens


RULE = Kind("规范", 100)


def cut(content):
    return [(part.anchor, part.heading, part.text) for part in sections(f"<nav>导航</nav><article>{content}</article>")]


def read(script):
    return json.loads(script.removeprefix("handbook.searchIndex(").removesuffix(");\n"))


def test_headings_with_an_id_begin_a_section():
    """
    What stands before the first of them belongs to the page; a heading without an id is text.
    """
    page = '<h1 id="_1">党费<a class="headerlink" href="#_1">¶</a></h1><p>每月交。</p>'
    page += '<h2 id="flow">流程</h2><p>先核定。</p><h3>不另成节</h3><p>再收。</p><h3 id="late">欠交</h3>'

    assert cut(page) == [
        ("", "党费", "每月交。"),
        ("flow", "流程", "先核定。\n不另成节\n再收。"),
        ("late", "欠交", ""),
    ]


def test_steps_are_sections_of_their_own():
    """
    A step is named by its text; what a group says itself stays with the group, what follows it with the heading.
    """
    page = (
        '<h1>选举</h1><h2 id="checklist">清单</h2><ul><li id="step-a"><strong class="text">分组</strong><p>先分。</p>'
    )
    page += '<ul><li id="step-b"><label><input type="checkbox"><span class="text">投票</span></label><p>一人一票。</p>'
    page += '<dl class="facts"><div><dt>谁来做</dt><dd>党员</dd></div></dl></li></ul><p>再合。</p></li></ul><p>完。</p>'

    assert cut(page)[1:] == [
        ("checklist", "清单", "完。"),
        ("step-a", "分组", "先分。\n再合。"),
        ("step-b", "投票", "一人一票。\n谁来做：党员"),
    ]


def test_words_and_clauses_are_sections():
    page = '<h1>名词</h1><dl><dt id="term-甲">甲</dt><dd>甲的意思。</dd><dt id="term-乙">乙</dt><dd>乙的意思。</dd></dl><p>尾</p>'
    page += '<table><thead><tr><th>条款</th></tr></thead><tr id="c3"><th>第3条</th><td>内容说明</td><td>24票</td></tr></table>'

    assert cut(page) == [
        ("", "名词", "尾"),
        ("term-甲", "甲", "甲的意思。"),
        ("term-乙", "乙", "乙的意思。"),
        ("c3", "第3条", "内容说明"),
    ]


@pytest.mark.parametrize(
    "unread",
    [
        "<svg><text>图里的字</text></svg>",
        "<p data-elsewhere>别处也有</p>",
        '<aside class="colophon">版本</aside>',
        '<p class="stale">过期</p>',
        "<p hidden>还没有答案</p>",
        '<ul class="cards"><li>目录</li></ul>',
        '<p class="with-script tools"><button>打印</button></p>',
        '<dl class="facts"><div><dt>依据</dt><dd><a class="cite">条例</a>；<a class="cite">细则</a></dd></div></dl>',
        '<h2 id="related">相关规范</h2><p>前一步</p>',
        "<select><option>选项</option></select>",
    ],
)
def test_what_is_not_content_is_left_out(unread):
    assert cut(f"<h1>页</h1><p>正文</p>{unread}") == [("", "页", "正文")]


def test_a_page_without_content_has_no_sections():
    assert sections("<html><body><h1>404</h1></body></html>") == []


def test_tokens_are_pairs_of_characters_and_words():
    """
    Full width and capitals make no difference; nothing is paired across a space or a stop; one character is no token.
    """
    assert list(tokens("换届请示，６０天前用 Excel 写")) == ["换届", "届请", "请示", "60", "天前", "前用", "excel"]


@pytest.mark.parametrize(
    ("name", "sound"), [("换届请示", "huan jie qing shi"), ("重要行为（2026年）", "zhong yao xing wei 2026 nian")]
)
def test_names_have_their_sound(name, sound):
    assert pinyin([name]) == {name: sound}


def test_traditional_characters_lead_to_those_of_the_site():
    """
    Only to characters that occur, and never away from one that occurs.
    """
    table = traditional("换届里")

    assert [table[character] for character in "換屆裏裡"] == list("换届里里")
    assert set(table.values()) == set("换届里")
    assert "屆" not in traditional("换屆届")


def test_postings_are_steps_between_sections():
    """
    Base 32 in digits whose sixth bit says that more follow; the lowest bit says that the heading has the token.
    """
    assert index.postings({0: True, 3: False, 20: True}) == "BGjB"


def test_the_index_says_everything():
    page = index.Page(
        "dues/dues.html",
        RULE,
        [Section("", "党费收缴", "每月交。"), Section("step-a", "核定", "算基数。\n再告诉本人。")],
        {"": ["收党费"]},
    )
    data = read(index.script([page]))

    assert data["pages"] == "dues/dues.html\t党费收缴\t规范\t100\t2"
    assert data["sections"] == "\t\t每月交。\nstep-a\t核定\t算基数。\u3000再告诉本人。"
    assert data["names"] == "0\t党费收缴|收党费\tdang fei shou jiao|shou dang fei"
    found = dict(line.split("\t") for line in data["tokens"].split("\n"))
    assert found["党费"] == index.postings({0: True})
    assert found["核定"] == index.postings({1: True})
    assert found["基数"] == index.postings({1: False})
    assert "交每" not in found


def test_the_same_pages_give_the_same_file(tmp_path):
    """
    Its address names its content, and an older index does not stay beside it.
    """
    page = index.Page("a.html", RULE, [Section("", "党费", "每月交。")])
    first = ship(tmp_path, [page])
    content = (tmp_path / first).read_bytes()

    assert ship(tmp_path, [page]) == first
    assert (tmp_path / first).read_bytes() == content
    other = ship(tmp_path, [index.Page("a.html", RULE, [Section("", "党课", "每月讲。")])])
    assert [f"assets/search/{path.name}" for path in (tmp_path / "assets/search").iterdir()] == [other]


def test_aliases_and_jobs_are_names():
    """
    Of norms, words and calculators; a page not built is no matter.
    """
    texts = {
        "elections/reelection-1-preparation.html": "<article><h1>换届一</h1></article>",
        "calculators/quorum.html": "<article><h1>到会</h1></article>",
        "terms.html": '<article><h1>名词</h1><dl><dt id="term-请示">请示</dt><dd>公文</dd></dl></article>',
        "404.html": "<article><h1>没有</h1></article>",
    }
    found = {page.address: page for page in pages(texts, handbook(), CHECKERS)}

    assert set(found) == {*texts} - {"404.html"}
    assert {"换届请示", "我要换届"} <= set(found["elections/reelection-1-preparation.html"].names[""])
    assert "换届请示" in found["terms.html"].names["term-请示"]
    assert found["calculators/quorum.html"].names[""] == list(CHECKERS["quorum"].aliases)


def test_the_button_stands_in_the_header_once():
    page = "<head></head><header><nav><a>首页</a></nav></header><nav>目录</nav>"
    made = with_button(page, "assets/search/index.1.js")

    assert made.index("搜索</span></button></nav></header>") > 0
    again = with_button(made, "assets/search/index.2.js")
    assert again.count("<button") == 1
    assert 'data-index="assets/search/index.2.js"' in again
    assert with_button("<p>没有页眉</p>", "") == "<p>没有页眉</p>"
