"""Asks the known mistakes for their outputs on the same inputs, and names the one that fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from grader.compare import Spec, same
from grader.diagnosis import Finding, Trial, name_by_programs
from grader.judge.players import Reference
from grader.judge.usual import identical
from grader.model.mistake import Mistake
from grader.model.outcome import Outcome, Raised, Returned

_MOST_CALLS = 12  # of one function: more would cost time and prove nothing new


@dataclass(frozen=True, slots=True)
class Named:
    """What was found out about one function."""

    function: str
    tests: tuple[str, ...]
    """Those with a failing trial of it."""
    finding: Finding


def name_mistakes(trials: Sequence[Trial], mistakes: Sequence[Mistake], reference: Reference) -> list[Named]:
    """One finding for each function that failed somewhere.

    ``trials``: of all tests whose failure is the student's own doing (not of skipped ones).
    """
    found = []
    for function in dict.fromkeys(trial.function for trial in trials):
        own = [trial for trial in trials if trial.function == function]
        failing = [trial for trial in own if failed(trial)]
        if not failing:
            continue
        chosen = _choose(failing, [trial for trial in own if not failed(trial)])
        ids = [mistake.id for mistake in mistakes if function in mistake.functions or function.startswith("probe:")]
        wrong = reference.mistakes([trial.call for trial in chosen], ids) if ids else {}
        finding = name_by_programs(chosen, wrong, same_outcome)
        found.append(Named(function, tuple(dict.fromkeys(trial.test for trial in failing)), finding))
    return found


def failed(trial: Trial) -> bool:
    """Whether this call went wrong."""
    return trial.evidence is not None or not isinstance(trial.observed, Returned)


def same_outcome(observed: Outcome, other: Outcome, spec: Spec) -> bool:
    """Whether a wrong program did just what the student's did."""
    if isinstance(observed, Returned) and isinstance(other, Returned):
        if observed.args is not None and not identical(observed.args, other.args, near=True):
            return False
        return same(observed.value, other.value, spec)
    return isinstance(observed, Raised) and isinstance(other, Raised) and observed.type_name == other.type_name


def _choose(failing: list[Trial], passing: list[Trial]) -> list[Trial]:
    """Failing calls first; passing ones exclude mistakes that would have failed there."""
    half = _MOST_CALLS // 2
    kept = failing[:half]
    return kept + passing[: _MOST_CALLS - len(kept)]
