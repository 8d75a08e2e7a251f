"""Runs all cases of a course on all cores."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from grader.audit.cases import Case, cases_of, run_case
from grader.audit.hints import hint_problem
from grader.audit.pictures import picture_cases
from grader.audit.record import CaseResult, ExerciseAudit
from grader.catalog import Course, load_course, read_mistakes
from grader.grading import start_sandbox, start_shared
from grader.judge.shared import Shared
from grader.model.exercise import Exercise
from grader.pool import belong
from grader.sandbox import Sandbox
from grader.stubs import stale_stubs
from grader.toml import read_toml

_SHARE = 8  # cases handed to a process at once
_boxes: dict[str, Sandbox] = {}  # of this process: one zygote a framework, kept warm between its shares
_shared: dict[tuple[str, int], Shared] = {}


def audit_course(
    course: Course,
    exercises: Sequence[Exercise] | None = None,
    *,
    seeds: int = 5,
    jobs: int | None = None,
    on_case: Callable[[CaseResult], None] | None = None,
) -> list[ExerciseAudit]:
    """Prove every exercise, or those given.

    Args:
        seeds: how many runs of each solution.
        jobs: processes; one per core when None.
        on_case: called with every result as it comes, in order.
    """
    chosen = list(exercises if exercises is not None else course.exercises)
    shares = [(course.root, exercise.id, share) for exercise in chosen for share in _shares(cases_of(exercise, seeds))]
    found: dict[str, list[CaseResult]] = {exercise.id: _files(course, exercise) for exercise in chosen}
    with ProcessPoolExecutor(jobs or os.cpu_count() or 1, mp_context=get_context("spawn"), initializer=belong) as pool:
        for results in pool.map(_run_share, shares):
            for result in results:
                found[result.exercise].append(result)
                if on_case:
                    on_case(result)
    return [ExerciseAudit(exercise.id, tuple(found[exercise.id]), collisions(exercise)) for exercise in chosen]


def _shares(cases: list[Case]) -> Iterator[list[Case]]:
    for start in range(0, len(cases), _SHARE):
        yield cases[start : start + _SHARE]


def _run_share(share: tuple[Path, str, list[Case]]) -> list[CaseResult]:
    root, exercise_id, cases = share
    course = load_course(root)
    exercise = course.find(exercise_id)
    box = _boxes.get(exercise.framework) or start_sandbox(exercise, course)
    _boxes[exercise.framework] = box
    equal = equivalents(exercise)
    return [run_case(case, exercise, course, box, equal, _shared_by(case, exercise, box)) for case in cases]


def _shared_by(case: Case, exercise: Exercise, box: Sandbox) -> Shared | None:
    """Wrong programs of a kind get the same inputs: what the solution and the others answer to them is asked once."""
    if case.kind not in ("mistake", "pair", "trivial") or exercise.framework == "none" or case.wrong:
        return None
    key = (exercise.id, case.seed)
    if key not in _shared:
        _shared[key] = start_shared(exercise, box, case.seed)
    return _shared[key]


def equivalents(exercise: Exercise) -> dict[str, set[str]]:
    """For each mistake id the ids that ``collisions.toml`` says no input can tell from it."""
    equal: dict[str, set[str]] = {}
    for ids in collisions(exercise):
        for name in ids:
            equal.setdefault(name, set()).update(ids)
    return equal


def collisions(exercise: Exercise) -> tuple[tuple[str, ...], ...]:
    """The classes of ``collisions.toml``."""
    path = exercise.reference / "collisions.toml"
    groups = read_toml(path).get("group", []) if path.is_file() else []
    return tuple(tuple(group["ids"]) for group in groups)


def _files(course: Course, exercise: Exercise) -> list[CaseResult]:
    stale = [path for path in stale_stubs(course) if exercise.handout in path.parents]
    wordless = [mistake.id for mistake in read_mistakes(exercise) if not mistake.explanation]
    untold = hint_problem(exercise)
    unfound = [mistake.id for mistake in read_mistakes(exercise) if not mistake.find.strip()]
    return [
        CaseResult(
            exercise.id, "course", "stubs", not stale, f"{stale[0]} is stale: run nngrade stubs" if stale else ""
        ),
        CaseResult(
            exercise.id, "course", "explanations", not wordless, f"{wordless[0]} has no explanation" if wordless else ""
        ),
        CaseResult(
            exercise.id, "course", "find", not unfound, f"{unfound[0]} does not say how to find it" if unfound else ""
        ),
        CaseResult(exercise.id, "course", "hints", not untold, untold),
        *picture_cases(exercise, course),
    ]
