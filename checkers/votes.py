"""A vote and its count, as typed in: what is elected, who was there, what each person got."""

from dataclasses import dataclass
from datetime import date

from .inputs import LARGEST, Choice, ask, ask_day
from .quorum import QUORUM, Purpose


class Post(Choice):
    """What is elected, and by whom."""

    COMMITTEE = Purpose.COMMITTEE_ELECTION.value, Purpose.COMMITTEE_ELECTION.label
    SECRETARY_BY_MEMBERS = Purpose.SECRETARY_BY_MEMBERS.value, Purpose.SECRETARY_BY_MEMBERS.label
    DELEGATES = Purpose.DELEGATES.value, Purpose.DELEGATES.label
    SECRETARY_BY_COMMITTEE = Purpose.SECRETARY_BY_COMMITTEE.value, Purpose.SECRETARY_BY_COMMITTEE.label


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """One row: somebody who got votes, on the ballot or written in."""

    name: str = ask("姓名")
    votes: int = ask("赞成票", unit="票", at_least=0, at_most=LARGEST)
    write_in: bool = ask("是另选的人", default=False)


@dataclass(frozen=True, kw_only=True)
class Election:
    """The inputs: one vote and its count (whole persons, ballots, votes)."""

    post: Post = ask("选什么", help="书记、副书记要分开填，各核算一次。")
    day: date = ask_day("选举日期", "选举", since=QUORUM.versions[0].since)
    again: bool = ask(
        "这是票数相等的人再次投票",
        help="只就票数相等、定不下来的人再投一次的，选“是”。对不足的名额另行选举的，不选。",
        default=False,
    )
    seats: int = ask(
        "应选人数",
        unit="人",
        help="这一次要选出几人就填几人；再次投票、另行选举的，填还没有定下的名额。",
        at_least=1,
        at_most=100,
    )
    expected: int = ask(
        "应到会有选举权的人数",
        unit="人",
        help="用“选举大会到会人数核算”数清。支部委员会选举的，填全体委员人数。",
        at_least=1,
        at_most=LARGEST,
    )
    present: int = ask(
        "实到会有选举权的人数",
        unit="人",
        help="支部委员会选举的，填到会的委员人数。",
        at_least=1,
        at_most=LARGEST,
    )
    ballots: int = ask(
        "有效选票",
        unit="张",
        help="用“选票有效性核对”核对过的有效票。",
        at_least=1,
        at_most=LARGEST,
    )
    candidates: tuple[Candidate, ...] = ask(
        "每个人的赞成票",
        help="一人一行，只填赞成票。另选的人也填进来。",
        at_least=1,
        at_most=100,
    )

    @property
    def by_committee(self) -> bool:
        """Whether the committee votes, and not the members' meeting."""
        return self.post is Post.SECRETARY_BY_COMMITTEE
