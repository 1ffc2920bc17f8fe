"""The same commit and the same locked versions give the same bytes, whoever builds where and when."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256

import pytest
from conftest import ROOT, SITE
from test_building import LEFT_OUT


# Another day, way of hashing, time zone, language, and rights of new files; the folder is another one, too.
ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "America/St_Johns",
    "LC_ALL": "C",
    "LANG": "C",
    "PYTHONUTF8": "0",
    "PYTHONIOENCODING": "utf-8",  # what is printed may be Chinese; files must not depend on the language
    "NO_MKDOCS_2_WARNING": "1",
}
DAY = "2031-02-03 04:05:06"
RIGHTS = 0o077


def hashes(site):
    """Hash of every file by its place in the site."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    """The project in another folder, every file changed at another time, in another order of the folder."""
    folder = tmp_path_factory.mktemp("另一台 电脑") / "handbook"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT, copy_function=shutil.copyfile)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


@pytest.fixture(scope="module")
def build(copy):
    """Run one of our commands in the copy, as somebody else, elsewhere, on another day."""
    faketime = shutil.which("faketime")
    assert faketime, "没有 faketime：请安装（Debian：apt-get install faketime），或以 root 身份执行 .ci/system。"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("HANDBOOK")} | ELSEWHERE

    def run(*command):
        command = [faketime, "-f", f"@{DAY}", sys.executable, "-m", *command]
        subprocess.run(command, cwd=copy, env=environment, umask=RIGHTS, check=True)

    run("mkdocs", "build", "--strict", "--quiet")
    run("macros.publish", "site")
    run("macros.usb", "site")
    return copy


@pytest.mark.slow
def test_site_is_the_same(build):
    here, there = hashes(SITE), hashes(build / "site")

    assert sorted(here.keys() ^ there.keys()) == []
    assert [name for name in sorted(here) if here[name] != there[name]] == []


@pytest.mark.slow
def test_zip_is_the_same(build, tmp_path):
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    subprocess.run([sys.executable, "-m", "macros.usb", SITE], cwd=tmp_path, env=environment, check=True)
    made = [next(folder.glob("*.zip")) for folder in (tmp_path, build)]

    assert made[0].name == made[1].name
    assert sha256(made[0].read_bytes()).digest() == sha256(made[1].read_bytes()).digest()
