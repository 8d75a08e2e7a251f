"""Gradescope's autograder.zip: ``setup.sh`` builds the image, ``run_autograder`` grades one submission."""

from __future__ import annotations

from grader.catalog import Course
from grader.export import wheel
from grader.export.bundle import bundle, guide, handin
from grader.export.files import Files, text
from grader.model.exercise import Exercise

_SETUP = """#!/usr/bin/env bash
# Runs once, as root, when Gradescope builds the image.
set -euo pipefail
apt-get update
apt-get install -y --no-install-recommends python3 python3-venv
python3 -m venv /autograder/venv
/autograder/venv/bin/pip install --no-cache-dir -r /autograder/source/requirements.txt
/autograder/venv/bin/pip install --no-cache-dir --no-deps /autograder/source/{wheel}
chmod -R o= /autograder/source
"""
_RUN = """#!/usr/bin/env bash
# Grades /autograder/submission. Student code runs in nngrade's jail, as another user.
set -u
results=/autograder/results
mkdir -p "$results"
chmod o= "$results"
# What stays there if the machine kills everything; replaced as a whole below.
cat > "$results/results.json" <<'JSON'
{provisional}
JSON
/autograder/venv/bin/nngrade check {exercise} --course /autograder/source/course \\
    --submission /autograder/submission --format gradescope -o "$results/results.json"
code=$?
if [ "$code" -eq 3 ]; then
    # No score by no fault of the student: without a result Gradescope says that the autograder failed.
    rm -f "$results/results.json"
    exit 1
fi
if [ "$code" -ne 0 ]; then
    cat > "$results/results.json" <<'JSON'
{unreadable}
JSON
fi
exit 0
"""
_STEPS = """
1. In the assignment's *Configure Autograder*, upload this zip as it is, on the default Ubuntu image.
2. Set the memory and the time (below). The default of 768 MB is too small for PyTorch.
3. Try it with *Test Autograder* and the solution.

If the machine stops the grader (memory, time), the student reads that it was stopped, and gets no points until it is
run again; if the grader itself fails, Gradescope says that the autograder failed.
"""


def files(exercise: Exercise, course: Course) -> Files:
    """The archive's root has both scripts."""
    stopped = "The grader was stopped before it had finished, most likely for want of memory. Ask for another run."
    missing = f"Nothing could be graded. Hand in {handin(exercise)}, or a zip with it, and look at its name."
    run = _RUN.format(exercise=exercise.id, provisional=_result(stopped), unreadable=_result(missing))
    return {
        **bundle(exercise),
        "setup.sh": text(_SETUP.format(wheel=wheel.name()), executable=True),
        "run_autograder": text(run, executable=True),
        "README.md": guide(exercise, course, "Gradescope", _STEPS),
    }


def _result(words: str) -> str:
    import json

    return json.dumps(
        {"score": 0, "output": words, "output_format": "text", "stdout_visibility": "hidden", "tests": []}
    )
