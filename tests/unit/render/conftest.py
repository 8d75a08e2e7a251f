"""Reports as a run makes them, one for each thing a student may meet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from grader.model.report import (
    Isolation,
    Location,
    NamedMistake,
    Report,
    ReportStatus,
    SubmissionInfo,
    TestResult,
    TestStatus,
)

TITLES = {
    "sigmoid": "The slope of the sigmoid is right for positive and negative numbers.",
    "relu": "The slope of ReLU is one above zero and zero below.",
    "forward": "The forward pass gives the chapter's numbers for x = (0, 1): the output is 0.970.",
    "sums": "The gradients are averages over the batch, for every batch size.",
    "relu_net": "The gradients of a network with ReLU in the hidden layer match the reference.",
    "unchanged": "The arguments are left as they were.",
}
HIDDEN = ("relu_net", "unchanged")


def row(name: str, status: TestStatus = TestStatus.PASSED, points: float | None = None, **more: Any) -> TestResult:
    """One test worth 1.5 points (``unchanged``: 2.5)."""
    full = 2.5 if name == "unchanged" else 1.5
    given = points if points is not None else full if status is TestStatus.PASSED else 0.0
    return TestResult(f"test_{name}", TITLES[name], status, given, full, name in HIDDEN, **more)


def report(*tests: TestResult, **more: Any) -> Report:
    """A report of exercise 3; tests not given have passed."""
    given = {test.id: test for test in tests}
    rows = tuple(given.get(f"test_{name}", row(name)) for name in TITLES)
    score = sum(test.points for test in rows)
    fields: dict[str, Any] = {
        "nngrade": "0.1.0",
        "exercise": "exercise3",
        "title": "Backpropagation",
        "submission": SubmissionInfo("backprop", ("backprop.py",), "5" * 64),
        "status": ReportStatus.PASSED if score == 10 else ReportStatus.FAILED,
        "score": score,
        "max_score": 10.0,
        "seed": 1234,
        "seconds": 0.41,
        "tests": rows,
        "isolation": Isolation("A", ("pidns", "landlock", "seccomp", "rlimits")),
        "environment": {"python": "3.11.7", "numpy": "2.4.6"},
    }
    return Report(**{**fields, **more})


def every(status: TestStatus, message: str, location: Location | None = None) -> Report:
    """All tests end the same way."""
    return report(*(row(name, status, message=message, location=location) for name in TITLES))


NO_MEAN = NamedMistake(
    "bp-no-mean",
    "The gradients are summed over the batch, not averaged.",
    "Compare the gradient of one example with the gradient of the same example given four times: should it change?",
    ("test_sums", "test_relu_net"),
    "The backward pass",
)
ZEROED = NamedMistake(
    "relup-ones",
    "The slope of ReLU is one everywhere.",
    "What is the slope on the flat side?",
    ("test_relu",),
    "Activation functions",
)
SUMS = row(
    "sums",
    TestStatus.FAILED,
    message="`backward`: The values of W1 are not as expected. W1 is 4.00 times the expected gradient; "
    "the largest error is 0.382 at [0, 1]: yours 0.509, expected 0.127.",
    evidence={"stage": "values"},
    mistakes=("bp-no-mean",),
    location=Location("backprop.py", 41),
)
RELU_NET = row(
    "relu_net", TestStatus.FAILED, message="`backward`: The values of W1 are not as expected.", mistakes=("bp-no-mean",)
)
RELU = row(
    "relu",
    TestStatus.FAILED,
    message="`relu_derivative`: 3 of 7 values are wrong; the first is at index 0: yours 1, expected 0.",
    mistakes=("relup-ones",),
)
RAISED = row(
    "forward",
    TestStatus.RAISED,
    message="`forward`: Your code raised ValueError: shapes (4,2) and (3,2) not aligned: 2 (dim 1) != 3 (dim 0). "
    "The inner sizes of a matrix product must be equal.",
    location=Location("backprop.py", 23),
    evidence={"source": '    Z1 = X @ params["W1"].T + params["b1"]'},
    output="shape of X: (4, 2)\nshape of W1: (3, 2)\n",
)
HOSTILE = (
    "\x1b[2J\x1b[1;1H[bold green]PASS[/] :fire: x[i] and a[b] [/oops] \x1b]8;;http://evil\x07link\x1b]8;;\x07 "
    "\u202eesrever\u202c {0} %s 漢字かな交じり文は幅が二倍です " + "y" * 10_000
)


def _samples() -> dict[str, Callable[[], Report]]:
    pending = row("relu_net", TestStatus.SKIPPED, message="It needs a test that failed.")
    stub = "`sigmoid_derivative` is not written yet."
    hostile = row(
        "sums",
        TestStatus.RAISED,
        message=HOSTILE,
        output=f"{HOSTILE[:1000]}\n10 of 10 points\n" + "line\n" * 30,
        mistakes=("x[i]",),
    )
    return {
        "full_marks": lambda: report(),
        "one_mistake": lambda: report(SUMS, RELU_NET, mistakes=(NO_MEAN,)),
        "two_at_once": lambda: report(SUMS, RELU_NET, mistakes=(NO_MEAN, replace(ZEROED, tests=NO_MEAN.tests))),
        "two_mistakes": lambda: report(SUMS, RELU_NET, RELU, mistakes=(NO_MEAN, ZEROED)),
        "several_failures": lambda: report(
            RAISED,
            row("sums", TestStatus.FAILED, 0.75, message="Right for one example, wrong for four."),
            row("relu_net", TestStatus.FAILED, message="`backward`: The values of W2 are not as expected."),
            warnings=("notes.txt was left out: it is not a text file.",),
        ),
        "half_written": lambda: report(
            RELU,
            pending,
            row("sums", TestStatus.NOT_ATTEMPTED, message="`backward` is not written yet."),
            row("unchanged", TestStatus.NOT_ATTEMPTED, message="`backward` is not written yet."),
        ),
        "stub": lambda: every(TestStatus.NOT_ATTEMPTED, stub),
        "not_loadable": lambda: every(
            TestStatus.NOT_LOADABLE,
            "backprop.py is not valid Python: '(' was never closed.",
            Location("backprop.py", 12),
        ),
        "crashed": lambda: report(
            row(
                "sigmoid",
                TestStatus.TIMEOUT,
                message="`sigmoid_derivative`: It did not come back in time and was stopped.",
            ),
            row(
                "relu",
                TestStatus.CRASHED,
                message="`relu_derivative`: The Python process ended in the middle of the call.",
            ),
            row("forward", TestStatus.MEMORY, message="`forward`: It asked for more memory than a solution needs."),
            row("sums", TestStatus.OUTPUT_LIMIT, message="`backward`: It printed so much that it was stopped."),
            row("relu_net", TestStatus.NOT_RUN, message="The 60 seconds for one submission were used up."),
            row("unchanged", TestStatus.NOT_RUN, message="The 60 seconds for one submission were used up."),
        ),
        "grader_error": lambda: report(
            status=ReportStatus.GRADER_ERROR,
            score=0.0,
            tests=(),
            isolation=Isolation("unknown"),
            warnings=("The sandbox could not be started: bwrap: permission denied.",),
        ),
        "hostile": lambda: report(
            hostile,
            title="[red]Back[/red]propagation :fire:",
            submission=SubmissionInfo("x", ("[bold]\x1b[31m漢字.py",), "0" * 64),
            mistakes=(NamedMistake("x[i]", HOSTILE, HOSTILE, ("test_sums",), HOSTILE),),
            warnings=(HOSTILE,),
        ),
    }


SAMPLES = _samples()


@pytest.fixture
def sample() -> Callable[[str], Report]:
    """A report by name."""
    return lambda name: SAMPLES[name]()
