"""Runs (办理记录) in histories: whatever the reader does, nothing confirmed as saved is lost and no foreign key is touched."""

import pytest
from walk import Walk


def walk(browser, folder, base, seed, acts):
    """Walk; a walk that fails says what was done, so that it can be repeated with its seed."""
    reader = Walk(browser.browser_type, folder, base, seed)
    try:
        reader.go(acts)
    except BaseException as error:
        error.add_note(f"seed {seed}: {reader.done}")
        raise
    finally:
        reader.browser.close()
    return reader


def test_short_walk(browser, tmp_path, base_url):
    """
    A few acts; the longer walks are slow.
    """
    walk(browser, tmp_path, base_url, 5, 5)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_walk(browser, tmp_path, base_url, seed):
    """
    Thirty acts in any order, through crashes, a killed browser, a full storage, broken files and second tabs.
    """
    walk(browser, tmp_path, base_url, seed, 30)
