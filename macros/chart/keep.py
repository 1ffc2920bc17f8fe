"""Placed charts are kept: a page and the file to download share one, and a build places only what has changed."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from pathlib import Path

from macros import flow, model

from .shapes import Plan


FOLDER = Path(__file__).parents[2] / ".build" / "charts"


@cache
def _code() -> bytes:
    """What the placing depends on beside its input."""
    files = [*sorted(Path(__file__).parent.glob("*.py")), Path(flow.__file__), Path(model.__file__)]
    return sha256(b"".join(file.read_bytes() for file in files)).digest()


def kept(made_from: str, make: Callable[[], Plan]) -> Plan:
    """Return what *make* places from *made_from*; it is made again only when that or our code has changed."""
    place = FOLDER / sha256(_code() + made_from.encode()).hexdigest()
    try:
        return pickle.loads(place.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 - our own file
    except (OSError, EOFError, pickle.UnpicklingError):
        made = make()
    FOLDER.mkdir(parents=True, exist_ok=True)
    half = place.with_name(f"{place.name}.{os.getpid()}")
    half.write_bytes(pickle.dumps(made))
    half.replace(place)  # never half a file, also when two make it
    return made
