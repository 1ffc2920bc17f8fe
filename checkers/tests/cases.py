"""The case files, and what it means that a case holds."""

from pathlib import Path

import yaml


FOLDER = Path(__file__).parent.parent / "cases"
CASES = [
    (file.stem, case) for file in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(file.read_text("utf-8"))
]


def seen(said, then):
    """Return the part of *said* that *then* speaks of; problems as {field: message}."""
    flat = dict(said)
    if "errors" in flat:
        flat["errors"] = {problem["field"]: problem["message"] for problem in flat["errors"]}
    return {key: flat.get(key, "（没有）") for key in then}
