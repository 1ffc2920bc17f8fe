"""The small parts that write pages: HTML, addresses, numerals, fragments, what comes after the build."""

import markdown
import pytest

from macros import fragments
from macros.clauses import limit_words, name, numeral
from macros.html import el, flat, joined, relative
from macros.model import Cite, Limit, Operator, Quantity
from macros.publish import (
    content_security_policy,
    inline_hashes,
    relative_addresses,
    with_policy,
)


def test_text_is_escaped_and_elements_are_not():
    assert el("p", "a<b & ", el("b", "c")) == "<p>a&lt;b &amp; <b>c</b></p>"


def test_attributes_are_quoted_left_out_or_bare():
    made = el("input", class_="x", value='"', data_step="a", checked=True, disabled=False, title=None)

    assert made == '<input class="x" value="&quot;" data-step="a" checked>'


def test_parts_are_joined_by_chinese_signs():
    assert joined(["甲", el("b", "乙")]) == "甲、<b>乙</b>"
    assert flat(["甲", None, ["乙"]]) == "甲乙"


@pytest.mark.parametrize(
    ("target", "page", "address"),
    [
        ("sources/a.html#c1", "elections/b.html", "../sources/a.html#c1"),
        ("elections/a.html", "elections/b.html", "a.html"),
        ("elections/a.html", "index.html", "elections/a.html"),
        ("#here", "a/b.html", "#here"),
    ],
)
def test_addresses_are_relative(target, page, address):
    assert relative(target, page) == address


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (11, "十一"),
        (20, "二十"),
        (42, "四十二"),
        (100, "一百"),
        (105, "一百零五"),
        (110, "一百一十"),
    ],
)
def test_numerals(number, text):
    assert numeral(number) == text


@pytest.mark.parametrize(
    ("value", "said"),
    [("4/5", "到会不少于五分之四"), ("20%", "到会不少于20%"), ("3", "到会不少于3")],
    ids=["分数读出来", "百分数照写", "整数照写"],
)
def test_numbers_are_said_as_in_chinese(value, said):
    limit = Limit(what="到会", op=Operator.AT_LEAST, value=Quantity.parse(value), cite=Cite("rule", 1, 1))

    assert limit_words(limit) == said


def test_clause_that_was_not_read_is_marked():
    assert name("election-2020:13") == "《中国共产党基层组织选举工作条例》第十三条"
    assert name("election-2020:19") == "《中国共产党基层组织选举工作条例》第十九条（待核）"


def test_fragment_passes_markdown_untouched():
    """
    What a macro made is put in after parsing: no emphasis, no paragraphs, in its place.
    """
    held = fragments.hold("<section>*不是强调* <svg></svg></section>")
    html = markdown.markdown(f"# 题\n\n前\n\n{held}\n\n后", extensions=["macros.fragments"])

    assert html == "<h1>题</h1>\n<p>前</p>\n<section>*不是强调* <svg></svg></section>\n\n<p>后</p>"


def test_policy_names_inline_scripts_and_nothing_else():
    page = '<script>run()</script><script src="a.js"></script><script type="application/json">{}</script>'
    policy = content_security_policy(inline_hashes([page, page]))

    assert policy.count("sha256-") == 1
    assert "unsafe-inline" not in policy
    assert "default-src 'self'" in policy


def test_policy_stands_right_after_the_charset_and_once():
    once = with_policy('<head><meta charset="utf-8"><title>x</title></head>', "p")

    assert once == (
        '<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="p"><title>x</title></head>'
    )
    assert with_policy(once, "p") == once


def test_addresses_from_the_root_become_relative():
    page = '<a href="/">首页</a><a href="/a/b.html">b</a><script src="/x.js"></script><a href="//other/">o</a>'

    assert relative_addresses(page) == (
        '<a href=".">首页</a><a href="a/b.html">b</a><script src="x.js"></script><a href="//other/">o</a>'
    )
