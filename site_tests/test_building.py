"""Building the site: mistakes are named, both generators agree, the server shows what was changed."""

import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest
from conftest import PAGES, ROOT, SITE
from playwright.sync_api import expect


NORM = Path("procedures/elections/election-procedure.yaml")
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "node_modules", "site*", ".build", ".*_cache", "__pycache__")


@pytest.fixture
def project(tmp_path):
    """A copy of the project that may be broken; installed packages are shared."""
    folder = tmp_path / "handbook"
    shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return folder


def change(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def run(project, *command):
    environment = {key: value for key, value in os.environ.items() if key != "HANDBOOK_PROCEDURES"}
    return subprocess.run(
        [sys.executable, "-m", *command], cwd=project, env=environment, capture_output=True, text=True, check=False
    )


def test_check_says_that_all_is_well(project):
    said = run(project, "macros")

    assert (said.returncode, said.stderr) == (0, "")
    assert "没有发现问题" in said.stdout


def test_check_names_file_and_line_of_every_mistake(project):
    """
    Several mistakes at once, each with its place and a sentence; exit status 1, no traceback.
    """
    change(project / NORM, "who: [监票人]", "whoo: [监票人]")
    change(project / "procedures/tasks.yaml", "norm: election-procedure", "norm: election-procedur")
    line = (project / NORM).read_text("utf-8").split("whoo:")[0].count("\n") + 1
    said = run(project, "macros")

    assert said.returncode == 1
    assert f"{NORM}:{line}: 没有「whoo」这个键，是不是「who」？" in said.stderr
    assert "Traceback" not in said.stderr
    change(project / NORM, "whoo: [监票人]", "who: [监票员]")
    said = run(project, "macros")
    assert f"{NORM}:" in said.stderr
    assert "是不是「监票人」？" in said.stderr
    assert "procedures/tasks.yaml:" in said.stderr


def test_check_asks_for_the_page_of_a_new_norm(project):
    shutil.copyfile(project / NORM, project / NORM.with_name("new-norm.yaml"))
    said = run(project, "macros")

    assert said.returncode == 1
    assert "docs/elections/new-norm.md:1: 缺少这个页面" in said.stderr


def test_publish_without_a_folder_says_how_it_is_used(project):
    said = run(project, "macros.publish", "nowhere")

    assert said.returncode == 1
    assert "用法" in said.stderr


@pytest.mark.slow
def test_broken_tree_is_never_published(project):
    """
    make site with a mistake: exit status not 0, the sentence, and no site left that looks new.
    """
    (project / ".venv").symlink_to(ROOT / ".venv")
    change(project / NORM, "title: 选举程序", "titel: 选举程序")
    (project / "site").mkdir()
    made = subprocess.run(["make", "site"], cwd=project, capture_output=True, text=True, check=False)  # noqa: S607

    assert made.returncode != 0
    assert f"{NORM}:" in made.stdout + made.stderr
    assert "titel" in made.stdout + made.stderr
    assert not (project / "site").exists()


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in PAGES if name != "404.html"])
def test_both_generators_build_the_same_page(page, name):
    """
    Headings, text and links of the content are the same from MkDocs and from Zensical.
    """
    made = []
    for site in (SITE, ROOT / "site-zensical"):
        page.goto((site / name).as_uri())
        article = page.locator("article")
        links = article.locator("a[href]").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
        made.append((article.inner_text(), links))

    assert made[0] == made[1]


@contextmanager
def serving(project, *options):
    """``make serve`` in a copy of the project, on a free port; ended when the test ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "macros.serve", "--address", address, *options]
    environment = {key: value for key, value in os.environ.items() if key != "HANDBOOK_PROCEDURES"}
    server = subprocess.Popen(command, cwd=project, env=environment)
    try:
        yield f"http://{address}/"
    finally:
        server.terminate()
        server.wait()


def until(reached, what, seconds=60):
    """Ask *reached* again and again until it is true; a server needs a moment to start."""
    pause = threading.Event()
    for _ in range(seconds * 10):
        if reached():
            return
        pause.wait(0.1)
    raise AssertionError(f"{seconds} 秒内没有等到：{what}")


def shown(address):
    """The page as the server gives it now; empty while it does not answer."""
    try:
        with urlopen(address) as answer:  # noqa: S310 - our own server
            return answer.read().decode()
    except OSError:
        return ""


@pytest.mark.slow
def test_server_shows_changes_of_data_and_of_code(page, project):
    """
    An edit of YAML rebuilds the page; a mistake is survived; an edit of code restarts the server.
    """
    with serving(project) as home:
        address = home + "elections/election-procedure.html"
        until(lambda: shown(address), "第一次打开")
        page.goto(address)
        step = re.search(r"id: check-box\n +text: .*", (project / NORM).read_text("utf-8"))[
            0
        ]  # by its id: ids never change, words do
        change(project / NORM, step, step.partition("text:")[0] + "text: 改过的一步")
        expect(page.locator("#step-check-box .text")).to_have_text("改过的一步", timeout=60_000)
        change(project / NORM, "text: 改过的一步", "txet: 错了")
        change(project / NORM, "txet: 错了", "text: 又改对了")
        expect(page.locator("#step-check-box .text")).to_have_text("又改对了", timeout=60_000)
        change(project / "macros/norm.py", "内容核对至", "程序也改了")
        until(lambda: "程序也改了" in shown(address), "程序改动以后重新开始")


@pytest.mark.slow
def test_server_of_one_norm(project):
    with serving(project, "--only", "election-procedure") as address:
        until(lambda: "选举程序" in shown(address + "elections/election-procedure.html"), "只看一个规范")

        assert shown(address + "calculators/quorum.html") == ""
