"""An Autolab lab: ``autograde-Makefile`` and ``autograde.tar``. The last line of standard output is the score."""

from __future__ import annotations

import json

from grader.catalog import Course
from grader.export import wheel
from grader.export.bundle import bundle, guide, handin, seconds
from grader.export.files import File, Files, tarred, text
from grader.model.exercise import Exercise

_MAKEFILE = """# Autolab runs `make` in an empty folder with the hand-in, autograde.tar and this file.
all:
\t@tar xf autograde.tar
\t@bash nngrade/run.sh '@FILE@' || true
"""
_RUN = """#!/usr/bin/env bash
# Everything but the report goes to a file: what is printed is shown to the student, and its last line is the score.
set -u
here="$(cd "$(dirname "$0")" && pwd)"
if ! command -v nngrade > /dev/null; then
    python3 -m venv "$here/venv" > "$here/log" 2>&1 &&
    "$here/venv/bin/pip" install -q -r "$here/requirements.txt" >> "$here/log" 2>&1 &&
    "$here/venv/bin/pip" install -q --no-deps "$here/@WHEEL@" >> "$here/log" 2>&1
    export PATH="$here/venv/bin:$PATH"
fi
nngrade check @EXERCISE@ --course "$here/course" --submission "$1" --format autolab -o "$here/report" 2>> "$here/log"
case "$?" in
    0) cat "$here/report" ;;
    2) echo "Nothing could be graded. Hand in @FILE@."
       echo '{"scores": {"@EXERCISE@": 0}}' ;;
    *) echo "The grader itself had a problem. It is not your fault, and no score is given." ;;
esac
"""
_LAB = """---
general:
  name: @EXERCISE@
  description: nngrade
  display_name: @TITLE@
  handin_filename: @FILE@
  handin_directory: handin
  max_grace_days: 0
problems:
  - name: @EXERCISE@
    description: ""
    max_score: @POINTS@
    optional: false
autograder:
  autograde_timeout: @SECONDS@
  autograde_image: autograding_image
  release_score: true
"""
_STEPS = """
1. *Install Assessment*, *Import from tarball*: this file as it is. The problem's name must stay as it is here.
2. Name your image in the autograder settings. With nngrade installed in it (the wheel in `autograde.tar`), nothing is
   downloaded; otherwise each run makes its own environment, which needs the network.

If the grader fails, no score line is printed: scores that are there stay as they are.
"""


def files(exercise: Exercise, course: Course) -> Files:
    """A lab's folder, in one of its own as Autolab's import wants it."""

    def filled(template: str) -> str:
        names = {"EXERCISE": exercise.id, "FILE": handin(exercise), "WHEEL": wheel.name(),
                 "TITLE": json.dumps(exercise.title), "POINTS": f"{exercise.points:g}",
                 "SECONDS": str(min(seconds(exercise), 900))}  # fmt: skip
        for name, value in names.items():
            template = template.replace(f"@{name}@", value)
        return template

    inside = {**bundle(exercise, "nngrade/"), "nngrade/run.sh": text(filled(_RUN), executable=True)}
    home = f"{exercise.id}/"
    return {
        f"{home}autograde-Makefile": text(filled(_MAKEFILE)),
        f"{home}autograde.tar": File(tarred(inside, compressed=False)),
        f"{home}{exercise.id}.yml": text(filled(_LAB)),
        f"{home}README.md": guide(exercise, course, "Autolab", _STEPS),
    }
