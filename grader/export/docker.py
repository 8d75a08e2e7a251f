"""A plain container context: anybody who can run a container can grade with it."""

from __future__ import annotations

from grader.catalog import Course
from grader.export import wheel
from grader.export.bundle import bundle, guide
from grader.export.files import Files, text
from grader.model.exercise import Exercise

_DOCKERFILE = """FROM python:3.11-slim
COPY {wheel} requirements.txt /grader/
RUN pip install --no-cache-dir -r /grader/requirements.txt && pip install --no-cache-dir --no-deps /grader/{wheel}
COPY course /grader/course
RUN chmod -R o= /grader/course
ENTRYPOINT ["nngrade", "check", "{exercise}", "--course", "/grader/course"]
CMD ["--help"]
"""
_STEPS = """
    docker build -t nngrade-{exercise} .
    docker run --rm --network none -v "$PWD/hand-in:/work:ro" nngrade-{exercise} --submission /work --format json

Any format will do; see `nngrade check --help`. The exit code is 0 with full marks, 1 with less, 2 when nothing could be
graded, 3 when the grader itself failed and there is no score.
"""


def files(exercise: Exercise, course: Course) -> Files:
    """The context's folder."""
    return {
        **bundle(exercise),
        "Dockerfile": text(_DOCKERFILE.format(wheel=wheel.name(), exercise=exercise.id)),
        "README.md": guide(exercise, course, "containers", _STEPS.format(exercise=exercise.id)),
    }
