"""For authors: ``pytest reference/exercise3 --submission my.py`` with pytest's own output, ``-k`` and ``--pdb``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from grader.catalog import load_course
from grader.errors import NngradeError
from grader.intake import read_submission
from grader.judge.forks import missing_file, reference_forker, student_forker
from grader.judge.reference import Reference
from grader.judge.student import Student
from grader.sandbox import Sandbox

if TYPE_CHECKING:
    from grader.judge.plugin import Hosting


@contextmanager
def hosting_for_authors(request: pytest.FixtureRequest) -> Iterator[Hosting]:
    """Both workers for the exercise whose tests pytest was given; without ``--submission`` the solution itself."""
    from grader.judge.plugin import Hosting

    folder = Path(request.session.items[0].path).parent
    given = request.config.getoption("--submission")
    try:
        course = load_course(folder.parent.parent)
        exercise = course.find(folder.name)
        path = Path(given) if given else folder / "solution"
        submission = read_submission(path, main=exercise.file, parts=exercise.files)
        seed = int(request.config.getoption("--nngrade-seed"))
        with Sandbox.start(exercise.framework, hide=(course.root / "reference",)) as box:
            student = Student(
                student_forker(exercise, submission, box, seed), exercise.limits, missing_file(exercise, submission)
            )
            reference = Reference(reference_forker(exercise, box, seed))
            try:
                yield Hosting(student, reference, seed)
            finally:
                student.close()
                reference.close()
    except NngradeError as error:
        raise pytest.UsageError(str(error)) from error
