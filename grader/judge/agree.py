"""The fixtures an author writes tests with: ``student``, ``reference`` and ``agree``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from grader.compare import Spec, Tuple, compare
from grader.diagnosis import Trial
from grader.errors import CourseError
from grader.judge.reference import Reference
from grader.judge.signals import CallEnded, Disagreement, PartialCredit, Unearned
from grader.judge.student import Student
from grader.judge.usual import default_spec, identical, rough_spec
from grader.language import _
from grader.model.evidence import Evidence, Stage
from grader.model.outcome import Call, Outcome, Returned
from grader.model.value import Value


class Notebook:
    """What one test did: the calls compared, and what the student printed."""

    def __init__(self, test: str, seed: int) -> None:
        self.test = test
        self.seed = seed
        self.trials: list[Trial] = []
        self.printed: list[str] = []
        self.warnings: list[str] = []

    def listen(self, outcome: Outcome) -> None:
        """Keep what the student's code printed during a call."""
        if getattr(outcome, "output", ""):
            self.printed.append(outcome.output)
        if isinstance(outcome, Returned):
            self.warnings.extend(outcome.warnings)


class StudentFixture:
    """``student.relu(z)`` calls the submission's function, or ends the test with what happened."""

    def __init__(self, player: Student, notebook: Notebook) -> None:
        self._player = player
        self._notebook = notebook

    def call(self, target: str, *args: Value, **kwargs: Value) -> Value:
        """The value of one call.

        Raises:
            CallEnded: the function is missing, raised, hung, died, or is not written yet.
        """
        outcome = self._player.call(Call(target, args, kwargs, seed=self._notebook.seed))
        self._notebook.listen(outcome)
        return answer(outcome, target).value

    def __getattr__(self, name: str) -> Callable[..., Value]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self.call(name, *args, **kwargs)


class ReferenceFixture:
    """``reference.relu(z)`` calls the solution's function."""

    def __init__(self, player: Reference, notebook: Notebook) -> None:
        self._player = player
        self._notebook = notebook

    def call(self, target: str, *args: Value, **kwargs: Value) -> Value:
        """The value of one call."""
        return self._player.call(Call(target, args, kwargs, seed=self._notebook.seed)).value

    def __getattr__(self, name: str) -> Callable[..., Value]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *args, **kwargs: self.call(name, *args, **kwargs)


class Agree:
    """Calls both with the same arguments, compares, and raises with evidence."""

    def __init__(self, student: Student, reference: Reference, notebook: Notebook) -> None:
        self._student = student
        self._reference = reference
        self._notebook = notebook

    def __call__(
        self, target: str, *args: Value, spec: Spec | None = None, about: str | None = None, **kwargs: Value
    ) -> Value:
        """Both answers must be the same under ``spec`` (default: by the type of the expected answer).

        ``about`` names the function a probe is about; known mistakes of that function are tried first.

        Returns:
            The student's answer.

        Raises:
            Disagreement: they differ.
            CallEnded: the student's function gave no answer.
        """
        call = Call(target, args, kwargs, seed=self._notebook.seed)
        observed, expected = self._both(call)
        spec = spec or default_spec(expected.value)
        evidence = None
        if isinstance(observed, Returned):
            evidence = compare(observed.value, expected.value, spec)
        self._remember(call, observed, expected, evidence, spec, about)
        found = answer(observed, target)
        if evidence is not None:
            raise Disagreement(evidence, target)
        return found.value

    def unchanged(self, target: str, *args: Value, spec: Spec | None = None, **kwargs: Value) -> None:
        """The call leaves its arguments as they were. Earned only when its answer is roughly right.

        Raises:
            Disagreement: an argument was changed.
            Unearned: the answer is far from right (under ``spec``), so there is nothing to reward yet.
        """
        call = Call(target, args, kwargs, seed=self._notebook.seed, want_args=True)
        observed, expected = self._both(call)
        evidence = _changed(observed, args) if isinstance(observed, Returned) else None
        # Whatever it did to its arguments, its answer is evidence about the cause as well.
        self._remember(
            call, observed, replace(expected, args=args), evidence, spec or default_spec(expected.value), None
        )
        found = answer(observed, target)
        if evidence is not None:
            raise Disagreement(evidence, target)
        if compare(found.value, expected.value, spec or rough_spec(expected.value)) is not None:
            raise Unearned(target)

    def repeatable(self, target: str, *args: Value, spec: Spec | None = None, **kwargs: Value) -> None:
        """Equal calls give equal answers. Earned only when the first answer is roughly right.

        Raises:
            Disagreement: the second answer is another one.
            Unearned: the first is far from right already.
        """
        call = Call(target, args, kwargs, seed=self._notebook.seed, repeat=2)
        observed, expected = self._both(call)
        wanted = expected.value
        evidence = None
        if isinstance(observed, Returned):
            first, second = observed.value
            if compare(first, wanted, spec or rough_spec(wanted)) is not None:
                raise Unearned(target)
            evidence = _differs(first, second, spec or default_spec(wanted))
        each = spec or default_spec(wanted)
        twice = replace(expected, value=[wanted, wanted])
        self._remember(call, observed, twice, evidence, Tuple(each, each), None)
        answer(observed, target)
        if evidence is not None:
            raise Disagreement(evidence, target)

    def value(self, observed: Value, expected: Value, *, spec: Spec | None = None, what: str = "") -> None:
        """Compare an answer that the test already has; ``what`` says in words what it is."""
        evidence = compare(observed, expected, spec or default_spec(expected))
        if evidence is not None:
            raise Disagreement(evidence, what or "the answer")

    def partial(self, share: float, reason: str) -> None:
        """End the test with a part of its points, 0 to 1, and the reason."""
        if not 0.0 <= share <= 1.0:
            raise CourseError(f"{self._notebook.test}: a share of points lies between 0 and 1, not {share!r}.")
        raise PartialCredit(share, reason)

    def _both(self, call: Call) -> tuple[Outcome, Returned]:
        # Both workers compute at the same time: the machine has more than one core. The solution is asked plainly: what
        # it does to its arguments or says twice is not in question, and its plain answer may be known already.
        self._student.send(call)
        self._reference.send(replace(call, want_args=False, repeat=1))
        expected = self._reference.receive()
        observed = self._student.receive()
        self._notebook.listen(observed)
        return observed, expected

    def _remember(
        self,
        call: Call,
        observed: Outcome,
        expected: Returned,
        evidence: Evidence | None,
        spec: Spec,
        about: str | None,
    ) -> None:
        function = about or call.target
        trial = Trial(function, call, observed, expected, evidence, spec, self._notebook.test)
        self._notebook.trials.append(trial)


def answer(outcome: Outcome, target: str) -> Returned:
    """The outcome, when it is an answer.

    Raises:
        CallEnded: it is not, or the function's body is still empty.
    """
    if isinstance(outcome, Returned) and not (outcome.trivial and outcome.value is None):
        return outcome
    raise CallEnded(outcome, target)


def _changed(observed: Returned, args: tuple[Value, ...]) -> Evidence | None:
    after = observed.args or ()
    if len(after) != len(args):  # a worker that shows fewer has something to hide
        return Evidence(Stage.ARGUMENTS, _("What became of its arguments was not shown."))
    for position, (before, now) in enumerate(zip(args, after, strict=False), start=1):
        if not identical(before, now):
            return Evidence(
                Stage.ARGUMENTS,
                _(
                    "Its argument number {number} was changed during the call. "
                    "Whoever called it may still need the old values."
                ).format(number=position),
            )
    return None


def _differs(first: Value, second: Value, spec: Spec) -> Evidence | None:
    differs = compare(second, first, spec)
    if differs is None:
        return None
    return Evidence(
        Stage.REPEAT,
        _(
            "Called twice with the same arguments, it gave two different answers. "
            "Something is kept from one call to the next, or random numbers are drawn."
        ),
        differs.detail,
        differs.data,
    )
