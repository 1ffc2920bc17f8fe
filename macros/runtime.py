"""Python for the page: the files of assets/python/, each named after what is in it, so that none is ever stale.

A page loads the worker, the wasm, the library and the calculators; where it may not, one script has all of them.
"""

from __future__ import annotations

import base64
import gzip
import json
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import checkers

from . import bytecode
from .handbook import ROOT
from .kept import kept


PYODIDE = ROOT / "node_modules" / "pyodide"
WORKER = ROOT / "docs" / "assets" / "js" / "python-worker.js"
ORIGIN = "/*! Pyodide, MPL-2.0, https://github.com/pyodide/pyodide */\n"


def names() -> dict[str, str]:
    """Return what a page has to know: each part and the name of its file."""
    return {part: name for part, (name, _) in files().items()}


@cache
def files() -> dict[str, tuple[str, bytes]]:
    """Return the name and the content of every file."""
    if not PYODIDE.is_dir():
        sys.exit("没有找到 node_modules/pyodide，请先运行 make site（它会自动安装）。")
    parts = {"worker": worker(), "wasm": wasm(), "library": library(), "checkers": calculators()}
    made = {
        part: (named(*stem, parts[part]), parts[part])
        for part, stem in {
            "worker": ("python", "js"),
            "wasm": ("python", "wasm"),
            "library": ("library", "zip"),
            "checkers": ("checkers", "zip"),
        }.items()
    }
    whole = bundle(parts)
    return made | {"bundle": (named("bundle", "js", whole), whole)}


def named(stem: str, ending: str, content: bytes) -> str:
    """Return a name that changes with the content."""
    return f"{stem}.{sha256(content).hexdigest()[:12]}.{ending}"


def program() -> dict[str, bytes]:
    """Return the modules that the page needs of the calculators: the package without its tests and command line."""
    folder = Path(checkers.__file__).parent
    return {
        f"checkers/{path.name}": path.read_bytes() for path in sorted(folder.glob("*.py")) if path.stem != "__main__"
    }


def worker() -> bytes:
    """Return the one script of the worker: Pyodide's own two, then ours with what Pyodide wants to know of packages."""
    told = json.loads(pyodide("pyodide-lock.json"))["info"]
    lock = f"var LOCK = {json.dumps({'info': told, 'packages': {}})};\n"
    scripts = (pyodide("pyodide.asm.js"), pyodide("pyodide.js"), lock.encode(), WORKER.read_bytes())
    return ORIGIN.encode() + b"\n".join(scripts)


def wasm() -> bytes:
    """Return Python itself."""
    return pyodide("pyodide.asm.wasm")


def calculators() -> bytes:
    """Return the calculators, compiled."""
    mine = program()
    return kept("python-checkers", [*made_by(), *mine.values()], lambda: bytecode.archive(mine))


def library() -> bytes:
    """Return the part of the standard library that the calculators can reach."""
    standard = PYODIDE / "python_stdlib.zip"
    mine = program()

    def made() -> bytes:
        with ZipFile(standard) as opened:
            whole = {name: opened.read(name) for name in opened.namelist() if name.endswith(".py")}
        reached = bytecode.needed(whole, mine, pyodide("pyodide.asm.js") + wasm())
        # Nobody reads docstrings in the page, but Pyodide takes its own apart at every start.
        return bytecode.archive(reached, {path for path in reached if "pyodide" not in path})

    return kept("python-library", [*made_by(), standard.read_bytes(), *mine.values()], made)


def made_by() -> Iterator[bytes]:
    """Return the modules by which the archives are made."""
    return (Path(file).read_bytes() for file in (__file__, bytecode.__file__))


def bundle(parts: dict[str, bytes]) -> bytes:
    """Return a script that has every part in it, compressed and as text."""
    texts = {part: packed(part, content) for part, content in parts.items()}
    return f"handbook.bundle = {json.dumps(texts)};\n".encode()


def packed(part: str, content: bytes) -> str:
    """Return *content* as a script can hold it."""
    return base64.b64encode(kept(f"python-{part}.gz", [content], lambda: gzip.compress(content, mtime=0))).decode()


def pyodide(name: str) -> bytes:
    """Return a file of the package."""
    return (PYODIDE / name).read_bytes()
