"""The site works behind any web server: a good one, a plain one, a wrongly set up one, at the root and in a folder."""

import gzip
import re
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen
from xml.etree import ElementTree as ET

import pytest
from conftest import ROOT, SITE
from playwright.sync_api import expect
from servers import careless_server, nginx, python_server


HOME = "index.html"
NORM = "elections/election-procedure.html"
CALCULATOR = "calculators/quorum.html"
PLACES = ["/", "/党建 手册/"]
READ = [HOME, NORM, "norms.html", "tables/quorum.html", "sources/election-2020.html"]
START = 60_000  # ms; Python has to start first


@pytest.fixture(scope="module", params=PLACES)
def prefix(request):
    return request.param


@pytest.fixture(scope="module")
def root(prefix, tmp_path_factory):
    """The folder of a web server, with the handbook at *prefix*."""
    folder = tmp_path_factory.mktemp("网站 目录")
    if prefix == "/":
        return SITE
    (folder / prefix.strip("/")).symlink_to(SITE)
    return folder


@pytest.fixture(scope="module")
def behind_nginx(prefix, root, tmp_path_factory):
    with nginx(tmp_path_factory.mktemp("nginx"), root, prefix) as address:
        yield address + quote(prefix)


@pytest.fixture(scope="module")
def behind_python(prefix, root):
    with python_server(root) as address:
        yield address + quote(prefix)


def reads(page, home):
    """Every kind of page is whole: styled, with its scripts at work; links lead on; drawings can be fetched."""
    for name in READ:
        page.goto(home + name, wait_until="networkidle")  # what is left half read would be a complaint
        expect(page.locator("html.scripted")).to_be_attached()
        assert page.locator("header").evaluate("element => getComputedStyle(element).position") == "sticky"
    page.goto(home + NORM, wait_until="networkidle")
    with page.expect_download() as drawing:
        page.get_by_role("link", name="下载矢量图").first.click()
    assert drawing.value.path().read_bytes() == (SITE / "assets/charts/election-procedure.svg").read_bytes()
    page.get_by_role("link", name="首页").first.click()
    expect(page.locator("h1")).to_have_text("党支部工作手册¶")


def computes(page, home):
    """A calculator answers."""
    page.goto(home + CALCULATOR)
    page.locator("[name=formal]").fill("30")
    page.locator("[name=present]").fill("24")
    page.get_by_role("button", name="核算").click()
    expect(page.locator(".answer .sentence")).to_contain_text("可以进行选举", timeout=START)


@pytest.mark.slow
def test_by_nginx(page, complaints, behind_nginx):
    reads(page, behind_nginx)
    computes(page, behind_nginx)

    assert complaints == []


@pytest.mark.slow
def test_by_pythons_own_server(page, complaints, behind_python):
    reads(page, behind_python)
    computes(page, behind_python)

    assert complaints == []


@pytest.fixture(scope="module", params=["text/plain", "application/octet-stream"])
def careless(request):
    """A server that knows pages and styles only, and sends everything else as one type."""
    with careless_server(SITE, request.param) as address:
        yield address + "/"


@pytest.mark.slow
def test_wrong_types(page, complaints, careless):
    """
    Scripts, drawings and archives of a wrong type: every page is whole all the same.
    """
    reads(page, careless)

    assert complaints == []


@pytest.mark.slow
def test_wrong_types_of_what_a_calculator_needs(page, careless):
    """
    Scripts, WebAssembly and archives of a wrong type: the answer comes all the same.
    """
    computes(page, careless)


def fetched(address, **headers):
    """Status, headers and body of one answer."""
    try:
        with urlopen(Request(address, headers=headers)) as answer:  # noqa: S310 - our own server
            return answer.status, answer.headers, answer.read()
    except HTTPError as answer:
        return answer.code, answer.headers, answer.read()


@pytest.mark.slow
def test_nginx_compresses_all_text(behind_nginx):
    """
    Of every kind of file the smaller form is sent, if it is any smaller; what comes out is the file.
    """
    kinds = {path.suffix: path for path in sorted(SITE.rglob("*")) if path.is_file() and path.stat().st_size > 1000}
    plain = {".png", ".zip", ".docx", ".xlsx"}  # compressed already

    for path in kinds.values():
        address = behind_nginx + quote(path.relative_to(SITE).as_posix())
        _, headers, body = fetched(address, **{"Accept-Encoding": "gzip"})
        assert (headers["Content-Encoding"] is None) == (path.suffix in plain), path
        assert (gzip.decompress(body) if headers["Content-Encoding"] else body) == path.read_bytes()
    assert {".html", ".css", ".js", ".svg", ".wasm"} <= kinds.keys()


def named(pattern):
    """
    The address of the one file whose name has a hash in it.
    """
    (found,) = SITE.glob(pattern)
    return found.relative_to(SITE).as_posix()


@pytest.mark.slow
def test_nginx_lets_browsers_keep_what_never_changes(behind_nginx):
    """
    A file whose name changes with its content is kept for a year; a page is asked for again, and not sent again.
    """
    _, headers, _ = fetched(behind_nginx + named("assets/css/handbook.*.css"))
    assert headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for name in (HOME, "assets/css/start.css", "assets/charts/election-procedure.svg"):
        _, headers, _ = fetched(behind_nginx + name)
        assert headers["Cache-Control"] == "no-cache"
        status, _, body = fetched(behind_nginx + name, **{"If-None-Match": headers["ETag"]})
        assert (status, body) == (304, b"")


@pytest.mark.slow
def test_nginx_sends_the_headers_of_security(behind_nginx):
    """
    Headers that a page cannot write itself, on every kind of answer; types are right, the server keeps its version.
    """
    types = {
        HOME: "text/html; charset=utf-8",
        named("assets/css/handbook.*.css"): "text/css; charset=utf-8",
        named("assets/python/*.wasm"): "application/wasm",
        "nowhere.html": "text/html; charset=utf-8",
    }
    for name, type_ in types.items():
        _, headers, _ = fetched(behind_nginx + name)
        assert headers["Content-Type"] == type_
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Content-Security-Policy"] == "frame-ancestors 'self'"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Server"] == "nginx"


@pytest.mark.slow
@pytest.mark.parametrize("missing", ["nowhere.html", "elections/nowhere.html", "a/b/没有.html"])
def test_missing_page_by_nginx(page, behind_nginx, missing):
    """
    At any depth: status 404, our own page with its styles, and a way home.
    """
    answer = page.goto(behind_nginx + missing)

    assert answer.status == 404
    assert page.locator("header").evaluate("element => getComputedStyle(element).position") == "sticky"
    page.get_by_role("link", name="首页").first.click()
    expect(page.locator("h1")).to_have_text("党支部工作手册¶")


def test_iis_is_told_every_kind_of_file():
    """
    IIS refuses files of a kind it does not know: web.config names all that the site has, each taken off first.
    """
    told = ET.parse(ROOT / "deploy/web.config").getroot().find("system.webServer/staticContent")  # noqa: S314 - ours
    order = [(entry.tag, entry.get("fileExtension")) for entry in told if entry.tag != "clientCache"]
    kinds = {path.suffix for path in SITE.rglob("*") if path.is_file()}

    assert kinds <= {kind for tag, kind in order if tag == "mimeMap"}
    assert order == [pair for tag, kind in order if tag == "mimeMap" for pair in (("remove", kind), ("mimeMap", kind))]


def test_page_names_the_files_of_deploy():
    """
    The page on hosting says what each file of deploy/ is for.
    """
    said = (ROOT / "docs/about/host.md").read_text("utf-8")

    assert [path.name for path in (ROOT / "deploy").iterdir() if f"`{path.name}`" not in said] == []
    assert re.search(r"涉密网络.*不得混用", said)
