from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from grader.errors import UsageError
from grader.model.report import Report
from grader.render import FORMATS, render


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_gives_text_that_ends_in_a_newline(sample: Callable[[str], Report], format: str) -> None:
    assert render(sample("one_mistake"), format).endswith("\n")


def test_an_unknown_format_is_wrong_use(sample: Callable[[str], Report]) -> None:
    with pytest.raises(UsageError, match="There is no format 'word'"):
        render(sample("stub"), "word")


def test_json_needs_no_rich() -> None:
    code = "import sys, grader.render.json, grader.render.load; sys.exit('rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
