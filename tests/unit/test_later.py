"""Imports that wait for the first use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grader.later import imported_later

SOURCE = "import sys\nsys.modules[__name__ + '_ran'] = sys\nvalue = 3\n"


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a module that tells when it is run."""
    name = f"module_for_{tmp_path.name}".replace("-", "_")
    (tmp_path / f"{name}.py").write_text(SOURCE)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.delitem(sys.modules, f"{name}_ran", raising=False)
    return name


def test_it_runs_when_it_is_used(module: str) -> None:
    with imported_later(module):
        found = __import__(module)
        assert f"{module}_ran" not in sys.modules
    assert found.value == 3
    assert f"{module}_ran" in sys.modules


def test_nothing_else_waits(module: str) -> None:
    before = list(sys.meta_path)
    with imported_later("another_module"):
        __import__(module)
    assert f"{module}_ran" in sys.modules
    assert sys.meta_path == before


def test_what_is_not_there_is_told_at_once() -> None:
    with imported_later("no_such_module_at_all"), pytest.raises(ModuleNotFoundError):
        __import__("no_such_module_at_all")
