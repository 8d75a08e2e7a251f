"""A Coursera custom grader: an image whose entry script writes ``/shared/feedback.json``."""

from __future__ import annotations

from grader.catalog import Course
from grader.export import wheel
from grader.export.bundle import bundle, guide, handin
from grader.export.files import Files, text
from grader.model.exercise import Exercise

_DOCKERFILE = """FROM python:3.11-slim
COPY {wheel} requirements.txt /grader/
RUN pip install --no-cache-dir -r /grader/requirements.txt && pip install --no-cache-dir --no-deps /grader/{wheel}
COPY course /grader/course
COPY grade.sh /grader/grade.sh
RUN chmod -R a+rX /grader
ENTRYPOINT ["/grader/grade.sh"]
"""
_RUN = """#!/usr/bin/env bash
# Coursera takes another exit code than 0 for a failure of the grader, whatever was written.
set -u
nngrade check @EXERCISE@ --course /grader/course --submission /shared/submission --format coursera \\
    -o /shared/feedback.json
code=$?
if [ "$code" -eq 2 ]; then
    echo '{"fractionalScore": 0.0, "feedback": "Nothing could be graded. Hand in @FILE@."}' > /shared/feedback.json
    exit 0
fi
exit "$code"
"""
_STEPS = """
1. `docker build -t nngrade-grader .`, then upload it with `coursera_autograder`.
2. Without its own user and with the network off, the jail is tier B.

If the grader fails, its exit code says so, and Coursera shows no grade.
"""


def files(exercise: Exercise, course: Course) -> Files:
    """The image's context."""
    run = _RUN.replace("@EXERCISE@", exercise.id).replace("@FILE@", handin(exercise))
    return {
        **bundle(exercise),
        "Dockerfile": text(_DOCKERFILE.format(wheel=wheel.name())),
        "grade.sh": text(run, executable=True),
        "README.md": guide(exercise, course, "Coursera", _STEPS),
    }
