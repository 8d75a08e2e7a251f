"""The fixture that compares, and what it raises."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from grader.compare import Anything
from grader.errors import CourseError
from grader.judge.agree import Agree, Notebook, ReferenceFixture, StudentFixture, _changed
from grader.judge.reference import Reference
from grader.judge.signals import CallEnded, Disagreement, PartialCredit, Unearned
from grader.judge.student import Student
from grader.model.evidence import Stage
from grader.model.outcome import Returned


@pytest.fixture
def against(fake, limits):
    """``against(student function, reference function)``: an Agree and its notebook."""

    def make(mine, theirs):
        notebook = Notebook("test_f", 1)
        student = Student(lambda: fake({"f": mine}), limits)
        reference = Reference(lambda: fake({"f": theirs}))
        return Agree(student, reference, notebook), notebook

    return make


def double(z):
    return z * 2


def test_equal_answers_agree_and_come_back(against):
    agree, notebook = against(double, double)
    assert (agree("f", np.array([1.0, 2.0])) == [2.0, 4.0]).all()
    (trial,) = notebook.trials
    assert not trial.failed
    assert trial.function == "f"


def test_other_answers_disagree_with_evidence(against):
    agree, notebook = against(lambda z: z * 3, double)
    with pytest.raises(Disagreement) as caught:
        agree("f", np.array([1.0, 2.0]))
    assert caught.value.evidence.stage is Stage.VALUES
    assert notebook.trials[0].failed


def test_about_names_the_function_a_probe_drives(against):
    agree, notebook = against(double, double)
    agree("f", 1.0, about="train_step")
    assert notebook.trials[0].function == "train_step"


def test_a_missing_function_ends_the_test(against, fake, limits):
    agree = Agree(Student(lambda: fake({}), limits), Reference(lambda: fake({"f": double})), Notebook("t", 0))
    with pytest.raises(CallEnded):
        agree("f", 1.0)


def test_an_empty_body_is_not_attempted(against):
    agree, _ = against(lambda z: Returned(None, trivial=True), double)
    with pytest.raises(CallEnded):
        agree("f", 1.0)


def test_changed_arguments_are_seen(against):
    def change(z):
        z *= 2
        return z.copy()

    agree, _ = against(change, double)
    with pytest.raises(Disagreement) as caught:
        agree.unchanged("f", np.array([1.0, 2.0]))
    assert caught.value.evidence.stage is Stage.ARGUMENTS


def test_arguments_that_a_worker_does_not_show_count_as_changed():
    for shown in (None, (), (np.zeros(2), np.zeros(2))):
        evidence = _changed(Returned(1.0, args=shown), (np.zeros(2),))
        assert evidence is not None
        assert evidence.stage is Stage.ARGUMENTS


def test_unchanged_arguments_earn_nothing_without_an_answer(against):
    agree, _ = against(np.zeros_like, double)
    with pytest.raises(Unearned):
        agree.unchanged("f", np.array([1.0, 2.0]))
    agree.unchanged("f", np.array([1.0, 2.0]), spec=Anything())


def test_two_different_answers_to_one_question(against):
    counter = itertools.count(2)
    agree, _ = against(lambda z: z * 2 + 1e-3 * (next(counter) - 2), double)
    with pytest.raises(Disagreement) as caught:
        agree.repeatable("f", np.array([1.0, 2.0]))
    assert caught.value.evidence.stage is Stage.REPEAT


def test_repeated_wrong_answers_are_unearned(against):
    agree, _ = against(lambda z: z * 5, double)
    with pytest.raises(Unearned):
        agree.repeatable("f", np.array([1.0, 2.0]))


def test_partial_credit_is_a_share(against):
    agree, _ = against(double, double)
    with pytest.raises(PartialCredit) as caught:
        agree.partial(0.5, "Half of it.")
    assert caught.value.share == 0.5
    with pytest.raises(CourseError):
        agree.partial(2.0, "Too much.")


def test_values_the_test_has_computed(against):
    agree, _ = against(double, double)
    agree.value(1.0, 1.0, what="the output")
    with pytest.raises(Disagreement, match="the output"):
        agree.value(1.5, 1.0, what="the output")


def test_plain_calls(fake, limits):
    notebook = Notebook("t", 0)
    student = StudentFixture(Student(lambda: fake({"f": double}), limits), notebook)
    reference = ReferenceFixture(Reference(lambda: fake({"f": double})), notebook)
    assert student.f(2.0) == reference.f(2.0) == 4.0
    with pytest.raises(CallEnded):
        student.g(2.0)


def test_output_is_kept(fake, limits):
    notebook = Notebook("t", 0)
    StudentFixture(Student(lambda: fake({"f": lambda: Returned(1.0, output="hello\n")}), limits), notebook).f()
    assert notebook.printed == ["hello\n"]
