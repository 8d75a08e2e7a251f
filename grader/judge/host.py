"""Runs an exercise's hidden tests with pytest, in this process and with nothing it does not need."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from grader.errors import CourseError, GraderError, NngradeError
from grader.judge import plugin
from grader.judge.plugin import HOSTING, Hosting
from grader.language import _

# Each of these costs start-up time or touches the process (streams, log handlers, warning hooks); a judge needs none.
_UNUSED = (
    "cacheprovider",
    "terminal",
    "capture",
    "logging",
    "junitxml",
    "doctest",
    "pastebin",
    "nose",
    "stepwise",
    "faulthandler",
    "unraisableexception",
    "threadexception",
    "warnings",
    "debugging",
    "setuponly",
    "setupplan",
    "reports",
    "freeze_support",
    "tmpdir",
    "monkeypatch",
    "recwarn",
    "pytester_assertions",
    "legacypath",
    "unittest",
    "subtests",
)
_FOREIGN = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", "PYTEST_DEBUG", "PYTEST_CURRENT_TEST", "PYTEST_VERSION")


def run_tests(folder: Path, hosting: Hosting) -> None:
    """Run every ``test_*.py`` of ``folder``; the results are in ``hosting`` afterwards.

    Raises:
        CourseError: a test cannot be collected, or failed for a reason that is not the student's.
        KeyboardInterrupt: the user pressed Ctrl-C.
    """
    forget_other_courses(folder)
    watcher = Watcher(hosting)
    with clean_environment():
        code = pytest.main(arguments(folder), plugins=[plugin, watcher])
    if code == pytest.ExitCode.INTERRUPTED and watcher.interrupted:
        raise KeyboardInterrupt
    raise_faults(folder, hosting, watcher, int(code))


def arguments(folder: Path) -> list[str]:
    """pytest's command line for the tests of a folder."""
    # pytest names modules by their path below the root: `exercise3.conftest` stays apart from `exercise4.conftest`.
    root = ["--rootdir", str(folder.parent), "-c", os.devnull]
    unused = [word for name in _UNUSED for word in ("-p", f"no:{name}")]
    return [str(folder), *root, "--import-mode=importlib", "--assert=plain", *unused]


def raise_faults(folder: Path, hosting: Hosting, watcher: Watcher, code: int) -> None:
    """Raise what is not the student's fault, if anything."""
    fault = hosting.fault
    if isinstance(fault, NngradeError):
        raise fault
    if fault is not None:
        raise CourseError(
            _("A hidden test of {folder} failed by itself: {name}: {fault}").format(
                folder=folder.name, name=type(fault).__name__, fault=fault
            )
        ) from fault
    if watcher.collection_error:
        raise CourseError(
            _("The hidden tests of {folder} cannot be collected: {collection_error}").format(
                folder=folder.name, collection_error=watcher.collection_error
            )
        )
    if code not in (0, 1) or not hosting.records:
        raise GraderError(
            _("pytest ended with code {code} and {records} results for {folder}.").format(
                code=code, records=len(hosting.records), folder=folder.name
            )
        )


def forget_other_courses(folder: Path) -> None:
    """Drop test modules that another course left in this process under the same name."""
    for name, module in list(sys.modules.items()):
        if name.startswith(f"{folder.name}.") and folder not in Path(getattr(module, "__file__", None) or "").parents:
            del sys.modules[name]


class Watcher:
    """Hands the hosting to the session and remembers why a collection failed."""

    def __init__(self, hosting: Hosting | None) -> None:
        """None when it is not known yet."""
        self.hosting = hosting
        self.collection_error = ""
        self.interrupted = False

    def pytest_configure(self, config: pytest.Config) -> None:
        if self.hosting is not None:
            config.stash[HOSTING] = self.hosting

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed and not self.collection_error:
            self.collection_error = str(report.longrepr).strip().splitlines()[-1]

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        # pytest ends a failed collection with a subclass of KeyboardInterrupt; only the real one is the user's.
        self.interrupted = excinfo.type is KeyboardInterrupt


@contextmanager
def clean_environment() -> Iterator[None]:
    """The user's own pytest settings must not reach the judge, nor the judge's the user's."""
    saved = {name: os.environ.pop(name) for name in _FOREIGN if name in os.environ}
    autoload = os.environ.get("PYTEST_DISABLE_PLUGIN_AUTOLOAD")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    try:
        yield
    finally:
        for name in _FOREIGN:
            os.environ.pop(name, None)
        os.environ.update(saved)
        if autoload is None:
            del os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"]
        else:
            os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = autoload
