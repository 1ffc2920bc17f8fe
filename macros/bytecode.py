"""Python's standard library and the calculators as archives of bytecode, for a quick start in the page.

The page runs the same Python as this (3.13), so what is compiled here runs there.  The same source gives the same
bytes: no time stamps, the source is not looked for, entries in order, a fixed date.
"""

from __future__ import annotations

import ast
import io
import marshal
from collections.abc import Container, Iterable, Iterator, Mapping
from importlib.util import MAGIC_NUMBER, source_hash
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest a zip can say
UNCHECKED = (1).to_bytes(4, "little")  # a .pyc that stands alone (PEP 552)

Sources = Mapping[str, bytes]  # path in the archive, as in "json/decoder.py", and what stands there

# What no import statement names: the interpreter itself looks for these, at its start and when it reports an error.
BY_NAME = (
    "_pylong",
    "_strptime",
    "encodings.ascii",
    "encodings.latin_1",
    "encodings.utf_8",
    "site",
    "traceback",
    "warnings",
    "zipimport",
)


NEVER = {"__name__", "TYPE_CHECKING"}  # in a condition: what stands under it is for commands and for tools


def archive(sources: Sources, terse: Container[str] = ()) -> bytes:
    """Return a zip of the compiled *sources*; those whose path is in *terse* lose docstrings and assertions."""
    packed = io.BytesIO()
    with ZipFile(packed, "w") as made:
        for path in sorted(sources):
            made.writestr(
                ZipInfo(f"{path}c", EPOCH), compiled(path, sources[path], 2 if path in terse else 0), ZIP_DEFLATED
            )
    return packed.getvalue()


def compiled(path: str, source: bytes, optimize: int = 0) -> bytes:
    """Return the .pyc of *source*; a traceback calls it *path*."""
    code = compile(source, path, "exec", dont_inherit=True, optimize=optimize)
    return MAGIC_NUMBER + UNCHECKED + source_hash(source) + marshal.dumps(code)


def needed(library: Sources, program: Sources, engine: bytes) -> dict[str, bytes]:
    """
    Return the part of *library* that *program* can reach, and what starts Python in the page.

    Of a program every import counts, of the library those that run when a module is loaded.  Of its own part of the
    library (``pyodide``) the *engine* loads modules by name.
    """
    paths = {module(path): path for path in library}
    todo = [*BY_NAME, *(name for name in paths if name.startswith("_pyodide") or named(name, engine))]
    for path, source in program.items():
        todo += imports(path, ast.walk(ast.parse(source)))
    reached: dict[str, bytes] = {}
    while todo:
        name = todo.pop()
        path = paths.get(name, "")
        if path and path not in reached:
            reached[path] = library[path]
            todo += imports(path, outside_functions(ast.parse(library[path])))
        if path and "." in name:
            todo.append(name.rpartition(".")[0])
    return reached


def named(name: str, engine: bytes) -> bool:
    """Say whether *engine* mentions a module of ``pyodide``."""
    return name.startswith("pyodide") and any(f"{quote}{name}{quote}".encode() in engine for quote in "\"'`\0")


def module(path: str) -> str:
    """Return the name of the module at *path*: ``json/__init__.py`` is ``json``."""
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imports(path: str, nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Yield every name that import statements may mean; ``from a import b`` is ``a`` and perhaps ``a.b``."""
    package = path.removesuffix(".py").split("/")[:-1]
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            yield origin
            yield from (f"{origin}.{each.name}" for each in node.names)


def outside_functions(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the statements that run when a module is loaded, not started as a command or read by a type checker."""
    for child in node.orelse if isinstance(node, ast.If) and asks(node) & NEVER else ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.expr):
            yield child
            yield from outside_functions(child)


def asks(node: ast.If) -> set[str]:
    """Return the names in the condition of *node*."""
    return {each.id for each in ast.walk(node.test) if isinstance(each, ast.Name)}
