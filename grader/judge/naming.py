"""Asks the known mistakes for their outputs on the same inputs, and names the one that fits."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from grader.compare import Spec, same
from grader.diagnosis import Finding, Trial, fitting_programs, name_by_programs, name_loops
from grader.judge.reference import Reference
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


def name_mistakes(
    trials: Sequence[Trial], mistakes: Sequence[Mistake], reference: Reference, blamed: Collection[str]
) -> list[Named]:
    """One finding for each function that failed somewhere.

    Args:
        trials: of these functions; those of skipped tests add to the evidence.
        mistakes: all that the course knows.
        reference: runs their wrong programs.
        blamed: tests whose failure is the student's own doing.
    """
    found: list[Named] = []
    for function in dict.fromkeys(trial.function for trial in trials):
        own = [trial for trial in trials if trial.function == function]
        failing = [trial for trial in own if trial.failed]
        if not failing:
            continue
        chosen = _choose(failing, [trial for trial in own if not trial.failed])
        loops = _fullest(name_loops(failing))
        heard = _heard(loops, failing)
        ids = _candidates(function, mistakes, heard)
        together = _together(function, mistakes, heard)
        named = {name for item in found for name in item.finding.ids}
        # The mistake of one function shows in another that calls it: one bug, one name.
        again = _fitting(chosen, [name for name in ids if name in named], reference)
        programs = _told(chosen, again) if again else _by_programs(chosen, ids, together, reference)
        sure = [trial for trial in chosen if not trial.failed or trial.test in blamed]
        if not programs.ids and heard is None and len(sure) < len(chosen):
            # A test that builds on this one may fail for a second reason: the first is named all the same.
            programs = replace(programs, ids=_fitting(sure, ids, reference))
        found += _with_loops(function, failing, programs, loops)
    return found


def _fullest(loops: Loops) -> Loops:
    """A call that shows one of two mistakes gets both names when another call of the same function shows the two."""
    return [
        (tests, next((_with(loop, more) for _, more in loops if more.pairs and set(loop.ids) < set(more.ids)), loop))
        if loop.ids
        else (tests, loop)
        for tests, loop in loops
    ]


def _with(loop: Finding, more: Finding) -> Finding:
    return replace(loop, ids=more.ids, pairs=more.pairs)


def _heard(loops: Loops, failing: Sequence[Trial]) -> set[str] | None:
    """What the loops were heard to do wrong; None when one of the failing ones is not explained by that."""
    explained = {test for tests, loop in loops if loop.ids for test in tests}
    return {name for _, loop in loops for name in loop.ids} if explained >= {trial.test for trial in failing} else None


def _candidates(function: str, mistakes: Sequence[Mistake], heard: set[str] | None) -> list[str]:
    """Ids whose wrong programs are worth running. When every failing loop was heard, only what was heard is checked."""
    if heard is not None:
        return [mistake.id for mistake in mistakes if mistake.id in heard]
    return [mistake.id for mistake in mistakes if function in mistake.functions or function.startswith("probe:")]


def _together(function: str, mistakes: Sequence[Mistake], heard: set[str] | None) -> list[str]:
    """The same for programs that make two mistakes at once."""
    return [
        f"{mistake.id}+{other}"
        for mistake in mistakes
        for of, other in mistake.partners
        if of == function and (heard is None or heard & {mistake.id, other})
    ]


def _by_programs(chosen: Sequence[Trial], ids: list[str], together: list[str], reference: Reference) -> Finding:
    """Single mistakes; if none fits, two that act on one answer; if none fits, two that each act on a part of it."""
    single = _fitting(chosen, ids, reference)
    if single or not ids:
        return _told(chosen, single)
    pairs = _as_pairs(_told(chosen, _fitting(chosen, together, reference)))
    if pairs.ids or chosen[0].call.target.startswith("probe:"):
        return pairs
    # Two mistakes at once show only when every program has answered every call.
    return name_by_programs(chosen, reference.mistakes([trial.call for trial in chosen], ids), same_outcome)


def _told(chosen: Sequence[Trial], ids: tuple[str, ...]) -> Finding:
    """These causes, with the words for what stands out."""
    return replace(name_by_programs(chosen, {}, same_outcome), ids=ids)


def _fitting(chosen: Sequence[Trial], ids: list[str], reference: Reference) -> tuple[str, ...]:
    """All programs on one failing call, then those that fit on the other calls: most are out after the first."""
    names = ids
    for trials in (chosen[:1], chosen):
        if names:
            names = fitting_programs(trials, reference.mistakes([trial.call for trial in trials], names), same_outcome)
    return tuple(dict.fromkeys(name.partition("#")[0] for name in names))


def _as_pairs(finding: Finding) -> Finding:
    """``one+other`` as two ids. Several pairs must share one id: then that is proven, and the others are a class."""
    pairs = tuple((one, other) for one, _, other in (name.partition("+") for name in finding.ids))
    if len(pairs) > 1 and not set.intersection(*map(set, pairs)):
        return replace(finding, ids=())
    ids = tuple(dict.fromkeys(name for pair in pairs for name in pair))
    return replace(finding, ids=ids if len(ids) <= _MOST_CAUSES else (), pairs=pairs)


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
    others = tuple(name for name in programs.ids if name not in loop.ids)
    if programs.pairs and ids and others and not loop.pairs:  # one was heard, the other shows in the numbers
        pairs = tuple((name, other) for name in loop.ids for other in others)
        return replace(loop, ids=(*loop.ids, *others), pairs=pairs)
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
    # Of two answers the one to the smaller input is quicker to make.
    failing = sorted(failing, key=lambda trial: (not isinstance(trial.observed, Returned), _size(trial.call.args)))
    kept = failing[: _MOST_CALLS // 2]
    return kept + passing[: _MOST_CALLS - len(kept)]


def _size(value: object) -> int:
    """How many numbers go into a call."""
    if isinstance(value, dict):
        return sum(map(_size, value.values()))
    if isinstance(value, (list, tuple)):
        return sum(map(_size, value))
    return getattr(value, "size", 1)
