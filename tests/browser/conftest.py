"""Chromium: Debian's, or the one that Playwright brings. Where there is none, these tests are skipped and say so."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed: pip install playwright")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One browser for all tests."""
    with playwright.sync_playwright() as started:
        own = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        alone = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []  # root has no other choice
        try:
            chromium = started.chromium.launch(executable_path=own, args=alone)
        except playwright.Error as error:
            pytest.skip(f"There is no browser here: {str(error).splitlines()[0]}")
        yield chromium
        chromium.close()


class Opened:
    """A page, and everything that went wrong on it or left it."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.faults: list[str] = []
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text))
        page.on("dialog", lambda dialog: self.faults.append(dialog.message))
        page.route("**/*", self._note)

    def _note(self, route: Any) -> None:
        if route.request.url.startswith("file://") and route.request.is_navigation_request():
            route.continue_()
        else:
            self.requests.append(route.request.url)
            route.abort()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """``opened(html, color_scheme="dark")``: the page from disk, as a student opens it."""
    contexts = []

    def open_page(html: str, **options: Any) -> Opened:
        file = tmp_path / "report.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1000, "height": 800}, **options})
        contexts.append(context)
        made = Opened(context.new_page())
        made.page.goto(file.as_uri())
        return made

    yield open_page
    for context in contexts:
        context.close()
