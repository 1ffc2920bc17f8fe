"""The zip for a stick: unpacked anywhere and opened by a double click, everything is there."""

import re
import subprocess
from zipfile import ZipFile

import pytest
from conftest import ROOT, SITE
from html_pages import Page
from playwright.sync_api import expect

from macros import usb


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    target = tmp_path_factory.mktemp("usb") / usb.name()
    usb.pack(SITE, target)
    return target


@pytest.fixture(scope="module")
def stick(archive, tmp_path_factory):
    """The zip unpacked where a path has spaces and Chinese."""
    folder = tmp_path_factory.mktemp("我的 U盘") / "工作 资料（2026年）"
    with ZipFile(archive) as packed:
        packed.extractall(folder)
    return folder / usb.FOLDER


def test_the_zip_says_how_its_names_are_written(archive):
    """
    Names that are not English are marked as UTF-8; dates and rights are the same for all; the site is whole.
    """
    with ZipFile(archive) as packed:
        entries = packed.infolist()
        assert packed.testzip() is None

    assert all(entry.flag_bits & 0x800 for entry in entries)
    assert {(entry.date_time, entry.external_attr, entry.create_system) for entry in entries} == {
        (usb.EPOCH, usb.MODE, 3)
    }
    names = {entry.filename.removeprefix(f"{usb.FOLDER}/") for entry in entries}
    assert {path.relative_to(SITE).as_posix() for path in SITE.rglob("*") if path.is_file()} == {
        name.removeprefix("site/") for name in names if name.startswith("site/")
    }
    assert {name.partition("/")[0] for name in names} == {usb.START, "site", usb.SERVER}


def test_start_page_is_plain_and_says_what_matters(stick):
    """
    No script; the policy; unpack first; the warning about networks; every address leads to a file of the zip.
    """
    html = (stick / usb.START).read_text("utf-8")

    assert "<script" not in html
    assert "Content-Security-Policy" in html
    assert "{{" not in html
    for words in ("全部解压", "不得混用移动存储介质", "不得填写涉密信息", "解除锁定", "WPS", "以上级党组织要求为准"):
        assert words in html
    addresses = Page(html).addresses
    assert [address for address in addresses if not (stick / address).is_file()] == []
    assert "site/index.html" in addresses


def test_start_page_opened_inside_the_zip_says_so(page, stick, tmp_path):
    """
    A file manager that opens the page from inside the zip takes out this one file: then the page says what is wrong.
    """
    hint = page.get_by_text("压缩包还没有全部解压")
    page.goto((stick / usb.START).as_uri())
    expect(hint).to_be_hidden()
    (tmp_path / usb.START).write_bytes((stick / usb.START).read_bytes())
    page.goto((tmp_path / usb.START).as_uri())
    expect(hint).to_be_visible()


@pytest.mark.slow
def test_everything_from_the_stick(page, complaints, stick):
    """
    From the start page to home, to a norm, its drawing and its sheet, a calculator, a table: nothing asked of any host.
    """
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((stick / usb.START).as_uri())
    page.get_by_role("link", name="打开手册").click()
    expect(page.locator("h1")).to_have_text("党支部工作手册¶")
    page.get_by_role("link", name="全部规范").locator("visible=true").first.click()
    page.locator(".catalogue").get_by_role("link", name="选举程序", exact=True).click()
    expect(page.locator("h1")).to_have_text("选举程序¶")
    box = page.locator(".sheet input[type=checkbox]").first
    box.check()
    expect(box).to_be_checked()
    # Browsers show a drawing that is a file, to be saved from there.
    page.get_by_role("link", name="打开矢量图（SVG），再另存").first.click()
    expect(page.locator("svg[role=group] > title")).to_have_text("选举程序流程图")
    page.go_back()
    expect(page.locator("h1")).to_have_text("选举程序¶")
    page.goto((stick / "site/tables/quorum.html").as_uri())
    expect(page.get_by_role("row", name="30 24").first).to_be_visible()

    assert complaints == []
    assert {address.partition(":")[0] for address in asked} <= {"file", "data", "blob"}
    assert all(address.startswith(stick.as_uri()) for address in asked if address.startswith("file:"))


@pytest.mark.slow
def test_calculator_from_the_stick(page, complaints, stick):
    """
    A calculator answers from a file, too.
    """
    page.goto((stick / "site/calculators/quorum.html").as_uri())
    page.locator("[name=formal]").fill("30")
    page.locator("[name=present]").fill("24")
    page.get_by_role("button", name="核算").click()

    expect(page.locator(".answer .sentence")).to_contain_text("可以进行选举", timeout=60_000)
    assert complaints == []


def test_command_writes_the_zip_of_this_version(tmp_path, archive):
    """
    python -m macros.usb: the file is named by the version; the bytes are those of any other run.
    """
    command = [ROOT / ".venv/bin/python", "-m", "macros.usb"]
    environment = {"PYTHONPATH": str(ROOT), "TZ": "America/New_York"}
    made = subprocess.run([*command, SITE], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    wrong = subprocess.run([*command, "no"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)

    assert re.fullmatch(r"party-branch-handbook-\d+\.\d+\.\d+\.zip", archive.name)
    assert archive.name in made.stdout
    assert (tmp_path / archive.name).read_bytes() == archive.read_bytes()
    assert wrong.returncode == 1
    assert "用法" in wrong.stderr
