from __future__ import annotations

from grader.audit.record import CaseResult, ExerciseAudit
from grader.audit.table import audit_table
from grader.render import RenderOptions


def test_the_whole_table() -> None:
    good = ExerciseAudit("exercise1", (CaseResult("exercise1", "reference", "seed 0", True),))
    bad = ExerciseAudit(
        "exercise2",
        (
            CaseResult("exercise2", "variant", "loops", False, "9 of 10: test_a failed: [bold]No[/bold]."),
            CaseResult("exercise2", "mistake", "a-b", True, named=("a-b",)),
            CaseResult("exercise2", "mistake", "c-d", False, "gets full marks"),
        ),
        (("a-b", "e-f"),),
    )
    assert (
        audit_table([good, bad], RenderOptions(width=80))
        == """\
exercise   solution  stub  variants  mistakes  named  pairs  trivial  course
exercise1  1/1       0/0   0/0       0/0       0/0    0/0    0/0      0/0
exercise2  0/0       0/0   0/1       1/2       1/2    0/0    0/0      0/0

Mistakes that the inputs cannot tell apart, told as one cause:
exercise2  a-b, e-f

x exercise2: variant loops 9 of 10: test_a failed: [bold]No[/bold].

x exercise2: mistake c-d gets full marks

2 problems.
"""
    )


def test_a_course_without_a_fault() -> None:
    audit = ExerciseAudit("exercise1", (CaseResult("exercise1", "reference", "seed 0", True),))
    assert audit_table([audit], RenderOptions(width=80)).endswith("\n\nThe course keeps its word.\n")
