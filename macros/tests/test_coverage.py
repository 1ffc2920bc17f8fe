"""Lines of a document that no norm has yet are found and said briefly."""

import pytest

from macros.coverage import spans, uncovered
from macros.library import open_library

from .conftest import NORM


SEED = """
title: 方案
rank: 图集方案
status: 现行
clause: 行
lines: 1, 3, 5, 7, 9
gists: {3: 三, 5: 五, 7: 七, 9: 九}
chrome: {1: 网页的栏目}
"""


def test_a_line_is_covered_by_a_step_a_paper_or_a_reason(tree):
    """
    第1行有不引用的理由，第3至5行有一步引用（中间是空行），第7行有一种材料引用：只剩第9行。
    """
    folder = tree(
        {
            "sources/seed.yaml": SEED,
            "papers/reply.yaml": "{title: 批复, duty: 必备, cites: ['seed:7']}",
            "meetings/a.yaml": NORM + "parts:\n  - {id: one, text: 一步, cites: ['seed:3-5']}\n",
        }
    )

    assert uncovered(open_library([folder], {}), "seed") == [9]


@pytest.mark.parametrize(
    ("left", "among", "said"),
    [
        ([1, 2, 3, 7], range(1, 10), "1-3、7"),
        ([1, 3, 5, 9], [1, 3, 5, 7, 9], "1-5、9"),
        ([], range(1, 4), ""),
    ],
    ids=["连着的写成起止", "隔着空行的也算连着", "没有遗漏"],
)
def test_runs_of_lines_are_written_briefly(left, among, said):
    assert spans(left, among) == said
