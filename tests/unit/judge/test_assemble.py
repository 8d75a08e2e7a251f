"""From records to the report's tests and mistakes."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from grader.judge.assemble import assemble
from grader.judge.cells import in_cell
from grader.judge.verdicts import Verdict
from grader.model.exercise import Exercise
from grader.model.mistake import Mistake
from grader.model.outcome import Died, Frame, Raised, Returned
from grader.model.report import Location, TestStatus
from grader.model.submission import Submission

EXERCISE = Exercise("exercise9", "Doubling", "double.py", "numpy", "Numbers", 10.0, Path(), Path())
SUBMISSION = Submission("ada", (), "double.py", "0" * 64)
TRIPLED = Mistake("dbl-three", "It triples.", "Count again.", "Numbers", ("f",))
VECTOR = "np.array([1.0, 2.0, 4.0])"


def double(z):
    return z * 2


@pytest.fixture
def judged(hosted):
    """``judged(test source, f)``: the findings for a student's ``f``, where doubling is right and tripling known."""

    def run(source, f, mistakes=(TRIPLED,), staff=False):
        hosting = hosted(source, {"f": f}, {"f": double, "wrong dbl-three": lambda z: z * 3})
        return assemble(hosting, EXERCISE, SUBMISSION, lambda: mistakes, staff=staff)

    return run


ONE = f"@pytest.mark.points(2)\ndef test_f(agree):\n    '''f doubles.'''\n    agree('f', {VECTOR})\n"
HIDDEN = ONE.replace("def ", "@pytest.mark.hidden\ndef ", 1)


def test_full_points(judged):
    (test,) = judged(ONE, double).tests
    assert (test.status, test.points, test.message) == (TestStatus.PASSED, 2.0, "")


def test_a_known_mistake_is_named_once_for_all_its_tests(judged):
    two = ONE + HIDDEN.replace("test_f", "test_g")
    findings = judged(two, lambda z: z * 3)
    (named,) = findings.mistakes
    assert (named.id, named.tests, named.hint) == ("dbl-three", ("test_f", "test_g"), "Count again.")
    assert [test.mistakes for test in findings.tests] == [("dbl-three",), ("dbl-three",)]


def test_an_unknown_mistake_gets_no_name_but_a_description(judged):
    findings = judged(ONE, lambda z: z * -2)
    assert findings.mistakes == ()
    assert "minus" in findings.tests[0].message.lower() or "sign" in findings.tests[0].message.lower()


def test_a_visible_test_shows_numbers_and_a_hidden_one_does_not(judged):
    shown = judged(ONE, lambda z: z + 7.125).tests[0]
    kept = judged(HIDDEN, lambda z: z + 7.125).tests[0]
    assert "8.125 came back, 2 was expected" in shown.message
    assert shown.evidence["stage"] == kept.evidence["stage"] == "values"
    assert dict(kept.evidence) == {"stage": "values"}
    assert not any(character.isdigit() for character in kept.message)


def test_staff_see_what_is_hidden(judged):
    assert "8.125" in judged(HIDDEN, lambda z: z + 7.125, staff=True).tests[0].message


def test_a_follower_is_skipped_when_it_fails_and_paid_when_it_passes(judged):
    source = ONE + ONE.replace("test_f", "test_after").replace("def ", "@pytest.mark.needs('test_f')\ndef ", 1)
    first, after = judged(source, lambda z: z * 5).tests
    assert (first.status, after.status) == (TestStatus.FAILED, TestStatus.SKIPPED)
    assert after.message == "First comes: f doubles. This test builds on it."
    right_later = source.replace("agree('f', np.array([1.0, 2.0, 4.0]))", "agree('f', np.array([0.5]))", 1)
    first, after = judged(right_later, lambda z: z * (2 if z.size > 1 else 3)).tests
    assert (first.status, after.status, after.points) == (TestStatus.FAILED, TestStatus.PASSED, 2.0)


def test_an_exception_tells_its_place(judged):
    def broken(z):
        return Raised("ValueError", "bad [bold]shape", (Frame("double.py", 12, "f", "return z"),), where="f")

    (test,) = judged(ONE, broken).tests
    assert test.status is TestStatus.RAISED
    assert test.location == Location("double.py", 12)
    assert "ValueError: bad [bold]shape" in test.message


def test_a_hidden_exception_keeps_its_text(judged):
    def leak(z):
        return Raised("Secret1125", f"inputs {z}", (Frame("double.py", 12, "f", "return z"),), builtin=False, where="f")

    (test,) = judged(HIDDEN, leak).tests
    assert "inputs" not in test.message
    assert "Secret" not in test.message


@pytest.mark.parametrize(
    ("reason", "status"),
    [
        ("timeout", TestStatus.TIMEOUT),
        ("memory", TestStatus.MEMORY),
        ("crashed", TestStatus.CRASHED),
        ("exited", TestStatus.CRASHED),
        ("protocol", TestStatus.CRASHED),
        ("output_limit", TestStatus.OUTPUT_LIMIT),
    ],
)
def test_every_end_of_a_worker_has_its_status(judged, reason, status):
    (test,) = judged(ONE, lambda z: Died(reason)).tests
    assert test.status is status
    assert test.message.startswith("`f`: ")


def test_a_memory_error_is_memory(judged):
    (test,) = judged(ONE, lambda z: Raised("MemoryError", "", where="f")).tests
    assert test.status is TestStatus.MEMORY


def test_a_stub_is_not_attempted(judged):
    def stub(z):
        raise NotImplementedError

    (test,) = judged(ONE, lambda z: Raised("NotImplementedError", "", where="f")).tests
    assert (test.status, test.message) == (TestStatus.NOT_ATTEMPTED, "`f` is not written yet.")


def test_an_unwritten_helper_is_named(judged):
    (test,) = judged(ONE, lambda z: Raised("NotImplementedError", "", where="helper")).tests
    assert test.message == "`f` calls `helper`, which is not written yet."


def test_partial_credit_pays_its_share(judged):
    (test,) = judged("@pytest.mark.points(2)\ndef test_f(agree):\n    agree.partial(0.25, 'A start.')\n", double).tests
    assert (test.points, test.status, test.message) == (0.5, TestStatus.FAILED, "A start.")


def test_output_is_shown_of_visible_tests_only(judged):
    def noisy(z):
        return Returned(np.zeros(3), output="\x1b[2Jhello\n")

    assert judged(ONE, noisy).tests[0].output == "hello\n"
    assert judged(HIDDEN, noisy).tests[0].output == ""


def test_a_notebooks_author_is_told_the_cell(hosted):
    def broken(z):
        return Raised("ValueError", "oh", (Frame("work.py", 12, "f", "return z"),), where="f")

    notebook = Submission("ada", (), "work.py", "0" * 64, cells=((1, 1), (10, 3), (20, 4)))
    hosting = hosted(ONE, {"f": broken}, {"f": double})
    (test,) = assemble(hosting, EXERCISE, notebook, tuple, staff=False).tests
    assert test.location == Location("work.ipynb, cell 3", 3)


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (
            "Python cannot read work.py: there is a mistake in line 12.",
            "hw.ipynb: there is a mistake in cell 3, line 3.",
        ),
        ("hw.py was stopped by an error in line 12 (work.py in line 12).", "in cell 3, line 3 (work.py in line 12)."),
    ],
)
def test_a_notebook_that_does_not_load_is_told_in_its_own_terms(message, told):
    notebook = Submission("ada", (), "hw.py", "0" * 64, cells=((1, 1), (10, 3), (20, 4)))
    verdict = Verdict(TestStatus.NOT_LOADABLE, message, location=Location("hw.py", 12))
    placed = in_cell(verdict, notebook, "work.py")
    assert placed.location == Location("hw.ipynb, cell 3", 3)
    assert placed.message.endswith(told)
    assert placed.message.count("hw.ipynb") == 1


def test_an_unwritten_prerequisite_does_not_skip_what_builds_on_it(hosted):
    source = """
        @pytest.mark.points(1)
        def test_first(agree):
            agree("g", 1.0)

        @pytest.mark.points(1)
        @pytest.mark.needs("test_first")
        def test_second(agree):
            agree("f", np.array([1.0, 2.0, 4.0]))
        """

    def unwritten(z):
        return Raised("NotImplementedError", "", where="g")

    theirs = {"f": double, "g": double, "wrong dbl-three": lambda z: z * 3}
    hosting = hosted(source, {"f": lambda z: z * 3, "g": unwritten}, theirs)
    findings = assemble(hosting, EXERCISE, SUBMISSION, lambda: (TRIPLED,), staff=False)
    assert [test.status for test in findings.tests] == [TestStatus.NOT_ATTEMPTED, TestStatus.FAILED]
    assert [mistake.id for mistake in findings.mistakes] == ["dbl-three"]
