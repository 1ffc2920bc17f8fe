"""
How soon the page answers: ``make bench``.

Plain Pyodide and PyScript, both as shipped, and this site in turn, so that a busy machine is busy for all of them;
what counts are the ratios.  Everything comes from this machine.
"""

import argparse
import io
import statistics
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from conftest import QUIET, ROOT, SITE, serve, usual_browser
from playwright.sync_api import sync_playwright


sys.path.insert(0, str(ROOT))

from macros import runtime


GIVEN = {"purpose": "committee-election", "formal": "30", "present": "24", "day": "2026-03-01"}
ANSWER = f"json.dumps(checkers.run('quorum', {GIVEN!r}), ensure_ascii=False)"
RIGHT = "应到会30人，实到24人"
BUDGETS = {"空的缓存": 0.5, "满的缓存": 0.5}
AIM = 0.35
CLICK = 50  # ms from click to answer, two seconds after the page was opened

PLAIN_WORKER = f"""
importScripts("pyodide/pyodide.js");
const archive = fetch("checkers.zip").then((response) => response.arrayBuffer());
loadPyodide({{
  indexURL: "pyodide/",
  env: {{ PYTHONPATH: "/checkers.zip" }},
  fsInit: async (FS) => FS.writeFile("/checkers.zip", new Uint8Array(await archive)),
}}).then((python) => postMessage(python.runPython({f"import json, checkers{chr(10)}{ANSWER}"!r})));
"""
PLAIN = """<!doctype html><meta charset="utf-8"><title>Pyodide</title><script>
new Worker("worker.js").onmessage = (event) => { window.said = event.data; window.took = performance.now(); };
</script>"""
PYSCRIPT = f"""<!doctype html><meta charset="utf-8"><title>PyScript</title>
<link rel="stylesheet" href="pyscript/core.css"><script type="module" src="pyscript/core.js"></script>
<script type="py" config='{{"interpreter": "./pyodide/pyodide.mjs", "files": {{"./checkers.zip": "./*"}}}}'>
import json, checkers
from pyscript import window
window.said = {ANSWER}
window.took = window.performance.now()
</script>"""
# The first answer that a page of ours shows.
WATCH = """addEventListener("DOMContentLoaded", () => {
  const answer = document.querySelector(".answer");
  if (!answer) return;
  new MutationObserver(() => {
    if (answer.hidden) return;
    window.said = answer.innerText;
    window.took = performance.now();
  }).observe(answer, { attributes: true });
});"""
TOOK = """async () => {
  while (!window.took && performance.now() < 120000) await new Promise((resolve) => setTimeout(resolve, 5));
  return window.took;
}"""
CLICKED = """async (given) => {
  for (const [name, value] of Object.entries(given)) {
    const box = document.querySelector(`[name=${name}]`);
    if (box.type === "radio") document.querySelector(`[name=${name}][value=${value}]`).checked = true;
    else box.value = value;
  }
  const clicks = [];
  for (let round = 0; round < 2; round += 1) {
    window.took = 0;
    const from = performance.now();
    document.querySelector(".calculator button[type=submit]").click();
    while (!window.took) await new Promise((resolve) => setTimeout(resolve, 1));
    clicks.push(window.took - from);
  }
  return clicks;
}"""


def prepare(folder):
    """Put what is compared into *folder*, beside the site."""
    (folder / "site").symlink_to(SITE)
    (folder / "pyodide").symlink_to(ROOT / "node_modules/pyodide")
    (folder / "pyscript").symlink_to(ROOT / "node_modules/@pyscript/core/dist")
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for path, source in runtime.program().items():
            archive.writestr(path, source)
    (folder / "checkers.zip").write_bytes(packed.getvalue())
    (folder / "worker.js").write_text(PLAIN_WORKER, "utf-8")
    (folder / "plain.html").write_text(PLAIN, "utf-8")
    (folder / "pyscript.html").write_text(PYSCRIPT, "utf-8")


@contextmanager
def browsing(playwright):
    """A browser that has seen nothing yet, and has finished its own start: that is not what is measured."""
    with tempfile.TemporaryDirectory() as profile:
        context = playwright.chromium.launch_persistent_context(profile, executable_path=usual_browser(), args=QUIET)
        context.add_init_script(WATCH)
        context.pages[0].wait_for_timeout(1500)
        try:
            yield context.pages[0]
        finally:
            context.close()


def first_answer(page, address):
    """Milliseconds from opening *address* to its answer."""
    page.goto("about:blank")
    page.goto(address, wait_until="commit")
    took = page.evaluate(TOOK)
    if RIGHT not in str(page.evaluate("window.said")):
        sys.exit(f"{address} 没有算出应有的答案：{page.evaluate('window.said')}")
    return took


def measure(playwright, ways, quorum, rounds):
    """Times of each way with an empty and with a full cache, and of clicks after two seconds."""
    empty, full = ({name: [] for name in ways} for _ in range(2))
    clicks = []
    for number in range(1, rounds + 1):
        print(f"第{number}轮，共{rounds}轮", file=sys.stderr, flush=True)
        for name, address in ways.items():
            with browsing(playwright) as page:
                empty[name].append(first_answer(page, address))
                for _ in range(2):  # a browser keeps compiled code from the second visit on
                    first_answer(page, address)
                    page.wait_for_timeout(1500)
                full[name].append(first_answer(page, address))
                if address.startswith(quorum):
                    page.goto("about:blank")
                    page.goto(quorum)
                    page.wait_for_timeout(2000)
                    clicks.append(page.evaluate(CLICKED, GIVEN))
    return {"空的缓存": empty, "满的缓存": full}, clicks


def report(times, clicks):
    """Lines to read: medians, and ratios of pairs that were measured one after the other."""
    for cache, ways in times.items():
        yield f"{cache}：从打开网页到第一个答案（毫秒，中位数），与原样的 Pyodide 之比"
        plain = next(iter(ways.values()))
        for name, took in ways.items():
            ratio = statistics.median(mine / other for mine, other in zip(took, plain, strict=True))
            yield f"  {name:　<12}{statistics.median(took):7.0f}  {ratio:.2f}"
    first, again = (statistics.median(each) for each in zip(*clicks, strict=True))
    yield f"打开两秒后点“核算”到出答案：{first:.0f} 毫秒（要求不超过 {CLICK}）；再点一次：{again:.0f} 毫秒"
    yield f"要求：本手册不超过 {' / '.join(map(str, BUDGETS.values()))}（空 / 满），争取空的缓存 {AIM}。"


def main():
    """Measure and print."""
    parser = argparse.ArgumentParser(description="网页里的 Python 多快")
    parser.add_argument("--rounds", type=int, default=5, help="各测几轮")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        prepare(Path(made))
        server = serve(made)
        home = f"http://127.0.0.1:{server.server_port}/"
        asked = "#" + "&".join(f"{key}={value}" for key, value in GIVEN.items())
        quorum = f"{home}site/calculators/quorum.html"
        ways = {
            "原样的 Pyodide": f"{home}plain.html",
            "PyScript": f"{home}pyscript.html",
            "本手册": quorum + asked,
            "本手册，从文件打开": (SITE / "calculators/quorum.html").as_uri() + asked,
        }
        times, clicks = measure(playwright, ways, quorum, rounds)
        print("\n".join(report(times, clicks)))
        server.shutdown()


if __name__ == "__main__":
    main()
