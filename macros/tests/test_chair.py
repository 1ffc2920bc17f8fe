"""What the person chairing says: fit to be read aloud, and nothing that must not be said."""

import re
from collections import Counter

import pytest

from checkers.tests.cases import NEVER_SAID
from macros.handbook import library
from macros.model import SLOT


SAYING = {
    norm.slug: [node for node in norm.root.walk() if node.chair]
    for norm in library().norms.values()
    if any(node.chair for node in norm.root.walk())
}
LONGEST = 120  # characters; one breath or two
FEWEST = 3  # fewer are not the course of a meeting


def said(slug):
    return [node.chair for node in SAYING[slug]]


@pytest.mark.parametrize("slug", SAYING)
def test_chair_says_whole_sentences(slug):
    assert [text for text in said(slug) if not text.endswith(("。", "！", "？", "；"))] == []


@pytest.mark.parametrize("slug", SAYING)
def test_chair_is_brief(slug):
    assert [text for text in said(slug) if len(text) > LONGEST] == []


@pytest.mark.parametrize("slug", SAYING)
def test_chair_speaks_plain_chinese(slug):
    """
    Apart from the numbers, no half-width signs or letters, and so no marks of Markdown either.
    """
    assert [text for text in said(slug) if re.search(r"[!-/:-~\s]", SLOT.sub("", text))] == []


@pytest.mark.parametrize("slug", SAYING)
def test_chair_judges_nobody(slug):
    assert [text for text in said(slug) if any(words in text for words in NEVER_SAID)] == []


@pytest.mark.parametrize("slug", SAYING)
def test_chair_leads_through_a_whole_meeting(slug):
    assert len(SAYING[slug]) >= FEWEST


@pytest.mark.parametrize("slug", SAYING)
def test_chair_speaks_at_steps(slug):
    """
    A group of steps says nothing of its own: each of its steps does.
    """
    assert [node.id for node in SAYING[slug] if node.parts] == []


@pytest.mark.parametrize("slug", SAYING)
def test_number_written_down_twice_is_read_out_where_it_is_written(slug):
    """
    Of two numbers with one key, as 到会 of the committee and of the members, it is clear which is meant.
    """
    nodes = library().norms[slug].root.walk()
    times = Counter(record.key for node in nodes for record in node.record)
    unclear = [
        (node.id, slot)
        for node in SAYING[slug]
        for slot in SLOT.findall(node.chair)
        if times[slot] > 1 and slot not in {record.key for record in node.record}
    ]

    assert unclear == []
