"""The pages that look across all norms: every norm, every number, every word."""

from conftest import PAGES
from html_pages import read
from playwright.sync_api import expect

from macros.handbook import library
from macros.model import Status


NORMS = library().norms.values()


def test_norms_are_chosen_by_topic_status_and_words(page, base_url):
    """
    选专题、选效力、输入字，只显示符合的规范；“全部显示”恢复。
    """
    page.goto(base_url + "norms.html")
    shown = page.locator("table.catalogue tbody tr:visible")
    expect(shown).to_have_count(len(NORMS))

    page.get_by_label("专题").select_option("elections")
    expect(shown).to_have_count(sum(norm.topic == "elections" for norm in NORMS))
    page.get_by_label("专题").select_option("")
    page.get_by_label("效力").select_option("历史示例")
    expect(shown).to_have_count(sum(norm.status is Status.EXAMPLE for norm in NORMS))
    page.get_by_label("有这些字").fill("没有这样的规范")
    expect(page.get_by_text("没有符合的规范")).to_be_visible()
    page.get_by_role("button", name="全部显示").click()
    expect(shown).to_have_count(len(NORMS))


def test_all_norms_are_listed_without_scripts(browser, base_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + "norms.html")

    expect(page.locator("table.catalogue tbody tr:visible")).to_have_count(len(NORMS))
    expect(page.get_by_label("专题")).to_be_hidden()
    context.close()


def test_every_number_stands_in_the_overview(page, base_url):
    """
    每个规范的每一项数量时限，都在一览表里占一行，共一百行以上。
    """
    page.goto(base_url + "thresholds.html")
    rows = page.locator("table.thresholds tbody tr")
    numbers = sum(
        len(norm.limits) + bool(norm.every) + sum(1 for n in norm.root.walk() if n.when and n.when.amounts())
        for norm in NORMS
    )

    assert rows.count() == numbers >= 100


def test_word_leads_to_its_meaning(page, base_url):
    """
    一页里第一次出现的词，点一下到名词页上它的解释。
    """
    page.goto(base_url + "elections/election-procedure.html")
    word = page.locator("a.term").first
    name = word.get_attribute("href").partition("#term-")[2]
    word.click()

    expect(page.locator("h1")).to_contain_text("名词")
    expect(page.locator("dt:target")).to_have_text(name)


def test_every_word_is_explained_once():
    assert "terms.html" in PAGES
    anchors = [name for name in read("terms.html").ids if name.startswith("term-")]
    assert sorted(anchors) == sorted(f"term-{name}" for name in library().terms)
