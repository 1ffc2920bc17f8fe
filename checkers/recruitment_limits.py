"""The limits of admission (发展党员的时限和数量), each in the edition of 2014 and of 2026."""

from .law import Law, Version, recruitment_2014, recruitment_2026


AGE = Law(
    "申请入党的年龄",
    (
        recruitment_2014(value=18, inclusive=True, reads="年满18岁", cite="recruitment-2014:5"),
        recruitment_2026(value=18, inclusive=True, reads="年满18岁", cite="recruitment-2026:5"),
    ),
)
TALK = Law(  # months
    "收到入党申请书以后派人谈话",
    (
        recruitment_2014(value=1, inclusive=True, reads="1个月以内", cite="recruitment-2014:7"),
        recruitment_2026(value=1, inclusive=True, reads="1个月以内", cite="recruitment-2026:7"),
    ),
)
CULTIVATION = Law(  # years
    "培养教育和考察入党积极分子",
    (
        recruitment_2014(value=1, inclusive=True, reads="1年以上", cite="recruitment-2014:13"),
        recruitment_2026(value=1, inclusive=True, reads="1年以上", cite="recruitment-2026:13"),
    ),
)
PUBLICITY = Law(  # working days
    "公示发展对象人选",
    (recruitment_2026(value=5, inclusive=True, reads="不少于5个工作日", cite="recruitment-2026:13"),),
)
INTRODUCERS = Law(
    "入党介绍人",
    (
        recruitment_2014(value=2, inclusive=True, reads="为2名正式党员", cite="recruitment-2014:14"),
        recruitment_2026(value=2, inclusive=True, reads="为2名正式党员", cite="recruitment-2026:14"),
    ),
)
TRAINING_DAYS = Law(
    "短期集中培训的天数",
    (
        recruitment_2014(value=3, inclusive=True, reads="一般不少于3天", cite="recruitment-2014:17"),
        recruitment_2026(value=3, inclusive=True, reads="一般不少于3天", cite="recruitment-2026:17"),
    ),
)
TRAINING_HOURS = Law(
    "短期集中培训的学时",
    (
        recruitment_2014(value=24, inclusive=True, reads="一般不少于24学时", cite="recruitment-2014:17"),
        recruitment_2026(value=24, inclusive=True, reads="一般不少于24学时", cite="recruitment-2026:17"),
    ),
)
MEETING = Law(  # months
    "预审合格以后开支部大会",
    (recruitment_2026(value=1, inclusive=True, reads="1个月以内", cite="recruitment-2026:19"),),
)
APPROVAL = Law(  # months
    "党委审批预备党员",
    (
        recruitment_2014(value=3, inclusive=True, reads="3个月以内", cite="recruitment-2014"),
        recruitment_2026(value=3, inclusive=True, reads="3个月以内", cite="recruitment-2026:25"),
    ),
)
APPROVAL_LONGEST = Law(  # months
    "党委审批预备党员，特殊情况延长的",
    (
        recruitment_2014(value=6, inclusive=True, reads="不超过6个月", cite="recruitment-2014"),
        recruitment_2026(value=6, inclusive=True, reads="不超过6个月", cite="recruitment-2026:25"),
    ),
)
OATH = Law(  # months
    "党委批准以后举行入党宣誓",
    (recruitment_2026(value=1, inclusive=True, reads="一般1个月以内", cite="recruitment-2026:29"),),
)
PROBATION = Law(  # years
    "预备期",
    (
        recruitment_2014(value=1, inclusive=True, reads="为1年", cite="recruitment-2014"),
        recruitment_2026(value=1, inclusive=True, reads="为1年", cite="recruitment-2026:31"),
    ),
)
EXTENSION_LEAST = Law(  # months
    "延长预备期，最短",
    (
        recruitment_2014(value=6, inclusive=True, reads="不少于半年（6个月）", cite="recruitment-2014"),
        recruitment_2026(value=6, inclusive=True, reads="不少于半年（6个月）", cite="recruitment-2026:31"),
    ),
)
EXTENSION_MOST = Law(  # months
    "延长预备期，最长",
    (
        recruitment_2014(value=12, inclusive=True, reads="不超过1年（12个月）", cite="recruitment-2014"),
        recruitment_2026(value=12, inclusive=True, reads="不超过1年（12个月）", cite="recruitment-2026:31"),
    ),
)
EXTENSIONS = Law(
    "延长预备期的次数",
    (
        recruitment_2014(value=1, inclusive=True, reads="不超过1次", cite="recruitment-2014"),
        recruitment_2026(value=1, inclusive=True, reads="不超过1次", cite="recruitment-2026:31"),
    ),
)
DEFERRAL = Law(  # months
    "转入的预备党员推迟讨论转正",
    (
        recruitment_2014(value=6, inclusive=True, reads="不超过6个月", cite="recruitment-2014"),
        recruitment_2026(value=6, inclusive=True, reads="不超过6个月", cite="recruitment-2026:35"),
    ),
)
FULL_APPROVAL = Law(  # months
    "党委审批转正",
    (
        recruitment_2014(value=3, inclusive=True, reads="3个月以内", cite="recruitment-2014"),
        recruitment_2026(value=3, inclusive=True, reads="3个月以内", cite="recruitment-2026:33"),
    ),
)
LAWS = (
    AGE,
    TALK,
    CULTIVATION,
    PUBLICITY,
    INTRODUCERS,
    TRAINING_DAYS,
    TRAINING_HOURS,
    MEETING,
    APPROVAL,
    APPROVAL_LONGEST,
    OATH,
    PROBATION,
    EXTENSION_LEAST,
    EXTENSION_MOST,
    EXTENSIONS,
    DEFERRAL,
    FULL_APPROVAL,
)
# The clause of the constitution that fixes the same, where there is one.
CONSTITUTION = {
    AGE.name: "party-constitution:1",
    INTRODUCERS.name: "party-constitution:5",
    PROBATION.name: "party-constitution:7",
    EXTENSION_MOST.name: "party-constitution:7",
}
FIRST, SWITCH = (version.since for version in AGE.versions)


def number(version: Version) -> int:
    """Return the number a version fixes; here they are all whole."""
    return int(version.value)
