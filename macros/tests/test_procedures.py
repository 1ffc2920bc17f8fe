"""The norms of the handbook itself: nothing of the sources is lost, nothing is said that must not be."""

import re
from pathlib import Path

import pytest

from macros.coverage import by_line, uncovered
from macros.handbook import library


LIBRARY = library()


@pytest.mark.parametrize("key", by_line(LIBRARY))
def test_every_line_has_a_gist_or_a_reason(key):
    """
    Each line with text says in own words what it holds, or why nothing of it is needed; never both.
    """
    source = LIBRARY.sources[key]

    assert sorted(source.lines) == sorted([*source.gists, *source.chrome])


@pytest.mark.parametrize("key", by_line(LIBRARY))
def test_nothing_of_a_source_is_missing(key):
    """
    Every line with text is cited by a step or a paper, or is chrome.
    """
    assert uncovered(LIBRARY, key) == []


def test_lists_have_the_order_of_the_navigation():
    """
    专题页和导航里，规范的先后一样。
    """
    addresses = re.findall(r": (\w+/[a-z0-9-]+)\.md$", Path("mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    pages = [norm.page.removesuffix(".html") for norm in LIBRARY.norms.values()]

    assert [address for address in addresses if address in pages] == pages


NEVER = re.compile("自行脱党的?党员|不合格支部|软弱涣散支部|超期未|取消其党籍|入党无效")


@pytest.mark.parametrize("slug", LIBRARY.norms)
def test_no_judgement_of_persons_or_branches(slug):
    for node in LIBRARY.norms[slug].root.walk():
        assert not NEVER.search(node.text + node.detail + node.chair)


@pytest.mark.parametrize("slug", LIBRARY.norms)
def test_steps_are_short_orders(slug):
    """
    A step is an order a person can carry out: at most 40 characters; what more there is to say stands in detail.
    """
    assert [node.text for node in LIBRARY.norms[slug].root.walk() if len(node.text) > 40] == []


@pytest.mark.parametrize("slug", LIBRARY.norms)
def test_every_step_rests_on_a_clause(slug):
    """
    A step, or a group above it, names the clause it rests on.
    """

    def bare(node, covered):
        covered = covered or bool(node.cites)
        if not node.parts:
            return [] if covered else [node.id]
        return [name for part in node.parts for name in bare(part, covered)]

    assert bare(LIBRARY.norms[slug].root, covered=False) == []
