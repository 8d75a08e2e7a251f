"""A PrairieLearn question: ``info.json``, ``question.html``, and ``tests/``, whose script grades one submission."""

from __future__ import annotations

import html
import json
import uuid

from grader.catalog import Course
from grader.export import wheel
from grader.export.bundle import bundle, guide, handin, seconds
from grader.export.files import Files, text
from grader.model.exercise import Exercise

_ENTRY = """#!/usr/bin/env bash
# PrairieLearn's entrypoint. A result is read only if this ends with 0, so it always does once there is one.
set -u
mkdir -p /grade/results
cat > /grade/results/results.json <<'JSON'
{"gradable": false, "format_errors": ["The grader was stopped before it had finished. Your attempt does not count."]}
JSON
nngrade check @EXERCISE@ --course /grade/tests/course --submission /grade/student \\
    --format prairielearn -o /grade/results/results.json
if [ "$?" -eq 2 ]; then
    cat > /grade/results/results.json <<'JSON'
{"gradable": false, "format_errors": ["Nothing could be graded. Hand in @FILE@."]}
JSON
fi
exit 0
"""
_DOCKERFILE = """# The image that info.json names: build it once, push it, and name it there.
FROM python:3.11-slim
COPY tests/{wheel} tests/requirements.txt /tmp/
RUN pip install --no-cache-dir -r /tmp/requirements.txt && pip install --no-cache-dir --no-deps /tmp/{wheel}
"""
_STEPS = """
1. `docker build -t YOU/nngrade . && docker push YOU/nngrade`, and put that name into `info.json` as `image`.
2. Copy this folder to `questions/` of your course.

If the grader fails or is stopped, the submission is "not gradable": it costs no attempt.
"""


def files(exercise: Exercise, course: Course) -> Files:
    """A question's folder."""
    own = (handin(exercise),)
    info = {
        "uuid": str(uuid.uuid5(uuid.NAMESPACE_URL, f"nngrade/{exercise.id}/{course.version}")),
        "title": exercise.title,
        "topic": exercise.chapter,
        "type": "v3",
        "gradingMethod": "External",
        "externalGradingOptions": {
            "image": "YOU/nngrade",
            "entrypoint": "/grade/tests/run.sh",
            "timeout": min(seconds(exercise), 600),
        },
    }
    handout = (exercise.handout / "README.md").read_text(encoding="utf-8")
    names = html.escape(json.dumps(list(own))[1:-1].replace('"', ""), quote=True)
    question = (
        f"<pl-question-panel>\n<markdown>\n{handout}\n</markdown>\n"
        f'<pl-file-upload file-names="{names}"></pl-file-upload>\n</pl-question-panel>\n'
        "<pl-submission-panel>\n<pl-external-grader-results></pl-external-grader-results>\n"
        "<pl-file-preview></pl-file-preview>\n</pl-submission-panel>\n"
    )
    entry = _ENTRY.replace("@EXERCISE@", exercise.id).replace("@FILE@", handin(exercise))
    return {
        **bundle(exercise, "tests/"),
        "tests/run.sh": text(entry, executable=True),
        "info.json": text(json.dumps(info, indent=2) + "\n"),
        "question.html": text(question),
        "Dockerfile": text(_DOCKERFILE.format(wheel=wheel.name())),
        "README.md": guide(exercise, course, "PrairieLearn", _STEPS),
    }
