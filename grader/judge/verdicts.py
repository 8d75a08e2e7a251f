"""From what happened to what the student reads: status, message and place of one test."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from grader.judge.record import TestRecord
from grader.judge.signals import CallEnded, Disagreement, PartialCredit, Unearned, Unrecorded
from grader.language import N_, _
from grader.model.evidence import Evidence, Stage
from grader.model.frozen import frozen
from grader.model.outcome import Died, Missing, NotLoaded, Outcome, Raised, Returned
from grader.model.report import Location, TestStatus
from grader.model.text import printable


@frozen
class Verdict:
    """The words for one test."""

    status: TestStatus
    message: str = ""
    share: float = 0.0
    """Of the points, 0 to 1."""
    evidence: Mapping[str, Any] = field(default_factory=dict)
    location: Location | None = None
    proof: str | None = None
    """What is left to say when something better than ``message`` is known about the numbers."""
    mistakes: tuple[str, ...] = ()
    """Ids that an exception's message proves by itself."""


def judge(record: TestRecord, *, open_values: bool, main: str) -> Verdict:
    """The verdict on one record.

    ``open_values``: numbers and exception texts may be shown (a visible test, or staff asks).
    ``main``: the exercise's file name, for messages.
    """
    ended = record.ended
    if ended is None:
        return Verdict(TestStatus.PASSED, share=1.0)
    if isinstance(ended, PartialCredit):
        return Verdict(TestStatus.FAILED, ended.reason, share=ended.share)
    if isinstance(ended, Unearned):
        return Verdict(TestStatus.SKIPPED, f"{ended} {_('This test counts once it does.')}")
    if isinstance(ended, Unrecorded):
        return Verdict(TestStatus.NOT_RUN, _("What it compares depends on your answers before it: mend those first."))
    if isinstance(ended, Disagreement):
        evidence: dict[str, Any] = {"stage": ended.evidence.stage.value}
        detail = ended.evidence.detail if open_values else ""
        if open_values:
            evidence.update(ended.evidence.data)
            evidence.update(_tables(ended.evidence))
        message = f"{_subject(ended.target)}{ended.evidence.message} {detail}".strip()
        # Which entry of a probe's answer differs is our own bookkeeping; it helps only when nothing else is known.
        proof = "" if ended.target.startswith("probe:") else detail
        return Verdict(TestStatus.FAILED, message, evidence=evidence, proof=proof)
    if isinstance(ended, CallEnded):
        return of_outcome(ended.outcome, ended.target, open_values, main)
    return Verdict(
        TestStatus.FAILED, str(ended).splitlines()[0] if str(ended) else _("What this test states does not hold.")
    )


def _tables(evidence: Evidence) -> Mapping[str, Any]:
    if evidence.stage is not Stage.VALUES:
        return {}
    from grader.judge.tables import tables  # only where numbers differ

    return tables(evidence.parts)


def of_outcome(outcome: Outcome, target: str, open_values: bool, main: str) -> Verdict:
    """The words for a call that gave no answer."""
    if isinstance(outcome, Raised):
        return _raised(outcome, target, open_values, main)
    if isinstance(outcome, Missing):
        return Verdict(TestStatus.FAILED, _missing(outcome, main), evidence={"stage": "presence"})
    if isinstance(outcome, NotLoaded):
        from grader.diagnosis import explain_not_loaded

        words = explain_not_loaded(outcome, main)
        return Verdict(TestStatus.NOT_LOADABLE, words, evidence=_source(outcome), location=_place(outcome))
    if isinstance(outcome, Died):
        return Verdict(
            _DIED[outcome.reason][0], f"{_subject(target)}{_(_DIED[outcome.reason][1])} {outcome.detail}".strip()
        )
    assert isinstance(outcome, Returned)  # a body that is only `pass`
    return Verdict(TestStatus.NOT_ATTEMPTED, _("`{name}` is not written yet.").format(name=_name(target)))


_DIED: dict[str, tuple[TestStatus, str]] = {
    "timeout": (
        TestStatus.TIMEOUT,
        N_("It did not come back in time and was stopped. Look for a loop whose condition never becomes false."),
    ),
    "memory": (
        TestStatus.MEMORY,
        N_("It asked for more memory than a solution needs. Look for an array or list that keeps growing."),
    ),
    "crashed": (TestStatus.CRASHED, N_("The Python process ended in the middle of the call.")),
    "exited": (
        TestStatus.CRASHED,
        N_("The Python process was ended by the program itself. Remove calls that end it, such as exit()."),
    ),
    "protocol": (
        TestStatus.CRASHED,
        N_("Something wrote into the grader's own channel, so the answer could not be read."),
    ),
    "output_limit": (
        TestStatus.OUTPUT_LIMIT,
        N_("It printed or wrote so much that it was stopped. Look for a print, or a file, inside a loop."),
    ),
    "not_run": (TestStatus.NOT_RUN, N_("This test was not run.")),
}


def _raised(outcome: Raised, target: str, open_values: bool, main: str) -> Verdict:
    place = _place(outcome)
    from grader.diagnosis import explain_exception  # only when there is something to explain: it takes time to load

    explanation = explain_exception(outcome)
    if outcome.type_name == "NotImplementedError" and explanation is None:  # torch raises it too, and says why
        return Verdict(TestStatus.NOT_ATTEMPTED, _unwritten(outcome, target, main), location=place)
    status = TestStatus.MEMORY if outcome.type_name == "MemoryError" else TestStatus.RAISED
    # A hidden test tells the kind of error only: a text could carry the test's numbers out.
    kind = outcome.type_name if outcome.builtin or open_values else _("an error of your own")
    text = f"{kind}: {outcome.message}" if open_values and outcome.message else kind
    message = _subject(target) + _("Your code raised {error}").format(error=text) + ("" if text.endswith(".") else ".")
    if explanation is not None:
        message = f"{message} {explanation.text}"
    ids = explanation.mistakes if explanation is not None else ()
    return Verdict(status, message, evidence=_source(outcome), location=place, mistakes=ids)


def _unwritten(outcome: Raised, target: str, main: str) -> str:
    if not main.endswith(".py") and not outcome.frames:
        return _("The file is not there, or still as it was handed out.")
    name = _name(target)
    if outcome.where and outcome.where != name and not target.startswith("probe:"):
        return _("`{name}` calls `{other}`, which is not written yet.").format(name=name, other=outcome.where)
    return _("`{name}` is not written yet.").format(name=outcome.where or name)


def _missing(outcome: Missing, main: str) -> str:
    if not main.endswith(".py"):  # an exercise of several files, each called by its function `run`
        return _("There is no function `{name}` in the file any more.").format(name=outcome.name)
    if outcome.kind == "not_callable":
        return _("`{name}` in {file} is not a function but a value of type {kind}.").format(
            name=outcome.name, file=main, kind=outcome.found_type
        )
    message = _("There is no function `{name}` in {file}.").format(name=outcome.name, file=main)
    if outcome.similar:
        message += " " + _("There is `{name}`: is that the one? The name must be spelled exactly.").format(
            name=outcome.similar[0]
        )
    return message


def _place(outcome: Raised | NotLoaded) -> Location | None:
    return Location(outcome.frames[-1].file, outcome.frames[-1].line) if outcome.frames else None


def _source(outcome: Raised | NotLoaded) -> dict[str, str]:
    """The student's own line, which the report may show them in hidden tests too."""
    return {"source": printable(outcome.frames[-1].source.strip(), 200)} if outcome.frames else {}


def _name(target: str) -> str:
    return target.removeprefix("probe:")


def _subject(target: str) -> str:
    """Which function the sentence is about; a probe's own name means nothing to a student."""
    return "" if target.startswith("probe:") or " " in target else f"`{target}`: "
