"""The halves (半数): who must come and how many must agree where nobody is elected; each rule has its own."""

from fractions import Fraction

from .law import Law, branch_2018, recruitment_2014, recruitment_2026


HALF = Fraction(1, 2)

GENERAL_PRESENT = Law(
    "支部党员大会表决的到会人数",
    (
        branch_2018(
            value=HALF,
            inclusive=True,
            reads="半数以上",
            cite="branch-2018:11",
        ),
    ),
)
GENERAL_AGREED = Law(
    "支部党员大会表决的赞成人数",
    (
        branch_2018(
            value=HALF,
            inclusive=False,
            reads="超过半数",
            cite="branch-2018:11",
        ),
    ),
)
ADMISSION_PRESENT = Law(
    "讨论接收预备党员、转正的到会人数",
    (
        recruitment_2014(
            value=HALF,
            inclusive=False,
            reads="超过半数",
            cite="recruitment-2014",
        ),
        recruitment_2026(
            value=HALF,
            inclusive=False,
            reads="超过半数",
            cite="recruitment-2026:19",
        ),
    ),
)
ADMISSION_AGREED = Law(
    "讨论接收预备党员、转正的赞成人数",
    (
        recruitment_2014(
            value=HALF,
            inclusive=False,
            reads="超过半数",
            cite="recruitment-2014",
        ),
        recruitment_2026(
            value=HALF,
            inclusive=False,
            reads="超过半数",
            cite="recruitment-2026:20",
        ),
    ),
)
COMMITTEE_PRESENT = Law(
    "支部委员会会议的到会人数",
    (
        branch_2018(
            value=HALF,
            inclusive=True,
            reads="半数以上",
            cite="branch-2018:12",
        ),
    ),
)

# What must be said whenever a document is used.
REMARKS = {
    "branch-2018": ("“半数以上”按惯例包含正好半数（待核）。",),
    "recruitment-2014": ("这一版细则的条文没有核对到（待核）。",),
    "recruitment-2026": ("这一版细则的施行日期和条文按转载文本（待核）。以上级党组织要求为准。",),
}
