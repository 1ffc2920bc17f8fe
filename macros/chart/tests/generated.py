"""Courses made by Hypothesis: whatever the model can express, as tangled as it comes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from hypothesis import strategies as st

from macros.flow import _branches, flaws, is_box
from macros.model import END, Node, Order


OTHER = "other-norm"
ELSEWHERE = {OTHER: frozenset({"step-of-it"})}
WORDS = "召开党员大会，研究讨论有关事项并报上级党组织批准；公布名单，清点人数（含请假的），再确定选举办法。"
ORDERS = [Order.SEQUENCE, Order.SEQUENCE, Order.PARALLEL, Order.CHOICE, Order.NONE]


Draw = Callable[[Any], Any]


def _text(draw: Draw, *lengths: int) -> str:
    length, start = draw(st.sampled_from(lengths)), draw(st.integers(0, len(WORDS) - 1))
    return (WORDS * 4)[start : start + length]


@st.composite
def courses(draw: Draw, jumps: int = 5, depth: int = 2) -> Node:
    """A course without flaws; of ten steps about *jumps* branch or jump."""
    names = (f"n{i}" for i in count())
    parts = tuple(_node(draw, names, depth) for _ in range(draw(st.integers(1, 6))))
    root = Node(id="root", text="例", parts=parts)
    return _repaired(_jumping(draw, root, root, jumps))


def _node(draw: Draw, names: Iterator[str], depth: int, applies: str = "") -> Node:
    name = next(names)
    if not depth or draw(st.integers(0, 9)) < 6:
        return Node(id=name, text=_text(draw, 4, 8, 12, 16, 24, 40, 120), applies=applies)
    order = draw(st.sampled_from(ORDERS))
    parts = tuple(
        _node(draw, names, depth - 1, _text(draw, 2, 6, 12, 30, 60) if order is Order.CHOICE else "")
        for _ in range(draw(st.integers(2, 5)))
    )
    return Node(id=name, text=_text(draw, 4, 8, 16), order=order, parts=parts, applies=applies)


def _jumping(draw: Draw, node: Node, root: Node, jumps: int) -> Node:
    """Give the boxes in *node* answers, jumps and sub-procedures."""
    if not is_box(node):
        return replace(node, parts=tuple(_jumping(draw, part, root, jumps) for part in node.parts))
    luck = draw(st.integers(0, 9))
    if node.parts or luck > jumps:
        return node
    if luck == 0:
        return replace(node, next=_target(draw, node, root))
    if luck == 1:
        return replace(node, use=OTHER)
    answers = {_text(draw, 2, 3, 6, 12, 30, 60): _target(draw, node, root) for _ in range(draw(st.integers(1, 3)))}
    on = _target(draw, node, root, on=True)  # mostly there is one that leads on
    return replace(node, answers=draw(st.sampled_from([{"继续": on, **answers}, {**answers, "是": on}, answers])))


def _target(draw: Draw, node: Node, root: Node, *, on: bool = False) -> str:
    """Something *node* may jump to, more often than not nearby; the nearest below if it shall lead *on*."""
    branches = dict(_branches(root, ()))
    targets = _targets(root)
    same = [name for name in targets if name != node.id and branches[name] == branches[node.id]]
    at = targets.index(node.id)
    if on:
        return next((name for name in targets[at + 1 :] if name in same), END)
    near = [name for name in targets[max(at - 5, 0) : at + 7] if name in same]
    away = [] if branches[node.id] else [END, OTHER, f"{OTHER}#step-of-it"]
    return draw(st.sampled_from([*near, *near, *same, *away] or [END]))


def _targets(node: Node) -> list[str]:
    """Ids that something may jump to."""
    inside = [] if is_box(node) else [name for part in node.parts for name in _targets(part)]
    return [node.id, *inside]


def _repaired(root: Node) -> Node:
    """Take jumps away, the first first, until the course has no flaw."""
    while any(flaws(root, ELSEWHERE)):
        said = " ".join(sentence for _, sentence in flaws(root, ELSEWHERE))
        jumping = [node.id for node in root.walk() if node.answers or node.next]
        blamed = next((name for name in jumping if f"「{name}」" in said), jumping[0])
        root = _without(root, blamed)
    return root


def _without(node: Node, name: str) -> Node:
    if node.id == name:
        return replace(node, answers={}, next="")
    return replace(node, parts=tuple(_without(part, name) for part in node.parts))
