"""How large a branch is (党组织设置): the limits on members, units and committee, and the numbers compared with them."""

from dataclasses import dataclass
from datetime import date

from .inputs import LARGEST, ask, ask_day
from .law import Law, Threshold, Version, branch_2018
from .slate import COMMITTEE as CANDIDATES


BRANCH = Law(
    "成立党支部的正式党员",
    (branch_2018(value=3, inclusive=True, reads="3人以上", cite="branch-2018:4"),),
)
LARGEST_BRANCH = Law(
    "党支部的党员",
    (branch_2018(value=50, inclusive=True, reads="一般不超过50人", cite="branch-2018:4"),),
)
UNITS = Law(
    "联合党支部覆盖的单位",
    (branch_2018(value=5, inclusive=True, reads="一般不超过5个", cite="branch-2018:5"),),
)
COMMITTEE = Law(
    "设支部委员会的正式党员",
    (branch_2018(value=7, inclusive=True, reads="7人以上", cite="branch-2018:20"),),
)
# One clause, 3至5人: each end is a limit of its own.
FEWEST = Law(
    "支部委员会委员，最少",
    (branch_2018(value=3, inclusive=True, reads="3至5人", cite="branch-2018:20"),),
)
USUAL = Law(
    "支部委员会委员，通常最多",
    (branch_2018(value=5, inclusive=True, reads="3至5人", cite="branch-2018:20"),),
)
MOST = Law(
    "支部委员会委员，一般最多",
    (branch_2018(value=7, inclusive=True, reads="一般不超过7人", cite="branch-2018:20"),),
)
# From rules for state organs whose articles were not read; so these have no version.
GENERAL = Threshold(value=50, inclusive=True, reads="50人以上")
PARTY_COMMITTEE = Threshold(value=100, inclusive=True, reads="100人以上")
GROUPS = Threshold(value=20, inclusive=True, reads="20人以上")
OF_A_GROUP = Threshold(value=3, inclusive=True, reads="3名以上")


@dataclass(frozen=True, kw_only=True)
class Members:
    """The inputs: the members of one unit, or of several that join, and the committee planned (whole persons)."""

    day: date = ask_day("成立、换届或者核对的日期", "设置", since=BRANCH.versions[0].since)
    formal: int = ask(
        "正式党员",
        unit="人",
        help="3人、7人这两条线只数正式党员。",
        at_least=0,
        at_most=LARGEST,
    )
    probationary: int = ask(
        "预备党员",
        unit="人",
        help="50人、100人这两条线数全部党员，预备党员也数在内。没有的，不用填。",
        at_least=0,
        at_most=LARGEST,
        default=0,
    )
    units: int = ask(
        "由几个单位联合",
        unit="个",
        help="不联合的，不用填。联合的，上面两项填各单位合计的人数。",
        at_least=1,
        at_most=100,
        default=1,
    )
    seats: int | None = ask(
        "拟设支部委员会委员",
        unit="人",
        help="书记、副书记和其他委员一起数。还没有定的，不用填。",
        at_least=0,
        at_most=100,
        default=None,
    )

    @property
    def all(self) -> int:
        """All members, formal and probationary."""
        return self.formal + self.probationary

    @property
    def joint(self) -> bool:
        """Whether several units join."""
        return self.units > 1

    @property
    def branch(self) -> str:
        """What the branch is called."""
        return "联合党支部" if self.joint else "党支部"

    @property
    def enough(self) -> bool:
        """Whether there are formal members enough for a branch."""
        return self.formal >= on(BRANCH, self).least(1)

    @property
    def committee(self) -> bool:
        """Whether the branch must have a committee."""
        return self.formal >= on(COMMITTEE, self).least(1)

    @property
    def small(self) -> bool:
        """Whether all members are no more than a branch usually has."""
        return self.all <= on(LARGEST_BRANCH, self).most(1)

    @property
    def groups(self) -> int:
        """How many Party groups there could be, each with a formal member."""
        return min(self.all // OF_A_GROUP.least(1), self.formal)


def on(law: Law, members: Members) -> Version:
    """Return the version in force on the day."""
    version = law.on(members.day)
    assert version is not None  # noqa: S101  (the bound of the field is the first day of the first version)
    return version


def nominees(members: Members, seats: int) -> int:
    """Return how many candidates must be put forward for so many seats."""
    return seats + on(CANDIDATES, members).least(seats)
