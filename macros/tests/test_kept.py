"""What is kept is made once, and anew as soon as what it is made from is another."""

import pytest

from macros import kept


@pytest.fixture
def made(monkeypatch, tmp_path):
    """An empty place to keep things; the list of what was made since."""
    monkeypatch.setattr(kept, "FOLDER", tmp_path / "kept")
    return []


def test_what_takes_long_is_made_once(made):
    def make():
        made.append(1)
        return b"made"

    assert [kept.kept("part", [b"one"], make) for _ in range(2)] == [b"made", b"made"]
    assert len(made) == 1
    kept.kept("part", [b"two"], make)
    assert len(made) == 2
    assert len(list(kept.FOLDER.iterdir())) == 1


def test_values_come_back_as_they_were_and_change_with_our_code(made, monkeypatch):
    def make():
        made.append(1)
        return {"a": (1, 2)}

    assert [kept.kept_value("value", [b"one"], make) for _ in range(2)] == [{"a": (1, 2)}] * 2
    assert len(made) == 1
    monkeypatch.setattr(kept, "code", lambda: b"another")
    kept.kept_value("value", [b"one"], make)
    assert len(made) == 2


def test_what_cannot_be_made_is_not_kept(made):
    def fail():
        raise ZeroDivisionError

    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            kept.kept_value("value", [b"one"], fail)
    assert not kept.FOLDER.exists()
