"""The built site, served on a free port of this machine, and a browser to read it with."""

import functools
import os
import shutil
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright


ROOT = Path(__file__).parent.parent
SITE = ROOT / "site"
PAGES = sorted(str(page.relative_to(SITE)) for page in SITE.rglob("*.html"))
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")  # the system's; otherwise Playwright's own
OLD = os.environ.get("HANDBOOK_BROWSER")  # the program of the oldest browser the site is made for, on the second round
# Nothing but the tests talks; --no-sandbox because tests may run as root.
# An old one may hang for ever while it finds out that there is no graphics card.
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]

pytest.register_assert_rewrite("histories", "walk")

if not PAGES:
    sys.exit("site/ 里没有网页，请先运行 make site。")


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *args):
        """Keep the output of the tests readable."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """Mark the tests that need a browser: they are what another browser repeats."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")


def serve(folder, handler=QuietHandler):
    """Start a server for *folder*; it ends with the process that started it."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=folder))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@pytest.fixture(scope="session")
def base_url():
    server = serve(SITE)
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@pytest.fixture(scope="session")
def copy(tmp_path_factory):
    """The site as it lies on a stick, in a folder with a space and Chinese in its name; to be opened as files."""
    return shutil.copytree(SITE, tmp_path_factory.mktemp("盘") / "手册 副本")


def usual_browser():
    """The browser to start; None lets Playwright take its own."""
    return next(filter(None, map(shutil.which, CHROMIUM)), None)


@pytest.fixture(scope="session")
def start_browser():
    """What starts a browser: its program, or None for Playwright's own."""
    with sync_playwright() as playwright:
        yield lambda program: playwright.chromium.launch(executable_path=program, args=QUIET)


@pytest.fixture(scope="session")
def browser(start_browser):
    browser = start_browser(OLD or usual_browser())
    yield browser
    browser.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(locale="zh-CN", timezone_id="Asia/Shanghai")
    yield context.new_page()
    context.close()


@pytest.fixture
def complaints(page):
    """What the browser complains about: errors, warnings, failed and foreign requests."""
    found = []
    page.on("console", lambda said: found.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    page.on("requestfailed", lambda request: None if is_cut_short(request) else found.append(f"failed: {request.url}"))
    page.on("request", lambda request: None if is_ours(request.url) else found.append(f"foreign: {request.url}"))
    return found


def is_cut_short(request):
    """Whether a page was left while it still fetched Python in advance, or the icon of its tab."""
    return request.failure == "net::ERR_ABORTED" and ("/assets/python/" in request.url or "favicon" in request.url)


def is_ours(url):
    """Whether a request stays on this machine."""
    return url.startswith(("http://127.0.0.1:", "file:///", "data:", "blob:"))
