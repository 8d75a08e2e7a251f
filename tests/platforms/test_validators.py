"""What we write for other programs, as these programs or their own schemas judge it.

Each validator is shown a broken file first: one that accepts everything would prove nothing.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from grader.errors import NoScoreError
from grader.model.report import TestStatus
from grader.render import render
from tests.platforms.tools import node_module, program, python_with
from tests.unit.render.conftest import SAMPLES

SCHEMAS = Path(__file__).parent / "schemas"
SCORED = sorted(SAMPLES.keys() - {"grader_error"})
# Drives the package's own check of a result with a stand-in for Docker.
COURSERA = """
import io, json, os, sys, tarfile, types
from coursera_autograder.commands import grade

class Docker:
    def __init__(self, folder): self.folder = folder
    def start(self, container): pass
    def wait(self, container, timeout=None): return 0
    def get_archive(self, container, path):
        buffer = io.BytesIO()
        with tarfile.open(fileobj=buffer, mode="w") as archive:
            archive.add(os.path.join(self.folder, os.path.basename(path)), arcname=os.path.basename(path))
        return [buffer.getvalue()], {}
    def logs(self, container, **kinds): return b""
    def remove_container(self, container): pass
    def kill(self, container): pass

for folder in sys.argv[2:]:
    try:
        grade.run_container(Docker(folder), "c", types.SimpleNamespace(timeout=5, dst_dir=sys.argv[1], no_rm=True))
        print("> accepted")
    except SystemExit:
        print("> rejected")
"""


def run(*words: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run([str(word) for word in words], capture_output=True, text=True, check=False)


def write(folder: Path, format: str, name: str) -> list[Path]:
    """Every sample in a format, in files called ``name`` after the sample's own name."""
    made = []
    for sample in SAMPLES:
        path = folder / f"{sample}{name}"
        try:
            path.write_text(render(SAMPLES[sample](), format), encoding="utf-8")
        except NoScoreError:
            continue
        made.append(path)
    assert len(made) >= len(SCORED)
    return made


def test_junit_is_what_jenkins_allows(tmp_path: Path) -> None:
    lint = [program("xmllint", "libxml2-utils"), "--noout", "--schema", SCHEMAS / "junit-10.xsd"]
    broken = tmp_path / "broken"
    broken.write_text('<testsuites><testsuite name="x"><testcase points="3"/></testsuite></testsuites>')
    assert run(*lint, broken).returncode != 0
    done = run(*lint, *write(tmp_path, "junit", ".xml"))
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_ctrf_keeps_to_its_schema(name: str) -> None:
    schema = json.loads((SCHEMAS / "ctrf-schema-0.0.json").read_text(encoding="utf-8"))
    judge = jsonschema.validators.validator_for(schema)(schema)
    report = json.loads(render(SAMPLES[name](), "ctrf"))
    assert [error.message for error in judge.iter_errors(report)] == []
    report["results"]["summary"]["points"] = 3
    assert not judge.is_valid(report)


def test_sarif_is_what_its_own_tool_allows(tmp_path: Path) -> None:
    tool = node_module("@microsoft/sarif-multitool") / "bin.js"

    def findings(*files: Path) -> list[str]:
        """Errors only. The tool's exit code says nothing of them."""
        kinds = ["--output", tmp_path / "found", "--log", "ForceOverwrite", "--level", "Error", "--kind", "Fail"]
        done = run(program("node", "nodejs"), tool, "validate", *files, *kinds)
        assert (tmp_path / "found").exists(), done.stdout + done.stderr
        (found,) = json.loads((tmp_path / "found").read_text(encoding="utf-8-sig"))["runs"]
        return [f"{one['ruleId']} {one['locations']}" for one in found["results"]]

    broken: Any = json.loads(render(SAMPLES["crashed"](), "sarif"))
    broken["runs"][0]["results"][0]["ruleIndex"] = 99
    (tmp_path / "broken.sarif").write_text(json.dumps(broken))
    assert findings(tmp_path / "broken.sarif")
    assert findings(*write(tmp_path, "sarif", "-x.sarif")) == []


def test_tap_is_what_prove_reads(tmp_path: Path) -> None:
    prove = [program("prove", "perl"), "--exec", "cat"]
    broken = tmp_path / "broken.tap"
    broken.write_text("TAP version 13\n1..2\nok 1\n")
    assert "planned 2 tests but ran 1" in run(*prove, broken).stdout
    for path in write(tmp_path, "tap", ".tap"):
        done = run(*prove, path)
        if path.stem == "grader_error":
            assert "Bailout called" in done.stdout + done.stderr
            continue
        assert "Parse errors" not in done.stdout, done.stdout
        assert (done.returncode == 0) == all(test.status is TestStatus.PASSED for test in SAMPLES[path.stem]().tests)


def test_tap_is_what_tap_parser_reads(tmp_path: Path) -> None:
    node, parser = program("node", "nodejs"), node_module("tap-parser")
    script = (
        "const {Parser} = require(process.argv[1]); const fs = require('fs');\n"
        "for (const file of process.argv.slice(2)) {\n"
        "  const told = []; const p = new Parser({strict: true}, r => console.log(JSON.stringify({\n"
        "    ok: r.ok, count: r.count, pass: r.pass, fail: r.fail, skip: r.skip, bailout: r.bailout, told,\n"
        "    failures: r.failures.map(f => f.tapError).filter(Boolean)})));\n"
        "  p.on('assert', a => told.push(a.diag)); p.end(fs.readFileSync(file, 'utf8')); }\n"
    )
    files = write(tmp_path, "tap", ".tap")
    broken = tmp_path / "broken.tap"
    broken.write_text("TAP version 13\n1..2\nok 1\nnonsense\n")
    done = run(node, "-e", script, parser, broken, *files)
    first, *rest = map(json.loads, done.stdout.splitlines())
    assert first["failures"], done.stderr
    assert len(rest) == len(files)
    for path, read in zip(files, rest, strict=True):
        report = SAMPLES[path.stem]()
        assert read["failures"] == [], path
        assert read["count"] == len(report.tests)
        assert [diag["points"] for diag in read["told"]] == [test.points for test in report.tests]


def test_coursera_accepts_the_feedback(tmp_path: Path) -> None:
    python = python_with("coursera_autograder")
    folders = []
    for sample in SCORED:
        (tmp_path / sample).mkdir()
        (tmp_path / sample / "feedback.json").write_text(render(SAMPLES[sample](), "coursera"), encoding="utf-8")
        folders.append(tmp_path / sample)
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "feedback.json").write_text('{"fractionalScore": "0.5", "feedback": "x"}')
    done = run(python, "-c", COURSERA, tmp_path, tmp_path / "broken", *folders)
    told = [line[2:] for line in done.stdout.splitlines() if line.startswith("> ")]
    assert told == ["rejected", *["accepted"] * len(folders)], done.stderr[-2000:]
