"""Runs (办理记录), fault by fault: whatever goes wrong is said in a sentence, the page goes on, what is kept stays."""

import json

import pytest
from conftest import SITE
from histories import (
    DUMP,
    FILL,
    FILLER,
    FOREIGN,
    HELD,
    OURS,
    REFUSED,
    SAVED,
    SHOWN,
    TODAY,
    export,
    field_of,
    file_of,
    head,
    ours,
    read,
    said,
    shows,
    step,
    take,
)
from playwright.sync_api import expect


pytestmark = pytest.mark.slow

LIFE = "meetings/life-meeting.html"  # a choice, a day, no values
ELECTION = "elections/election-procedure.html"  # numbers anybody may see
DUES = "dues/dues-collection.html"  # values of persons and one that is not
ABSENCE = "members/long-absence.html"  # two days from which dates are reckoned
RECRUITMENT = "members/recruitment-2026.html"  # days of a person, and dates reckoned from them
STEP = OURS + "run:abcd:step:"
DONE = {"state": "done", "day": TODAY, "text": "通知"}
FORBIDDEN = {
    "not even to look at": "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }})",
    "not to write": "Storage.prototype.setItem = () => { throw new DOMException('no', 'SecurityError'); }",
    "gone": "Object.defineProperty(window, 'localStorage', {value: null})",
}


def compact(value):
    """Return the text as the page itself would keep it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


@pytest.fixture
def answers(page):
    """Answers to the dialogs to come, in order: a text to accept with, or None to refuse."""
    waiting = []

    def answer(dialog):
        text = waiting.pop(0)
        dialog.dismiss() if text is None else dialog.accept(text)

    page.on("dialog", answer)
    return waiting


@pytest.fixture
def site(page, base_url, complaints):
    """Opens a page of the site with texts put into the storage first; complains at the end about what the browser did."""

    def visit(address, *, tab=page, **texts):
        if texts:
            tab.goto(base_url + "terms.html", wait_until="domcontentloaded")
            put = "some => Object.entries(some).forEach(([key, text]) => localStorage.setItem(key, text))"
            tab.evaluate(put, {key: text if isinstance(text, str) else compact(text) for key, text in texts.items()})
        tab.goto(base_url + address, wait_until="domcontentloaded")
        return tab

    yield visit
    assert [each for each in complaints if not each.startswith("failed:")] == []  # pictures of a page left early


def run(page=LIFE, name="甲", run="abcd", **parts):
    """Return the texts of a run with its parts, open on its page: step names have - for _ after step_."""
    norm = page.split("/")[1].removesuffix(".html")
    texts = {f"{OURS}run:{run}:head": head(name, norm, page), f"{OURS}last-of:{norm}": run, OURS + "last": run}
    return texts | {f"{OURS}run:{run}:{key.replace('step_', 'step:')}": value for key, value in parts.items()}


def tick(page, name):
    step(page, name).locator("input[data-step]").click()


def first(page, place=0):
    """Return the name of a step that is in no group to choose from."""
    return page.locator(".sheet li.item:not([data-choice] li)").nth(place).get_attribute("data-id")


def note(page, name, text):
    field_of(page, name).fill(text)


def fill(page):
    page.evaluate(FILL, FILLER)


def press(page, name):
    page.get_by_role("button", name=name, exact=True).first.click()


# --- storage that cannot be used


@pytest.mark.parametrize("how", FORBIDDEN)
def test_forbidden(page, site, complaints, how):
    """
    Where nothing may be kept the page says so; ticking, the list of runs and the own branch still work.
    """
    stacks = []
    page.on("pageerror", lambda error: stacks.append(error.stack))
    page.add_init_script(FORBIDDEN[how])
    site(LIFE)
    tick(page, first(page))
    press(page, "开始办理记录")

    assert "不允许网页保存" in said(page)
    assert step(page, first(page)).locator("input[data-step]").is_checked()
    site("runs.html")
    expect(page.locator(".run-list")).to_contain_text("不允许网页保存")
    page.locator("form.branch input").first.fill("20")
    expect(page.locator("form.branch .state")).to_contain_text("不允许网页保存")
    assert "不允许网页保存" in take(
        page, page.url.removesuffix("runs.html"), file_of({"id": "abcd", "parts": {"head": head()}})
    )
    assert [stack for stack in stacks if "/assets/js/" in stack] == []
    complaints.clear()  # the theme's own scripts do not expect it


def test_full_refuses_and_loses_nothing(page, site):
    """
    In a full storage no edit is kept, no run is started by halves, and the page says so.
    """
    site(LIFE, **run(step_notice=DONE))
    fill(page)
    before = page.evaluate(DUMP)
    note(page, first(page), "满" * 200)
    assert REFUSED in said(page)
    page.locator(".run-bar .tick input").click()
    assert REFUSED in said(page)
    assert not page.locator(".run-bar .tick input").is_checked()

    press(page, "合上")
    press(page, "开始办理记录")

    assert REFUSED in said(page)
    after = page.evaluate(DUMP)
    assert read(ours(after)) == read(ours(before))
    assert after[FILLER] == before[FILLER]


def test_full_takes_no_run_by_halves(page, site, base_url):
    """
    A file that does not fit is not taken at all, and the page of runs says so.
    """
    site("runs.html", **run())
    fill(page)
    parts = {"head": head("乙"), "step:a": {"note": "一"}, "step:b": {"note": "长" * 1000}}

    assert REFUSED in take(page, base_url, file_of({"id": "efgh", "parts": parts}))
    assert list(read(ours(page.evaluate(DUMP)))) == ["abcd"]
    expect(page.locator(".run-list > .note")).to_contain_text("存储空间满了")


def test_full_asks_again_before_deleting_for_good(page, site, answers):
    """
    Where there is no room to keep what is deleted, nothing is deleted unless the reader says so once more.
    """
    site("runs.html", **run(step_notice=DONE | {"note": '"' * 500}))
    fill(page)
    before = page.evaluate(DUMP)

    answers += ["", None]
    press(page, "删除")
    assert page.evaluate(DUMP) == before
    answers += ["", ""]
    press(page, "删除")
    assert read(ours(page.evaluate(DUMP))) == {}
    assert page.locator(".undo").count() == 0
    assert answers == []


def test_full_gives_up_what_was_deleted_for_what_is_written(page, site, answers):
    """
    Deleting a run makes room for the next edit, as the page promises.
    """
    texts = run(step_notice=DONE | {"note": "甲" * 1500}) | run(name="乙", run="efgh")
    site("runs.html", **texts)
    answers.append("")
    page.locator(".runs li", has_text="甲").get_by_role("button", name="删除").click()
    fill(page)
    site(LIFE)

    note(page, first(page), "乙" * 200)

    assert said(page) == SAVED
    assert read(ours(page.evaluate(DUMP)))["efgh"]["steps"][first(page)]["note"] == "乙" * 200


# --- what cannot be read

UNREADABLE = {
    "no JSON": ("{", "读不出来"),
    "no object": ("[1]", "读不出来"),
    "nothing in it": ("{}", "读不出来"),
    "a later version": (head(schema=2), "别的版本"),
    "an earlier version": (head(schema=0), "别的版本"),
    "no page of ours": (head(page="javascript:alert(1)"), "读不出来"),
}


@pytest.mark.parametrize("how", UNREADABLE)
def test_head_that_cannot_be_read(page, site, how):
    """
    The page of runs, the home page and the norm say so, offer a file, change nothing, and the norm can be used.
    """
    text, sentence = UNREADABLE[how]
    texts = run(step_notice=DONE) | {OURS + "run:abcd:head": text}
    for address in ("index.html", "runs.html"):
        site(address, **texts)
        expect(page.locator(".runs li")).to_contain_text(sentence)
    before = page.evaluate(DUMP)
    assert json.loads(export(page))["runs"][0]["unread"]["head"] == before[OURS + "run:abcd:head"]

    site(LIFE)
    assert sentence in said(page)
    press(page, "开始办理记录")
    tick(page, first(page))
    assert said(page) == SAVED
    after = page.evaluate(DUMP)
    mine = {key for key in before if ":abcd:" in key}
    assert {key: after[key] for key in mine} == {key: before[key] for key in mine}


PARTS = {
    "step:read-notice": "{",
    "step:plan-theme": {"state": 7},
    "anchors": {"meeting": ["2026-01-01"]},
    "choices": {"form": 3},
    "options": {"personal": "yes"},
    "given": {"formal": {}},
    "step:strange": [],
}


@pytest.mark.parametrize("part", PARTS)
def test_part_that_cannot_be_read(page, site, part):
    """
    The checklist says which, everything else can be done, and the part stays as it was, even where it is edited.
    """
    site(LIFE, **run(**{part: PARTS[part], "step_other-step": DONE}))
    kept = page.evaluate(DUMP)[OURS + "run:abcd:" + part]
    expect(page.locator(".strangers")).to_contain_text("读不出来")
    assert part not in page.locator(".strangers").text_content()

    name = part.removeprefix("step:")
    if part in ("step:read-notice", "step:plan-theme"):
        expect(page.locator(".strangers")).to_contain_text(step(page, name).locator(".text").text_content())
        tick(page, name)
        assert "没有改动" in said(page)
        assert not step(page, name).locator("input[data-step]").is_checked()
    if part == "anchors":
        page.locator(".run-bar .days input").fill("2026-01-02")
        assert "没有改动" in said(page)
    other = next(each for each in (first(page, 0), first(page, 1)) if each != name)
    tick(page, other)
    assert said(page) == SAVED
    assert page.evaluate(DUMP)[OURS + "run:abcd:" + part] == kept


def test_unknown_steps_are_shown(page, site):
    """
    What is kept for steps, values and options that the handbook does not have is shown or left, never dropped.
    """
    gone = {"state": "done", "day": "2020-01-02", "who": "书记", "note": "旧", "text": "从前的事项", "later": "x"}
    site(LIFE, **run(step_gone=gone, choices={"form": "no-such-form"}, other={"a": "b"}))

    expect(page.locator(".strangers li")).to_have_text("从前的事项，已办，2020-01-02，书记，旧")
    group = page.locator(".sheet li[data-choice]")
    assert group.locator("select").first.input_value() == ""
    assert group.locator("li.is-skipped").count() == 0
    tick(page, first(page))
    dump = page.evaluate(DUMP)
    assert json.loads(dump[STEP + "gone"]) == gone
    assert json.loads(dump[OURS + "run:abcd:other"]) == {"a": "b"}


@pytest.mark.parametrize("day", ["20266-03-01", "9999-12-31", "0001-01-01", "2026-13-45", "x"])
def test_slips_of_typing_in_days(page, site, day):
    """
    A day that cannot be, typed or from a file, harms nothing but itself.
    """
    site(ABSENCE, **run(ABSENCE, options={"personal": True}, step_known={"text": "x", "values": {"lost": day}}))
    days = page.locator(".run-bar .days input")
    note(page, first(page), "先写的")
    for box in (days.first, field_of(page, first(page), "办理日期")):
        box.evaluate(
            "(box, day) => { box.type = 'text'; box.value = day; box.dispatchEvent(new Event('input')); }", day
        )
    site(ABSENCE)

    shown = page.evaluate(SHOWN)
    assert shown["name"] == "甲"
    assert shown["steps"][first(page)]["note"] == "先写的"


# --- tabs


def test_two_tabs_on_one_step(page, site):
    """
    Two tabs on one step keep what each wrote; both show all of it.
    """
    site(ELECTION, **run(ELECTION))
    other = site(ELECTION, tab=page.context.new_page())
    name = first(page, 1)
    note(page, name, "这里写的")
    tick(other, name)
    note(page, name, "这里改的")

    wanted = {"name": "甲", "personal": False, "anchors": {}, "choices": {}}
    wanted["steps"] = {name: {"state": "done", "day": page.evaluate("handbook.dates.today()"), "note": "这里改的"}}
    shows(other, wanted)
    shows(page, wanted)


def test_two_tabs_do_not_answer_each_other_without_end(page, site):
    """
    Tabs that reckon differently, since one holds a day that is not kept, do not write by turns for ever.
    """
    page.context.add_init_script("""window.written = 0;
      const setItem = Storage.prototype.setItem;
      Storage.prototype.setItem = function (key, text) { window.written += 1; setItem.call(this, key, text); };""")
    site(RECRUITMENT, **run(RECRUITMENT))
    other = site(RECRUITMENT, tab=page.context.new_page())
    before = page.evaluate("written"), other.evaluate("written")
    day = page.locator(".sheet input.value.date").first
    day.fill("2026-01-02")
    assert HELD in said(page)
    tick(page, first(page))
    for _ in range(30):  # a round trip each
        page.evaluate("new Promise(done => setTimeout(done))")
        other.evaluate("new Promise(done => setTimeout(done))")

    assert page.evaluate("written") - before[0] <= 4
    assert other.evaluate("written") - before[1] <= 2


def test_what_is_held_tells_no_date_in_the_storage(page, site):
    """
    A date reckoned from a day that is not kept is not kept either.
    """
    site(RECRUITMENT, **run(RECRUITMENT))
    for box in page.locator(".sheet input.value.date").all():
        box.fill("2026-01-02")

    assert HELD in said(page)
    assert page.locator(".run-bar .next").text_content() or page.locator(".due:visible").count()
    assert "2026" not in json.dumps(json.loads(page.evaluate(DUMP)[OURS + "run:abcd:summary"]))


@pytest.mark.parametrize("heard", [True, False])
def test_deleted_in_another_tab(page, site, heard):
    """
    The run is shut with a sentence, whether the tab hears of it or finds out; nothing is written for it again.
    """
    site(LIFE, **run(step_notice=DONE))
    name = first(page)
    if heard:
        other = site("runs.html", tab=page.context.new_page())
        other.on("dialog", lambda dialog: dialog.accept())
        press(other, "删除")
    else:
        page.evaluate(
            "Object.keys(localStorage).filter(key => key.includes(':abcd:')).forEach(key => localStorage.removeItem(key))"
        )
        tick(page, name)

    expect(page.locator(".run-bar > .state")).to_contain_text("已经在另一个窗口里删除")
    expect(page.get_by_role("button", name="开始办理记录")).to_be_visible()
    assert read(ours(page.evaluate(DUMP))) == {}
    site("index.html")
    assert page.locator(".run-list").is_hidden()


def test_name_being_typed_stays(page, site):
    """
    What another tab writes does not take away the name being typed here.
    """
    site(LIFE, **run())
    press(page, "合上")
    page.locator(".run-bar form input").fill("正在起的名字")
    other = site("terms.html", tab=page.context.new_page())
    other.evaluate(
        "key => localStorage.setItem(key, localStorage.getItem(key).replace('甲', '乙'))", OURS + "run:abcd:head"
    )

    expect(page.locator(".run-bar")).to_contain_text("乙")
    expect(page.locator(".run-bar form input")).to_have_value("正在起的名字")
    expect(page.locator(".run-bar form input")).to_be_focused()


# --- persons


def test_held_is_kept_once_it_may_be(page, site, answers):
    """
    Persons' values are only held; asked for they are kept, no longer asked for they are gone, wherever they stood.
    """
    old = {"state": "done", "text": "旧", "who": "张三", "note": "张三", "values": {"gone": "张三"}}
    site(DUES, **run(DUES, step_old=old, given={"member": "张三", "gone": "张三"}))
    private = page.locator(".sheet .unkept input.value").first
    private.fill("777")
    assert HELD in said(page)
    assert "777" not in str(page.evaluate(DUMP))

    page.locator(".run-bar .tick input").click()
    assert said(page) == SAVED
    assert "777" in str(page.evaluate(DUMP))
    site(DUES)
    assert page.locator(".sheet input.value").evaluate_all("boxes => boxes.some(box => box.value === '777')")

    answers.append("")
    page.locator(".run-bar .tick input").click()
    assert said(page) == SAVED
    dump = page.evaluate(DUMP)
    assert "777" not in str(dump)
    assert "张三" not in str(dump)
    assert read(ours(dump))["abcd"]["steps"]["old"] == {"state": "done"}


# --- undo


def test_undo_keeps_what_was_written_since(page, site, answers):
    """
    Clearing undone brings back what was there, and what was written since then stays.
    """
    site(LIFE, **run())
    name, other = first(page), first(page, 1)
    note(page, name, "原来的")
    note(page, other, "别的")
    answers.append("")
    press(page, "清空")
    assert read(ours(page.evaluate(DUMP)))["abcd"]["steps"] == {}
    tick(page, name)
    day = page.evaluate("handbook.dates.today()")
    page.reload()
    press(page, "合上")
    press(page, "撤销")

    assert read(ours(page.evaluate(DUMP)))["abcd"]["steps"] == {
        name: {"state": "done", "day": day, "note": "原来的"},
        other: {"note": "别的"},
    }


def test_undo_beside_the_same_run_from_a_file(page, site, answers, base_url):
    """
    A run deleted, taken from an older file, and undone is there twice, old and newer.
    """
    site("runs.html", **run(step_a={"note": "旧"}))
    older = export(page)
    site("runs.html", **run(step_a={"note": "新"}))
    answers.append("")
    press(page, "删除")
    assert take(page, base_url, older) == "导入了 1 个办理记录。"
    press(page, "撤销")

    expect(page.locator(".run-list > .state")).to_have_text("已经恢复。")
    assert sorted(each["steps"]["a"]["note"] for each in read(ours(page.evaluate(DUMP))).values()) == ["新", "旧"]


# --- files


def test_files_write_over_nothing(page, site, base_url):
    """
    The same is not taken twice, another state comes beside the one kept, and that only once.
    """
    site("runs.html", **run(step_a={"note": "旧"}, step_b={"state": "done"}))
    older = export(page)
    assert take(page, base_url, older) == "导入了 0 个办理记录。1 个已经有了，没有重复导入。"
    site("runs.html", **run(step_a={"note": "新"}))
    assert take(page, base_url, older) == "导入了 1 个办理记录。"
    assert take(page, base_url, older) == "导入了 0 个办理记录。1 个已经有了，没有重复导入。"

    kept = read(ours(page.evaluate(DUMP)))
    assert {each["name"]: each["steps"]["a"]["note"] for each in kept.values()} == {"甲": "新", "甲（导入）": "旧"}


def test_files_hand_on_what_cannot_be_read(page, site, answers, base_url):
    """
    A run of another version, or with a broken part, is the same after it went through a file.
    """
    later = {f"{OURS}run:later:head": head(schema=2), f"{OURS}run:later:step:x": {"new": [[[[1]]]]}}
    texts = run(step_notice="{") | later
    site("runs.html", **texts)
    before = page.evaluate(DUMP)
    content = export(page)
    answers.append("")
    press(page, "全部删除")
    assert ours(page.evaluate(DUMP)) == {}
    assert take(page, base_url, content) == "导入了 2 个办理记录。"

    after = page.evaluate(DUMP)
    assert {key: text for key, text in after.items() if ":run:" in key} == {
        key: text for key, text in before.items() if ":run:" in key
    }


def test_hostile_file(page, site, base_url):
    """
    What a file says is text: nothing in it runs, is followed, or stops the page.
    """
    bad = "<img src=x onerror=alert(1)>"
    parts = {
        "head": head(bad, title=bad, created=bad),
        "summary": {"done": 1, "total": 2, "skipped": 0, "next": {"words": bad, "text": bad}},
        "step:notice": {
            "state": "done",
            "day": "2026-01-02",
            "who": bad,
            "note": bad,
            "text": bad,
            "values": {"x": bad},
        },
        "step:strange": {"text": bad, "said": {"quorum": {"sentence": bad}}},
        "form:quorum": {"formal": bad, "day": [1]},
        "given": {"members": bad},
        "constructor": {"prototype": {"polluted": "1"}},
    }
    worse = json.dumps(
        {"id": "efgh", "parts": {"head": head(), "step:notice": {"state": "done"}, "options": {"personal": False}}}
    )
    worse = worse.replace('"state"', '"__proto__": {"polluted": 1}, "state"').replace('"personal"', '"__proto__"')
    content = file_of({"id": "abcd", "parts": parts}, "WORSE").replace('"WORSE"', worse)

    site("runs.html")
    assert take(page, base_url, content) == "导入了 2 个办理记录。有 2 处内容读不出来，没有导入。"
    expect(page.locator(".runs")).to_contain_text(bad)
    page.locator(".runs a").first.click()
    page.wait_for_load_state("domcontentloaded")
    expect(page.locator(".run-bar > .name")).to_be_visible()
    for opener in page.locator("[data-calculator] button.reckon").all():
        opener.click()
    assert page.evaluate("({}).polluted") is None
    assert page.locator("img[src=x]").count() == 0


def test_file_too_large(page, site, base_url, tmp_path):
    """
    A file that no browser could have kept is not even read.
    """
    site("runs.html")
    large = tmp_path / "large.json"
    with large.open("wb") as file:
        file.truncate(100_000_000)

    assert "文件太大" in take(page, base_url, large)


# --- the page of runs


def test_every_button_of_the_page_of_runs(page, site, answers, base_url):
    """
    Export one or all, delete, undo, import, wipe; each asks where something goes, and refused does nothing.
    """
    site("runs.html", **run(name="乙", run="efgh") | run(step_a={"note": "一"}) | FOREIGN)
    before = page.evaluate(DUMP)
    row = page.locator(".runs li", has_text="乙")
    assert {each["id"] for each in json.loads(export(page))["runs"]} == {"abcd", "efgh"}
    with page.expect_download() as download:
        row.get_by_role("button", name="导出文件").click()
    assert download.value.suggested_filename == "乙.json"
    single = download.value.path().read_text("utf-8")
    assert [each["id"] for each in json.loads(single)["runs"]] == ["efgh"]

    answers += [None, None]
    row.get_by_role("button", name="删除").click()
    press(page, "全部删除")
    assert page.evaluate(DUMP) == before

    answers.append("")
    row.get_by_role("button", name="删除").click()
    expect(page.locator(".undo")).to_contain_text("“乙”已删除")
    expect(page.locator(".undo button")).to_be_focused()
    assert list(read(ours(page.evaluate(DUMP)))) == ["abcd"]
    page.reload()
    press(page, "撤销")
    expect(page.locator(".run-list > .state")).to_have_text("已经恢复。")
    assert page.evaluate(DUMP) == before

    answers += ["", ""]
    row.get_by_role("button", name="删除").click()
    assert take(page, base_url, single) == "导入了 1 个办理记录。"
    assert read(ours(page.evaluate(DUMP))) == read(ours(before))
    page.locator("form.branch input").first.fill("20")
    press(page, "全部删除")
    expect(page.locator(".run-list > .state")).to_contain_text("已经全部删去")
    assert page.evaluate(DUMP) == FOREIGN
    assert page.locator("form.branch input").first.input_value() == ""
    assert page.locator(".undo").count() == 0


def test_last_that_is_gone(page, site):
    """
    A last run that is no longer there leaves the pages as if there had been none.
    """
    site(LIFE, **{OURS + "last": "gone", OURS + "last-of:life-meeting": "gone"})
    expect(page.get_by_role("button", name="开始办理记录")).to_be_visible()
    assert page.evaluate("document.documentElement.className.includes('restoring')") is False
    site("index.html")
    assert page.locator(".run-list").is_hidden()


def test_gone_back_to(browser, base_url):
    """
    A page that the browser had only put aside shows what has become of the run meanwhile.
    """
    page = browser.new_context().new_page()
    page.goto(base_url + LIFE)
    press(page, "开始办理记录")
    page.evaluate("Object.keys(localStorage).forEach(key => localStorage.removeItem(key))")
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")

    expect(page.locator(".run-bar > .state")).to_contain_text("已经在另一个窗口里删除")
    page.context.close()


def test_file_protocol(page, site, tmp_path):
    """
    A page opened as a file keeps a run too, beside what other pages on that computer keep.
    """
    page.goto((SITE / LIFE).as_uri(), wait_until="domcontentloaded")
    page.evaluate("localStorage.setItem('other', '1')")
    press(page, "开始办理记录")
    name = first(page)
    tick(page, name)
    assert said(page) == SAVED
    page.reload()

    assert page.evaluate(SHOWN)["steps"][name]["state"] == "done"
    assert page.evaluate("localStorage.getItem('other')") == "1"
