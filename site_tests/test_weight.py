"""No page is heavier than its budget: intranets are slow, and so are old computers."""

import pytest
from conftest import PAGES, SITE
from servers import nginx
from weights import NORMS, budget, files, weight


@pytest.mark.parametrize("name", PAGES)
def test_page_keeps_its_budget(name):
    assert weight(name) <= budget(name)


def test_a_page_loads_few_files():
    """
    Every file is a question to the server: page, styles, scripts, picture in the tab.
    """
    assert [name for name in PAGES if len(files(name)) > 6] == []


@pytest.fixture(scope="module")
def behind_nginx(tmp_path_factory):
    with nginx(tmp_path_factory.mktemp("nginx"), SITE, "/") as address:
        yield address


# What a browser really fetched, but for Python: it comes when the page is at rest.
FETCHED = """performance.getEntries()
  .filter((entry) => entry.encodedBodySize && !entry.name.includes("/assets/python/"))
  .map((entry) => [new URL(entry.name).pathname, entry.encodedBodySize])"""


@pytest.mark.slow
@pytest.mark.parametrize("name", ["index.html", max(NORMS, key=weight), "calculators/quorum.html", "norms.html"])
def test_a_browser_fetches_no_more(page, behind_nginx, name):
    """
    Behind nginx with our configuration, on a first visit: nothing is fetched that was not counted.
    """
    page.goto(f"{behind_nginx}/{name}", wait_until="networkidle")
    fetched = page.evaluate(FETCHED)

    assert {path.strip("/") for path, _ in fetched} <= files(name)
    assert sum(size for _, size in fetched) <= budget(name)
