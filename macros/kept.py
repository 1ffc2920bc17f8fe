"""What takes longer than a moment to make is kept in .build/ and made again only when what it is made from has changed."""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import cast

import checkers


FOLDER = Path(__file__).parent.parent / ".build" / "kept"


def kept(part: str, made_from: Iterable[bytes], make: Callable[[], bytes]) -> bytes:
    """Return what *make* makes from *made_from*; *part* names it, and of each part only the newest is kept."""
    digest = sha256(sys.version.encode())
    for content in made_from:
        digest.update(sha256(content).digest())
    place = FOLDER / f"{part}.{digest.hexdigest()[:12]}"
    if place.is_file():
        return place.read_bytes()
    content = make()
    FOLDER.mkdir(parents=True, exist_ok=True)
    for old in FOLDER.glob(f"{part}.{'?' * 12}"):
        old.unlink(missing_ok=True)
    half = place.with_name(f"{place.name}.{os.getpid()}")
    half.write_bytes(content)
    half.replace(place)  # never half a file, also when two make it
    return content


def kept_value[T](part: str, made_from: Iterable[bytes], make: Callable[[], T]) -> T:
    """``kept`` for any value of our own; it is made again when our code has changed, too."""
    made: list[T] = []

    def write() -> bytes:
        made.append(make())
        return pickle.dumps(made[0])

    content = kept(part, [code(), *made_from], write)
    return made[0] if made else cast("T", pickle.loads(content))  # noqa: S301 - our own file


@cache
def code() -> bytes:
    """What our own modules and the calculators say."""
    folders = [Path(__file__).parent, Path(checkers.__file__).parent]
    modules = [path for each in folders for path in sorted(each.rglob("*.py")) if "tests" not in path.parts]
    return sha256(b"".join(path.read_bytes() for path in modules)).digest()
