"""Which parts of a sequence are the main path, and which are exceptions beside it."""

from __future__ import annotations

from collections.abc import Iterator

from macros.flow import Flow, entry, is_box
from macros.model import END, Node


DETOUR = 3  # steps: whatever is longer is no exception


def rows(group: Node, down: str, flow: Flow) -> Iterator[tuple[Node, tuple[Node, ...]]]:
    """Yield the parts of *group* on the main path, each with the exceptions that stand beside it.

    *down* is the vertex that follows the group.
    """
    places = {entry(part): i for i, part in enumerate(group.parts)}
    places.setdefault(down, len(group.parts))
    i = 0
    while i < len(group.parts):
        following = _following(group, i, down, places, flow)
        yield group.parts[i], group.parts[i + 1 : following]
        i = following


def _following(group: Node, i: int, down: str, places: dict[str, int], flow: Flow) -> int:
    """Place of the part that the main path takes after part *i*: the first answer that leads on."""
    part = group.parts[i]
    if not is_box(part):
        return i + 1
    targets = [edge.to for edge in flow.out(part.id)]
    onward = [places[to] for to in targets if places.get(to, -1) > i]
    if len(onward) > 1 and down == END and onward[0] == len(group.parts) and _leads_on(group, i, places, flow):
        onward = onward[1:]  # to stop here is no way on while another answer continues
    if not onward:
        return i + 1
    skipped = group.parts[i + 1 : onward[0]]
    if len(skipped) <= DETOUR and all(is_box(each) for each in skipped):
        return onward[0]
    nearest = min(onward)
    skipped = group.parts[i + 1 : nearest]
    return nearest if len(skipped) <= DETOUR and all(is_box(each) for each in skipped) else i + 1


def _leads_on(group: Node, i: int, places: dict[str, int], flow: Flow) -> bool:
    """Whether what comes after part *i* goes anywhere but back."""
    rest = group.parts[i + 1 :]
    return any(
        places.get(edge.to, len(group.parts)) >= len(group.parts) for part in rest for edge in flow.out(part.id)
    ) or not all(is_box(part) for part in rest)
