"""Pictures of what a submission does with public inputs, made in the jail after the tests.

The solution runs behind the same probe. Its answer says which form the picture has; of the student's answer only the
numbers are taken, and only where they fit that form. Nothing here can change a grade.
"""

from __future__ import annotations

from dataclasses import replace

from grader.catalog.drawings import DRAWINGS_FILE, Plan, read_plans
from grader.errors import CourseError, GraderError
from grader.judge.forks import missing_file, reference_forker, student_forker
from grader.judge.reference import Reference
from grader.judge.sketch import Unfit, sketch
from grader.judge.student import Student
from grader.judge.verdicts import Verdict, of_outcome
from grader.language import SOURCE, _, language, ngettext
from grader.model.drawing import checked
from grader.model.exercise import Exercise
from grader.model.outcome import Call, Outcome, Raised, Returned
from grader.model.report import Drawing
from grader.model.submission import Submission
from grader.sandbox import Sandbox

SEED = 20240611
"""Always the same: the inputs are public, and two reports on one program show the same pictures."""
_CALL_SECONDS, _TOTAL_SECONDS = 10.0, 30.0


def draw(exercise: Exercise, submission: Submission, box: Sandbox) -> tuple[Drawing, ...]:
    """Every picture of the exercise, in its order; of the kind ``none``, with the reason, where one cannot be made."""
    try:
        plans = read_plans(exercise)
        return _told_once([checked(drawing) for drawing in _drawn(plans, exercise, submission, box)]) if plans else ()
    except (CourseError, GraderError):
        # The grade stands; a course's own test finds what is wrong with its drawings.py.
        return (
            Drawing("none", _("Pictures"), _("The grader could not make them this time. Your score is not affected.")),
        )


def _drawn(plans: tuple[Plan, ...], exercise: Exercise, submission: Submission, box: Sandbox) -> list[Drawing]:
    limits = exercise.limits
    limits = replace(limits, call_seconds=min(limits.call_seconds, _CALL_SECONDS), total_seconds=_TOTAL_SECONDS)
    fork = student_forker(exercise, submission, box, SEED, probes_file=DRAWINGS_FILE)
    student = Student(fork, limits, missing_file(exercise, submission))
    reference = Reference(reference_forker(exercise, box, SEED, probes_file=DRAWINGS_FILE))
    answers: dict[str, tuple[Outcome, Returned]] = {}
    try:
        student.start()
        reference.start()
        for probe in dict.fromkeys(plan.probe for plan in plans):
            call = Call(f"probe:{probe}", seed=SEED)
            student.send(call)
            reference.send(call)
            answers[probe] = student.receive(), reference.receive()
    finally:
        student.close()
        reference.close()
    return [_drawing(plan, *answers[plan.probe], exercise.file) for plan in plans]


def _drawing(plan: Plan, seen: Outcome, wanted: Returned, main: str) -> Drawing:
    if isinstance(seen, Raised) and not seen.frames:  # in drawings.py itself, with what the functions gave it
        return Drawing("none", plan.title, _("No picture: what your functions gave back could not be used for it."))
    if not isinstance(seen, Returned):
        verdict = of_outcome(seen, f"probe:{plan.probe}", True, main)
        return Drawing("none", plan.title, _not_yet(verdict))
    if seen.trivial:
        return Drawing("none", plan.title, _("No picture yet: this is not written."))
    try:
        return Drawing(plan.kind, plan.title, plan.text, sketch(plan, seen.value, wanted.value))
    except Unfit as unfit:
        return Drawing("none", plan.title, _("No picture: {reason}").format(reason=unfit))


def _not_yet(verdict: Verdict) -> str:
    reason = _lower(verdict.message) if language() == SOURCE else verdict.message
    if verdict.location is None:
        return _("No picture yet: {reason}").format(reason=reason)
    words = _("No picture yet ({file}, line {line}): {reason}")
    return words.format(file=verdict.location.file, line=verdict.location.line, reason=reason)


def _lower(message: str) -> str:
    """The message as the second part of a sentence, where it begins with a plain word."""
    head = message.partition(" ")[0]
    return message[:1].lower() + message[1:] if head.isalpha() and head.istitle() and head != "Python" else message


def _told_once(drawings: list[Drawing]) -> tuple[Drawing, ...]:
    """A reason that several pictures share stands in the report once."""
    made: list[Drawing] = []
    for drawing in drawings:
        alike = [other for other in drawings if other.kind == "none" and other.text == drawing.text]
        if drawing.kind != "none" or len(alike) == 1:
            made.append(drawing)
        elif drawing is alike[0]:
            words = ngettext("{title}, and {count} more picture", "{title}, and {count} more pictures", len(alike) - 1)
            made.append(replace(drawing, title=words.format(title=drawing.title, count=len(alike) - 1)))
    return tuple(made)
