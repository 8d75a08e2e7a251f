"""Reports for the browser, made without grading."""

from __future__ import annotations

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
from tests.drawings import DATA, drawings

ATTACK = (
    "</script></style></title></textarea><script>document.title='owned';alert(1)</script>"
    '<img src=x onerror=alert(2)><svg onload=alert(3)><a href="javascript:alert(4)">x</a>\'"><!-- '
    "<iframe src=http://127.0.0.1:9/x></iframe> <link rel=stylesheet href=//127.0.0.1:9/x.css> `<b>code</b>`"
)
TABLES = {"tables": DATA["heat"]["entries"]}


def report(words: str = "") -> Report:
    """One mistake, one other failure, one right test, all drawings; ``words`` stand wherever a student can write."""
    wrong = TestResult(
        "test_sums", "The gradients are averages.", TestStatus.FAILED, 0.0, 2.0, False,
        f"`backward`: The numbers are not the expected ones. {words}", ("bp-no-mean",), TABLES,
        Location(words or "backprop.py", 12), words,
    )  # fmt: skip
    raised = TestResult(
        "test_forward", f"The forward pass works. {words}", TestStatus.RAISED, 0.0, 1.0, True,
        f"Your code raised ValueError. {words}", location=Location("backprop.py", 3), evidence={"source": words or "x"},
    )  # fmt: skip
    passed = TestResult("test_relu", "The slope of ReLU is right.", TestStatus.PASSED, 1.0, 1.0, False)
    mistake = NamedMistake("bp-no-mean", f"A sum, no mean. {words}", f"Divide. {words}", ("test_sums",), "Part 3")
    info = SubmissionInfo("ada", (words or "backprop.py",), "5" * 64)
    return Report(
        "0.1.0", "exercise3", f"Backpropagation {words}".strip(), info,
        ReportStatus.FAILED, 1.0, 4.0, 7, 0.5, (wrong, raised, passed), (mistake,), Isolation("A"),
        {"python": words or "3.11"}, (f"A note. {words}",), drawings=drawings(),
    )  # fmt: skip


def hostile() -> Report:
    """The attack in every place, the labels of the drawings too."""
    from dataclasses import replace

    def swap(value: object) -> object:
        if isinstance(value, str):
            return ATTACK[:200]
        if isinstance(value, list):
            return [swap(item) for item in value]
        return {key: swap(item) for key, item in value.items()} if isinstance(value, dict) else value

    made = report(ATTACK)
    spoiled = [replace(drawing, title=ATTACK, text=ATTACK) for drawing in made.drawings]
    curve = {**DATA["curve"], "x": ATTACK[:60], "lines": [{"name": ATTACK[:60], "values": [0.5, 0.25]}]}
    boundary = {**DATA["boundary"], "unit": ATTACK[:60]}
    steps = {
        "given": [{"name": ATTACK[:60], "text": ATTACK}],
        "inputs": [
            {**item, "label": ATTACK[:60], "steps": [{**step, "formula": ATTACK[:60]} for step in item["steps"]]}
            for item in DATA["steps"]["inputs"]
        ],
    }
    data = {"curve": curve, "boundary": boundary, "steps": steps}
    spoiled = [replace(drawing, data=data.get(drawing.kind, drawing.data)) for drawing in spoiled]
    return replace(made, drawings=(*spoiled, replace(spoiled[0], data=swap(dict(DATA["curve"])))))  # type: ignore[arg-type]
