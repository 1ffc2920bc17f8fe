"""A checklist put to use as a run: prepared, held, closed, handed over, printed, as a secretary would."""

import json
from datetime import date, timedelta
from random import Random

import pytest
from paper import plain, sheets
from playwright.sync_api import expect

from checkers.months import later
from checkers.workdays import FirstDay, is_workday, period
from macros.runs import workdays


ELECTION = "elections/election-procedure.html"
PREPARATION = "elections/reelection-1-preparation.html"
LIFE = "meetings/life-meeting.html"
SAVED = "已保存在这台电脑的浏览器里。"


@pytest.fixture
def reader(page, base_url, complaints):
    """A page whose questions are answered with yes, and a way to go to pages of the site."""
    page.on("dialog", lambda dialog: dialog.accept())
    page.go = lambda name: page.goto(base_url + name)
    yield page
    assert complaints == []


def start(page, name, run):
    """Open a norm and start a run of it."""
    page.go(name)
    page.get_by_label("给这次办理起个名字").fill(run)
    page.get_by_role("button", name="开始办理记录").click()
    expect(page.locator(".run-bar .name")).to_have_text(f"办理记录：{run}")


def step(page, name):
    return page.locator(f"#step-{name}")


def tick(page, name):
    step(page, name).locator("input[data-step]").check()


def write(page, name, **values):
    """Write values down at a step, by their keys."""
    for key, value in values.items():
        box = step(page, name).locator(f"span:has(> [data-value={key}]) .value")
        box.fill(str(value))


def reckon(page, name, calculator):
    """Open the calculator of a step in its place; return its answer beside the step."""
    place = step(page, name).locator(f"[data-calculator={calculator}]")
    place.get_by_role("button").click()
    expect(place.locator(".said")).to_contain_text("。", timeout=60_000)
    said = place.locator(".said").inner_text()
    place.get_by_role("button").click()
    return said


def test_secretary_holds_an_election_meeting(reader):
    """
    From the number of members to the file that is handed over: values once, answers in place, the browser closed between.
    """
    page = reader
    page.go("runs.html")
    page.get_by_label("正式党员").fill("30")
    expect(page.locator("form.branch .state")).to_have_text(SAVED)

    start(page, ELECTION, "2026年换届")
    tick(page, "convene")
    write(page, "count-attendance", present=24)
    assert "不少于应到会人数的五分之四" in reckon(page, "count-attendance", "quorum")
    expect(step(page, "count-attendance").locator(".chair")).to_contain_text("30")
    write(page, "issue-ballots", issued=24)
    write(page, "vote", voters=24)
    write(page, "collect", returned=24)
    page.reload()

    expect(page.locator(".run-bar .name")).to_have_text("办理记录：2026年换届")
    expect(step(page, "convene").locator("input[data-step]")).to_be_checked()
    expect(step(page, "count-attendance").locator(".said")).to_contain_text("可以进行选举")
    step(page, "adjourn").get_by_role("button", name="不适用").click()
    tick(page, "count-attendance")
    expect(page.locator(".run-bar .counted")).to_contain_text("已办 2 / ")
    page.locator("input[data-paper=sign]").check()
    page.evaluate("handbook.only('pack')")
    printed = "".join("".join(sheet.text.split()) for sheet in sheets(page.pdf(prefer_css_page_size=True)))
    for words in (
        "议程和主持词",
        "有选举权的正式党员30名，实到会24名",
        "选举大会至少到会人数",
        "审核人",
        "办理记录：2026年换届",
    ):
        assert plain(words) in printed

    with page.expect_download() as download:
        page.get_by_role("button", name="导出文件").click()
    content = json.loads(download.value.path().read_text("utf-8"))
    page.go("runs.html")
    page.get_by_role("button", name="全部删除").click()
    expect(page.locator(".run-list")).to_contain_text("还没有办理记录")
    page.get_by_label("导入文件").set_input_files(download.value.path())
    expect(page.locator(".run-list .state")).to_contain_text("导入了 1 个办理记录。")
    page.get_by_role("link", name="2026年换届").click()
    expect(step(page, "count-attendance").locator(".said")).to_contain_text("可以进行选举")
    assert content["runs"][0]["parts"]["head"]["name"] == "2026年换届"


def test_secretary_holds_an_organisational_life_meeting(reader):
    """
    The form chosen leaves the others out; the day gives the days of notice; the chosen form goes on under the same name.
    """
    page = reader
    start(page, LIFE, "2026年度组织生活会")
    page.locator(".run-bar").get_by_label("开会日").fill("2027-01-15")
    expect(step(page, "notify").locator(".due")).to_have_text("应办 2027年1月13日至2027年1月14日")
    expect(page.locator(".run-bar .next")).to_contain_text("2027年1月13日至2027年1月14日，通知")
    page.get_by_label("这次选哪一项").select_option("by-general")
    expect(step(page, "by-committee").locator(".kept .mark")).to_contain_text("不适用")
    expect(step(page, "by-group").locator("input[data-step]")).to_be_disabled()
    step(page, "by-general").get_by_role("button", name="的清单").click()

    expect(page.locator("h1")).to_contain_text("党员大会形式")
    expect(page.locator(".run-bar .name")).to_have_text("办理记录：2026年度组织生活会")
    write(page, "say-expected", expected=18)
    write(page, "say-present", present=17)
    page.go("index.html")
    expect(page.locator(".run-list li")).to_have_count(2)
    expect(page.locator(".run-list li").first).to_contain_text("上次办理")
    page.go(LIFE)
    page.get_by_role("button", name="合上").click()
    page.go("index.html")
    expect(page.locator(".run-list li").first).to_contain_text("上次办理")  # what was shut was not the last
    page.locator(".run-list li").first.get_by_role("link").click()
    expect(step(page, "say-expected").locator(".value")).to_have_value("18")


@pytest.mark.parametrize("blank", [False, True], ids=["印已填的", "印空白的"])
def test_paper_is_filled_or_blank(reader, blank):
    """
    What was ticked and written down is printed, or left out on request; there is no strip to sign unless it is wanted.
    """
    page = reader
    start(page, ELECTION, "换届")
    tick(page, "count-attendance")
    write(page, "count-attendance", formal=31)
    step(page, "count-attendance").get_by_role("button", name="填写").click()
    step(page, "count-attendance").locator(".fields").get_by_label("备注").fill("在二楼")
    page.locator("input[data-paper=blank]").set_checked(blank)
    page.evaluate("handbook.only('checklist')")
    printed = "".join("".join(sheet.text.split()) for sheet in sheets(page.pdf(prefer_css_page_size=True)))

    assert ("在二楼" in printed) is not blank
    assert ("本支部正式党员31人" in printed) is not blank
    assert printed.count("✓") == (0 if blank else 1)
    assert "审核人" not in printed


def test_ticks_before_a_run_is_started_go_along(reader):
    page = reader
    page.go(ELECTION)
    tick(page, "convene")
    expect(page.locator(".run-bar .state")).to_contain_text("勾选还没有保存")
    page.get_by_role("button", name="开始办理记录").click()

    expect(page.locator(".run-bar .counted")).to_contain_text("已办 1 / ")
    page.reload()
    expect(step(page, "convene").locator("input[data-step]")).to_be_checked()


def test_choosing_another_form_brings_back_what_was_ticked(reader):
    page = reader
    start(page, LIFE, "试一试")
    tick(page, "by-committee")
    choice = page.get_by_label("这次选哪一项")
    choice.select_option("by-general")
    expect(step(page, "by-committee").locator("input[data-step]")).not_to_be_checked()
    choice.select_option("by-committee")

    expect(step(page, "by-committee").locator("input[data-step]")).to_be_checked()
    expect(step(page, "by-general").locator("input[data-step]")).to_be_disabled()


def test_names_and_votes_are_kept_on_request_only(reader):
    """
    A post or initials are kept; a name and votes are not, and the page says so, until the reader asks for it.
    """
    page = reader
    start(page, "meetings/general-meeting.html", "三月大会")
    vote = step(page, "vote")
    vote.get_by_role("button", name="填写").click()
    who = vote.locator(".fields").get_by_label("责任人")
    who.fill("张三")
    expect(vote.locator(".fields .error").nth(1)).to_contain_text("没有保存")
    write(page, "vote", in_favour=20)
    expect(page.locator(".run-bar .state")).to_contain_text("不保存")
    assert "张三" not in page.evaluate("JSON.stringify(localStorage)")
    assert '"20\\' not in page.evaluate("JSON.stringify(localStorage)")
    who.fill("ZS")
    expect(page.locator(".run-bar .state")).to_have_text(SAVED)
    page.get_by_label("也保存姓名").check()
    who.fill("张三")
    write(page, "vote", in_favour=21)
    page.reload()
    expect(vote.locator(".line")).to_contain_text("张三")
    expect(vote.locator("span:has(> [data-value=in_favour]) .value")).to_have_value("21")
    page.get_by_label("也保存姓名").uncheck()

    assert "张三" not in page.evaluate("JSON.stringify(localStorage)")
    expect(vote.locator("span:has(> [data-value=in_favour]) .value")).to_have_value("")


@pytest.mark.slow
def test_answer_to_numbers_that_were_changed_is_said_to_be_old(reader):
    page = reader
    start(page, ELECTION, "换届")
    write(page, "count-attendance", formal=30, present=24)
    reckon(page, "count-attendance", "quorum")
    write(page, "count-attendance", present=23)

    expect(step(page, "count-attendance").locator(".said")).to_contain_text("数改过了，请重新核算")


def test_values_written_down_once_are_known_to_every_calculator(reader):
    """
    What the attendance step asks for stands in the form of the next step too; nothing is typed twice.
    """
    page = reader
    start(page, ELECTION, "换届")
    write(page, "count-attendance", formal=30, present=23)

    assert "还差1人" in reckon(page, "quorum-met", "quorum")


@pytest.mark.slow
def test_committee_is_counted_as_a_committee(reader):
    """
    The step that counts the new committee opens its calculator with the committee's question chosen.
    """
    page = reader
    start(page, "elections/reelection-3-meeting.html", "换届")
    write(page, "count-committee", members=5, present=4)

    assert "委员5人，实到4人" in reckon(page, "count-committee", "quorum")


@pytest.mark.slow
def test_branch_numbers_stand_in_forms(reader):
    """
    Numbers of the branch are in every form that asks for them; impossible ones are refused beside the field.
    """
    page = reader
    page.go("runs.html")
    page.get_by_label("正式党员").fill("28")
    page.get_by_label("支部委员会委员").fill("5")
    page.get_by_label("每届任期").fill("5")
    page.get_by_label("主题党日").fill("32")
    expect(page.locator("form.branch .error:visible")).to_contain_text("请填1到31的整数")
    page.go("calculators/quorum.html")
    expect(page.locator("[name=formal]")).to_have_value("28")
    page.go("calculators/term.html")
    expect(page.locator("[name=body][value=village-branch]")).to_be_checked()
    page.go("calculators/meetings-year.html")
    expect(page.locator("[name=committee]")).to_be_checked()


@pytest.mark.slow
def test_branch_numbers_that_cannot_be_read_stay(reader):
    page = reader
    page.go("runs.html")
    page.evaluate("localStorage.setItem('party-handbook:branch', '{28')")
    page.reload()
    page.get_by_label("正式党员").fill("30")

    expect(page.locator("form.branch .state")).to_contain_text("读不出来")
    assert page.evaluate("localStorage.getItem('party-handbook:branch')") == "{28"


def test_calendar_has_every_date(reader):
    """
    The calendar file has the anchors and every open step with a date, in lines of at most 75 octets.
    """
    page = reader
    start(page, PREPARATION, "2027年换届")
    page.locator(".run-bar").get_by_label("党员大会召开日").fill("2027-03-01")
    page.locator(".run-bar").get_by_label("本届任期届满日").fill("2027-04-30")
    with page.expect_download() as download:
        page.get_by_role("button", name="导出日历").click()
    raw = download.value.path().read_bytes()
    text = raw.decode().replace("\r\n ", "")

    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert text.count("BEGIN:VEVENT") == text.count("END:VEVENT") == 4
    assert "DTSTART;VALUE=DATE:20261030" in text  # six months before 30 April
    assert "DTSTART;VALUE=DATE:20261231" in text  # sixty days before 1 March
    assert "SUMMARY:党员大会召开日" in text


def test_dates_are_those_of_the_calculators(page, base_url):
    """
    Days, months and working days on and back, as the calculators reckon them, from 600 days.
    """
    page.goto(base_url + PREPARATION)
    random = Random(20261122)  # noqa: S311 - no secret
    asked = []
    for _ in range(600):
        day = date(2024, 1, 1) + timedelta(days=random.randrange(1096))
        number = random.randrange(1, 25)
        asked.append((day, number, random.choice(["天", "月", "年", "工作日"]), random.choice([1, -1])))
    given = [(str(day), number * sign, unit) for day, number, unit, sign in asked]
    said = page.evaluate(
        "([asked, known]) => asked.map(([day, number, unit]) => handbook.dates.shift(day, number, unit, known))",
        [given, workdays()],
    )

    assert said == [str(shifted(*each)) for each in asked]


def shifted(day, number, unit, sign):
    if unit == "天":
        return day + timedelta(days=number * sign)
    if unit == "工作日":
        return period(day, number, FirstDay.NEXT)[-1] if sign > 0 else worked_back(day, number)
    return later(day, number * sign * {"月": 1, "年": 12}[unit])


def worked_back(day, number):
    while number:
        day -= timedelta(days=1)
        number -= is_workday(day)
    return day


def test_chained_dates(reader):
    """
    A step counted from another uses the day that one was done, or else the day reckoned for it.
    """
    page = reader
    start(page, "members/recruitment-2026.html", "发展党员甲")
    page.get_by_label("也保存姓名").check()
    write(page, "apply", applied="2026-01-31")
    expect(step(page, "first-talk").locator(".due")).to_have_text("应办 不晚于2026年2月28日")
    write(page, "assembly", assembly="2026-03-10")

    expect(step(page, "ask-full").locator(".due")).to_contain_text("2027年3月10日")
    expect(step(page, "defer").locator(".due")).to_contain_text("（推算）")


@pytest.mark.slow
def test_working_days_of_a_year_without_known_holidays_are_unsure(reader):
    page = reader
    start(page, "assessment/branch-grading-2015.html", "定级")
    notice = page.locator(".run-bar").get_by_label("评价结果通报之日")
    notice.fill("2026-03-02")
    expect(step(page, "object").locator(".due")).to_have_text("应办 不晚于2026年3月11日")
    notice.fill("2027-03-01")

    expect(step(page, "object").locator(".due")).to_contain_text("2027年的放假安排没有收录")


@pytest.mark.slow
def test_posts_are_offered_where_a_step_asks_who(reader):
    page = reader
    start(page, ELECTION, "换届")
    step(page, "convene").get_by_role("button", name="填写").click()
    who = step(page, "convene").locator(".fields").get_by_label("责任人")

    offered = who.evaluate("box => Array.from(box.list.options, option => option.value)")
    assert {"书记", "组织委员", "监票人"} <= set(offered)


def test_keyboard_alone(reader):
    """
    A run is started, a step ticked and left out, and its fields are filled without a mouse.
    """
    page = reader
    page.go(ELECTION)
    page.get_by_label("给这次办理起个名字").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".run-bar .name")).to_be_focused()
    step(page, "convene").locator("input[data-step]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    for _ in range(9):  # past the links of the step
        if page.evaluate("document.activeElement.classList.contains('edit')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(step(page, "convene").locator("input[data-step]")).to_be_checked()
    assert page.evaluate("document.activeElement.closest('.fields') !== null")


@pytest.mark.slow
@pytest.mark.parametrize("name", [ELECTION, LIFE, "runs.html", "index.html"])
def test_open_run_is_accessible(reader, name):
    """
    With a run open, axe finds nothing in light and dark, and a phone does not scroll sideways.
    """
    from test_pages import violations  # noqa: PLC0415 - the other tests do not need it

    page = reader
    page.set_viewport_size({"width": 360, "height": 740})
    start(page, ELECTION if name.startswith("elections") else LIFE, "试一试")
    page.go(name)
    if name == ELECTION:
        step(page, "count-attendance").get_by_role("button", name="填写").click()
        step(page, "count-attendance").get_by_role("button", name="在这里核算").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert violations(page) == []
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    assert violations(page) == []


@pytest.mark.slow
def test_ticks_do_not_flicker(reader, base_url):
    """
    Coming back, no frame shows the list without its ticks.
    """
    page = reader
    start(page, ELECTION, "换届")
    tick(page, "convene")
    page.add_init_script(
        """window.bare = 0; window.frames = 0;
        (function look() {
            const box = document.querySelector("#step-convene input[data-step]");
            if (box) {
                window.frames += 1;
                if (!box.checked && getComputedStyle(box).visibility === "visible") window.bare += 1;
            }
            requestAnimationFrame(look);
        })();"""
    )
    slow = {"offline": False, "latency": 150, "downloadThroughput": -1, "uploadThroughput": -1}
    page.context.new_cdp_session(page).send(
        "Network.emulateNetworkConditions", slow
    )  # scripts come after the first frame
    page.reload()
    expect(step(page, "convene").locator("input[data-step]")).to_be_checked()

    assert page.evaluate("window.frames") > 0
    assert page.evaluate("window.bare") == 0


def test_checklist_is_there_even_if_a_script_is_missing(page, base_url):
    """
    A copy without the scripts still shows the checklist.
    """
    page.goto(base_url + ELECTION)
    page.get_by_role("button", name="开始办理记录").click()
    page.route("**/assets/js/handbook.*.js", lambda route: route.abort())
    page.reload()

    expect(page.locator("ul.sheet").first).to_be_visible()
