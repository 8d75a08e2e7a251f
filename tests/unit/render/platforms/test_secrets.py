"""What hidden tests are called and hold is in nothing that a student sees."""

from __future__ import annotations

from dataclasses import replace

import pytest

from grader.render import FORMATS, render

MARK = "4242.125"


@pytest.mark.parametrize("format", sorted(set(FORMATS) - {"json"}))  # the ids are in its contract
def test_no_hidden_id_and_no_value(sample, format):
    report = sample("several_failures")
    hidden = [test for test in report.tests if test.hidden]
    assert hidden
    tests = tuple(
        replace(test, id=f"test_secret_{number}", evidence={"expected": MARK, "seen": MARK}, output=MARK)
        if test.hidden
        else test
        for number, test in enumerate(report.tests)
    )
    text = render(replace(report, tests=tests), format)
    assert "test_secret_" not in text
    assert MARK not in text
