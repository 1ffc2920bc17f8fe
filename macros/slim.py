"""Fewer bytes and fewer requests for the reader: one script and one style sheet instead of thirty small files.

They are named after their content, so that no browser ever puts an old script to a new page.  Where a file stands
in for others, addresses are those of their folder: a script finds its neighbours as before.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from .handbook import ROOT
from .html import elements, relative
from .kept import kept_value
from .runtime import named


BUNDLE = re.compile(r'(?<=<script src=")([^":]*?)(assets/javascripts/bundle\.[\w.]+\.js)(?="></script>)')
SCRIPT = re.compile(r'<script src="([^":]+)" defer></script>\n?')
STYLE = re.compile(r'<link rel="stylesheet" href="([^":]+)">\n?')
ARTICLE = "<\0>"  # stands for it while the rest of a page, which is smaller, is searched
BLANK = re.compile(r">\s*\n\s*<")  # empty lines and indents that the theme's templates leave
# What a selector of the theme may ask for: names of elements, classes, short attributes.
ASKED = re.compile(
    r'<[a-z][\w-]*|\s(?:class|dir|role|type|align|id|for|data-md-[\w-]+|aria-[\w-]+)="[^"]*"|\s(?:hidden|open)\b'
)
MADE = re.compile(r"/(bundle|handbook)\.[0-9a-f]{12}\.")  # slim already
DRAWING = re.compile(elements("svg"), re.DOTALL)  # the theme has nothing for what is in them
THEME = "assets/stylesheets/"
NODE = Path(sys.executable).with_name("node")
TERSER = ROOT / "node_modules" / "terser" / "bin" / "terser"
PURGE = ROOT / "node_modules" / "purgecss" / "bin" / "purgecss.js"


def slim(site: Path, texts: Mapping[str, str]) -> dict[str, str]:
    """Put the scripts and styles that the pages *texts* (by address) load together in *site*; return the pages."""
    parts = {page: apart(text) for page, text in texts.items()}
    around = {page: outside for page, (outside, _) in parts.items()}
    scripts, styles = loaded(around, SCRIPT), loaded(around, STYLE)
    bundles = {found[2] for text in around.values() for found in BUNDLE.finditer(text) if not MADE.search(found[2])}
    for program in (TERSER, PURGE):
        if (scripts or styles or bundles) and not program.is_file():
            sys.exit(f"没有找到 {program.relative_to(ROOT)}，请先运行 make site（它会自动安装）。")
    slimmed = {page: BLANK.sub(">\n<", text) for page, text in around.items()}
    made = []
    if scripts:
        whole = minified(joined((site / path).read_text("utf-8") for path in scripts), "handbook")
        address = put(site, "assets/js/handbook", "js", whole)
        slimmed = replaced(slimmed, SCRIPT, address, '<script src="{}" defer></script>')
        made.append(address)
    if styles:
        theme = [(site / path).read_text("utf-8") for path in styles if path.startswith(THEME)]
        own = (without_comments((site / path).read_text("utf-8")) for path in styles if not path.startswith(THEME))
        address = put(site, "assets/css/handbook", "css", "".join([*purged(theme, site, texts), *own]))
        slimmed = replaced(slimmed, STYLE, address, '<link rel="stylesheet" href="{}">')
    for bundle in bundles:
        address = put(site, "assets/javascripts/bundle", "js", minified((site / bundle).read_text("utf-8"), "bundle"))
        slimmed = {page: BUNDLE.sub(rf"\g<1>{address}", text) for page, text in slimmed.items()}
        made.append(address)
    for address in (*scripts, *styles, *bundles):
        (site / address).unlink()
    return {
        page: announced(text, [relative(address, page) for address in made]).replace(ARTICLE, parts[page][1], 1)
        for page, text in slimmed.items()
    }


def apart(text: str) -> tuple[str, str]:
    """The page without its article, and the article."""
    start, end = text.find("<article"), text.rfind("</article>")
    return (text[:start] + ARTICLE + text[end:], text[start:end]) if 0 <= start < end else (text, "")


def loaded(texts: Mapping[str, str], tag: re.Pattern[str]) -> list[str]:
    """Addresses from the root of what every page loads by *tag*, in their order; pages that differ are a mistake."""
    lists = {
        tuple(normpath(join(dirname(page), address)) for address in tag.findall(text)) for page, text in texts.items()
    }
    if len(lists) > 1:
        sys.exit(f"各个网页载入的脚本或者样式不一样，不能合成一个：{sorted(lists)}")
    return [path for path in next(iter(lists), ()) if not MADE.search(path)]


def replaced(texts: Mapping[str, str], tag: re.Pattern[str], address: str, by: str) -> dict[str, str]:
    """The pages with one element where the first of several stood."""

    def once(text: str, element: str) -> str:
        first = tag.search(text)
        return text if first is None else text[: first.start()] + element + "\n" + tag.sub("", text[first.end() :])

    return {page: once(text, by.format(relative(address, page))) for page, text in texts.items()}


def announced(text: str, addresses: Iterable[str]) -> str:
    """The page with its scripts named in its head: where a policy stands in it, a browser does not look ahead."""
    links = "".join(f'<link rel="preload" as="script" href="{address}">\n' for address in addresses)
    return text.replace("</title>\n", f"</title>\n{links}", 1)


def joined(scripts: Iterable[str]) -> str:
    """One script; as with separate files, a mistake in one is reported and does not keep the next from running."""
    return "".join(
        f"try {{\n{script}\n}} catch (e) {{ setTimeout(function () {{ throw e; }}); }}\n" for script in scripts
    )


def minified(script: str, name: str) -> str:
    """The same script without comments, with short names; kept, for it takes seconds."""

    def made() -> str:
        return run(TERSER, "--compress", "passes=3,ecma=2019", "--mangle", "--ecma", "2019", input_=script)

    return kept_value(f"{name}.js", [version(TERSER), script.encode()], made)


def version(program: Path) -> bytes:
    """What says which version of a program is installed."""
    return program.parents[1].joinpath("package.json").read_bytes()


def purged(styles: list[str], site: Path, texts: Mapping[str, str]) -> list[str]:
    """The theme's styles without the rules that no page and no script can ask for."""
    if not styles:
        return []
    asked = sorted({found for text in texts.values() for found in ASKED.findall(DRAWING.sub("<svg>", text))})
    scripts = [path.read_text("utf-8") for path in sorted((site / "assets").glob("j*/*.js"))]
    content = "\n".join([*asked, *scripts])

    def made() -> list[str]:
        with tempfile.TemporaryDirectory() as folder:
            names = [f"{number}.css" for number in range(len(styles))]
            for name, style in zip(names, styles, strict=True):
                (Path(folder) / name).write_text(style, "utf-8")
            (Path(folder) / "asked.html").write_text(content, "utf-8")
            run(PURGE, "--css", *names, "--content", "asked.html", "--output", "kept/", folder=Path(folder))
            return [(Path(folder) / "kept" / name).read_text("utf-8") for name in names]

    return kept_value("theme.css", [version(PURGE), content.encode(), *(style.encode() for style in styles)], made)


def without_comments(style: str) -> str:
    """Our own style sheet without what is meant for who writes it."""
    return re.sub(r"(?s)/\*.*?\*/\n?", "", style)


def run(*command: str | Path, input_: str | None = None, folder: Path | None = None) -> str:
    """What a command of Node says."""
    made = subprocess.run(  # noqa: S603 - our own command
        [NODE, *command], input=input_, cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    if made.returncode:
        sys.exit(f"合并脚本和样式时出错：\n{made.stderr}")
    return made.stdout


def put(site: Path, stem: str, ending: str, text: str) -> str:
    """Write *text* into *site* under a name that changes with it; return its address."""
    content = text.encode()
    address = named(stem, ending, content)
    (site / address).write_bytes(content)
    return address
