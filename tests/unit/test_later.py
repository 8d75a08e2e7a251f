"""Imports that wait for the first use."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from grader.later import imported_later, only_named

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


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The name of a package with a module ``part``, both of which fail when they are run."""
    name = f"package_for_{tmp_path.name}".replace("-", "_")
    (tmp_path / name).mkdir()
    for part in ("__init__", "part"):
        (tmp_path / name / f"{part}.py").write_text("raise RuntimeError\n")
    monkeypatch.syspath_prepend(tmp_path)
    return name


def test_what_is_only_named_is_not_loaded(package: str) -> None:
    (space := {"__name__": "somebody"})
    with only_named(package):
        exec(f"import {package}\nfrom {package}.part import Thing, other\nclass Mine(Thing): pass", space)
    assert isinstance(space["Thing"], type)
    assert space["Thing"] is not space["other"]


def test_afterwards_it_is_what_it_was(package: str) -> None:
    before = list(sys.meta_path)
    with only_named(package):
        exec(f"from {package}.part import Thing", {"__name__": "somebody"})
    assert sys.meta_path == before
    assert not [name for name in sys.modules if name.startswith(package)]
    with pytest.raises(RuntimeError):
        __import__(package)


def test_a_module_that_waits_still_waits_afterwards(module: str, package: str) -> None:
    with imported_later(module), only_named(package):
        exec(f"import {module}\nimport {package}", {"__name__": "somebody"})
    assert module in sys.modules
    assert f"{module}_ran" not in sys.modules


def test_one_that_is_loaded_already_stays() -> None:
    import json

    with only_named("json"):
        from json.decoder import JSONDecoder
    assert json.loads("[1]", cls=JSONDecoder) == [1]
    assert sys.modules["json"] is json
