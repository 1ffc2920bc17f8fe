"""What is put to a vote (表决事项): the inputs of `decision`, with who must come and who must agree for each matter."""

from dataclasses import dataclass
from datetime import date

from . import halves
from .inputs import LARGEST, Choice, ask, ask_day
from .roll import ask_committee, ask_excused, ask_formal, ask_on_probation, ask_suspended


class Matter(Choice):
    """What is decided; who must come and who must agree depends on it."""

    GENERAL = "general", "党员大会的一般决议"
    MEASURE = "measure", "党员大会表决组织处置、纪律处分的意见"
    ADMISSION = "admission", "党员大会讨论接收预备党员"
    PROBATION = "probation", "党员大会讨论预备党员转正、延长预备期、取消预备党员资格"
    COMMITTEE = "committee", "支部委员会会议（支委会）"
    ELECTION = "election", "选举"


BY_MEMBERS = (Matter.GENERAL, Matter.MEASURE, Matter.ADMISSION, Matter.PROBATION)
BY_COMMITTEE = (Matter.COMMITTEE,)
NEW_MEMBERS = (Matter.ADMISSION, Matter.PROBATION)

PRESENT = dict.fromkeys(BY_MEMBERS, halves.GENERAL_PRESENT) | dict.fromkeys(NEW_MEMBERS, halves.ADMISSION_PRESENT)
AGREED = dict.fromkeys(BY_MEMBERS, halves.GENERAL_AGREED) | dict.fromkeys(NEW_MEMBERS, halves.ADMISSION_AGREED)
PRESENT[Matter.COMMITTEE] = halves.COMMITTEE_PRESENT


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """The inputs: one meeting, who counts at it and how they voted (whole persons, one vote each)."""

    matter: Matter = ask("这次会议办什么事", help="不同的事，半数的算法不同。一件事、一个人，核算一次。")
    day: date = ask_day(
        "开会日期",
        "会议",
        since=halves.ADMISSION_PRESENT.versions[0].since,
        only=("matter", BY_MEMBERS + BY_COMMITTEE),
    )
    formal: int = ask_formal(("matter", BY_MEMBERS))
    on_probation: int = ask_on_probation(("matter", BY_MEMBERS))
    suspended: int = ask_suspended(("matter", BY_MEMBERS))
    excused: int = ask_excused(("matter", BY_MEMBERS))
    agreed: bool = ask(
        "这些人不计入应到会，上级党组织已明确同意",
        help="没有这样的人，不用填。没有查到选举以外也可以不计入的条文，上级没有同意的，仍计入应到会。",
        default=False,
        only=("matter", BY_MEMBERS),
    )
    members: int = ask_committee(("matter", BY_COMMITTEE))
    present: int | None = ask(
        "实到会人数",
        unit="人",
        help="只数到会的有表决权的正式党员；支委会只数到会的委员，列席的不算。还没有开会的，不用填。",
        at_least=0,
        at_most=LARGEST,
        default=None,
        only=("matter", BY_MEMBERS + BY_COMMITTEE),
    )
    in_favour: int | None = ask(
        "到会党员的赞成票",
        unit="票",
        help="还没有表决的，不用填。",
        at_least=0,
        at_most=LARGEST,
        default=None,
        only=("matter", BY_MEMBERS),
    )
    written: int = ask(
        "没有到会、会前正式提出书面意见表示赞成的",
        unit="票",
        help="只数有表决权的正式党员。接收预备党员、转正等，算在票数里；别的事没有这样的条文，不算。都不算到会。",
        at_least=0,
        at_most=LARGEST,
        default=0,
        only=("matter", BY_MEMBERS),
    )
