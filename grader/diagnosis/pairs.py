"""Two mistakes at once, when each touches other entries of the answer: dW1 wrong by one, db2 by another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from grader.diagnosis.entries import Path, leaves, prune, spec_at
from grader.diagnosis.trial import Agree, Trial
from grader.model.outcome import Outcome, Returned

_MOST_PAIRS = 3
_MOST_LEAVES = 64
Place = tuple[int, Path]
"""Number of the trial, and the entry of its answer."""


def find_pairs(
    trials: Sequence[Trial], wrong: Mapping[str, Sequence[Sequence[Outcome]]], agree: Agree
) -> tuple[tuple[str, str], ...]:
    """Pairs of mistakes that together explain every wrong entry, each entry by exactly one of the two.

    Entries that are right must be right under both, and each mistake must explain something. More than a few fitting
    pairs mean that the entries do not tell: then none is named.
    """
    seen = _student(trials, agree)
    if seen is None or len({path for _, path in seen}) < 2:
        return ()
    bad = {place for place, right in seen.items() if not right}
    explained = {
        name: reach
        for name, runs in wrong.items()
        if (reach := {r for run in runs if (r := _reach(trials, run, seen, agree))})
    }
    pairs = tuple(
        (one, other)
        for one, other in combinations(explained, 2)
        if any(not left & right and left | right == bad for left in explained[one] for right in explained[other])
    )
    return pairs if len(pairs) <= _MOST_PAIRS else ()


def _student(trials: Sequence[Trial], agree: Agree) -> dict[Place, bool] | None:
    """Whether each entry of each answer is right; None when an answer cannot be taken apart."""
    result: dict[Place, bool] = {}
    for number, trial in enumerate(trials):
        if not isinstance(trial.observed, Returned) or not isinstance(trial.expected, Returned):
            return None
        ours, goal = leaves(trial.observed.value), leaves(trial.expected.value)
        if ours.keys() != goal.keys() or len(goal) > _MOST_LEAVES:
            return None
        # A call that only had to leave its arguments alone has not failed, and may have a wrong answer all the same.
        whole = not trial.failed and agree(trial.observed, trial.expected, trial.spec)
        for path in goal:
            result[number, path] = whole or _equal(ours[path], goal[path], trial, path, agree)
    return result


def _reach(
    trials: Sequence[Trial], run: Sequence[Outcome], seen: Mapping[Place, bool], agree: Agree
) -> frozenset[Place] | None:
    """The wrong entries this program explains; None when it does anything the student's program does not."""
    touched: set[Place] = set()
    for number, (trial, outcome) in enumerate(zip(trials, run, strict=True)):
        for path, theirs, goal, ours in _rows(trial, prune(outcome, trial.expected)):
            if _equal(theirs, goal, trial, path, agree):
                continue
            if seen[number, path] or not _equal(theirs, ours, trial, path, agree):
                return None
            touched.add((number, path))
        if not isinstance(outcome, Returned):
            return None
    return frozenset(touched) or None


def _rows(trial: Trial, outcome: Outcome) -> Iterator[tuple[Path, object, object, object]]:
    """Every entry: the wrong program's, the reference's and the student's."""
    assert isinstance(trial.observed, Returned)
    assert isinstance(trial.expected, Returned)
    theirs = leaves(outcome.value) if isinstance(outcome, Returned) else {}
    ours = leaves(trial.observed.value)
    for path, goal in leaves(trial.expected.value).items():
        yield path, theirs.get(path), goal, ours[path]


def _equal(one: object, other: object, trial: Trial, path: Path, agree: Agree) -> bool:
    return agree(Returned(one), Returned(other), spec_at(trial.spec, path))
