"""A seeded random walk of a reader through checklists, with a model of what was confirmed as saved."""

import random
from itertools import pairwise

from histories import (
    DUMP,
    EMPTY,
    FILL,
    FILLER,
    FOREIGN,
    HELD,
    REFUSED,
    SAVED,
    SHOWN,
    TODAY,
    Browser,
    export,
    field_of,
    file_of,
    head,
    hush,
    lies_between,
    others,
    ours,
    read,
    said,
    shows,
    step,
    take,
    without_empty,
)
from playwright.sync_api import expect


NORMS = {
    "election-procedure": "elections/election-procedure.html",
    "life-meeting": "meetings/life-meeting.html",
    "reelection-1-preparation": "elections/reelection-1-preparation.html",
    "long-absence": "members/long-absence.html",
}
POSTS = ["书记", "组织委员", "AB12"]
PERSON = "张三丰"
HOSTILE = "<img src=x onerror=alert(1)>"
BROKEN = {
    "": "读不出来",
    '{"format":"party-handbook-runs","schema":1,"runs":[{"id"': "读不出来",
    "<!doctype html><title>404</title>": "读不出来",
    "[]": "这不是本手册导出的",
    '{"format":"other"}': "这不是本手册导出的",
    file_of(schema=2): "别的版本",
    file_of(
        1, None, [], {"id": "abcd"}, {"id": "abcd", "parts": {"head": head(page="javascript:alert(1)")}}
    ): "5 个读不出来",
}
# What a checklist has to act on: steps by id with the keys of their open and private values, groups to choose from.
THINGS = """() => ({
  steps: [...document.querySelectorAll('.sheet li.item')].filter(li => !li.closest('[data-choice]')).map(li => li.dataset.id),
  values: [...document.querySelectorAll('.sheet li.item > .facts [data-kind=int], .sheet li.item > .facts [data-kind=text]')]
    .filter(line => !line.closest('[data-choice]')).map(line => [line.closest('li').dataset.id, line.dataset.value, 'private' in line.dataset]),
  choices: [...document.querySelectorAll('.sheet li[data-choice]')]
    .map(li => [li.dataset.id, [...li.querySelectorAll(':scope > ul > li')].map(each => each.dataset.id)]),
  anchors: Object.keys(JSON.parse(document.querySelector('.run-bar').dataset.anchors)),
  private: [...document.querySelectorAll('.sheet [data-value][data-private]')].map(line => line.dataset.value),
})"""


class Walk:
    """What the reader does; after each act everything confirmed must be kept, and shown in a page loaded anew."""

    def __init__(self, kind, profile, base, seed):
        self.random = random.Random(seed)  # noqa: S311 - a test that can be repeated
        self.browser, self.base = Browser(kind, profile), base
        self.runs, self.opened, self.held = {}, {}, {}
        self.foreign, self.full, self.count = dict(FOREIGN), False, 0
        self.done, self.dumps, self.things = [], [], {}
        self.norm = "life-meeting"
        page = self.browser.page(base + "runs.html")
        page.evaluate(
            "some => Object.entries(some).forEach(([key, text]) => localStorage.setItem(key, text))", self.foreign
        )
        page.close()
        self.reopen()
        self.note()

    # --- what there is

    @property
    def run(self):
        return self.runs.get(self.opened.get(self.norm))

    def some(self, of):
        return self.random.choice(sorted(of))

    def text(self, kind):
        self.count += 1
        return f"{kind}{self.count}"

    def address(self, norm=None):
        return self.base + NORMS[norm or self.norm]

    def reopen(self):
        """Open the page of the norm, and a second one as a witness."""
        self.page = self.browser.page(self.address())
        self.witness = self.browser.page(self.address())
        self.held = {}
        if self.norm not in self.things:
            self.things[self.norm] = self.page.evaluate(THINGS)

    def here(self, kind):
        return self.things[self.norm][kind]

    def note(self, page=None):
        self.dumps.append((page or self.page).evaluate(DUMP))

    # --- what must hold

    def check(self):
        for _ in range(200):  # another tab hears of a change a little later
            dump = self.page.evaluate(DUMP)
            if read(ours(dump)) == self.runs:
                break
            self.page.evaluate("new Promise(done => setTimeout(done, 20))")
        self.dumps.append(dump)
        assert others(dump) == self.foreign
        assert read(ours(dump)) == self.runs
        self.witness.goto(self.address(), wait_until="domcontentloaded")
        for page in (self.witness, self.page):
            if self.run:
                shows(page, self.expected(held=page is self.page))
            else:
                assert page.evaluate(SHOWN) is None
                offered = page.locator(".run-bar > p.buttons button").all_text_contents()
                names = {run["name"] for run in self.runs.values() if run["norm"] == self.norm}
                assert {text.split("（已办")[0] for text in offered} == names
        assert self.browser.complaints == []

    def expected(self, *, held):
        shown = {key: value for key, value in self.run.items() if key != "norm"}
        if held and self.held:
            shown["steps"] = {name: dict(fields) for name, fields in shown["steps"].items()}
            for name, values in self.held.items():
                fields = shown["steps"].setdefault(name, {})
                fields["values"] = without_empty(fields.get("values", {}) | values)
        return shown

    # --- what the page confirms

    def keep(self, name, page=None, **fields):
        """Take *fields* of a step as kept if the page says so."""
        sentence = said(page or self.page)
        assert (sentence == SAVED) != (REFUSED in sentence), sentence
        if sentence == SAVED:
            old = self.run["steps"].get(name, {})
            values = without_empty(old.get("values", {}) | fields.get("values", {}))
            new = without_empty(old | fields | {"values": values})
            self.run["steps"].pop(name, None)
            self.run["steps"] |= {name: new} if new else {}
        else:
            assert self.full, sentence
        self.note(page)
        return sentence == SAVED

    # --- acts; each says whether it can be done now

    def start(self):
        if self.full or len(self.runs) > 5:
            return False
        self.go_elsewhere()
        self.close_run()
        ticked = self.random.sample(self.here("steps"), 2)
        for name in ticked:
            step(self.page, name).locator("input[data-step]").click()
        name = self.text("办理") + self.random.choice(["", HOSTILE, "（）“”'\"\\"])
        self.page.locator(".run-bar form input").fill(name)
        self.page.get_by_role("button", name="开始办理记录").click()
        expect(self.page.locator(".run-bar > .name")).to_be_visible()
        new = set(read(ours(self.page.evaluate(DUMP)))) - set(self.runs)
        self.opened[self.norm] = new.pop()
        steps = {step: {"state": "done", "day": TODAY} for step in ticked}
        self.runs[self.opened[self.norm]] = EMPTY | {"norm": self.norm, "name": name, "steps": steps}
        return True

    def close_run(self):
        if not self.run:
            return
        self.page.get_by_role("button", name="合上", exact=True).click()
        self.opened[self.norm] = None
        self.held = {}
        self.note()

    def close_and_go_on(self):
        there = {run: kept for run, kept in self.runs.items() if kept["norm"] == self.norm}
        if self.full or not there:
            return False
        self.close_run()
        wanted = self.some(there)
        names = self.page.locator(".run-bar > p.buttons button")
        names.filter(has_text=there[wanted]["name"]).first.click()
        self.opened[self.norm] = wanted
        return True

    def tick(self, page=None, name=None):
        if not self.run:
            return False
        page = page or self.page
        name = name or self.some(self.here("steps"))
        kept = self.run["steps"].get(name, {})
        if kept.get("state") == "skipped":
            return self.leave_out(page, name)
        hush(page)
        step(page, name).locator("input[data-step]").click()
        done = kept.get("state") == "done"
        self.keep(name, page, **({"state": ""} if done else {"state": "done", "day": kept.get("day") or TODAY}))
        return True

    def leave_out(self, page=None, name=None):
        if not self.run:
            return False
        name = name or self.some(self.here("steps"))
        hush(page or self.page)
        step(page or self.page, name).locator(":scope > .kept > .skip").click()
        was = self.run["steps"].get(name, {}).get("state")
        self.keep(name, page, state="" if was == "skipped" else "skipped")
        return True

    def edit(self, page=None, name=None):
        """Type a day, a post or person, or a remark."""
        if not self.run:
            return False
        page = page or self.page
        name = name or self.some(self.here("steps"))
        field = self.random.choice(["day", "who", "note"])
        label = {"day": "办理日期", "who": "责任人", "note": "备注"}[field]
        texts = {
            "day": ["", "2026-03-01", "2024-02-29"],
            "who": ["", *POSTS, PERSON],
            "note": ["", self.text("备注"), HOSTILE],
        }
        box = field_of(page, name, label)
        text = self.random.choice([text for text in texts[field] if text != box.input_value()])
        hush(page)
        box.fill(text)
        if text == PERSON and not self.run["personal"]:
            assert "只填职务" in step(page, name).locator(".fields .error:visible").text_content()
            assert said(page) == ""
            text = ""
            box.fill(text)
        self.keep(name, page, **{field: text})
        box.blur()
        step(page, name).locator(":scope > .kept > .edit").click()
        return True

    def edit_value(self):
        if not self.run or not self.here("values"):
            return False
        name, key, private = self.random.choice(self.here("values"))
        line = step(self.page, name).locator(f':scope > .facts [data-value="{key}"]')
        box = line.locator("xpath=preceding-sibling::*[1]")
        number = self.text("")
        hush(self.page)
        box.fill(number)
        box.blur()
        if private and not self.run["personal"]:
            assert HELD in said(self.page)
            self.held.setdefault(name, {})[key] = number
            return True
        if not self.keep(name, values={key: number}):
            self.page.reload()  # what was refused stays in its box; it shows the kept again
            self.held = {}
        return True

    def choose(self):
        if self.full or not self.run or not self.here("choices"):
            return False
        group, options = self.random.choice(self.here("choices"))
        option = self.random.choice(["", *options])
        box = step(self.page, group).locator(":scope > .choose select")
        if box.input_value() == option:
            return False
        hush(self.page)
        box.select_option(option)
        assert said(self.page) == SAVED
        self.run["choices"] = without_empty(self.run["choices"] | {group: option})
        return True

    def set_anchor(self):
        if self.full or not self.run or not self.here("anchors"):
            return False
        place = self.random.randrange(len(self.here("anchors")))
        box = self.page.locator(".run-bar .days input").nth(place)
        day = self.random.choice([day for day in ("", "2026-05-09", "2026-12-31") if day != box.input_value()])
        hush(self.page)
        box.fill(day)
        box.blur()
        assert said(self.page) == SAVED
        self.run["anchors"] = without_empty(self.run["anchors"] | {self.here("anchors")[place]: day})
        return True

    def turn_personal(self):
        if self.full or not self.run:
            return False
        box = self.page.locator(".run-bar .tick input")
        steps = self.run["steps"]
        hush(self.page)
        if self.run["personal"]:
            self.browser.replies = [""]
            box.click()
            for fields in steps.values():
                fields.pop("note", None)
                if fields.get("who") == PERSON:
                    del fields["who"]
                for key in self.here("private"):
                    fields.get("values", {}).pop(key, None)
        else:
            box.click()
            for name, values in self.held.items():
                fields = steps.setdefault(name, {})
                fields["values"] = fields.get("values", {}) | values
            self.held = {}
        assert said(self.page) == SAVED
        self.run["personal"] = not self.run["personal"]
        self.run["steps"] = {name: left for name, fields in steps.items() if (left := without_empty(fields))}
        return True

    def rename(self):
        if self.full or not self.run:
            return False
        name = self.text("改名")
        self.browser.replies = [name]
        self.page.get_by_role("button", name="改名", exact=True).click()
        self.run["name"] = name
        return True

    def go_elsewhere(self):
        self.norm = self.some(NORMS)
        self.page.goto(self.address(), wait_until="domcontentloaded")
        self.held = {}
        if self.norm not in self.things:
            self.things[self.norm] = self.page.evaluate(THINGS)
        return True

    def reload(self):
        self.page.reload(wait_until="domcontentloaded")
        self.held = {}
        return True

    def second_tab(self):
        """Change the same step and another one in two tabs by turns."""
        if not self.run:
            return False
        other = self.browser.page(self.address())
        shows(other, self.expected(held=False))
        same = self.some(self.here("steps"))
        self.edit(other, same)
        shows(self.page, self.expected(held=True))
        self.edit(self.page, same)
        shows(other, self.expected(held=False))
        self.tick(other, same)
        self.tick(self.page)
        shows(other, self.expected(held=False))
        other.close()
        return True

    def crash(self):
        self.browser.crash(self.page)
        self.reopen()
        return True

    def close_browser(self):
        self.browser.close()
        self.browser.open()
        self.reopen()
        return True

    def kill_browser(self):
        """What comes back may be older, but is a state that was, never a mixture."""
        self.browser.kill()
        self.browser.open()
        page = self.browser.page(self.base + "runs.html")
        dump = page.evaluate(DUMP)
        page.close()
        known = pairwise([{}, *self.dumps, self.dumps[-1]])
        assert any(lies_between(dump, before, after) for before, after in known), dump
        self.runs = read(ours(dump))
        self.full = FILLER in dump
        self.foreign = others(dump)
        last = {norm: dump.get(f"party-handbook:last-of:{norm}") for norm in NORMS}
        self.opened = {norm: run for norm, run in last.items() if run in self.runs}
        self.reopen()
        return True

    def fill(self):
        """Fill the storage to the last character; what does not fit is refused and nothing is lost."""
        if self.full or not self.run:
            return False
        self.page.evaluate(FILL, FILLER)
        self.full = True
        name = self.some(self.here("steps"))
        field_of(self.page, name).fill("满" * 200)
        assert REFUSED in said(self.page)
        assert REFUSED in step(self.page, name).locator(".fields .error:visible").text_content()
        self.note()
        return self.reload()

    def free(self):
        if not self.full:
            return False
        self.page.evaluate("key => localStorage.removeItem(key)", FILLER)
        self.full = False
        return self.reload()

    def take_broken(self):
        content = self.some(BROKEN)
        page = self.browser.page("about:blank")
        assert BROKEN[content] in take(page, self.base, content)
        page.close()
        return True

    def take_foreign(self):
        """A run from another computer, with a name that would be dangerous if it were not text."""
        if self.full or len(self.runs) > 5:
            return False
        run, name = self.text("foreign"), self.text(HOSTILE)
        steps = {"step:gone-step": {"state": "done", "text": HOSTILE}, "step:bad": {"state": 7}, "nonsense part": {}}
        page = self.browser.page("about:blank")
        sentence = take(page, self.base, file_of({"id": run, "parts": {"head": head(name)} | steps}))
        assert sentence == "导入了 1 个办理记录。有 2 处内容读不出来，没有导入。"
        page.close()
        steps = {"gone-step": {"state": "done"}}
        self.runs[run] = EMPTY | {"norm": "life-meeting", "name": name, "steps": steps}
        return True

    def export_and_take(self):
        """What is here already is not taken twice; wiped and taken again it is the same."""
        if self.full or not self.runs:
            return False
        page = self.browser.page(self.base + "runs.html")
        content = export(page)
        assert f"导入了 0 个办理记录。{len(self.runs)} 个已经有了" in take(page, self.base, content)
        self.note(page)
        self.wipe(page)
        self.note(page)
        assert take(page, self.base, content) == f"导入了 {len(self.runs)} 个办理记录。"
        page.close()
        self.opened = {}
        self.reload()
        return True

    def wipe(self, page):
        self.browser.replies = [""]
        page.get_by_role("button", name="全部删除", exact=True).click()
        expect(page.locator(".run-list > .state")).to_contain_text("已经全部删去")
        assert ours(page.evaluate(DUMP)) == {}

    def clear_and_undo(self):
        return self.take_back("清空")

    def delete_and_undo(self):
        return self.take_back("删除")

    def take_back(self, button):
        if self.full or not self.run:
            return False
        self.browser.replies = [""]
        self.page.get_by_role("button", name=button, exact=True).click()
        self.note()
        self.page.locator(".undo button").click()
        assert said(self.page) == "已经恢复。"
        self.held = {}
        if button == "删除":
            self.opened[self.norm] = None
        return True

    # --- the walk

    def go(self, acts):
        """Do *acts* acts; whichever fails, the history so far is in `done`."""
        often = [self.tick, self.edit, self.edit_value, self.turn_personal, self.go_elsewhere]
        everything = [
            *[*often, *often, self.start, self.leave_out, self.choose, self.set_anchor, self.rename],
            *[self.close_and_go_on, self.reload, self.second_tab, self.clear_and_undo, self.delete_and_undo],
            *[self.crash, self.close_browser, self.kill_browser, self.fill, self.free, self.free],
            *[self.take_broken, self.take_foreign, self.export_and_take],
        ]
        while len(self.done) < acts:
            act = self.random.choice(everything) if self.runs else self.start
            self.done.append(f"{act.__name__} ({self.norm})")
            if not act():
                self.done.pop()
                continue
            self.check()
        page = self.browser.page(self.base + "runs.html")
        self.wipe(page)
        dump = page.evaluate(DUMP)
        assert others(dump) == self.foreign
        assert self.browser.complaints == []
