"""The course of a procedure: which step follows which, and what is wrong with it.

``flow`` turns a node into vertices and edges; charts, lists and checks read
only these.  A group in the order 无 inside a procedure is one box: its parts
are what the box asks for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto

from .load import did_you_mean
from .model import END, Node, Order


class Kind(Enum):
    """What a vertex stands for."""

    STEP = auto()
    DECISION = auto()  # a step with answers
    FORK = auto()  # where the branches of a 并行 part
    JOIN = auto()  # where they meet again
    CHOICE = auto()  # where one part of a 择一 is chosen
    END = auto()
    ELSEWHERE = auto()  # a step of another norm


@dataclass(frozen=True, slots=True)
class Vertex:
    """A place in the flow; *node* is the step or the group it comes from."""

    id: str
    kind: Kind
    node: Node | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """A way from one vertex to another; *jump* when it is not reading order."""

    start: str
    to: str
    label: str = ""
    jump: bool = False


@dataclass(frozen=True, slots=True)
class Flow:
    """Vertices by id in reading order, edges, and the vertex to begin with."""

    start: str
    vertices: dict[str, Vertex]
    edges: tuple[Edge, ...]

    def out(self, vertex: str) -> list[Edge]:
        """Edges that leave *vertex*, in reading order."""
        return [edge for edge in self.edges if edge.start == vertex]


def is_box(node: Node) -> bool:
    """Whether the flow sees *node* as one box: a step, or a group in no order."""
    return not node.parts or node.order is Order.NONE


def has_flow(root: Node) -> bool:
    """Whether *root* has a course at all, or is structure only."""
    return bool(root.parts) and root.order is not Order.NONE


def courses(root: Node) -> Iterator[Node]:
    """Yield the largest groups below *root* (or itself) that have a course of their own."""
    if has_flow(root):
        yield root
    else:
        for part in root.parts:
            yield from courses(part)


def entry(node: Node) -> str:
    """Id of the vertex where *node* begins."""
    if is_box(node):
        return node.id
    if node.order is Order.SEQUENCE:
        return entry(node.parts[0])
    return f"{'fork' if node.order is Order.PARALLEL else 'choice'}:{node.id}"


def flow(root: Node) -> Flow:
    """Return the course of *root*, a group with an order; reading order made explicit."""
    course = _Course(root)
    course.lay(root, END)
    course.add(END, Kind.END)
    return Flow(entry(root), course.vertices, tuple(course.edges))


class _Course:
    """Collects vertices and edges while it walks through a group."""

    def __init__(self, root: Node) -> None:
        self.nodes = {node.id: node for node in root.walk()}
        self.vertices: dict[str, Vertex] = {}
        self.edges: list[Edge] = []

    def add(self, name: str, kind: Kind, node: Node | None = None) -> str:
        self.vertices[name] = Vertex(name, kind, node)
        return name

    def target(self, name: str) -> str:
        if name in self.nodes:
            return entry(self.nodes[name])
        return name if name == END else self.add(name, Kind.ELSEWHERE)

    def lay(self, node: Node, following: str) -> None:
        """Add *node* and all below it; *following* is the vertex that comes after it."""
        if is_box(node):
            self.box(node, following)
        elif node.order is Order.SEQUENCE:
            after = [entry(part) for part in node.parts[1:]] + [following]
            for part, then in zip(node.parts, after, strict=True):
                self.lay(part, then)
        elif node.order is Order.PARALLEL:
            self.split(node, Kind.FORK, f"join:{node.id}")
            self.add(f"join:{node.id}", Kind.JOIN, node)
            self.edges.append(Edge(f"join:{node.id}", following))
        else:
            self.split(node, Kind.CHOICE, following)

    def box(self, node: Node, following: str) -> None:
        self.add(node.id, Kind.DECISION if node.answers else Kind.STEP, node)
        for label, to in node.answers.items():
            self.edges.append(Edge(node.id, self.target(to), label, jump=True))
        if not node.answers:
            to = self.target(node.next) if node.next else following
            self.edges.append(Edge(node.id, to, jump=bool(node.next)))

    def split(self, node: Node, kind: Kind, meet: str) -> None:
        start = self.add(entry(node), kind, node)
        self.edges += [Edge(start, entry(part), part.applies) for part in node.parts]
        for part in node.parts:
            self.lay(part, meet)


def flaws(root: Node, elsewhere: Mapping[str, frozenset[str]]) -> Iterator[tuple[int, str]]:
    """Yield (line, sentence) for all that is wrong with the courses in *root*.

    *elsewhere* has the ids of every other norm by its slug.
    """
    shape = list(_shape(root))
    yield from shape
    if shape:
        return  # the course cannot be followed before its groups are right
    boxes = {node.id for course in courses(root) for node in course.walk()}
    apart = {node.id for node in root.walk()}
    for node in root.walk():
        if node.id not in boxes and (node.next or node.answers):
            yield node.line, f"「{node.id}」不在流程里（order: 无），不能写 next 或 answers"
    for course in courses(root):
        jumps = list(_jumps(course, apart, elsewhere))
        yield from jumps
        if not jumps:
            yield from _dead_ends(course)


def _shape(root: Node) -> Iterator[tuple[int, str]]:
    for node in root.walk():
        name, sided = node.id, node.order in (Order.PARALLEL, Order.CHOICE)
        wrong = {
            f"「{name}」下面有 parts，不能再写 next 或 answers；请写在最后一步上": node.parts
            and (node.next or node.answers),
            f"「{name}」同时写了 next 和 answers，只能写一样": node.next and node.answers,
            f"「{name}」的 answers 只有一个答案；只有一条路时请用 next": len(node.answers) == 1,
            f"「{name}」下面有 parts，不能再用 use 引用别的规范": node.use and node.parts,
            f"「{name}」没有 parts，不需要写 order": node.order is not Order.SEQUENCE and not node.parts,
            f"「{name}」是{node.order.value}，下面至少要有两项": sided and len(node.parts) == 1,
        }
        yield from ((node.line, sentence) for sentence, holds in wrong.items() if holds)
        for part in node.parts:
            if node.order is Order.CHOICE and not part.applies:
                yield part.line, f"「{part.id}」是择一的一项，要写 applies 说明什么情况选它"
            if node.order is not Order.CHOICE and part.applies:
                yield part.line, f"「{part.id}」写了 applies，但上一级「{name}」的 order 不是择一"


def _jumps(course: Node, apart: set[str], elsewhere: Mapping[str, frozenset[str]]) -> Iterator[tuple[int, str]]:
    branches = dict(_branches(course, ()))
    inside_box = {part.id for node in course.walk() if is_box(node) for part in node.walk() if part is not node}
    for node in course.walk():
        for to in (*node.answers.values(), *((node.next,) if node.next else ())):
            if to == node.id:
                yield node.line, f"「{node.id}」跳回了自己"
            elif to in inside_box or node.id in inside_box:
                yield node.line, f"「{node.id}」到「{to}」的跳转碰到了 order: 无 的内部；那里没有先后，请改指整组"
            elif to in branches or to == END:
                if branches[node.id] != branches.get(to, ()):
                    yield node.line, f"「{node.id}」跳到「{to}」，跳进或跳出了并行的一支；并行的各支要一起做完"
            elif to in apart:
                yield node.line, f"「{node.id}」跳到「{to}」，两步不在同一段流程里；上一级的 order 是无，各段互不相连"
            elif branches[node.id]:
                yield node.line, f"「{node.id}」在并行的一支里，不能跳到别的规范「{to}」"
            else:
                yield from _elsewhere(node, to, branches, elsewhere)


def _elsewhere(
    node: Node, to: str, here: Mapping[str, object], elsewhere: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, str]]:
    slug, _, step = to.partition("#")
    if slug not in elsewhere:
        yield node.line, f"「{node.id}」通向不存在的「{to}」{did_you_mean(to, [*here, END, *elsewhere])}"
    elif step and step not in elsewhere[slug]:
        yield node.line, f"规范「{slug}」里没有「{step}」{did_you_mean(step, sorted(elsewhere[slug]))}"


def _branches(node: Node, outer: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For every node: the branches of 并行 groups that enclose it."""
    yield node.id, outer
    for part in node.parts:
        yield from _branches(part, (*outer, part.id) if node.order is Order.PARALLEL else outer)


def _dead_ends(course: Node) -> Iterator[tuple[int, str]]:
    way = flow(course)
    goals = [v.id for v in way.vertices.values() if v.kind in (Kind.END, Kind.ELSEWHERE)]
    reached = _spread([way.start], [(e.start, e.to) for e in way.edges])
    ending = _spread(goals, [(e.to, e.start) for e in way.edges])
    for vertex in way.vertices.values():
        if vertex.node is None or not is_box(vertex.node):
            continue
        if vertex.id not in reached:
            yield vertex.node.line, f"「{vertex.id}」永远走不到：没有哪一步通向它"
        elif vertex.id not in ending:
            yield vertex.node.line, f"从「{vertex.id}」永远走不到结束"


def _spread(start: list[str], links: list[tuple[str, str]]) -> set[str]:
    following: dict[str, list[str]] = {}
    for a, b in links:
        following.setdefault(a, []).append(b)
    found, todo = set(start), list(start)
    while todo:
        for there in following.get(todo.pop(), ()):
            if there not in found:
                found.add(there)
                todo.append(there)
    return found
