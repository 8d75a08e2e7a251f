"""A small course with two exercises, laid out for a student, and terminals to watch it in."""

from __future__ import annotations

import importlib.util
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Course, load_course

COURSE = Path(__file__).parent / "data" / "course"


@pytest.fixture
def course() -> Course:
    return load_course(COURSE)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """A working folder with both stubs."""
    folder = tmp_path / "work"
    shutil.copytree(COURSE / "exercises", folder)
    return folder


@pytest.fixture
def watch(work: Path) -> Iterator[Callable[..., Any]]:
    """``watch("exercise1")`` is a terminal in which that is watched; all are closed after the test."""
    if sys.platform == "win32":
        pytest.skip("there are no pseudo-terminals here")
    place = Path(__file__).with_name("terminal.py")
    spec = importlib.util.spec_from_file_location("watch_terminal", place)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    open_ones: list[Any] = []

    def start(*args: str, **options: Any) -> Any:
        open_ones.append(module.Terminal(work, ["--course", str(COURSE), *args], **options))
        return open_ones[-1]

    yield start
    for terminal in open_ones:
        terminal.close()


@pytest.fixture
def save(work: Path) -> Callable[..., None]:
    """Writes a file as most editors do: beside it, and then over it by rename."""

    def write(text: str, name: str = "exercise1/double.py") -> None:
        path = work / name
        beside = path.with_name(f".{path.name}.tmp")
        beside.write_text(text)
        beside.replace(path)

    return write
