"""When Python cannot start in the page: another way is tried, and if that fails too a sentence and the table are there."""

import shutil

import pytest
from conftest import SITE
from playwright.sync_api import expect

from macros import bytecode, runtime


START = 60_000  # ms; Python has to start first
PATIENCE = 60_000  # ms for each way of starting, as in python.js
QUORUM = "calculators/quorum.html"
NAMES = runtime.names()


def ask(page):
    page.locator("[name=formal]").fill("30")
    page.locator("[name=present]").fill("23")
    page.get_by_role("button", name="核算", exact=True).click()


def answers(page):
    ask(page)
    expect(page.locator(".answer .sentence")).to_contain_text("还差1人", timeout=START)
    expect(page.locator(".fallback")).to_be_hidden()


def says(page, words):
    """The sentence, the way to the table, and nothing typed is lost."""
    ask(page)
    expect(page.locator(".state")).to_contain_text(words, timeout=START)
    expect(page.locator(".fallback a").first).to_be_visible()
    expect(page.locator("[name=formal]")).to_have_value("30")


def before(page, script):
    """Let *script* run in every worker first: what a browser does not let a worker have."""
    page.add_init_script(
        f"""window.Worker = class extends Worker {{
            constructor(address) {{
                const lines = {script!r} + ";importScripts(" + JSON.stringify(String(address)) + ")";
                super(URL.createObjectURL(new Blob([lines])));
            }}
        }};"""
    )


def half(name):
    content = (SITE / "assets/python" / name).read_bytes()
    return content[: len(content) // 2]


BROKEN = {
    "文件不在": lambda route: route.fulfill(status=404, body="没有"),
    "连接断开": lambda route: route.abort(),
    "类型不对": lambda route: route.fulfill(path=stored(route), content_type="application/octet-stream"),
    "只有一半": lambda route: route.fulfill(body=half(stored(route).name), content_type=TYPES[stored(route).suffix]),
}
TYPES = {".js": "text/javascript", ".wasm": "application/wasm", ".zip": "application/zip"}


def stored(route):
    return SITE / "assets/python" / route.request.url.rpartition("/")[2]


# A zip and a script may have any type; a truncated script and an empty answer are much the same.
TRIED = [
    pytest.param(part, broken, marks=[] if (part, broken) == ("wasm", "类型不对") else [pytest.mark.slow])
    for part in ("worker", "wasm", "library", "checkers")
    for broken in BROKEN
    if broken != "类型不对" or part == "wasm"
]


@pytest.mark.parametrize(("part", "broken"), TRIED)
def test_another_way_is_tried(page, base_url, part, broken):
    """
    One file that does not come as it should is no reason to give up: all of them are in one script, too.
    """
    page.route(f"**/{NAMES[part]}", BROKEN[broken])
    page.goto(base_url + QUORUM)

    answers(page)


ANSWERED = QUORUM + "#purpose=committee-election&formal=30&present=23&day=2026-03-01"


def test_worker_is_there_before_the_page_where_the_address_has_answers(page, base_url):
    """
    And it is the one that answers: there is no second.
    """
    page.add_init_script(
        """window.made = [];
        window.Worker = class extends Worker {
            constructor(address) {
                super(address);
                window.made.push(document.body ? "late" : "early");
            }
        };"""
    )
    page.goto(base_url + ANSWERED)

    expect(page.locator(".answer .sentence")).to_contain_text("还差1人", timeout=START)
    assert page.evaluate("window.made") == ["early"]


def test_another_way_is_tried_where_the_address_has_answers(page, base_url):
    """
    The worker that the head of the page asked for did not come; its failure is heard of before anybody listens.
    """
    page.route(f"**/{NAMES['worker']}", BROKEN["文件不在"])
    page.goto(base_url + ANSWERED)

    expect(page.locator(".answer .sentence")).to_contain_text("还差1人", timeout=START)


@pytest.mark.parametrize("broken", ["文件不在", pytest.param("只有一半", marks=pytest.mark.slow)])
def test_site_that_is_not_complete(page, base_url, broken):
    for part in ("wasm", "bundle"):
        page.route(f"**/{NAMES[part]}", BROKEN[broken])
    page.goto(base_url + QUORUM)

    says(page, "网站上计算程序的文件缺了，或者不完整")


@pytest.mark.parametrize("content", [None, pytest.param(half, marks=pytest.mark.slow)], ids=["缺文件", "只有一半"])
def test_copy_that_is_not_complete(page, tmp_path, content):
    """
    A stick that was pulled out too early: the page says that the copy has to be made again.
    """
    folder = shutil.copytree(SITE, tmp_path / "手册 副本", ignore=shutil.ignore_patterns("*.wasm", "bundle.*"))
    if content:
        (folder / "assets/python" / NAMES["bundle"]).write_bytes(content(NAMES["bundle"]))
    page.goto((folder / QUORUM).as_uri())

    says(page, "没有复制完整")
    expect(page.locator(".state")).to_contain_text("重新复制一遍")


@pytest.mark.slow
def test_copy_with_damaged_bytes(page, tmp_path):
    """
    As long as it was, but some of it is something else.
    """
    folder = shutil.copytree(SITE, tmp_path / "手册 副本", ignore=shutil.ignore_patterns("*.wasm"))
    bundle = folder / "assets/python" / NAMES["bundle"]
    content = bundle.read_bytes()
    middle = len(content) // 2
    bundle.write_bytes(content[:middle] + b"A" * 4096 + content[middle + 4096 :])
    page.goto((folder / QUORUM).as_uri())

    says(page, "没有复制完整")


def test_browser_that_is_too_old(page, base_url):
    page.add_init_script("delete Array.prototype.findLast")
    page.goto(base_url + QUORUM)

    expect(page.locator(".state")).to_contain_text("版本太旧")
    expect(page.locator(".fallback a")).to_be_visible()


def test_browser_without_webassembly(page, base_url):
    page.add_init_script("delete window.WebAssembly")
    page.goto(base_url + QUORUM)

    expect(page.locator(".state")).to_contain_text("安全设置不允许运行计算程序")
    expect(page.locator(".fallback a")).to_be_visible()


def test_worker_is_refused(page, base_url):
    page.add_init_script("window.Worker = function () { throw new DOMException('no', 'SecurityError'); }")
    page.goto(base_url + QUORUM)

    says(page, "不允许网页在后台运行程序")


def test_no_room_in_memory(page, base_url):
    before(page, "WebAssembly.Memory = function () { throw new RangeError('could not allocate memory'); }")
    page.goto(base_url + QUORUM)

    says(page, "内存不够")


def test_policy_without_webassembly(page, copy, tmp_path):
    """
    The page's own policy reaches the worker of a file, so a browser that forbids is the same as a policy that does.
    """
    folder = shutil.copytree(copy, tmp_path / "手册 副本", ignore=shutil.ignore_patterns("*.wasm"))
    file = folder / QUORUM
    file.write_text(file.read_text("utf-8").replace("'wasm-unsafe-eval'", ""), "utf-8")
    page.goto(file.as_uri())

    says(page, "安全设置不允许运行计算程序")


def test_server_that_never_answers(page, base_url):
    """
    Each way of starting is given up after a minute; who waits is told of the table long before; a click tries again.
    """
    page.clock.install()
    for part in ("worker", "bundle"):
        page.route(f"**/{NAMES[part]}", lambda _route: None)
    with page.expect_request(f"**/{NAMES['worker']}"):  # in advance, or when the form is touched
        page.goto(base_url + QUORUM)
        ask(page)
    page.clock.fast_forward(11_000)
    expect(page.locator(".state")).to_contain_text("请再等一等")
    expect(page.locator(".fallback a")).to_be_visible()
    with page.expect_request(f"**/{NAMES['bundle']}"):
        page.clock.fast_forward(PATIENCE)
    page.clock.fast_forward(PATIENCE)

    expect(page.locator(".state")).to_contain_text("等了很久")
    with page.expect_request(f"**/{NAMES['worker']}"):
        ask(page)


def test_fallback_without_a_table(page, base_url):
    """
    A calculator that has no table sends to its examples and its sources.
    """
    page.add_init_script("delete window.Worker")
    page.goto(base_url + "calculators/transfer.html")

    expect(page.locator(".state")).to_contain_text("不允许网页在后台运行程序")
    for link in page.locator(".fallback a").all():
        path, _, anchor = link.get_attribute("href").partition("#")
        assert path == "transfer.html"
        assert page.locator(f"#{anchor}").count() == 1
    assert page.locator(".fallback a").count() == 2


REACHING = b"""
from datetime import datetime
import traceback, warnings
def check(_):
    assert datetime.strptime("2026-03-01", "%Y-%m-%d").day == 1
    assert int("9" * 4000) % 7 >= 0 and str(10 ** 4000)
    for encoding in ("ascii", "latin-1", "utf-8"):
        assert "\xe5\xad\x97".encode(encoding, "replace") and b"a".decode(encoding)
    warnings.warn("one", stacklevel=1)
    try:
        raise KeyError("inner")
    except KeyError as error:
        assert "KeyError" in "".join(traceback.format_exception(error))
        raise ValueError("outer") from error
"""


def test_calculator_that_fails(page, base_url):
    """
    What the interpreter looks for by name is there; the reader gets a sentence, the maintainer a traceback.
    """
    sources = runtime.program()
    sources["checkers/quorum.py"] += REACHING + b"object.__setattr__(quorum, 'check', check)\n"
    page.route(
        f"**/{NAMES['checkers']}", lambda route: route.fulfill(body=bytecode.archive(sources), content_type="x/zip")
    )
    said = []
    page.on("console", lambda line: said.append(line.text) if line.type == "error" else None)
    page.goto(base_url + QUORUM)

    says(page, "出了差错")
    for words in ("KeyError: 'inner'", "ValueError: outer", 'File "checkers/quorum.py", line', "in check"):
        assert words in "".join(said)
