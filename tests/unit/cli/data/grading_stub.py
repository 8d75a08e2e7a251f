"""The command line in a process of its own, with a grading that waits for its end: run by test_process.py.

Arguments: the folder that ``grader`` lies in, the file to tell the sandbox's end in, what the grading does (``wait`` or
``report``), the command.
"""

from __future__ import annotations

import sys
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

sys.path.insert(0, sys.argv[1])

from grader.model.report import Report, ReportStatus, SubmissionInfo, TestResult, TestStatus


def grade(exercise: Any, submission: Any, **asked: Any) -> Report:
    if sys.argv[3] == "wait":
        sys.stderr.write("ready\n")
        sys.stderr.flush()
        threading.Event().wait()
    test = TestResult("test_all", "All is well.", TestStatus.PASSED, 10.0, 10.0, False, output="x" * 200_000)
    info = SubmissionInfo("a", ("a.py",), "0" * 64)
    return Report("0.1.0", exercise.id, "T", info, ReportStatus.PASSED, 10.0, 10.0, 1, 0.1, (test,))


def close() -> None:
    Path(sys.argv[2]).write_text("closed")


sys.modules["grader.grading"] = SimpleNamespace(  # type: ignore[assignment]
    grade=grade, start_sandbox=lambda *_: SimpleNamespace(dismiss=lambda: None, close=close)
)
sys.modules["grader.intake"] = SimpleNamespace(  # type: ignore[assignment]
    read_submission=lambda path, main, parts: SimpleNamespace(id="a", main=main)
)

from grader.cli import main  # noqa: E402  # after the stand-ins

sys.exit(main(sys.argv[4:]))
