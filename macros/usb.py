"""``python -m macros.usb site/``: the built site as one .zip to be copied to a stick, with a page to start from."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .bytecode import EPOCH
from .handbook import ROOT
from .publish import content_security_policy, with_policy


FOLDER = "党支部工作手册"  # what the zip unpacks to
DEPLOY = ROOT / "deploy"
START = "开始.html"
SOURCE = "start.html"  # in deploy/, by a name that any system can read
SERVER = "服务器配置"
MODE = 0o100644 << 16  # a plain file that everybody may read; where a zip keeps it


def version() -> str:
    """The version of the handbook."""
    return str(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"])


def name() -> str:
    """File name of the zip; in English, so that every system and mail gate takes it."""
    return f"party-branch-handbook-{version()}.zip"


def start_page() -> str:
    """The page to start from, with its version and a policy that lets nothing run inside it."""
    html = (DEPLOY / SOURCE).read_text("utf-8").replace("{{ version }}", version())
    return with_policy(html, content_security_policy([]))


def contents(site: Path) -> Iterator[tuple[str, bytes]]:
    """Every file of the zip, what the reader opens first."""
    yield START, start_page().encode()
    yield from ((f"site/{path.relative_to(site).as_posix()}", path.read_bytes()) for path in _files(site))
    yield from ((f"{SERVER}/{path.name}", path.read_bytes()) for path in _files(DEPLOY) if path.name != SOURCE)
    yield f"{SERVER}/LICENSE.txt", (ROOT / "LICENSE").read_bytes()


def _files(folder: Path) -> list[Path]:
    """All files in the same order everywhere."""
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def pack(site: Path, target: Path) -> None:
    """Write the zip; the same site always gives the same bytes."""
    with ZipFile(target, "w") as archive:
        for path, content in contents(site):
            entry = ZipInfo(f"{FOLDER}/{path}", EPOCH)
            entry.create_system = 3  # Unix, wherever it is made
            entry.external_attr = MODE
            archive.writestr(entry, content, ZIP_DEFLATED)


if __name__ == "__main__":
    if len(sys.argv) != 2 or not (Path(sys.argv[1]) / "index.html").is_file():  # noqa: PLR2004 - the command and its one word
        sys.exit("用法：python -m macros.usb 已生成的网站文件夹")
    pack(Path(sys.argv[1]), Path(name()))
    print(f"已写成 {name()}：拷到U盘，全部解压以后双击“{START}”。")
