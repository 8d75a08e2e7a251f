"""Which commands there are. A static table, so that ``nngrade --help`` imports none of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Entry(NamedTuple):
    """One command: the module with its ``command``, and its line in the help (a test compares it with the real one)."""

    module: str
    line: str


SECTIONS: Mapping[str, Mapping[str, Entry]] = {
    "For students": {
        "start": Entry("grader.cli.start", "Lay out a working folder with every exercise."),
        "list": Entry("grader.cli.list", "Show the exercises and how far you are."),
        "check": Entry("grader.cli.check", "Grade one exercise."),
        "watch": Entry("grader.cli.watch", "Check again on every save, and move on when one is done."),
        "play": Entry("grader.cli.play", "Watch your own functions train, on a page of your own."),
        "quiz": Entry("grader.cli.quiz", "Answer the questions of the course."),
        "demo": Entry("grader.cli.demo", "Grade bundled samples, right and wrong, to show what this does."),
    },
    "When you are stuck, or curious": {
        "hint": Entry("grader.cli.hint", "Get the next hint: the idea, the formula, the shape."),
        "explain": Entry("grader.cli.explain", "Explain a mistake that a report named."),
        "solution": Entry("grader.cli.solution", "Read a solution, and other right ways to write it."),
        "progress": Entry("grader.cli.progress", "Show what you have learned so far."),
    },
    "For instructors": {
        "batch": Entry("grader.cli.batch", "Grade a folder of submissions."),
        "gradebook": Entry("grader.cli.gradebook", "Enter a batch's scores in a Canvas gradebook."),
        "export": Entry("grader.cli.export", "Pack an exercise for a course platform, or for students."),
        "show": Entry("grader.cli.show", "Render a saved report."),
        "doctor": Entry("grader.cli.doctor", "Prove what this machine can isolate, by trying to escape."),
    },
    "For authors": {
        "audit": Entry("grader.cli.audit", "Let a course prove itself, with right and wrong programs."),
        "stubs": Entry("grader.cli.stubs", "Derive the handed-out stubs from the solutions."),
    },
}

ENTRIES: Mapping[str, Entry] = {name: entry for section in SECTIONS.values() for name, entry in section.items()}
