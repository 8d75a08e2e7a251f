"""A GitHub Actions workflow for students' repositories; the course stays in a repository that only the job reads."""

from __future__ import annotations

from grader.catalog import Course
from grader.export import wheel
from grader.export.bundle import bundle, guide, seconds
from grader.export.files import Files, text
from grader.model.exercise import Exercise

_WORKFLOW = """# For the students' repository. The grader lies in a private one of the course; the token to read that
# is the secret NNGRADE_TOKEN, which pull requests from forks do not get.
name: @EXERCISE@
on: [push, workflow_dispatch]
permissions:
  contents: read
jobs:
  grade:
    runs-on: ubuntu-latest
    timeout-minutes: @MINUTES@
    steps:
      - uses: actions/checkout@v4
        with:
          path: work
          persist-credentials: false
      - uses: actions/checkout@v4
        with:
          repository: ${{ vars.NNGRADE_REPOSITORY }}
          token: ${{ secrets.NNGRADE_TOKEN }}
          path: grader
          persist-credentials: false
      - uses: actions/setup-python@v5
        with:
          python-version: "3.11"
      - run: |
          pip install -q -r grader/requirements.txt
          pip install -q --no-deps grader/@WHEEL@
      - name: grade
        run: |
          code=0
          nngrade check @EXERCISE@ --course grader/course --submission work --format json -o report.json || code=$?
          if [ -f report.json ]; then
            nngrade show report.json --format github
            nngrade show report.json --format markdown >> "$GITHUB_STEP_SUMMARY"
            nngrade show report.json --format junit -o report.xml
          fi
          exit "$code"
      - if: always()
        uses: actions/upload-artifact@v4
        with:
          name: report
          path: report.*
"""
_STEPS = """
1. Put `grader/` of this package into a private repository that students cannot read; name it in the variable
   NNGRADE_REPOSITORY and give a token that may read it in the secret NNGRADE_TOKEN.
2. Put `.github/workflows/` into the students' template repository.

The job fails (exit code 1) below full marks; with 3 the grader itself failed. Whoever may change the workflow can print
the token's repository: protect `.github/` by a ruleset if grades count.
"""


def files(exercise: Exercise, course: Course) -> Files:
    """The workflow, and what the private repository holds."""
    names = {"EXERCISE": exercise.id, "WHEEL": wheel.name(), "MINUTES": str(seconds(exercise) // 60 + 5)}
    workflow = _WORKFLOW
    for name, value in names.items():
        workflow = workflow.replace(f"@{name}@", value)
    return {
        **bundle(exercise, "grader/"),
        f".github/workflows/{exercise.id}.yml": text(workflow),
        "README.md": guide(exercise, course, "GitHub Actions", _STEPS),
    }
