"""What readers may type instead of simplified characters: traditional ones, or the sound in letters."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version

from macros.kept import kept_value

from .tokens import runs


# Mainland, Taiwan and Hong Kong write some traditional characters differently; the first that knows one decides.
CONVERSIONS = ("t2s", "tw2s", "hk2s")
CHARACTERS = [chr(code) for code in range(0x3400, 0xA000)]


def pinyin(names: Iterable[str]) -> dict[str, str]:
    """The sound of each name, a syllable or a word after the other, without tones: ``huan jie``."""
    different = sorted(set(names))

    def heard() -> dict[str, str]:
        from pypinyin import lazy_pinyin  # noqa: PLC0415 - its dictionary takes long to read, names change seldom

        return {name: " ".join(sound for run in runs(name) for sound in lazy_pinyin(run)) for name in different}

    return kept_value("pinyin", [version("pypinyin").encode(), "\n".join(different).encode()], heard)


def traditional(shown: Iterable[str]) -> dict[str, str]:
    """Traditional characters, each with the simplified one that is among *shown*; what is shown itself is left alone."""
    on_site = set(shown)
    different = "".join(sorted(on_site))
    return kept_value("traditional", [version("OpenCC").encode(), different.encode()], lambda: _traditional(on_site))


def _traditional(on_site: set[str]) -> dict[str, str]:
    from opencc import OpenCC  # noqa: PLC0415 - as above

    table: dict[str, str] = {}
    for conversion in CONVERSIONS:
        simplified = OpenCC(conversion).convert("\n".join(CHARACTERS)).split("\n")
        for character, simple in zip(CHARACTERS, simplified, strict=True):
            if simple != character and simple in on_site and character not in on_site:
                table.setdefault(character, simple)
    return dict(sorted(table.items()))
