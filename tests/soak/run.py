"""Grades drawn programs and says how the grader did: ``python -m tests.soak.run exercise3 --number 500``.

One program again, with its source and its report: ``python -m tests.soak.run exercise3 --seed 123 --show``.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

import click
from rich.console import Console

from grader.audit.course import equivalents
from grader.catalog import Course, load_course
from grader.grading import grade, start_sandbox
from grader.model.submission import SourceFile, Submission
from grader.pool import belong
from grader.sandbox import Sandbox
from tests.soak.case import Case, generators, make
from tests.soak.outcome import Outcome, judge
from tests.soak.table import bad_cases, missed_bars, table

_SHARE = 16  # cases handed to a process at once
_boxes: dict[str, Sandbox] = {}  # of this process: one zygote a framework


def run(cases: Sequence[tuple[str, int]], jobs: int, console: Console | None = None) -> list[Outcome]:
    """Grade the programs of these exercises and seeds."""
    shares = [cases[start : start + _SHARE] for start in range(0, len(cases), _SHARE)]
    outcomes: list[Outcome] = []
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=belong) as pool:
        for found in pool.map(run_share, shares):
            outcomes += found
            if console:
                console.print(f"{len(outcomes)} of {len(cases)}", end="\r")
    return outcomes


def run_share(share: Sequence[tuple[str, int]]) -> list[Outcome]:
    """Grade some of them here, in a sandbox that stays warm."""
    return [grade_case(make(exercise, seed), _boxes) for exercise, seed in share]


@cache
def _course() -> Course:
    return load_course(None)


def grade_case(case: Case, boxes: dict[str, Sandbox]) -> Outcome:
    """Grade one program."""
    course = _course()
    exercise = course.find(case.exercise)
    if exercise.framework not in boxes:
        boxes[exercise.framework] = start_sandbox(exercise, course)
    data = case.source.encode()
    submission = Submission(
        f"soak{case.seed}", (SourceFile(exercise.file, data),), exercise.file, hashlib.sha256(data).hexdigest()
    )
    report = grade(exercise, submission, course=course, seed=case.seed, sandbox=boxes[exercise.framework])
    return judge(case, report, equivalents(exercise))


@click.command()
@click.argument("exercises", nargs=-1)
@click.option("--number", "-n", default=1000, help="Programs, shared among the exercises.")
@click.option("--seed", default=0, help="Of the first program; the others follow.")
@click.option("--jobs", default=os.cpu_count() or 1, help="Processes.")
@click.option("--show", is_flag=True, help="Only the program of --seed: its source, what is true of it, its report.")
def main(exercises: tuple[str, ...], number: int, seed: int, jobs: int, show: bool) -> None:
    """Grade drawn programs and hold the reports against what was put in."""
    console = Console(width=140)
    chosen = exercises or generators()
    if show:
        for exercise in chosen:
            _show(make(exercise, seed), console)
        return
    each = -(-number // len(chosen))
    outcomes = run([(exercise, seed + step) for exercise in chosen for step in range(each)], jobs, console)
    bad_cases(outcomes, console)
    console.print(table(outcomes))
    missed = missed_bars(outcomes)
    for line in missed:
        console.print(f"missed: {line}", style="red")
    sys.exit(1 if missed else 0)


def _show(case: Case, console: Console) -> None:
    print(case.source)
    console.print(f"truth: {', '.join(case.truth) or 'correct'}   ({case.label})", markup=False)
    boxes: dict[str, Sandbox] = {}
    outcome = grade_case(case, boxes)
    for line in outcome.lost:
        console.print(line, markup=False)
    console.print(f"named: {', '.join(outcome.named) or '-'}   verdict: {outcome.verdict.value}", markup=False)
    for box in boxes.values():
        box.close()


if __name__ == "__main__":
    main()
