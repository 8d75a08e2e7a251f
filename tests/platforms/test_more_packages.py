"""The same for the platforms whose folder is not an absolute one, or is a container's."""

from __future__ import annotations

import base64
import json
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.catalog import load_course
from grader.errors import UsageError
from grader.export import export
from tests.platforms.conftest import POINTS, SUBMISSIONS, Installed

Package = Callable[[str], Path]


def run(words: list[str], place: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=place, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("kind", SUBMISSIONS)
def test_classroom50(package: Package, installed: Installed, tmp_path: Path, kind: str) -> None:
    source = package("classroom50")
    (tmp_path / "nngrade").symlink_to(installed.home)  # installed already, as the script leaves it
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    (checkout / "work.py").write_text(SUBMISSIONS[kind])
    environment = {**installed.environment, "RUNNER_TEMP": str(tmp_path), "SUBMISSION_TAG": "submit/x", "OWNER": "ada"}
    done = run([sys.executable, str(source / "autograder.py")], checkout, environment)
    assert done.returncode == 0, done.stderr
    result = json.loads((checkout / "result.json").read_text())
    assert (result["score"], result["max-score"]) == (2 * POINTS[kind], 6)
    assert type(result["score"]) is int
    assert result["owner"] == "ada"


@pytest.mark.parametrize("kind", SUBMISSIONS)
def test_coursera(package: Package, installed: Installed, tmp_path: Path, kind: str) -> None:
    source, shared = package("coursera"), tmp_path / "shared"
    (shared / "submission").mkdir(parents=True)
    (shared / "submission" / "work.py").write_text(SUBMISSIONS[kind])
    script = tmp_path / "grade.sh"
    script.write_text(
        (source / "grade.sh").read_text().replace("/grader/", f"{source}/").replace("/shared/", f"{shared}/")
    )
    done = run(["bash", str(script)], tmp_path, installed.environment)
    assert done.returncode == 0, done.stderr
    feedback = json.loads((shared / "feedback.json").read_text())
    assert feedback["fractionalScore"] == POINTS[kind] / 3
    assert "secret_name" not in feedback["feedback"]


@pytest.mark.parametrize("kind", SUBMISSIONS)
def test_vpl(package: Package, installed: Installed, tmp_path: Path, kind: str) -> None:
    source = package("vpl")
    for name in ("vpl_evaluate.sh", "course.b64"):
        shutil.copy(source / name, tmp_path)
    (tmp_path / "work.py").write_text(SUBMISSIONS[kind])
    environment = {**installed.environment, "VPL_GRADEMIN": "0", "VPL_GRADEMAX": "30"}
    assert run(["bash", "vpl_evaluate.sh"], tmp_path, environment).returncode == 0
    done = run(["./vpl_execution"], tmp_path, environment)
    grades = re.findall(r"^Grade :=>>(.*)$", done.stdout, re.MULTILINE)
    assert [float(grade) for grade in grades] == [10 * POINTS[kind]]
    assert "secret_name" not in done.stdout
    assert done.stderr == ""


@pytest.mark.parametrize("kind", SUBMISSIONS)
def test_gitlab(package: Package, installed: Installed, tmp_path: Path, kind: str) -> None:
    source = package("gitlab")
    (tmp_path / "work.py").write_text(SUBMISSIONS[kind])
    found = re.search(r"- >-\n(.*?)\n  artifacts", (source / ".gitlab-ci.yml").read_text(), re.DOTALL)
    assert found is not None
    folded = " ".join(line.strip() for line in found[1].splitlines()).replace("/tmp/course/", f"{source}/")
    done = run(["sh", "-ec", folded], tmp_path, installed.environment)
    assert done.returncode == (0 if kind == "right" else 1), done.stderr
    assert json.loads((tmp_path / "report.json").read_text())["score"] == POINTS[kind]
    assert f'value="{POINTS[kind]:g}"' in (tmp_path / "report.xml").read_text()


@pytest.mark.parametrize("platform", ["docker", "coursera", "prairielearn"])
def test_a_container_copies_what_is_there(package: Package, platform: str) -> None:
    source = package(platform)
    for line in (source / "Dockerfile").read_text().splitlines():
        if line.startswith("COPY "):
            *names, _ = line.split()[1:]
            assert all((source / name).exists() for name in names), line


@pytest.mark.parametrize("kind", SUBMISSIONS)
def test_coderunner(package: Package, installed: Installed, tmp_path: Path, kind: str) -> None:
    prototype, question = ET.parse(package("coderunner") / "question.xml").getroot()
    assert [one.findtext("prototypetype") for one in (prototype, question)] == ["2", "0"]
    assert question.findtext("coderunnertype") == prototype.findtext("coderunnertype") == "nngrade_exercise1"
    assert question.findtext("answerpreload") == "def double(x):\n    raise NotImplementedError\n"
    answer = SUBMISSIONS[kind].replace("\\", "\\\\").replace('"', '\\"')  # as Twig's e('py') does
    template = prototype.findtext("template", "").replace("{{ STUDENT_ANSWER | e('py') }}", answer)
    (tmp_path / "prog.python3").write_text(template)
    (support,) = prototype.iter("file")
    (tmp_path / support.get("name", "")).write_bytes(base64.b64decode(support.text or ""))
    done = run([sys.executable, "prog.python3"], tmp_path, installed.environment)
    assert (done.returncode, done.stderr) == (0, "")
    outcome = json.loads(done.stdout)
    assert set(outcome) == {"fraction", "testresults", "columnformats", "epiloguehtml"}
    assert outcome["fraction"] == POINTS[kind] / 3
    assert "secret_name" not in done.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["prog.python3"]


def test_coderunner_takes_small_exercises_only(tmp_path: Path) -> None:
    course = load_course()
    for name, reason in (("exercise4", "needs PyTorch"), ("exercise12", "needs PyTorch")):
        with pytest.raises(UsageError, match=reason):
            export("coderunner", course.find(name), course, tmp_path / "package.zip")
