"""TAP, and GitHub's annotations."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from grader.render import render


def test_tap(sample):
    report = sample("several_failures")
    lines = render(report, "tap").splitlines()
    assert lines[:2] == ["TAP version 13", f"1..{len(report.tests)}"]
    found = [line for line in lines if line.startswith(("ok ", "not ok "))]
    assert [line.split(" - ")[0].split()[-1] for line in found] == [str(n + 1) for n in range(len(report.tests))]
    for line in lines:
        if line.startswith("  ") and ":" in line:
            json.loads(line.partition(": ")[2])


@pytest.mark.skipif(shutil.which("prove") is None, reason="Perl's prove is not here")
@pytest.mark.parametrize(("name", "code"), [("full_marks", 0), ("several_failures", 1)])
def test_prove_reads_it(sample, tmp_path, name, code):
    path = tmp_path / "report.tap"
    path.write_text(render(sample(name), "tap"))
    done = subprocess.run(["prove", "--exec", "cat", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == code, done.stdout
    assert "Parse errors" not in done.stdout


def test_annotations_point_at_lines(sample):
    lines = render(sample("two_mistakes"), "github").splitlines()
    assert lines[-1] == "::notice title=exercise3::5.5 of 10 points."
    assert all(line.startswith("::error ") for line in lines[:-1])
    assert len(lines) <= 11
