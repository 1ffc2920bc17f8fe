"""What the tests of the model share: the fixture tree, and small trees and courses written in place."""

from collections.abc import Callable, Mapping
from pathlib import Path
from textwrap import dedent

import pytest

from macros.flow import flow
from macros.library import Library, open_library
from macros.load import LoadError, load
from macros.model import Node


FIXTURES = Path(__file__).parent / "fixtures"
CALCULATORS = {
    "quorum": ("purpose", "formal", "present", ".expected"),
    "decision": ("entitled", "present", "written", "votes"),
    "slate": (),
}
NORM = "title: 规范\nsummary: 一句话\napplies: 什么时候\nchecked: 2026-11-21\n"  # parts begin on line 5
STEP = "parts:\n  - {id: one, text: 一步}\n"


@pytest.fixture(scope="session")
def library() -> Library:
    """The norms taken from the sources, without the own unit's."""
    return open_library([FIXTURES / "procedures"], CALCULATORS)


@pytest.fixture(scope="session")
def unit_library() -> Library:
    """The same with the own unit's folder after it."""
    return open_library([FIXTURES / "procedures", FIXTURES / "own-unit"], CALCULATORS)


@pytest.fixture
def complaints(tmp_path: Path) -> Callable[[str | bytes, type], list[str]]:
    """Return a function: what the loader says about a text, one ``line: sentence`` each."""

    def complain(text: str | bytes, kind: type) -> list[str]:
        path = tmp_path / "a.yaml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        with pytest.raises(LoadError) as caught:
            load(path, kind)
        assert str(caught.value).splitlines() == [f"{path}:{p.line}: {p.message}" for p in caught.value.problems]
        return [f"{problem.line}: {problem.message}" for problem in caught.value.problems]

    return complain


@pytest.fixture
def tree(tmp_path: Path) -> Callable[[Mapping[str, str]], Path]:
    """Return a function that writes files by their names into one folder."""

    def write(files: Mapping[str, str], folder: str = "procedures") -> Path:
        for name, text in files.items():
            path = tmp_path / folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        return tmp_path / folder

    return write


@pytest.fixture
def flaws(tree) -> Callable[[Mapping[str, str]], list[str]]:
    """Return a function: what the library says about files, one ``name:line: sentence`` each."""

    def open_and_complain(files: Mapping[str, str]) -> list[str]:
        folder = tree(files)
        with pytest.raises(LoadError) as caught:
            open_library([folder], CALCULATORS)
        return [f"{p.path.relative_to(folder)}:{p.line}: {p.message}" for p in caught.value.problems]

    return open_and_complain


@pytest.fixture
def course(tmp_path: Path) -> Callable[..., Node]:
    """Return a function that reads parts, the first of them on line 5, into a root with the id ``main``."""

    def read(parts: str, order: str = "依次") -> Node:
        path = tmp_path / "course.yaml"
        path.write_text(f"id: main\ntext: 全文\norder: {order}\nparts:\n{dedent(parts).strip()}\n", "utf-8")
        return load(path, Node)

    return read


def edges(root: Node) -> list[str]:
    """Every edge below *root*: ``a → b`` in reading order, ``a ⇢ b`` a jump, with its label."""
    return [f"{e.start} {'⇢' if e.jump else '→'} {e.to} {e.label}".rstrip() for e in flow(root).edges]
