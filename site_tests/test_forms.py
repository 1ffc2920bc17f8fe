"""Rows, links, paper and spreadsheets, on a calculator that has every kind of input (checkers/tests/sample.py)."""

import re
from pathlib import Path

import pytest
from conftest import SITE
from paper import sheets
from playwright.sync_api import expect

from checkers import CHECKERS
from checkers.tests import sample as module
from macros import bytecode
from macros.form import form
from macros.handbook import library
from macros.runtime import program
from macros.view import View


START = 60_000  # ms; Python has to start first
ADDRESS = "calculators/sample.html"


def archive():
    """Return the calculators of the site with the sample among them."""
    sources = program()
    sources["checkers/__init__.py"] += b"\nfrom .sample import sample\nCHECKERS[sample.name] = sample\n"
    sources["checkers/sample.py"] = Path(module.__file__).read_bytes()
    return bytecode.archive(sources)


def html():
    """Return the page of a calculator with the form of the sample in it."""
    made = form(module.sample, View(library(), CHECKERS, ADDRESS))
    return re.sub(
        r'<form class="?calculator.*?</form>',
        lambda _: str(made),
        (SITE / "calculators/quorum.html").read_text("utf-8"),
        flags=re.DOTALL,
    )


@pytest.fixture(scope="module")
def parts():
    return html(), archive()


@pytest.fixture
def sample(page, base_url, parts):
    whole, packed = parts
    page.route(f"**/{ADDRESS}*", lambda route: route.fulfill(body=whole, content_type="text/html; charset=utf-8"))
    page.route("**/checkers.*.zip", lambda route: route.fulfill(body=packed))
    page.set_default_timeout(START)
    page.goto(base_url + ADDRESS)
    return page


def cell(page, row, head):
    return page.get_by_label(f"第{row}行 {head}", exact=True)


def fill(page, *rows):
    for place, (name, votes) in enumerate(rows, 1):
        cell(page, place, "候选人").fill(name)
        cell(page, place, "得票数（票）").fill(votes)


def ask(page, **values):
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="核算", exact=True).click()


def sentence(page):
    return page.locator(".answer .sentence")


def lines(page):
    return page.locator(".rows tbody tr")


def test_rows_are_reckoned_and_drawn(sample, complaints):
    fill(sample, ("甲", "12"), ("乙", "１４票"))
    ask(sample, seats="1")

    expect(sentence(sample)).to_have_text("2人得票，最多14票。", timeout=START)
    expect(sample.locator(".result-table tbody tr")).to_have_text(["乙140元", "甲120元"])
    expect(sample.get_by_role("link", name="候选人差额人数").last).to_have_attribute("href", "./slate.html")
    assert complaints == []


def test_problem_names_the_row_and_marks_the_box(sample):
    fill(sample, ("甲", "12"), ("乙", "十四"), ("丙", "-1"))
    ask(sample, seats="0")

    wrong = sample.locator("[data-field=candidates] > .error")
    expect(wrong).to_have_text(
        "第2行“得票数”：看不懂“十四”。请填整数，例如 30。\n第3行“得票数”：不能是负数，请核对。",
        timeout=START,
        use_inner_text=True,
    )
    expect(sample.locator("[aria-invalid]")).to_have_count(3)
    expect(cell(sample, 2, "得票数（票）")).to_have_attribute("aria-invalid", "true")
    expect(sample.locator("[name=seats]")).to_be_focused()
    expect(sample.locator(".state")).to_contain_text("有 3 处要改")


def test_rows_come_and_go_by_keyboard(sample):
    """
    A new row takes the focus; after deleting, the rows are counted anew; the last place stays; no more than allowed.
    """
    expect(lines(sample)).to_have_count(3)
    sample.get_by_role("button", name="增加一行").focus()
    sample.keyboard.press("Enter")
    expect(cell(sample, 4, "候选人")).to_be_focused()
    expect(sample.get_by_role("button", name="增加一行")).to_be_disabled()
    sample.keyboard.type("丁")
    sample.get_by_role("button", name="删除第1行").focus()
    sample.keyboard.press("Enter")
    expect(lines(sample)).to_have_count(3)
    expect(cell(sample, 3, "候选人")).to_have_value("丁")
    expect(cell(sample, 1, "候选人")).to_be_focused()
    expect(sample.locator(".state")).to_have_text("已删除一行，还有3行。")
    for _ in range(3):
        sample.get_by_role("button", name="删除第1行").click()
    expect(lines(sample)).to_have_count(1)
    expect(cell(sample, 1, "候选人")).to_have_value("")
    sample.get_by_role("button", name="重填").click()
    expect(lines(sample)).to_have_count(3)


def test_column_that_does_not_apply_is_hidden(sample):
    expect(cell(sample, 2, "原因")).to_be_hidden()
    cell(sample, 2, "没有到会").check()
    expect(cell(sample, 2, "原因")).to_be_visible()
    expect(cell(sample, 1, "原因")).to_be_hidden()
    sample.get_by_role("button", name="增加一行").click()
    expect(cell(sample, 4, "原因")).to_be_hidden()


def test_field_that_depends_on_a_tick(sample):
    expect(sample.locator("[name=places]")).to_be_hidden()
    sample.get_by_label("有票数相等的").check()
    expect(sample.locator("[name=places]")).to_be_visible()


def paste(page, text):
    page.locator(".paste").evaluate("each => { each.open = true }")
    page.locator(".paste textarea").fill(text)
    page.get_by_role("button", name="填进表里", exact=True).click()


def test_table_is_pasted(sample):
    fill(sample, ("原来的", "1"))
    paste(sample, "得票数\t候选人\t没有到会\t怎样推荐\n1,012\t甲\t是\t支委会推荐\n十四\t乙\t\t")

    expect(sample.locator(".state")).to_have_text("已填进2行，请核对以后再核算。", timeout=START)
    expect(lines(sample)).to_have_count(2)
    expect(cell(sample, 1, "候选人")).to_have_value("甲")
    expect(cell(sample, 1, "得票数（票）")).to_have_value("1,012")
    expect(cell(sample, 1, "怎样推荐")).to_have_value("committee")
    expect(cell(sample, 1, "原因")).to_be_visible()
    expect(cell(sample, 2, "得票数（票）")).to_have_value("十四")
    expect(cell(sample, 2, "怎样推荐")).to_have_value("members")
    ask(sample, seats="1")
    expect(sample.locator("[data-field=candidates] > .error")).to_contain_text("第2行“得票数”：看不懂“十四”")


def test_pasted_text_that_is_no_table_gets_a_sentence_and_nothing_is_lost(sample):
    fill(sample, ("甲", "12"))
    paste(sample, "姓名\t得票数\n乙\t1")

    expect(sample.locator("[data-field=candidates] > .error")).to_contain_text("没有“姓名”这个栏目", timeout=START)
    expect(cell(sample, 1, "候选人")).to_have_value("甲")


def test_several_dates_are_typed_into_one_box(sample):
    sample.get_by_label("第二次投票").check()
    fill(sample, ("甲", "12"), ("乙", "14"))
    ask(sample, seats="1", meetings="2026年3月5日、2026.4.2\n2026-2-29")
    expect(sample.locator("[data-field=meetings] .error")).to_contain_text("第3个日期“2026-2-29”", timeout=START)
    ask(sample, meetings="2026年3月5日、2026.4.2")
    expect(sample.locator(".answer li").first).to_have_text("开会：2026年3月5日、2026年4月2日。")


@pytest.fixture
def answered(sample):
    fill(sample, ("=甲", "12"), ('乙"', "14"))
    ask(sample, seats="1", fee="1.50", pay="9000", label="某某")
    expect(sentence(sample)).to_be_visible(timeout=START)
    return sample


def kept(page):
    """Return what `handbook.copy` would put on the clipboard, by the old way."""
    page.evaluate(
        """() => {
            Object.defineProperty(navigator, "clipboard", { value: undefined });
            document.execCommand = () => { window.kept = document.activeElement.value; return true; };
        }"""
    )
    return lambda: page.evaluate("window.kept")


def test_table_is_copied_for_a_spreadsheet(answered):
    copied = kept(answered)
    answered.get_by_role("button", name="复制表格").click()

    expect(answered.locator(".answer .copied")).to_have_text("已复制。")
    assert copied() == "候选人\t得票数\t交纳\n乙\"\t14\t0元\n'=甲\t12\t0元"
    expect(answered.get_by_role("button", name="复制表格")).to_be_focused()


def test_table_is_saved_for_a_spreadsheet(answered):
    with answered.expect_download() as saved:
        answered.get_by_role("button", name="下载 CSV").click()

    assert saved.value.suggested_filename == "得票.csv"
    assert Path(saved.value.path()).read_bytes().decode("utf-8") == (
        '\ufeff候选人,得票数,交纳\r\n"乙""",14,0元\r\n\'=甲,12,0元\r\n'
    )


def link(page):
    copied = kept(page)
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(".afterwards .copied")).to_have_text("已复制。")
    return copied()


def test_link_has_neither_rows_nor_text_nor_what_is_private(answered):
    address = link(answered)

    assert address.partition("#")[2] == "round=first&seats=1&fee=1.50&tied=false"
    expect(answered.locator(".afterwards .hint")).to_contain_text("不在链接里")


def test_link_fills_the_form_and_waits_for_the_rows(answered):
    address = link(answered)
    answered.goto("about:blank")
    answered.goto(address)

    expect(answered.locator("[name=fee]")).to_have_value("1.50")
    expect(answered.locator("[name=label]")).to_have_value("")
    expect(answered.locator(".state")).to_contain_text("其余的请自己填")


def test_link_fills_the_form_and_asks(page, base_url):
    page.goto(f"{base_url}calculators/quorum.html")
    ask(page, formal="30", present="23", excused="5", day="2020-07-12")
    page.get_by_label("上级党组织已同意").check()
    ask(page)
    expect(sentence(page)).to_contain_text("没有超过", timeout=START)
    said, address = sentence(page).inner_text(), link(page)
    page.goto("about:blank")
    page.goto(address)

    expect(sentence(page)).to_have_text(said, timeout=START)
    expect(page.locator("[name=day]")).to_have_value("2020-07-12")
    page.goto(f"{base_url}calculators/quorum.html#purpose=secretary-by-committee&members=5&present=4")
    expect(sentence(page)).to_contain_text("委员5人，实到4人", timeout=START)


def test_strange_links_do_no_harm(sample, complaints):
    for hash_ in ("table", "x=1", "candidates=1&label=a&pay=3", "%ff=%00&=", '"]=1', "constructor=1"):
        sample.evaluate("hash => { location.hash = hash }", hash_)
    expect(sample.locator("[name=label]")).to_have_value("")
    sample.evaluate("location.hash = 'round=none&seats=x'")

    expect(sample.locator("[name=seats]")).to_have_value("x")
    assert complaints == []


def test_address_is_shown_where_nothing_can_copy(answered):
    kept(answered)
    answered.evaluate("document.execCommand = () => false")
    answered.get_by_role("button", name="复制链接").click()

    shown = answered.get_by_label("要复制的内容")
    expect(shown).to_be_focused()
    expect(shown).to_have_value(re.compile("#round=first&seats=1"))
    assert answered.evaluate("getSelection().toString() || document.activeElement.selectionEnd > 20")


def test_paper_has_the_question_and_the_answer_and_nothing_else(answered):
    answered.evaluate("window.print = () => {}")
    answered.get_by_role("button", name="打印核算结果").click()
    paper = sheets(answered.pdf(prefer_css_page_size=True))
    text = re.sub(r"\s+", "", "".join(sheet.text for sheet in paper))

    for wanted in (
        "应选人数",
        "1.50元",
        "某某",
        "=甲",
        "第一次投票",
        "2人得票,最多14票。",
        "怎样算出来的",
        "没有核算的",
        "非官方工具,以上级党组织要求为准",
    ):
        assert wanted in text
    for unwanted in ("增加一行", "从表格粘贴", "复制", "例子", "首页", "不得填写", "接着核算"):
        assert unwanted not in text
    assert len(paper) == 1


def test_form_fits_the_window(sample):
    paste(sample, "字" * 20 + "\t12\n乙\t14")
    expect(lines(sample)).to_have_count(2, timeout=START)
    ask(sample, seats="1")
    expect(sentence(sample)).to_be_visible(timeout=START)

    for width in (320, 360, 1280):
        sample.set_viewport_size({"width": width, "height": 800})
        assert sample.evaluate("document.documentElement.scrollWidth") <= width
        assert cell(sample, 1, "得票数（票）").bounding_box()["width"] >= 60


def test_no_barrier(sample):
    """
    What axe finds in the form and in the answer, on the screen of a phone and of a desk.
    """
    fill(sample, ("甲", "x"))
    for votes in ("x", "14"):
        fill(sample, ("甲", "12"), ("乙", votes))
        ask(sample, seats="1")
        expect(sample.locator("[aria-invalid], .answer .sentence").first).to_be_visible(timeout=START)
        sample.evaluate((SITE.parent / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
        found = sample.evaluate("axe.run('form.calculator')")["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
