"""The norms of the handbook itself: nothing of the sources is lost, nothing is said that must not be."""

import re

import pytest

from macros.handbook import library
from macros.model import Clause


LIBRARY = library()
BY_LINE = [key for key, source in LIBRARY.sources.items() if source.clause is Clause.LINE]
COVERED = {"atlas": range(58, 178), "standardization": range(13, 34)}
BLANK = {"standardization": set(range(14, 33, 2))}  # lines without text


@pytest.mark.parametrize("key", BY_LINE)
def test_every_line_with_a_gist_is_cited(key):
    """
    A line of a source that was taken in is cited by some step, or is chrome with a reason.
    """
    cites = [cite for _, _, cite in LIBRARY.uses[key]]
    cites += [cite for paper in LIBRARY.papers.values() for cite in paper.cites if cite.source == key]
    cited = {number for cite in cites for number in cite.clauses()}

    assert sorted(LIBRARY.sources[key].gists.keys() - cited) == []


@pytest.mark.parametrize("key", COVERED)
def test_lines_taken_in_so_far(key):
    """
    The passages encoded until now are complete: each line has a gist or is chrome.
    """
    source = LIBRARY.sources[key]
    known = source.gists.keys() | source.chrome.keys() | BLANK.get(key, set())

    assert sorted(set(COVERED[key]) - known) == []


NEVER = re.compile("自行脱党的?党员|不合格支部|软弱涣散支部|超期未|取消其党籍|入党无效")


@pytest.mark.parametrize("slug", LIBRARY.norms)
def test_no_judgement_of_persons_or_branches(slug):
    for node in LIBRARY.norms[slug].root.walk():
        assert not NEVER.search(node.text + node.detail)


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
