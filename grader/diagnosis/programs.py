"""Names a cause by running known wrong programs: the one that gives the student's outputs everywhere is the mistake."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from grader.diagnosis.describe import describe
from grader.diagnosis.entries import prune, wanted
from grader.diagnosis.pairs import find_pairs
from grader.diagnosis.trial import Agree, Finding, Trial
from grader.model.outcome import Outcome, Raised, Returned

Wrong = Mapping[str, Sequence[Sequence[Outcome]]]
"""For each mistake, for each of its wrong programs: the outcome of every trial's call, in the order of the trials."""


def name_by_programs(trials: Sequence[Trial], wrong: Wrong, agree: Agree) -> Finding:
    """The known mistakes whose wrong program gives the student's outcome on every one of ``trials``.

    ``trials`` are those of one function, failing and agreeing ones. Nothing is guessed: when no program fits, pairs of
    mistakes that touch different entries of the answer are tried, and else only the description is given.
    """
    trials = [_pruned(trial) for trial in trials]
    failing = [trial for trial in trials if trial.failed]
    if not failing:
        return Finding()
    told = _told(failing)
    usable = {name: [run for run in runs if len(run) == len(trials)] for name, runs in wrong.items()}
    ids = tuple(dict.fromkeys(name.partition("#")[0] for name in _fitting(trials, usable, agree)))
    if ids:
        return replace(told, ids=ids)
    pairs = find_pairs(trials, usable, agree)
    return replace(told, ids=pairs[0] if pairs else (), pairs=pairs)


def fitting_programs(trials: Sequence[Trial], wrong: Wrong, agree: Agree) -> list[str]:
    """The single programs that fit, by name: ``id#2`` is the third program of ``id``."""
    return _fitting([_pruned(trial) for trial in trials], wrong, agree)


def _fitting(trials: Sequence[Trial], wrong: Wrong, agree: Agree) -> list[str]:
    failing = [place for place, trial in enumerate(trials) if trial.failed]
    return [
        name if "#" in name else f"{name}#{number}"
        for name, runs in wrong.items()
        for number, run in enumerate(runs)
        if failing and len(run) == len(trials) and _fits(trials, failing, run, agree)
    ]


def _told(failing: Sequence[Trial]) -> Finding:
    """What stands out: in all failing calls together, and in those of each test."""
    every = describe(failing)
    tests = dict.fromkeys(trial.test for trial in failing)
    own = {test: describe([trial for trial in failing if trial.test == test]) for test in tests}
    return Finding((), every.detail, every.text, by_test={test: (said.text, said.detail) for test, said in own.items()})


def _pruned(trial: Trial) -> Trial:
    """Without the dictionary entries that no comparison looks at."""
    expected = wanted(trial.expected, trial.spec)
    return replace(trial, expected=expected, observed=prune(trial.observed, expected))


def _fits(trials: Sequence[Trial], failing: Sequence[int], run: Sequence[Outcome], agree: Agree) -> bool:
    """Whether this wrong program did what the student's did, everywhere, and something wrong somewhere."""
    for trial, outcome in zip(trials, run, strict=True):
        theirs = prune(outcome, trial.expected)
        if agree(trial.observed, theirs, trial.spec):
            continue
        # Where the student is right, a program that is right in another accepted way speaks neither for nor against.
        if trial.failed or not agree(theirs, trial.expected, trial.spec):
            return False
    # A comparison that sees no difference to the reference proves nothing.
    if all(
        agree(prune(run[place], trials[place].expected), trials[place].expected, trials[place].spec)
        for place in failing
    ):
        return False
    return _proven(trials, failing, run)


def _proven(trials: Sequence[Trial], failing: Sequence[int], run: Sequence[Outcome]) -> bool:
    """Whether values or messages were compared: that both raised a ValueError is no proof of the same cause."""
    if any(isinstance(trials[place].observed, Returned) for place in failing):
        return True
    return all(_message(trials[place].observed) == _message(run[place]) for place in failing)


def _message(outcome: Outcome) -> str:
    return re.sub(r"\s+", " ", outcome.message).strip() if isinstance(outcome, Raised) else repr(type(outcome))
