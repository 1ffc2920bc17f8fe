"""Nothing leaves and nothing foreign stays: requests, the policy, and what a browser keeps."""

from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from conftest import PAGES, SITE, serve
from html_pages import ALIKE
from playwright.sync_api import expect


START = 60_000  # ms; Python has to start first
PREFIX = "party-handbook:"
NORM = "elections/election-procedure.html"
CALCULATOR = "calculators/quorum.html"
KINDS = sorted({Path(name).parent: name for name in PAGES if name not in ALIKE and "/" in name}.values()) + [
    name for name in PAGES if "/" not in name
]  # one page of each folder, and those of the root


@pytest.fixture(params=["http", pytest.param("file", marks=pytest.mark.slow)])
def home(request):
    """The address of the site, from a server and from a folder."""
    return request.getfixturevalue("base_url") if request.param == "http" else SITE.as_uri() + "/"


def use_everything(page):
    """Press everything on the page that is no link, and return every name under which something was kept meanwhile."""
    page.on("dialog", lambda dialog: dialog.accept())
    return page.evaluate(
        """async () => {
            const kept = new Set();
            const look = async () => {
                for (const store of [localStorage, sessionStorage]) Object.keys(store).forEach((key) => kept.add(key));
                document.cookie.split(";").forEach((cookie) => cookie.trim() && kept.add(cookie.trim()));
                for (const base of await indexedDB.databases()) kept.add(base.name);
                if (window.caches && isSecureContext) for (const name of await caches.keys()) kept.add(name);
            };
            window.print = () => {};
            for (const box of document.querySelectorAll("article [type=text], article [type=search], article textarea"))
                if (!box.readOnly) { box.value = "30"; box.dispatchEvent(new Event("input", { bubbles: true })); }
            const things = "button, summary, [type=checkbox], [type=radio], select, label[for^=__palette]";
            for (const thing of document.querySelectorAll(things)) {
                thing.click();
                thing.dispatchEvent(new Event("change", { bubbles: true }));
                await look();
            }
            return [...kept];
        }"""
    )


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_everything_used_leaves_nothing_and_keeps_only_our_own(page, complaints, home, name):
    """
    Whatever is pressed on a page of each kind: no request to another host, the console silent,
    and in every store only names with our prefix; what another site of the same address keeps is not touched.
    """
    page.goto(home + name)
    page.evaluate("[localStorage, sessionStorage].forEach((store) => store.setItem('another', 'theirs'))")
    kept = use_everything(page)

    assert [key for key in kept if not key.startswith(PREFIX)] == ["another"]
    assert page.evaluate("[localStorage, sessionStorage].map((store) => store.getItem('another'))") == ["theirs"] * 2
    assert complaints == []


def dark(page):
    return page.locator("body[data-md-color-scheme=slate]")


def switch(page, to):
    page.locator(f"label[title={to}]").click()


def test_dark_is_remembered_under_our_name_until_it_is_light_again(page, complaints, home):
    page.goto(home + "index.html")
    expect(dark(page)).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []
    switch(page, "换成深色")
    expect(dark(page)).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == [PREFIX + "palette"]

    page.goto(home + NORM)
    expect(dark(page)).to_be_visible()
    switch(page, "换成浅色")
    expect(dark(page)).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == []
    assert complaints == []


BROKEN = {
    "被禁止": "for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, "
    "{ get() { throw new DOMException('denied', 'SecurityError') } })",
    "已存满": "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    "被写坏": f"if (document.URL.startsWith('http')) localStorage.setItem('{PREFIX}palette', '{{\"index\"')",
}


@pytest.mark.parametrize(
    "broken", [pytest.param(BROKEN[how], id=how, marks=[pytest.mark.slow] if how != "被禁止" else []) for how in BROKEN]
)
def test_pages_work_without_storage(page, complaints, base_url, broken):
    """
    Storage that is forbidden, full or spoilt: no error, dark can be chosen, the calculator answers.
    """
    page.add_init_script(broken)
    page.goto(base_url + CALCULATOR)
    switch(page, "换成深色")
    expect(dark(page)).to_be_visible()
    page.locator(".try").first.click()

    expect(page.locator(".answer .sentence")).to_be_visible(timeout=START)
    page.goto(base_url + NORM)
    expect(page.locator("h1")).to_be_visible()
    assert complaints == []


@pytest.mark.slow
@pytest.mark.parametrize("name", PAGES)
def test_opened_as_a_file_no_page_complains(page, complaints, name):
    """
    From the folder too, nothing in the console and no request elsewhere; test_visit has the same from a server.
    """
    page.goto((SITE / name).as_uri())
    page.evaluate("['beforeprint', 'afterprint'].forEach((name) => window.dispatchEvent(new Event(name)))")

    assert complaints == []


# What somebody might bring into a page, and the part of the policy that stops it.  `foreign` is another host.
ATTACKS = {
    "script-src-elem": [
        "add('script', { textContent: 'window.injected = 1' })",
        "add('script', { src: foreign + 'script' })",
        "add('a', { href: 'javascript:window.injected = 1' }).click()",
    ],
    "script-src-attr": ["add('b', { attributes: { onclick: 'window.injected = 1' } }).click()"],
    "script-src": [
        "later(() => eval('window.injected = 1'))",
        "later(() => new Function('window.injected = 1')())",
        "later(() => setTimeout('window.injected = 1'))",
    ],
    "img-src": ["add('img', { src: foreign + 'img' })"],
    "connect-src": [
        "fetch(foreign + 'fetch').catch(() => {})",
        "navigator.sendBeacon(foreign + 'beacon')",
        "later(() => { const ask = new XMLHttpRequest(); ask.open('GET', foreign + 'xhr'); ask.send(); })",
        "later(() => new EventSource(foreign + 'events'))",
        "later(() => new WebSocket(foreign.replace('http', 'ws')))",
    ],
    "frame-src": ["add('iframe', { src: foreign + 'frame' })"],
    "object-src": ["add('object', { data: foreign + 'object' })"],
    "media-src": ["add('audio', { src: foreign + 'audio' })"],
    "style-src-elem": [
        "add('link', { rel: 'stylesheet', href: foreign + 'style' })",
        "add('style', { textContent: 'h1 { color: red }' })",
    ],
    "style-src-attr": ["add('b', { attributes: { style: 'color: red' } })"],
    "font-src": ["new FontFace('theirs', `url(${foreign}font)`).load().catch(() => {})"],
    "worker-src": ["later(() => new Worker(`data:text/javascript,fetch('${foreign}worker')`))"],
    "form-action": ["add('form', { action: foreign + 'form', target: 'there' }).submit()"],
    "base-uri": ["document.head.append(Object.assign(document.createElement('base'), { href: foreign }))"],
}
ATTACK = """async (foreign) => {
    const add = (name, { attributes = {}, ...properties }) => {
        const element = Object.assign(document.createElement(name), properties);
        Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
        return document.body.appendChild(element);
    };
    // Not now: what the test itself runs may do what the policy forbids.
    const later = (act) => setTimeout(() => { try { act(); } catch (error) { /* the policy says no */ } });
    const stopped = new Promise((done) => {
        document.addEventListener("securitypolicyviolation", done, { once: true });
        setTimeout(() => done({ effectiveDirective: "nothing stops it" }), 10000);
    });
    %s;
    return (await stopped).effectiveDirective;
}"""


class Recorder(SimpleHTTPRequestHandler):
    """Another host: notes what it is asked for."""

    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_error(404)

    do_POST = do_GET  # noqa: N815 - the name http.server asks for

    def log_message(self, *args):
        """Keep the output of the tests readable."""


@pytest.fixture(scope="module")
def foreign():
    server = serve(SITE, Recorder)
    server.asked = []
    yield server
    server.shutdown()


@pytest.mark.parametrize(("directive", "attack"), [(each, attack) for each in ATTACKS for attack in ATTACKS[each]])
def test_policy_stops(page, home, foreign, directive, attack):
    """
    The policy, and nothing by chance, stops what does not belong to the site; no other host is asked.
    """
    page.goto(home + "index.html")
    stopped = page.evaluate(ATTACK % attack, f"http://127.0.0.1:{foreign.server_port}/")

    assert stopped == directive
    assert page.evaluate("window.injected") is None
    assert foreign.asked == []
