"""Which meeting needs how many people and votes, and of what: 表决和选举计票基数对照表."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from checkers import halves
from checkers.law import Law
from checkers.quorum import QUORUM
from checkers.result import MAJORITY

from . import html
from .html import Content, el
from .model import Cite
from .view import View


class Kind(NamedTuple):
    """One kind of vote: the rules of who must come and how many must agree, and the calculator that applies them."""

    matter: str
    members: str  # whose number both are measured by
    present: Law
    agreed: Law | None
    written: str
    calculator: str


KINDS = (
    Kind(
        "支部党员大会的一般决议，组织处置、纪律处分的意见",
        "应到会有表决权的正式党员",
        halves.GENERAL_PRESENT,
        halves.GENERAL_AGREED,
        "没有写可以算在票数里",
        "decision",
    ),
    Kind(
        "接收预备党员，预备党员转正、延长预备期、取消资格",
        "应到会有表决权的正式党员",
        halves.ADMISSION_PRESENT,
        halves.ADMISSION_AGREED,
        "会前正式提出的，算在票数里，不算到会",
        "decision",
    ),
    Kind(
        "选举支部委员会委员；不设支委会的，选举书记、副书记",
        "应到会有选举权的正式党员",
        QUORUM,
        MAJORITY,
        "不能代替投票",
        "result",
    ),
    Kind("支部委员会会议", "支部委员会委员", halves.COMMITTEE_PRESENT, None, "没有写", "decision"),
)


def table(view: View) -> Markup:
    """A row for each kind, by the version of the rules now in force."""
    names = ("办什么事", "按谁的人数算", "到会", "赞成", "书面意见", "核算")
    return html.table(names, [_row(kind, view) for kind in KINDS], class_="clauses-table bases")


def _row(kind: Kind, view: View) -> Markup:
    cells = (
        kind.members,
        _said(kind.present, view),
        _said(kind.agreed, view) if kind.agreed else "没有写票数，按民主集中制决定",
        kind.written,
        view.calculator(kind.calculator),
    )
    return el("tr", el("th", kind.matter, scope="row"), [el("td", cell) for cell in cells])


def _said(law: Law, view: View) -> Content:
    version = law.versions[-1]
    exactly = "正好这个数也够" if version.inclusive else "正好这个数不够"
    return [f"{version.reads}，{exactly}；", view.cite(Cite.parse(version.cite))]
