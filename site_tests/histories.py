"""A history of a reader with a checklist, done in a real browser, and in Python what must be kept after each act."""

import contextlib
import json
import os
import shutil
import signal
import subprocess

from conftest import CHROMIUM, QUIET
from playwright.sync_api import Error, expect


OURS = "party-handbook:"
SAVED = "已保存在这台电脑的浏览器里。"
REFUSED = "没有保存"
HELD = "不保存"
NOON = "2026-11-22T12:00:00+08:00"
TODAY = "2026-11-22"
FILLER = "other-app:filler"
EMPTY = {"norm": "", "name": "", "steps": {}, "anchors": {}, "choices": {}, "personal": False}  # a run
COLOURS = '{"index":0,"color":{"media":"","scheme":"default","primary":"custom","accent":"custom"}}'  # the theme's own
FOREIGN = {"other-app:x": "1", "/.__palette": COLOURS, "party": "2", "party-handbook": "3", "run:a:head": "{}"}

# What a browser keeps, long texts by their length only.
DUMP = """() => Object.fromEntries(Object.keys(localStorage).map(key => {
  const text = localStorage.getItem(key);
  return [key, text.length > 50000 ? 'long ' + text.length : text];
}))"""

# What a checklist shows of the run that is open, without what is empty; null where none is open.
SHOWN = """() => {
  const bar = document.querySelector('.run-bar');
  const name = bar.querySelector(':scope > .name');
  if (!name) return null;
  const full = some => Object.fromEntries(Object.entries(some).filter(([, value]) => value && Object.keys(value).length));
  const shown = {name: name.textContent.replace('办理记录：', ''), steps: {}, anchors: {}, choices: {}};
  shown.personal = bar.querySelector('.tick input').checked;
  const days = [...bar.querySelectorAll('.days label')];
  const anchors = Object.entries(JSON.parse(bar.dataset.anchors));
  days.forEach(label => {
    shown.anchors[anchors.find(([, text]) => text === label.firstChild.textContent)[0]] = label.querySelector('input').value;
  });
  document.querySelectorAll('.sheet li[data-id]').forEach(li => {
    const slots = [...li.querySelectorAll(':scope > .kept .slot b')].map(each => each.textContent);
    const left = li.querySelector(':scope > .kept > .skip');
    const values = {};
    li.querySelectorAll(':scope > .facts [data-value]').forEach(line => { values[line.dataset.value] = line.previousElementSibling.value; });
    shown.steps[li.dataset.id] = full({
      state: left && left.getAttribute('aria-pressed') === 'true' ? 'skipped' : li.matches('.is-done') ? 'done' : '',
      who: slots[0], day: slots[1], note: slots[2], values: full(values),
    });
    const choose = li.querySelector(':scope > .choose select');
    if (choose) shown.choices[li.dataset.id] = choose.value;
  });
  for (const key of ['steps', 'anchors', 'choices']) shown[key] = full(shown[key]);
  return shown;
}"""
# Whether the checklist comes to show what is wanted; another tab hears of a change a little later.
SHOWS = f"""async wanted => {{
  const sorted = value => value && typeof value === 'object' ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])])) : value;
  const text = JSON.stringify(sorted(wanted));
  for (let tries = 0; tries < 400; tries += 1) {{
    if (JSON.stringify(sorted(({SHOWN})())) === text) return true;
    await new Promise(done => setTimeout(done, 20));
  }}
  return false;
}}"""

# Fills the storage with a foreign key to the last character.
FILL = """key => {
  let text = '';
  for (let size = 1 << 22; size >= 1; ) {
    try { localStorage.setItem(key, text + 'x'.repeat(size)); text += 'x'.repeat(size); } catch (error) { size >>= 1; }
  }
}"""


def without_empty(some):
    return {key: value for key, value in some.items() if value}


def read(dump):
    """Return the runs in a dump of the storage by id, in the form in which a checklist shows them."""
    runs = {}
    for key, text in dump.items():
        if not key.startswith(OURS + "run:"):
            continue
        _, run, part = key.removeprefix(OURS).split(":", 2)
        kept = runs.setdefault(run, EMPTY | {"steps": {}})
        value = json.loads(text)
        if part == "head":
            kept |= {"norm": value["norm"], "name": value["name"]}
        elif part in ("anchors", "choices"):
            kept[part] = without_empty(value)
        elif part == "options":
            kept["personal"] = value["personal"]
        elif part.startswith("step:"):
            fields = {name: value.get(name) for name in ("state", "who", "day", "note")}
            step = without_empty(fields | {"values": without_empty(value.get("values", {}))})
            kept["steps"] |= {part.removeprefix("step:"): step} if step else {}
    return runs


def ours(dump):
    return {key: text for key, text in dump.items() if key.startswith(OURS) and key != OURS + "trial"}


def others(dump):
    return {key: text for key, text in dump.items() if not key.startswith(OURS) and key != FILLER}


def lies_between(dump, before, after):
    """Whether each key has the value from before an act or the one from after it."""
    keys = {*dump, *before, *after}
    return all(dump.get(key) in (before.get(key), after.get(key)) for key in keys)


class Browser:
    """A browser with a profile on disk that outlives being closed and killed, and what it complains about."""

    def __init__(self, kind, profile):
        self.kind, self.profile = kind, profile
        self.complaints, self.replies = [], []
        self.open()

    def open(self):
        path = next(filter(None, map(shutil.which, CHROMIUM)), None)
        options = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
        self.context = self.kind.launch_persistent_context(self.profile, executable_path=path, args=QUIET, **options)
        self.context.set_default_timeout(20_000)
        self.context.clock.set_fixed_time(NOON)
        self.context.on("console", self._heard)
        self.context.on("weberror", lambda error: self.complaints.append(str(error.error)))
        self.context.on("dialog", self._asked)

    def _heard(self, said):
        if said.type in ("error", "warning"):
            self.complaints.append(said.text)

    def _asked(self, dialog):
        if not self.replies:
            self.complaints.append(f"{dialog.type}: {dialog.message}")
            return dialog.dismiss()
        return dialog.accept(self.replies.pop(0))

    def page(self, address):
        page = self.context.new_page()
        page.goto(address, wait_until="domcontentloaded")
        return page

    def processes(self, role):
        """Return the process ids of this profile's browser ("") or of its "renderer"s."""
        listed = subprocess.run(["ps", "-ww", "-eo", "pid=,args="], capture_output=True, text=True, check=True).stdout  # noqa: S607
        mine = [line.split(maxsplit=1) for line in listed.splitlines() if str(self.profile) in line]
        wanted = "--type=renderer" if role else "--user-data-dir"
        return [int(pid) for pid, args in mine if wanted in args and (role or "--type=" not in args)]

    def crash(self, page):
        """End every renderer, as when there is no memory left."""
        found = self.processes("renderer")
        assert found
        with page.expect_event("crash"):
            for pid in found:
                os.kill(pid, signal.SIGKILL)
        self.close_pages()

    def close_pages(self):
        for page in self.context.pages[1:]:  # the first stays, or the browser would end
            page.close()

    def close(self):
        self.context.close()

    def kill(self):
        for pid in self.processes(""):
            os.kill(pid, signal.SIGKILL)
        with contextlib.suppress(Error):
            self.context.close()


def step(page, name):
    return page.locator(f'.sheet li[data-id="{name}"]')


def said(page):
    return page.locator(".run-bar > .state").text_content()


def hush(page):
    """Forget what the page said, so that what it says next is new."""
    page.locator(".run-bar > .state").evaluate("line => { line.textContent = ''; }")


def field_of(page, name, label="备注"):
    """Return the box of a step's remark, or another of its fields, opened where it is not."""
    there = step(page, name)
    if there.locator(":scope > .kept > .fields").is_hidden():
        there.locator(":scope > .kept > .edit").click()
    return there.get_by_label(label)


def shows(page, wanted):
    """Wait until the checklist shows *wanted*; say what it shows if it never does."""
    if not page.evaluate(SHOWS, wanted):
        assert page.evaluate(SHOWN) == wanted


def take(page, base, content, name="x.json"):
    """Import a file on the page of runs; return what the page says."""
    page.goto(base + "runs.html", wait_until="domcontentloaded")
    is_text = isinstance(content, str)
    file = {"name": name, "mimeType": "application/json", "buffer": content.encode()} if is_text else content
    page.locator(".run-list input[type=file]").set_input_files(file)
    line = page.locator(".run-list > .state")
    expect(line).not_to_be_empty()
    return line.text_content()


def export(page, button="全部导出"):
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).first.click()
    return download.value.path().read_text("utf-8")


def file_of(*runs, **changed):
    return json.dumps({"format": "party-handbook-runs", "schema": 1, "runs": runs} | changed, ensure_ascii=False)


def head(name="名字", norm="life-meeting", page="meetings/life-meeting.html", **changed):
    fixed = {"schema": 1, "created": "2026-01-01T00:00:00.000Z", "title": "题目"}
    return fixed | {"norm": norm, "page": page, "name": name} | changed
