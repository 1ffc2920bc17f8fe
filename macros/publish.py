"""What comes after the build, whichever generator made it: ``python -m macros.publish site/``.

Puts the Content-Security-Policy and the search into every page and its scripts and styles into one file each, links
the words of the glossary, ships the index of the search, Python, the calculators and the flowcharts as files, makes
the addresses of 404.html relative, and removes what a closed network has no use for.
"""

from __future__ import annotations

import base64
import gc
import re
import shutil
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path

from checkers import CHECKERS

from . import figure, handbook, runtime, search
from .glossary import Words
from .html import relative
from .slim import slim
from .view import View


UNUSED = (
    "sitemap.xml",  # it names a public address that a closed site has not
    "sitemap.xml.gz",
    "objects.inv",
    "assets/js/python-worker.js",  # runtime.worker() has it
)
UNUSED_FOLDERS = ("assets/javascripts/lunr", "assets/javascripts/workers")  # the theme's own search

CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL | re.IGNORECASE)


def publish(site: Path, *, serving: bool = False) -> None:
    """Finish the built site in *site*, in place; *serving* lets the preview reload the page by its own script."""
    for name in UNUSED:
        (site / name).unlink(missing_ok=True)
    for folder in UNUSED_FOLDERS:
        shutil.rmtree(site / folder, ignore_errors=True)
    for unused in site.rglob("*.map"):
        unused.unlink()
    texts = {page.relative_to(site).as_posix(): page.read_text("utf-8") for page in sorted(site.rglob("*.html"))}
    missing = "404.html"
    if missing in texts:
        texts[missing] = relative_addresses(texts[missing])
    policy = content_security_policy(["'unsafe-inline'"] if serving else inline_hashes(texts.values()))
    library = handbook.library()
    words = Words(library)
    index = search.ship(site, search.pages(texts, library, CHECKERS))
    finished = {
        page: with_policy(with_worker(words.link(search.with_button(text, index), page), page), policy)
        for page, text in texts.items()
    }
    for page, text in (finished if serving else slim(site, finished)).items():
        (site / page).write_text(text, "utf-8", newline="\n")
    ship_python(site / "assets" / "python")
    ship_charts(site)


def inline_scripts(html: str) -> Iterable[str]:
    """Bodies of the scripts that a browser would run from the page itself."""
    for found in SCRIPT.finditer(html):
        attributes = found["attributes"]
        if "src=" not in attributes and "json" not in attributes and found["body"].strip():
            yield found["body"]


def inline_hashes(pages: Iterable[str]) -> list[str]:
    """Hashes of the theme's inline scripts, as the policy names them."""
    bodies = {body for html in pages for body in inline_scripts(html)}
    return sorted(f"'sha256-{base64.b64encode(sha256(body.encode()).digest()).decode()}'" for body in bodies)


def content_security_policy(inline: Iterable[str]) -> str:
    """One policy for all pages; *inline* says which scripts inside a page may run."""
    scripts = " ".join(["'self'", "blob:", "'wasm-unsafe-eval'", *inline])
    return (
        f"default-src 'self'; script-src {scripts}; worker-src 'self' blob:; connect-src 'self' blob:; "
        "img-src 'self' data:; style-src 'self'; object-src 'none'; base-uri 'self'; form-action 'none'"
    )


def with_policy(html: str, policy: str) -> str:
    """The page with the policy right after its charset, before anything can load."""
    return with_meta(html, 'http-equiv="Content-Security-Policy"', policy)


def with_worker(html: str, page: str) -> str:
    """The page of a calculator with the address of its worker, for ``early.js``, which runs before the form is there."""
    folder, _, name = page.removesuffix(".html").partition("/")
    if folder != "calculators" or name not in CHECKERS:
        return html
    return with_meta(html, 'name="handbook-worker"', relative(f"assets/python/{runtime.names()['worker']}", page))


def with_meta(html: str, what: str, content: str) -> str:
    """The page with one more element about itself after its charset, unless it has it already."""
    meta = f"<meta {what} content="
    return html if meta in html else CHARSET.sub(lambda found: f'{found[0]}{meta}"{content}">', html, count=1)


def relative_addresses(html: str) -> str:
    """Make addresses from the root of a server relative, so that a copy in any folder works."""
    return re.sub(r'\b(href|src)="?/(?!/)([^"\s>]*)"?', lambda found: f'{found[1]}="{found[2] or "."}"', html)


def ship_python(folder: Path) -> None:
    """Write Python for the page, and the calculators."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in runtime.files().values():
        (folder / name).write_bytes(content)


def ship_charts(site: Path) -> None:
    """Write every flowchart as a file of its own."""
    view = View(handbook.library(), CHECKERS, "")
    for address, svg in figure.files(view):
        (site / address).parent.mkdir(parents=True, exist_ok=True)
        (site / address).write_text(svg, "utf-8", newline="\n")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not (target := Path(sys.argv[1])).is_dir():  # noqa: PLR2004 - the command and its one word
        sys.exit("用法：python -m macros.publish 已生成的网站文件夹")
    gc.disable()  # nearly everything made here is used to the end; looking for what is not took a fifth of the time
    publish(target)
