"""What the page loads: the same bytes each time, whole in itself, with every module that can be reached."""

import base64
import gzip
import io
import json
import subprocess
import sys
from hashlib import sha256
from zipfile import ZipFile

import pytest

from macros import bytecode, runtime


LIBRARY = {
    "a/__init__.py": b"import b\nif __name__ == '__main__':\n    import never\n",
    "a/inner.py": b"from . import other\ntry:\n    from c import thing\nexcept ImportError:\n    thing = None\n",
    "a/other.py": b"def late():\n    import never\n",
    "b.py": b"from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import never\nelse:\n    import d\n",
    "c.py": b"",
    "d.py": b"class D:\n    import e\n",
    "e.py": b"",
    "f/__init__.py": b"",
    "f/deep.py": b"",
    "never.py": b"",
    "_pyodide/__init__.py": b"",
    "pyodide/__init__.py": b"",
    "pyodide/code.py": b"",
    "pyodide/console.py": b"",
    "encodings/__init__.py": b"",
    "encodings/gbk.py": b"",
    "encodings/utf_8.py": b"",
}


def reached(program, engine=b""):
    names = {bytecode.module(path) for path in bytecode.needed(LIBRARY, {"x/y.py": program}, engine)}
    return names - {"_pyodide", "encodings", "encodings.utf_8"}


def test_library_has_what_is_loaded_and_nothing_else():
    assert reached(b"") == set()
    assert reached(b"import a.inner") == {"a", "a.inner", "a.other", "b", "c", "d", "e"}
    assert reached(b"def late():\n    from f import deep") == {"f", "f.deep"}
    assert reached(b"from . import never\nfrom .c import d\nimport unknown") == set()
    assert reached(b"", b'import_module("pyodide.code")') == {"pyodide", "pyodide.code"}


def test_archive_is_the_same_bytes_in_another_process():
    """
    Another seed of hashing, another order, nothing of this process in it.
    """
    code = (
        "from hashlib import sha256; from macros import bytecode, runtime;"
        "print(sha256(bytecode.archive(dict(reversed(runtime.program().items())))).hexdigest())"
    )
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            cwd=runtime.ROOT,
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for seed in "12"
    }

    assert said == {sha256(bytecode.archive(runtime.program())).hexdigest()}


def test_archive_runs_by_itself(tmp_path):
    """
    What the page loads needs nothing but the standard library, no source, and answers in JSON.
    """
    packed = tmp_path / "checkers.zip"
    packed.write_bytes(bytecode.archive(runtime.program()))
    code = (
        f"import sys; sys.path.insert(0, {str(packed)!r}); from checkers import page; page.load('quorum');"
        """print(page.answer('run', '["quorum", {}]'))"""
    )
    said = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)

    assert json.loads(said.stdout)["errors"][0]["field"] == "purpose"


def test_page_loads_the_calculator_that_it_needs_and_no_other():
    code = "import sys; from checkers import page; page.load('quorum'); print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], cwd=runtime.ROOT, capture_output=True, text=True, check=True
    ).stdout.split()

    assert "checkers.quorum" in loaded
    assert "checkers.slate" not in loaded


def test_files_are_named_after_their_content():
    for name, content in runtime.files().values():
        assert f".{sha256(content).hexdigest()[:12]}." in name
    assert runtime.names()["wasm"].endswith(".wasm")


def test_bundle_has_every_file():
    files = {part: content for part, (_, content) in runtime.files().items()}
    said = json.loads(files.pop("bundle").decode().removeprefix("handbook.bundle = ").removesuffix(";\n"))

    assert {part: gzip.decompress(base64.b64decode(text)) for part, text in said.items()} == files


def test_library_of_the_page_starts_and_reports_errors():
    """
    The interpreter looks for these by name, no import statement tells of them.
    """
    with ZipFile(io.BytesIO(runtime.files()["library"][1])) as opened:
        modules = {bytecode.module(name.removesuffix("c")) for name in opened.namelist()}

    assert {*bytecode.BY_NAME, "encodings", "linecache", "json", "difflib", "_pyodide._base"} <= modules
    assert not modules & {"unittest", "tkinter", "multiprocessing", "encodings.gbk"}


def test_library_says_nothing_to_readers_but_for_pyodide_itself():
    """
    Pyodide takes its own docstrings apart when it starts.
    """
    with ZipFile(io.BytesIO(runtime.files()["library"][1])) as opened:
        assert b"helper utilities" in opened.read("_pyodide/_base.pyc")
        assert b"JavaScript Object Notation" not in opened.read("json/__init__.pyc")


def test_sentence_when_pyodide_is_not_installed(monkeypatch, tmp_path):
    monkeypatch.setattr(runtime, "PYODIDE", tmp_path / "none")

    with pytest.raises(SystemExit, match="make site"):
        runtime.files.__wrapped__()
