"""One script and one style sheet for the reader: everything still runs, nothing the pages need is lost."""

import subprocess

import pytest

from macros import slim
from macros.slim import NODE, joined, loaded, minified, put


PAGE = """<head>
<title>名</title>
<link rel="stylesheet" href="{0}assets/stylesheets/main.css">
<link rel="stylesheet" href="{0}assets/css/own.css">
</head><article class="kept">
  <pre>
   <b>1</b>
  </pre></article>
<script src="{0}assets/js/early.js"></script>
<script src="{0}assets/javascripts/bundle.1234abcd.min.js"></script>
<script src="{0}assets/js/one.js" defer></script>
<script src="{0}assets/js/two.js" defer></script>
"""
FILES = {
    "assets/stylesheets/main.css": ".kept{color:red}.gone{color:blue}.scripted{color:green}",
    "assets/css/own.css": "/* why */\n.made-by-hand { color: black; }\n",
    "assets/js/early.js": "",
    "assets/javascripts/bundle.1234abcd.min.js": "/* theirs */ var theirs = true;",
    "assets/js/one.js": "// says one\n(function () { document.body.className = 'scripted'; })();\n",
    "assets/js/two.js": "(function () { window.two = document.currentScript.src; })();\n",
}


@pytest.fixture
def site(tmp_path):
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def texts():
    return {"index.html": PAGE.format(""), "a/b/page.html": PAGE.format("../../")}


def test_pages_load_one_script_and_one_style_sheet(site):
    """
    Each page by its own address; what was put together is gone; what is loaded early or later stays as it is.
    """
    pages = slim.slim(site, texts())
    made = {path.relative_to(site).as_posix() for path in site.rglob("*.*") if path.is_file()}

    assert {path for path in FILES if path in made} == {"assets/js/early.js"}
    script, bundle, style = sorted(made - {"assets/js/early.js"}, reverse=True)
    for page, up in (("index.html", ""), ("a/b/page.html", "../../")):
        assert pages[page].count("<script") == 3
        assert f'<script src="{up}{bundle}"></script>' in pages[page]
        assert f'<script src="{up}{script}" defer></script>' in pages[page]
        assert f'<link rel="stylesheet" href="{up}{style}">' in pages[page]
        for address in (bundle, script):
            assert pages[page].count(f'<link rel="preload" as="script" href="{up}{address}">') == 1
    assert slim.slim(site, pages) == pages  # a second time changes nothing


def test_styles_of_the_theme_keep_what_a_page_or_a_script_asks_for(site):
    pages = slim.slim(site, texts())
    (style,) = (site / "assets/css").glob("handbook.*.css")
    text = style.read_text("utf-8")

    assert ".kept" in text
    assert ".scripted" in text
    assert ".gone" not in text
    assert ".made-by-hand" in text  # ours are never taken away
    assert "why" not in text
    assert pages


def test_a_mistake_in_one_script_does_not_stop_the_next():
    """
    As with separate files: what is wrong is still reported, what follows still runs.
    """
    script = minified(joined(["(function () { missing(); })();", "console.log('ran');"]), "tried")
    ran = subprocess.run([NODE, "-"], input=script, capture_output=True, encoding="utf-8", check=False)

    assert ran.stdout == "ran\n"
    assert "missing is not defined" in ran.stderr


def test_names_say_what_is_in_the_files(tmp_path):
    assert put(tmp_path, "one", "js", "a") == put(tmp_path, "one", "js", "a") != put(tmp_path, "one", "js", "b")


def test_addresses_are_counted_from_the_root():
    texts = {
        "a/b/page.html": '<script src="../../assets/x.js" defer></script>',
        "index.html": '<script src="assets/x.js" defer></script>',
    }

    assert loaded(texts, slim.SCRIPT) == ["assets/x.js"]


def test_pages_that_differ_are_refused_with_a_sentence():
    with pytest.raises(SystemExit, match="不一样"):
        loaded({"a.html": '<script src="x.js" defer></script>', "b.html": ""}, slim.SCRIPT)


def test_a_script_that_cannot_be_read_is_refused_with_a_sentence():
    with pytest.raises(SystemExit, match="出错"):
        minified("function (", "tried")


def test_indents_go_only_around_the_article(tmp_path):
    """
    What stands inside an article may be text as it was typed.
    """
    given = "<head>\n\n    <meta>\n  </head>\n <article>\n  <pre>\n   <b>1</b>\n </pre></article>\n\n  <footer>\n"

    assert slim.slim(tmp_path, {"a.html": given}) == {
        "a.html": "<head>\n<meta>\n</head>\n<article>\n  <pre>\n   <b>1</b>\n </pre></article>\n<footer>\n"
    }
