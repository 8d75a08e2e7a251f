"""Saves are noticed: by events, and where there are none by looking."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from grader.watch.files import Files

_PATIENCE = 30.0


class Bell:
    """Counts, and lets a test wait for the next ring."""

    def __init__(self) -> None:
        self._rung = threading.Semaphore(0)

    def ring(self) -> None:
        self._rung.release()

    def heard(self) -> bool:
        return self._rung.acquire(timeout=_PATIENCE)


@pytest.fixture
def bell() -> Bell:
    return Bell()


def test_every_way_to_save(tmp_path, bell):
    path = tmp_path / "a.py"
    path.write_text("1")
    with Files(tmp_path, [path], bell.ring, deep=False):
        path.write_text("2")
        assert bell.heard()
        (tmp_path / "b").write_text("3")
        os.replace(tmp_path / "b", path)
        assert bell.heard()
        path.unlink()
        assert bell.heard()


def test_without_events_looking_does(tmp_path, bell, monkeypatch):
    def refuse(*args: object, **kwargs: object) -> None:
        raise OSError("no more watches")

    monkeypatch.setattr("watchfiles.watch", refuse)
    path = tmp_path / "a.py"
    path.write_text("1")
    with Files(tmp_path, [path], bell.ring, deep=False):
        path.write_text("22")
        assert bell.heard()
        path.unlink()
        assert bell.heard()


def test_a_folder_that_is_not_there_yet(tmp_path, bell):
    folder: Path = tmp_path / "later"
    with Files(folder, [folder / "a.py"], bell.ring, deep=True):
        folder.mkdir()
        (folder / "a.py").write_text("1")
        assert bell.heard()
