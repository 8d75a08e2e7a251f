"""Asks the known mistakes for their outputs on the same inputs, and names the one that fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from grader.compare import Spec, same
from grader.diagnosis import Finding, Trial, name_by_programs, name_loops
from grader.judge.players import Reference
from grader.judge.usual import identical
from grader.model.frozen import frozen
from grader.model.mistake import Mistake
from grader.model.outcome import Outcome, Raised, Returned

Loops = Sequence[tuple[tuple[str, ...], Finding]]
_MOST_CAUSES = 3  # of one class; more are a list, not a diagnosis
_MOST_CALLS = 12  # of one function: more would cost time and prove nothing new


@frozen
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
        failing = [trial for trial in own if trial.failed]
        if not failing:
            continue
        chosen = _choose(failing, [trial for trial in own if not trial.failed])
        loops = name_loops(failing)
        ids = _candidates(function, mistakes, loops, failing)
        found += _with_loops(function, failing, _by_programs(chosen, ids, reference), loops)
    return found


def _candidates(function: str, mistakes: Sequence[Mistake], loops: Loops, failing: Sequence[Trial]) -> list[str]:
    """Ids whose wrong programs are worth running. When every failing loop was heard, only what was heard is checked."""
    heard = {test for tests, loop in loops if loop.ids for test in tests}
    if heard >= {trial.test for trial in failing}:
        wanted = {name for _, loop in loops for name in loop.ids}
        return [mistake.id for mistake in mistakes if mistake.id in wanted]
    return [mistake.id for mistake in mistakes if function in mistake.functions or function.startswith("probe:")]


def _by_programs(chosen: Sequence[Trial], ids: list[str], reference: Reference) -> Finding:
    """All programs on one failing call, then those that fit on the other calls: most are out after the first."""
    if not ids:
        return name_by_programs(chosen, {}, same_outcome)
    first = chosen[:1]
    fitting = name_by_programs(first, reference.mistakes([first[0].call], ids), same_outcome)
    if fitting.ids and not fitting.pairs:
        calls = [trial.call for trial in chosen]
        finding = name_by_programs(chosen, reference.mistakes(calls, list(fitting.ids)), same_outcome)
        if finding.ids:
            return finding
    if first[0].call.target.startswith("probe:"):
        return name_by_programs(chosen, {}, same_outcome)
    # Two mistakes at once show only when every program has answered every call.
    return name_by_programs(chosen, reference.mistakes([trial.call for trial in chosen], ids), same_outcome)


def _with_loops(function: str, failing: Sequence[Trial], programs: Finding, loops: Loops) -> list[Named]:
    """What the outputs prove, made sharper by what a training loop really did, where a probe listened to it.

    The two must not contradict each other: then nothing is named.
    """
    tests = tuple(dict.fromkeys(trial.test for trial in failing))
    found = []
    heard: set[str] = set()
    for names, loop in loops:
        heard.update(names)
        found.append(Named(function, names, _combined(programs, loop)))
    rest = tuple(test for test in tests if test not in heard)
    return [*found, Named(function, rest, _few(programs))] if rest else found


def _combined(programs: Finding, loop: Finding) -> Finding:
    if not programs.ids:
        return loop
    if not loop.ids:  # heard, but written in a way that only the numbers give away
        return replace(loop, ids=_few(programs).ids, pairs=programs.pairs)
    ids = tuple(name for name in programs.ids if name in loop.ids)
    return replace(loop, ids=ids, pairs=programs.pairs if ids == programs.ids else ())


def _few(finding: Finding) -> Finding:
    """Many causes at once are no diagnosis: then the description alone is more help."""
    return finding if len(finding.ids) <= _MOST_CAUSES or finding.pairs else replace(finding, ids=())


def same_outcome(observed: Outcome, other: Outcome, spec: Spec) -> bool:
    """Whether a wrong program did just what the student's did."""
    if isinstance(observed, Returned) and isinstance(other, Returned):
        if observed.args is not None and not identical(observed.args, other.args, near=True):
            return False
        return same(observed.value, other.value, spec)
    return isinstance(observed, Raised) and isinstance(other, Raised) and observed.type_name == other.type_name


def _choose(failing: list[Trial], passing: list[Trial]) -> list[Trial]:
    """Failing calls first; passing ones exclude mistakes that would have failed there."""
    # An answer says more about its cause than an exception, so it is the one that all programs meet first.
    failing = sorted(failing, key=lambda trial: not isinstance(trial.observed, Returned))
    kept = failing[: _MOST_CALLS // 2]
    return kept + passing[: _MOST_CALLS - len(kept)]
