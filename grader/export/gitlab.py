"""A GitLab CI job for students' projects; the course stays in a project of its own, which only the job reads."""

from __future__ import annotations

from grader.catalog import Course
from grader.export import wheel
from grader.export.bundle import bundle, guide, seconds
from grader.export.files import Files, text
from grader.model.exercise import Exercise

_JOB = """# For the students' project: include or copy it. NNGRADE_PROJECT is the path of the course's project that
# holds grader/, and NNGRADE_TOKEN a masked and protected variable with a token that may read it.
@EXERCISE@:
  image: python:3.11-slim
  timeout: @MINUTES@ minutes
  script:
    - apt-get update -q && apt-get install -yq --no-install-recommends git
    - git clone -q --depth 1 "https://oauth2:$NNGRADE_TOKEN@$CI_SERVER_HOST/$NNGRADE_PROJECT.git" /tmp/course
    - pip install -q -r /tmp/course/grader/requirements.txt
    - pip install -q --no-deps /tmp/course/grader/@WHEEL@
    - unset NNGRADE_TOKEN
    - >-
      nngrade check @EXERCISE@ --course /tmp/course/grader/course --submission . --format json -o report.json
      || code=$?;
      if [ -f report.json ]; then nngrade show report.json; nngrade show report.json --format junit -o report.xml; fi;
      exit "${code:-0}"
  artifacts:
    when: always
    reports:
      junit: report.xml
    paths: [report.json]
"""
_STEPS = """
1. Put `grader/` into a project that students cannot read; set NNGRADE_PROJECT and NNGRADE_TOKEN for their group.
2. Put `.gitlab-ci.yml` into the students' template, or include it from a project that they cannot change.

The job's exit code is nngrade's: 1 below full marks, 3 when the grader itself failed.
"""


def files(exercise: Exercise, course: Course) -> Files:
    """The job, and what the course's project holds."""
    job = _JOB
    names = {"EXERCISE": exercise.id, "WHEEL": wheel.name(), "MINUTES": str(seconds(exercise) // 60 + 5)}
    for name, value in names.items():
        job = job.replace(f"@{name}@", value)
    return {
        **bundle(exercise, "grader/"),
        ".gitlab-ci.yml": text(job),
        "README.md": guide(exercise, course, "GitLab CI", _STEPS),
    }
