"""A norm as a structure tree: nested lists, drawn as brackets by the stylesheet."""

from __future__ import annotations

from markupsafe import Markup

from .html import el
from .model import Inferred, Node, Norm
from .view import View, inferred, step_id, unread


STEP = 5  # leaves; the stylesheet sets the size on paper by it, so that the tree fits one page
MOST = 60  # leaves; more than that are printed as an indented list in columns, or they would be too small to read


def tree(norm: Norm, view: View) -> Markup:
    """The whole norm, root first."""
    root = el("span", norm.title, class_="root")
    leaves = sum(1 for _ in norm.root.steps())
    size = f"tree up-to-{-(-leaves // STEP) * STEP}" if leaves <= MOST else "tree in-columns"
    return el("div", root, el("ul", [_branch(part, view) for part in norm.parts]), class_=size)


def _branch(node: Node, view: View) -> Markup:
    text = el("a", node.text, href=f"#{step_id(node.id)}")
    marks = [inferred(node, Inferred.PARENT), unread() if view.is_uncertain(node) else Markup("")]
    inner = el("ul", [_branch(part, view) for part in node.parts]) if node.parts else None
    return el("li", el("span", text, *marks, class_="leaf" if not node.parts else "twig"), inner)
