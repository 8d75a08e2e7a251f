"""Every folder beside this file is a submission with the report that it must get.

``expected.json`` holds either ``{"full": true, "score": 10}`` or

* ``lost``: functions whose tests must lose points,
* ``may_lose``: functions that may lose points besides, because they call a wrong one (others may only be skipped),
* ``mistakes``: exactly the ids that must be named, or ``mistakes_any``: a list of such lists, one of which is named,
* ``why``: what is wrong, for the reader.

``NNGRADE_STORY_SEEDS=1,2,3`` grades every story once per seed.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from grader.catalog import Course, load_course
from grader.grading import grade, start_sandbox, start_shared
from grader.intake import read_submission
from grader.judge.shared import Shared
from grader.model.report import Report, ReportStatus, TestResult, TestStatus
from grader.sandbox import Sandbox

HERE = Path(__file__).parent
STORIES = sorted(path.parent for path in HERE.glob("exercise*/*/expected.json"))
SEEDS = [int(seed) for seed in os.environ.get("NNGRADE_STORY_SEEDS", "20240611").split(",")]

FUNCTIONS = {
    "exercise1": ["relu", "sigmoid", "tanh", "softmax", "linear", "forward", "predict", "count_parameters"],
    "exercise2": ["bce", "bce_with_logits", "bce_with_logits_grad", "mse", "mae", "cross_entropy"],
    "exercise3": ["sigmoid_derivative", "relu_derivative", "forward", "backward", "numerical_gradient"],
    "exercise4": ["train_step", "train_epoch", "evaluate", "train"],
    "exercise5": ["spiral_net", "deeper_spiral_net", "count_parameters", "make_criterion", "predict"],
    "exercise6": ["init_params", "train", "predict", "solve"],
    "exercise7": ["make_spiral", "standardize", "train_val_split", "batches", "check_labels"],
    "exercise8": ["sgd_step", "momentum_step", "adam_step", "make_optimizer", "compare"],
    "exercise9": ["step", "best", "restore", "fit"],
    "exercise10": ["l2_penalty", "l2_gradients", "make_optimizer", "train_with_l2"],
    "exercise11": ["init_params", "forward", "backward", "sgd_step", "predict", "train"],
    "exercise12": [f"case{number:02}" for number in range(1, 11)],
}


@pytest.fixture(scope="session")
def course() -> Course:
    return load_course(None)


@pytest.fixture(scope="session")
def sandboxes() -> Iterator[dict[str, Sandbox]]:
    boxes: dict[str, Sandbox] = {}
    yield boxes
    for box in boxes.values():
        box.close()


@pytest.fixture(scope="session")
def shared(sandboxes: dict[str, Sandbox]) -> Iterator[dict[tuple[str, int], Shared]]:
    """By exercise and seed: every story of an exercise gets the same tests and inputs, collected and answered once."""
    found: dict[tuple[str, int], Shared] = {}
    yield found
    for one in found.values():
        one.close()


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("story", STORIES, ids=[f"{path.parent.name}/{path.name}" for path in STORIES])
def test_story(
    story: Path,
    seed: int,
    course: Course,
    sandboxes: dict[str, Sandbox],
    shared: dict[tuple[str, int], Shared],
    tmp_path: Path,
) -> None:
    exercise = course.find(story.parent.name)
    if exercise.framework not in sandboxes:
        sandboxes[exercise.framework] = start_sandbox(exercise, course)
    box = sandboxes[exercise.framework]
    if (exercise.id, seed) not in shared:
        shared[exercise.id, seed] = start_shared(exercise, box, seed)
    submission = read_submission(handed_in(story, tmp_path), main=exercise.file, parts=exercise.files)
    report = grade(
        exercise, submission, seed=seed, staff=True, sandbox=box, shared=shared[exercise.id, seed], course=course
    )
    problems = differences(exercise.id, report, json.loads((story / "expected.json").read_text()))
    if problems:
        why = json.loads((story / "expected.json").read_text()).get("why", "a correct variant")
        pytest.fail("\n".join([f"{why}", *(f"* {line}" for line in problems), "", rendered(report)]), pytrace=False)


def handed_in(story: Path, scratch: Path) -> Path:
    """The story's files without ``expected.json``: a single file as it is, several in a folder."""
    names = [path for path in story.iterdir() if path.name != "expected.json"]
    if len(names) == 1 and names[0].is_file():
        return names[0]
    folder = scratch / story.name
    shutil.copytree(story, folder, ignore=lambda _, inside: [name for name in inside if name == "expected.json"])
    return folder


def differences(exercise: str, report: Report, expected: dict[str, Any]) -> list[str]:
    """What the report says otherwise than the story's author, one sentence each; empty when all is well."""
    if report.status is ReportStatus.GRADER_ERROR:
        return [f"the grader failed: {report.warnings}"]
    problems = []
    named = sorted(mistake.id for mistake in report.mistakes)
    lost = {function_of(exercise, test) for test in report.tests if test.points < test.max_points - 1e-9}
    blamed = {
        function_of(exercise, test)
        for test in report.tests
        if test.points < test.max_points - 1e-9 and test.status is not TestStatus.SKIPPED
    }
    if expected.get("full"):
        if report.score < report.max_score - 1e-9:
            problems.append(f"a correct program got {report.score} of {report.max_score}; lost in {sorted(lost)}")
        if named:
            problems.append(f"a correct program is told about {named}")
        return problems
    must, may = set(expected["lost"]), set(expected.get("may_lose", []))
    if must - lost:
        problems.append(f"no points lost in {sorted(must - lost)}")
    if blamed - must - may:
        problems.append(f"points lost also in {sorted(blamed - must - may)}")
    wanted = [sorted(ids) for ids in expected.get("mistakes_any", [expected.get("mistakes")])]
    if named not in wanted:
        problems.append(f"named {named}, wanted {' or '.join(map(str, wanted))}")
    return problems


def function_of(exercise: str, test: TestResult) -> str:
    """The exercise's function a test is about, read from the test's name."""
    words = test.id.split("::")[-1].split("[")[0].removeprefix("test_")
    if exercise == "exercise4" and (found := re.search(r"(^|_)(steps?|epoch)(_|$)", words)):
        return "train_epoch" if found[2] == "epoch" else "train_step"
    fitting = [name for name in FUNCTIONS[exercise] if re.search(rf"(^|_){name}(_|$)", words)]
    return max(fitting, key=len) if fitting else words


def rendered(report: Report) -> str:
    lines = [f"{report.exercise}: {report.score} of {report.max_score}, seed {report.seed}, {report.status.value}"]
    for test in report.tests:
        points = f"{test.points:4.2f}/{test.max_points:4.2f}"
        lines.append(f"{test.status.value:14} {points}  {test.id}  {' '.join(test.mistakes)}")
        if test.status not in (TestStatus.PASSED, TestStatus.SKIPPED):
            lines.append(f"      {test.message}")
            if test.evidence:
                lines.append(f"      {json.dumps(dict(test.evidence), default=str)[:600]}")
    lines += [f"named: {m.id}: {m.title} ({', '.join(m.tests)})" for m in report.mistakes]
    lines += [f"warning: {warning}" for warning in report.warnings]
    return "\n".join(lines)
