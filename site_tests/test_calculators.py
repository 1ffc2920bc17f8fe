"""The page answers what Python answers: the same cases, on one page load a calculator."""

import pytest
from playwright.sync_api import expect

from checkers import CHECKERS, run
from checkers.tests.cases import CASES


START = 60_000  # ms; Python has to start first


def agrees(page, address, checker):
    """Every case gives in the page at *address* exactly what it gives in CPython."""
    given = [case["given"] for name, case in CASES if name == checker]
    page.goto(address)
    page.set_default_timeout(START)
    said = page.evaluate(
        """async ([checker, given]) => {
            const python = JSON.parse(document.querySelector("form.calculator").getAttribute("data-python"));
            const said = [];
            for (const values of given) said.push(await handbook.python.run(python, checker, values));
            return said;
        }""",
        [checker, given],
    )

    assert len(said) == len(given) > 0
    assert said == [run(checker, values) for values in given]


@pytest.mark.parametrize("checker", CHECKERS)
def test_page_agrees(page, complaints, base_url, checker):
    agrees(page, f"{base_url}calculators/{checker}.html", checker)

    assert complaints == []


# A form with plain fields and one with rows; the others belong to the slow tests.
SHOWN = [pytest.param(name, marks=[] if name in ("quorum", "result") else [pytest.mark.slow]) for name in CHECKERS]


@pytest.mark.parametrize("checker", SHOWN)
def test_page_agrees_when_opened_as_a_file(page, complaints, copy, checker):
    agrees(page, (copy / f"calculators/{checker}.html").as_uri(), checker)

    assert complaints == []


@pytest.mark.parametrize("checker", SHOWN)
def test_examples_fill_the_form(page, base_url, checker):
    """
    试一试 puts the example into the form and the page answers with the sentence that is printed beside it.
    """
    page.goto(f"{base_url}calculators/{checker}.html")
    for example in page.locator(".example").all():
        example.locator(".try").click()
        sentence = example.locator(".sentence").inner_text()
        expect(page.locator(".answer .sentence")).to_have_text(sentence, timeout=START)


@pytest.fixture
def quorum(page, base_url):
    page.goto(f"{base_url}calculators/quorum.html")
    return page


def ask(page, **values):
    for name, value in values.items():
        page.locator(f"[name={name}]").fill(value)
    page.get_by_role("button", name="核算").click()


def test_full_width_digits_and_commas_are_understood(quorum):
    ask(quorum, formal="１，０００", present="８００人")

    expect(quorum.locator(".answer .sentence")).to_contain_text("应到会1000人，实到800人", timeout=START)


def test_mistake_is_named_beside_its_field_and_nothing_typed_is_lost(quorum):
    ask(quorum, formal="三十", present="24")

    wrong = quorum.locator("[data-field=formal] .error")
    expect(wrong).to_contain_text("三十", timeout=START)
    expect(quorum.locator("[name=formal]")).to_be_focused()
    expect(quorum.locator("[name=formal]")).to_have_value("三十")
    expect(quorum.locator("[name=present]")).to_have_value("24")
    ask(quorum, formal="30")
    expect(wrong).to_be_hidden()
    expect(quorum.locator(".answer .sentence")).to_contain_text("可以进行选举")


def test_only_fields_that_apply_are_shown(quorum):
    """
    A committee election asks for its members; what was typed before is still there when the reader goes back.
    """
    quorum.locator("[name=formal]").fill("30")
    quorum.get_by_label("支部委员会选举书记、副书记", exact=True).check()

    expect(quorum.locator("[name=formal]")).to_be_hidden()
    ask(quorum, members="5", present="4")
    expect(quorum.locator(".answer .sentence")).to_contain_text("委员5人，实到4人", timeout=START)
    quorum.get_by_label("党员大会选举支部委员会委员").check()
    expect(quorum.locator("[name=formal]")).to_have_value("30")


def test_clauses_of_the_answer_are_links_with_their_mark(quorum):
    ask(quorum, formal="30", present="24")

    clause = quorum.locator(".answer .clause", has_text="第十九条").first
    expect(clause).to_contain_text("待核", timeout=START)
    expect(clause.get_by_role("link")).to_have_attribute("href", "../sources/election-2020.html#c19")


def test_keyboard_alone(quorum):
    """
    Choosing, typing and asking need no mouse; the answer takes the focus, so that a screen reader reads it.
    """
    keys = quorum.keyboard
    quorum.locator("[name=purpose]:checked").focus()
    for _ in range(3):
        keys.press("ArrowDown")
    keys.press("Tab")
    keys.type("5")
    keys.press("Tab")
    keys.type("4")
    keys.press("Enter")

    expect(quorum.locator(".answer .sentence")).to_contain_text("委员5人，实到4人", timeout=START)
    expect(quorum.locator(".answer")).to_be_focused()


def test_first_click_is_enough_while_python_is_on_its_way(page, base_url):
    """
    The form is ready before Python is; what is asked meanwhile is answered without a second click.
    """
    held = []

    def hold(route):
        held.append(route)

    page.route("**/python.*.wasm", hold)
    with page.expect_request("**/python.*.wasm"):  # an idle page may ask for it before the first click
        page.goto(f"{base_url}calculators/quorum.html")
        ask(page, formal="30", present="23")
    expect(page.locator(".state")).to_contain_text("正在计算")
    for route in held:
        route.continue_()

    expect(page.locator(".answer .sentence")).to_contain_text("还差1人", timeout=START)
