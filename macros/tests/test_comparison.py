"""Two versions of a norm are compared by the ids of their steps."""

from macros.comparison import comparison
from macros.library import open_library

from .conftest import CALCULATORS, NORM


OLD = NORM + (
    "limits: [{what: 谈话, op: 不超过, value: 2, unit: 个月, cite: rule}]\n"
    "parts:\n  - {id: apply, text: 递交申请书}\n  - {id: talk, text: 派人谈话}\n  - {id: seal, text: 盖章}\n"
)
NEW = NORM + (
    "replaces: old\nlimits: [{what: 谈话, op: 不超过, value: 1, unit: 个月, cite: rule}]\n"
    "parts:\n  - {id: apply, text: 递交申请书}\n  - {id: talk, text: 派人谈话, when: {text: 1个月内}}\n  - {id: publish, text: 公示}\n"
)
RULE = "title: 条例\nrank: 条例\nstatus: 现行\n"


def compared(tree, old, new):
    library = open_library(
        [tree({"members/old.yaml": old, "members/new.yaml": new, "sources/rule.yaml": RULE})], CALCULATORS
    )
    return comparison(library.norms["new"], library.norms["old"])


def test_only_what_differs_is_listed(tree):
    """
    新增、改动、不再有的步骤各一行，数字也是；相同的一步不列。
    """
    table = compared(tree, OLD, NEW)

    assert table.count("<tr>") == 1 + 5
    for said in ("新增", "改动", "不再有", "1个月内", "谈话不超过1个月", "谈话不超过2个月"):
        assert said in table
    assert "递交申请书" not in table


def test_norms_without_common_steps_are_not_compared(tree):
    """
    旧规定另是一套步骤的，不比较。
    """
    assert compared(tree, NORM + "parts:\n  - {id: other, text: 另一步}\n", NEW) == ""
