"""The site as it is really read: from a stick, without scripts, long after it was checked."""

import re
from bisect import bisect
from itertools import accumulate
from xml.etree import ElementTree as ET

import pytest
from conftest import PAGES, SITE
from html_pages import ALIKE, read, target
from paper import has_footers, plain, sheets
from playwright.sync_api import expect

from macros.handbook import library


NORM = "elections/election-procedure.html"
CALCULATOR = "calculators/quorum.html"
# Waits until Python runs, where the page has a calculator.
STARTED = """() => {
  const form = document.querySelector("form.calculator");
  return form && handbook.python.start(JSON.parse(form.dataset.python), form.dataset.checker);
}"""


@pytest.mark.parametrize("name", ["index.html", NORM, CALCULATOR, "tables/quorum.html"])
def test_opened_as_a_file(page, complaints, copy, name):
    """
    Opened from a folder with spaces and Chinese in its name: everything is there, the console is silent.
    """
    page.goto((copy / name).as_uri())

    expect(page.locator("h1")).to_be_visible()
    page.evaluate(STARTED)  # or leaving the page would cut it short
    page.get_by_role("link", name="首页").first.click()
    expect(page.locator("h1")).to_have_text("党支部工作手册¶")
    assert complaints == []


def test_readable_without_scripts(browser, base_url):
    """
    Steps, clauses, differences and tables are in the page itself; the calculator sends to its table.
    """
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + NORM)
    for text in ("清点到会人数，报告应到会、实到会人数", "第二十一条", "五分之四算不算在内", "待核"):
        expect(page.get_by_text(text).first).to_be_visible()
    page.goto(base_url + CALCULATOR)
    expect(page.get_by_text("浏览器没有开启 JavaScript")).to_be_visible()
    page.goto(base_url + "tables/quorum.html")
    expect(page.get_by_role("row", name="30 24").first).to_be_visible()
    context.close()


def words(page):
    """Every visible line of the page's content that is not there for scripts or for their absence only, once."""
    page.evaluate(
        "document.querySelectorAll('.with-script, .without-script, article button, [role=status]').forEach((each) => each.remove())"
    )
    return {line for text in page.locator("article").all_inner_texts() for line in map(str.strip, text.split("\n"))}


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in PAGES if name != "404.html"])
def test_without_scripts_nothing_is_missing(browser, page, base_url, name):
    """
    Every word that a page shows with scripts is there without them, and it prints with all its headings.
    """
    context = browser.new_context(locale="zh-CN", java_script_enabled=False)
    bare = context.new_page()
    for each in (page, bare):
        each.goto(base_url + name)
    printed = "".join("".join(sheet.text.split()) for sheet in sheets(bare.pdf(prefer_css_page_size=True)))
    headings = bare.locator("article :is(h1, h2, h3)").evaluate_all(
        "all => all.map((each) => each.firstChild.textContent)"
    )

    assert words(page) - words(bare) == set()
    assert [each for each in headings if "".join(plain(each).split()) not in printed] == []
    context.close()


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("2027-11-22T12:00:00", ""),
        ("2027-11-23T12:00:00", "核对日期已超过一年（这台电脑的日期是2027年11月23日）"),
        ("2026-11-21T00:00:00Z", ""),
        ("2026-11-20T23:59:59Z", "这台电脑的日期是2026年11月2"),  # the day depends on where the computer stands
        ("1999-01-01T12:00:00", "这台电脑的日期是1999年1月1日，比本页内容的核对日期还早，恐怕不准"),
    ],
    ids=["刚满一年，不提示", "过一年，提示", "核对的前一天，可能是时区，不提示", "更早，日期不准", "电池没电了"],
)
def test_old_content_and_a_wrong_clock_are_said_to_be_so(page, base_url, now, said):
    page.clock.set_fixed_time(now)
    page.goto(base_url + NORM)
    banner = page.locator(".stale")

    expect(banner).to_contain_text(said) if said else expect(banner).to_be_hidden()


SCRIPT, STYLE = "**/assets/js/handbook.*.js", "**/assets/css/handbook.*.css"


@pytest.mark.parametrize("name", [NORM, pytest.param("index.html", marks=pytest.mark.slow)])
@pytest.mark.parametrize(
    ("part", "broken"),
    [(SCRIPT, "missing"), (SCRIPT, "half"), pytest.param(STYLE, "missing", marks=pytest.mark.slow)],
)
def test_copy_that_lacks_script_or_style_says_so(page, base_url, part, broken, name):
    """
    What needs the script is not offered; a run that was open does not keep the checklist hidden.
    """

    def break_off(route):
        if broken == "missing":
            return route.fulfill(status=404)
        return route.fulfill(body=route.fetch().body()[:20_000], content_type="text/javascript")

    page.add_init_script("localStorage.setItem('party-handbook:last', '1')")
    page.route(part, break_off)
    page.goto(base_url + name)

    expect(page.get_by_role("alert")).to_contain_text("请把整个文件夹重新复制一遍")
    assert not page.evaluate(
        "[...document.documentElement.classList].filter((name) => /scripted|restoring/.test(name))"
    )
    if part == SCRIPT:
        expect(page.locator(".with-script:visible")).to_have_count(0)


def test_whole_copy_says_nothing_of_the_kind(page, base_url):
    page.goto(base_url + NORM)

    expect(page.locator("html.scripted")).to_be_attached()
    expect(page.locator(".incomplete")).to_be_hidden()


def test_checklist_prints_its_squares(page, base_url):
    """
    On paper every step has a square of its own, ticked or not.
    """
    page.goto(base_url + NORM)
    page.emulate_media(media="print")
    boxes = page.locator(".sheet input[type=checkbox]")

    steps = library().norms["election-procedure"].root.steps()
    assert boxes.count() == sum(1 for _ in steps)
    style = "box => [getComputedStyle(box).appearance, getComputedStyle(box).borderTopStyle]"
    assert boxes.first.evaluate(style) == ["none", "solid"]


def test_home_leads_to_every_page():
    """
    From the home page every other page can be reached by links.
    """
    reached, todo = set(), ["index.html"]
    while todo:
        here = todo.pop()
        if here in reached or not here.endswith(".html"):
            continue
        reached.add(here)
        todo += [path for address in read(here).addresses if (path := target(here, address)[0])]

    assert set(PAGES) - reached == {"404.html"}


NORMS = [
    pytest.param(norm.page, marks=[pytest.mark.slow] if norm.page in ALIKE else []) for norm in library().norms.values()
]
A4, A3, A3_LANDSCAPE = (595, 842), (842, 1191), (1191, 842)  # points
PAPER = {"checklist": {A4}, "pack": {A4}, "flow": {A3, A3_LANDSCAPE}, "structure": {A3_LANDSCAPE}}
TO_SIGN = "责任人__________"


@pytest.mark.parametrize("name", NORMS)
def test_parts_print_alone(page, base_url, name):
    """
    The checklist prints alone on A4, and with what the chair says as a pack; each flowchart and the structure are wall charts, one page of A3 each,
    a flowchart on a sheet that lies as its text becomes largest.
    """
    page.goto(base_url + name)
    title = page.locator("h1").evaluate("h1 => h1.firstChild.textContent")
    charts = page.locator(".flow-figure").count()
    for part, sizes in PAPER.items():
        if (part == "flow" and not charts) or (part == "pack" and not page.locator("button[data-print=pack]").count()):
            continue
        page.evaluate("part => handbook.only(part)", part)
        printed = sheets(page.pdf(prefer_css_page_size=True))
        text = "".join("".join(sheet.text.split()) for sheet in printed)
        assert {sheet.size for sheet in printed} <= sizes
        assert part in ("checklist", "pack") or len(printed) == (charts if part == "flow" else 1)
        assert plain(title) in text
        assert "本专题的全部规范" not in text
        if part == "checklist":
            assert items_split(page, printed) == []
            foot = [
                re.match(r"(\d+)/(\d+).+?内容核对至\d{4}-\d\d-\d\d.+?打印依据《", sheet_text(sheet))
                for sheet in printed
            ]
            assert not has_footers(page) or [found and found.groups() for found in foot] == [
                (str(place), str(len(printed))) for place in range(1, len(printed) + 1)
            ]
        if part == "pack":
            assert "议程和主持词" in text


def sheet_text(sheet):
    return "".join(sheet.text.split())


def items_split(page, printed):
    """Steps of which the line to sign is not on the sheet on which they begin."""
    texts = page.locator(".sheet .item > label .text").evaluate_all("all => all.map(text => text.textContent)")
    whole = "".join(map(sheet_text, printed))
    ends = list(accumulate(len(sheet_text(sheet)) for sheet in printed))
    here, split = 0, []
    for text in texts:
        signed = whole.index(TO_SIGN, here)
        begins = whole.rindex(plain("".join(text.split())), here, signed)
        if bisect(ends, begins) != bisect(ends, signed):
            split.append(text)
        here = signed + len(TO_SIGN)
    return split


@pytest.mark.parametrize(
    ("name", "tall"),
    [("elections/reelection-3-meeting.html", True), ("elections/reelection-4-follow-up.html", False)],
    ids=["图太高，印文字", "图不高，印图"],
)
def test_tall_flowchart_prints_as_words(browser, base_url, name, tall):
    """
    On A4 no flowchart is printed too small to read: its words stand there instead, without any script.
    """
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + name)
    page.emulate_media(media="print")

    assert page.locator(".flow-figure .wide").is_visible() is not tall
    assert page.locator(".flow-figure .outline").is_visible() is tall
    assert not page.locator(".flow-figure .wall").is_visible()
    context.close()


@pytest.mark.parametrize(
    "leaves", [pytest.param(each, marks=[] if each in (30, 60) else pytest.mark.slow) for each in range(10, 61, 5)]
)
def test_structure_of_many_leaves_is_one_sheet(page, base_url, leaves):
    """
    A structure of up to sixty leaves still prints as one page of A3.
    """
    page.goto(base_url + "elections/branch-establishment-rules.html")
    page.evaluate(
        """leaves => {
            const tree = document.querySelector(".tree");
            const count = () => tree.querySelectorAll(".leaf").length;
            const leaf = tree.querySelector("li li .leaf").parentElement;
            while (count() < leaves) leaf.parentElement.append(leaf.cloneNode(true));
            while (count() > leaves) [...tree.querySelectorAll(".leaf")].pop().parentElement.remove();
            tree.className = "tree up-to-" + leaves;
            handbook.only("structure");
        }""",
        leaves,
    )

    assert len(sheets(page.pdf(prefer_css_page_size=True))) == 1


@pytest.mark.parametrize("name", [name for name in PAGES if name.startswith("tables/")])
def test_tables_fit_two_sheets(page, base_url, name):
    page.goto(base_url + name)

    assert len(sheets(page.pdf(prefer_css_page_size=True))) <= 2


def test_print_button_prints_its_part_and_puts_the_page_back(page, base_url):
    page.goto(base_url + NORM)
    page.evaluate("window.print = () => { window.asked = document.documentElement.dataset.print; }")
    page.get_by_role("button", name="只打印清单").click()

    assert page.evaluate("window.asked") == "checklist"
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.documentElement.dataset.print") is None


@pytest.mark.parametrize("drawing", sorted((SITE / "assets/charts").glob("*.svg")), ids=lambda path: path.stem)
def test_drawing_is_a_file_of_its_own(drawing):
    """
    A downloaded flowchart is well-formed and brings its colours with it.
    """
    root = ET.fromstring(drawing.read_text("utf-8"))  # noqa: S314 - our own file

    assert root.tag.endswith("svg")
    assert any(element.tag.endswith("style") for element in root)
