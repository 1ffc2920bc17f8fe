"""A word of the glossary is linked where it is first used in running text, and nowhere else."""

import re
from collections.abc import Callable

import pytest

from macros import glossary
from macros.glossary import PAGE, Words
from macros.library import Library, open_library
from macros.view import View

from .conftest import NORM, STEP


TERMS = """
党小组: {text: 党支部划分的小组, aliases: [小组, 组]}
党小组会: {text: 党小组开的会}
处分: {text: 对违犯党纪的党员的"处分", aliases: [纪律处分], longer: [处分数]}
备案: {text: 报给上级存查, aliases: [报备, 报备案]}
"""


@pytest.fixture
def library(tree) -> Library:
    """Four words, and the longer words that a role, a paper, a document, a norm and a topic are called."""
    folder = tree(
        {
            "terms.yaml": TERMS,
            "roles.yaml": "党小组组长: {text: 召集人}\n",
            "papers/minutes.yaml": "{title: 党小组记录本, duty: 必备}",
            "sources/rules.yaml": "{title: 纪律处分条例, rank: 条例, status: 现行}",
            "meetings/filing.yaml": NORM.replace("规范", "事后备案办法") + STEP,
        }
    )
    return open_library([folder], {})


@pytest.fixture
def link(library) -> Callable[..., str]:
    """Return a function: the article of a page as it is published."""

    def linked(article: str, page: str = "meetings/filing.html") -> str:
        return Words(library).link(f"<body><article>{article}</article></body>", page)

    return linked


def linked_words(html: str) -> list[tuple[str, str]]:
    """Each linked spelling with the word that it leads to."""
    return re.findall(r'<a class="term" href="[^"]*#term-([^"]*)"[^>]*>([^<]*)</a>', html)


def test_the_first_use_of_a_word_is_linked_once_a_page(link):
    html = link("<p>报上级备案，再备案。</p><p>党小组备案。</p>")

    assert linked_words(html) == [("备案", "备案"), ("党小组", "党小组")]
    assert html.index('class="term"') < html.index("，再备案")


def test_each_page_has_its_own_first_use(library):
    words = Words(library)

    assert [linked_words(words.link("<article><p>备案</p></article>", page)) for page in ("a.html", "b.html")] == [
        [("备案", "备案")],
        [("备案", "备案")],
    ]


@pytest.mark.parametrize(
    ("text", "name", "spelling"),
    [("先报备。", "备案", "报备"), ("委员报备案。", "备案", "报备案"), ("受过纪律处分。", "处分", "纪律处分")],
    ids=["也说", "也说的词里含着名词，取长的", "也说的词比名词长"],
)
def test_an_alias_leads_to_its_term(link, text, name, spelling):
    assert linked_words(link(f"<p>{text}</p>")) == [(name, spelling)]


def test_an_alias_and_its_term_are_one_word(link):
    assert linked_words(link("<p>先报备，后备案。</p>")) == [("备案", "报备")]


@pytest.mark.parametrize(
    "longer",
    ["党小组组长", "党小组记录本", "《纪律处分条例》", "事后备案办法", "党内监督与纪律处分", "各处分数"],
    ids=["角色", "材料", "来源", "规范", "专题", "名词自己列出的词"],
)
def test_nothing_is_linked_inside_a_longer_word(link, longer):
    assert linked_words(link(f"<p>{longer}</p>")) == []


def test_a_longer_word_does_not_use_up_the_first_use(link):
    """
    “党小组会”是另一个名词，“党小组组长”是角色：真正的“党小组”在它们后面，仍然链接。
    """
    html = link("<p>党小组组长召集党小组会，党小组讨论。</p>")

    assert linked_words(html) == [("党小组会", "党小组会"), ("党小组", "党小组")]


def test_a_single_character_is_not_linked(link):
    assert linked_words(link("<p>分组</p>")) == []


@pytest.mark.parametrize(
    "closed",
    [
        '<h1 id="a">备案</h1>',
        '<h3 id="a"><span>备案</span></h3>',
        '<a href="b.html"><b>备案</b></a>',
        "<button>备案</button>",
        "<label>备案<input></label>",
        "<fieldset><legend>备案</legend></fieldset>",
        "<details><summary>备案</summary></details>",
        "<select><option>备案</option></select>",
        "<textarea>备案</textarea>",
        "<svg><text>备案</text></svg>",
        "<code>备案</code>",
        "<script>备案</script>",
        "<dl><dt>备案</dt></dl>",
        "<table><tr><td>备案</td></tr></table>",
        "<template><template><p>备案</p></template><p>备案</p></template>",
        '<ul class="cards"><li>备案</li></ul>',
        '<img alt="备案">',
        '<p title="备案"></p>',
    ],
)
def test_nothing_is_linked_in_headings_links_controls_tables_and_drawings(link, closed):
    """
    不链接，也不算第一次出现：后面正文里的才是。
    """
    html = link(f"{closed}<p>备案</p>")

    assert linked_words(html) == [("备案", "备案")]
    assert html.startswith(f"<body><article>{closed}<p><a ")


def test_only_the_article_is_linked(library):
    html = "<nav>备案</nav><article><p>报上级</p></article><footer>备案</footer>"

    assert Words(library).link(html, "index.html") == html


def test_the_page_of_words_is_not_linked(link):
    html = link("<dl><dd>报上级备案。</dd></dl>", PAGE)

    assert html == "<body><article><dl><dd>报上级备案。</dd></dl></article></body>"


def test_the_link_finds_the_word_and_says_it_at_once(link, library):
    """
    从文件夹里的页面要退回上一层；解释写在提示里，引号不破坏标签。
    """
    html = link("<p>处分</p>")
    shown = glossary.page(View(library, {}, PAGE))

    assert 'href="../terms.html#term-处分" title="对违犯党纪的党员的&quot;处分&quot;">处分</a>' in html
    assert '<dt id="term-处分">处分</dt>' in shown


def test_the_page_of_words_says_what_else_a_word_is_called(library):
    assert "也说：报备、报备案" in glossary.page(View(library, {}, PAGE))
