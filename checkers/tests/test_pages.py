"""Pages that answers lead to exist, under the titles the answers give them."""

from pathlib import Path

import yaml

from checkers import run
from checkers.tests.cases import CASES


PROCEDURES = Path(__file__).parent.parent.parent / "procedures"


def test_pages_are_norms_by_their_titles():
    pages = {
        (page["address"], page["title"]) for name, case in CASES for page in run(name, case["given"]).get("pages", ())
    }

    for address, title in pages:
        norm = yaml.safe_load((PROCEDURES / address).with_suffix(".yaml").read_text("utf-8"))
        assert norm["title"] == title
