"""The search: what is in its index, what it finds, and the dialog as readers use it."""

import gzip
import json
import shutil
from collections import defaultdict
from functools import cache

import pytest
import yaml
from conftest import PAGES, ROOT, SITE
from html_pages import read
from paper import plain, sheets
from playwright.sync_api import expect
from test_pages import violations


START = "elections/election-procedure.html"
CASES = yaml.safe_load((ROOT / "site_tests/search_cases.yaml").read_text("utf-8"))
BUDGET = 5 * 1024  # bytes of the compressed index for each page
FIRST = 3  # hits among which the page wanted must be
TOLD = """(queries) => queries.map((query) => {
  const {index, find} = handbook.search;
  return find(query).hits.slice(0, 3).map(({section}) => {
    const {anchor, page} = index.sections[section];
    return index.pages[page].address + (anchor && "#" + anchor);
  });
})"""


@cache
def index():
    """The index that the pages name, and its data."""
    (path,) = (SITE / "assets/search").iterdir()
    data = json.loads(path.read_text("utf-8").removeprefix("handbook.searchIndex(").removesuffix(");\n"))
    return path, {name: value.split("\n") for name, value in data.items()}


@cache
def anchors():
    """The ids of the sections that the index has, by page."""
    data = index()[1]
    found = defaultdict(list)
    lines = iter(data["sections"])
    for page in data["pages"]:
        address, *_, number = page.split("\t")
        found[address] = [next(lines).split("\t")[0] for _ in range(int(number))]
    assert list(lines) == []
    return found


def ready(page):
    """Wait until the index is read: nothing is said any more of preparing."""
    expect(page.locator("dialog.search .search-said")).to_have_text("")


@pytest.fixture
def opened(page, base_url):
    """The dialog, opened by its key and ready."""
    page.goto(base_url + START)
    page.keyboard.press("/")
    ready(page)
    return page.locator("dialog.search")


@pytest.fixture(scope="module")
def answers(browser, base_url):
    """The first hits of every case."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(base_url + START)
    page.get_by_role("button", name="搜索").click()
    ready(page)
    found = page.evaluate(TOLD, list(CASES))
    context.close()
    return dict(zip(CASES, found, strict=True))


def test_every_page_is_in_the_index():
    assert sorted(anchors()) == [name for name in PAGES if name != "404.html"]


@pytest.mark.parametrize("name", [name for name in PAGES if name != "404.html"])
def test_every_section_of_the_index_is_on_its_page(name):
    """
    A hit leads to an id that is there; every step, clause and word of the page can be hit.
    """
    ids = set(read(name).ids)
    found = [anchor for anchor in anchors()[name] if anchor]

    assert ids.issuperset(found)
    assert len(found) == len(set(found))
    assert {one for one in ids if one.startswith(("step-", "term-"))} <= set(found)


@pytest.mark.parametrize("name", PAGES)
def test_every_page_has_the_button(name):
    """
    One in the header, which names the index there is.
    """
    text = (SITE / name).read_text("utf-8")

    assert text.count('class="search-open with-script"') == 1
    assert f'data-index="{index()[0].relative_to(SITE).as_posix()}"' in text


def test_index_is_small():
    assert len(gzip.compress(index()[0].read_bytes(), mtime=0)) <= BUDGET * len(PAGES)


@pytest.mark.parametrize("query", CASES)
def test_finds(answers, query):
    """
    Among the first three hits is the page, or the section, that a secretary would want.
    """
    wanted = CASES[query]
    found = answers[query] if "#" in wanted else [place.partition("#")[0] for place in answers[query]]

    assert wanted in found[:FIRST]


def test_by_keyboard_alone(page, complaints, opened):
    """
    Open, type, choose by arrows, open the hit: the section is there; the index was not loaded before.
    """
    page.keyboard.type("推选监票人")
    hits = opened.locator(".search-hits a")
    expect(hits.first.locator("mark").first).to_have_text("推选监票人")
    expect(opened.get_by_role("status")).to_contain_text("找到")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("textbox", name="搜索本手册")).to_be_focused()
    page.keyboard.press("Enter")
    expect(hits.nth(0)).to_be_focused()
    page.keyboard.press("Enter")

    expect(page).to_have_url(page.url.partition("#")[0] + "#step-scrutineers")
    expect(page.locator("#step-scrutineers")).to_be_in_viewport()
    expect(opened).to_be_hidden()
    assert complaints == []


@pytest.mark.slow
def test_loaded_when_opened(page, base_url):
    """
    A page alone asks for nothing of the search but its button's script.
    """
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(base_url + START)
    page.wait_for_load_state("load")

    assert [url for url in asked if "search-" in url or "/assets/search/" in url] == []
    page.keyboard.press("Control+k")
    ready(page)
    assert any("/assets/search/index." in url for url in asked)


@pytest.mark.slow
def test_escape_closes_and_opening_again_selects(page, opened):
    page.keyboard.type("党费")
    page.keyboard.press("Escape")
    expect(opened).to_be_hidden()
    page.keyboard.press("Control+k")
    page.keyboard.type("党课")  # what was selected is replaced

    expect(page.get_by_role("textbox", name="搜索本手册")).to_have_value("党课")
    expect(opened.locator(".search-where").first).to_contain_text("党课")


@pytest.mark.slow
def test_slash_in_a_field_is_a_slash(page, base_url):
    page.goto(base_url + "norms.html")
    field = page.get_by_label("有这些字")
    field.press("/")

    expect(field).to_have_value("/")
    expect(page.locator("dialog.search")).to_have_count(0)


@pytest.mark.slow
def test_typing_goes_on_from_a_hit(page, opened):
    page.keyboard.type("huan")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("jie")

    expect(page.get_by_role("textbox", name="搜索本手册")).to_have_value("huanjie")
    expect(page.get_by_role("textbox", name="搜索本手册")).to_be_focused()


@pytest.mark.slow
def test_half_typed_characters_are_not_searched(page, opened):
    """
    While an input method is composing nothing changes; what it commits is searched.
    """
    keyboard = page.context.new_cdp_session(page)
    page.keyboard.type("党课")
    said = opened.get_by_role("status").inner_text()
    keyboard.send("Input.imeSetComposition", {"text": "huan'jie", "selectionStart": 8, "selectionEnd": 8})

    expect(page.get_by_role("textbox", name="搜索本手册")).to_have_value("党课huan'jie")
    expect(opened.get_by_role("status")).to_have_text(said)
    keyboard.send("Input.insertText", {"text": "换届"})
    expect(page.get_by_role("textbox", name="搜索本手册")).to_have_value("党课换届")
    expect(opened.get_by_role("status")).not_to_have_text(said)


@pytest.mark.slow
def test_nothing_found_says_what_to_try(page, opened):
    page.keyboard.type("火星探测器")

    expect(opened.get_by_role("status")).to_contain_text("没有找到。换个说法试试")
    expect(opened.locator(".search-hits a")).to_have_count(0)


@pytest.mark.slow
@pytest.mark.parametrize("broken", ["missing", "cut short"])
def test_incomplete_copy_is_said_to_be_one(page, tmp_path, broken):
    """
    On a stick to which the index was not copied, or only half of it.
    """
    folder = tmp_path / "手册 副本"
    shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("python"))
    copied = folder / index()[0].relative_to(SITE)
    if broken == "missing":
        copied.unlink()
    else:
        copied.write_text(copied.read_text("utf-8")[:9999], "utf-8")
    page.goto((folder / START).as_uri())
    page.get_by_role("button", name="搜索").click()

    expect(page.get_by_role("status")).to_contain_text(f"副本不完整，缺少搜索用的文件 {copied.name}")
    page.get_by_role("button", name="关闭").click()
    expect(page.locator("dialog.search")).to_be_hidden()


@pytest.mark.slow
def test_opened_as_a_file(page, complaints, tmp_path):
    """
    From a folder with spaces and Chinese in its name: found, opened at the step, nothing asked of anybody else.
    """
    folder = tmp_path / "手册 副本 #1"
    shutil.copytree(SITE, folder, ignore=shutil.ignore_patterns("python"))
    page.goto((folder / "about/use.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("換屆請示")
    page.locator(".search-where", has_text="把换届选举请示报送上级党委").click()

    expect(page.locator("#step-send-request")).to_be_in_viewport()
    expect(page).to_have_url((folder / "elections/reelection-1-preparation.html").as_uri() + "#step-send-request")
    assert complaints == []


@pytest.mark.slow
def test_a_hit_may_open_in_another_tab(page, opened):
    page.keyboard.type("党费")
    link = opened.locator(".search-hits a").first
    with page.context.expect_page() as other:
        link.click(modifiers=["ControlOrMeta"])

    expect(other.value).to_have_url(link.evaluate("link => link.href"))
    expect(opened).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["default", "slate"], ids=["浅色", "深色"])
@pytest.mark.parametrize("width", [360, 1280])
def test_open_dialog_is_accessible(page, opened, scheme, width):
    """
    No axe violation with hits shown, and on a phone nothing wider than the screen.
    """
    page.set_viewport_size({"width": width, "height": 740})
    page.evaluate("scheme => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    page.keyboard.type("差额选举的比例")
    expect(opened.locator(".search-hits a").first).to_be_visible()

    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")


@pytest.mark.slow
def test_search_is_never_printed(page, opened):
    """
    With the dialog open the page prints as without it.
    """
    page.keyboard.type("监票人")
    expect(opened.locator(".search-hits a").first).to_be_visible()
    printed = "".join(sheet.text for sheet in sheets(page.pdf(prefer_css_page_size=True)))

    assert "推选监票人、计票人" in plain(printed)
    assert "找到" not in printed
    assert "搜索" not in printed


@pytest.mark.slow
def test_without_scripts_there_is_no_button(browser, base_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + START)

    expect(page.locator(".search-open")).to_be_hidden()
    context.close()


@pytest.mark.slow
def test_both_generators_give_the_same_index():
    """
    Byte for byte: its address names its content.
    """
    (other,) = (ROOT / "site-zensical/assets/search").iterdir()

    assert other.name == index()[0].name
    assert other.read_bytes() == index()[0].read_bytes()
