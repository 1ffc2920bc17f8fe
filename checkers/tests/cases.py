"""The case files, and what it means that a case holds."""

from pathlib import Path

import yaml


FOLDER = Path(__file__).parent.parent / "cases"
CASES = [
    (file.stem, case) for file in sorted(FOLDER.glob("*.yaml")) for case in yaml.safe_load(file.read_text("utf-8"))
]
NEVER_SAID = ("自行脱党", "不合格", "软弱涣散", "党籍无效", "/work", "流程")


def seen(said, then):
    """
    Return the part of *said* that *then* speaks of.

    Problems are {field: message}, or a list of messages where a field has several; a table is its rows, or those of
    its parts that *then* names; ``see`` is the names of calculators, ``pages`` the addresses.
    """
    flat = dict(said)
    if "errors" in flat:
        flat["errors"] = by_field(flat["errors"])
    if flat.get("table"):
        wanted, table = then.get("table"), flat["table"]
        flat["table"] = {key: table[key] for key in wanted} if isinstance(wanted, dict) else table["rows"]
    if "pages" in flat:
        flat["pages"] = [each["address"] for each in flat["pages"]]
    return {key: flat.get(key, "（没有）") for key in then}


def by_field(problems):
    """Return problems by field, in order."""
    fields = {}
    for problem in problems:
        fields.setdefault(problem["field"], []).append(problem["message"])
    return {field: messages if len(messages) > 1 else messages[0] for field, messages in fields.items()}
