"""Which commands there are. A static table, so that ``nngrade --help`` imports none of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from grader.language import N_


class Entry(NamedTuple):
    """One command: the module with its ``command``, and its line in the help (a test compares it with the real one)."""

    module: str
    line: str


SECTIONS: Mapping[str, Mapping[str, Entry]] = {
    N_("For students"): {
        "start": Entry("grader.cli.start", N_("Lay out a working folder with every exercise.")),
        "list": Entry("grader.cli.list", N_("Show the exercises and how far you are.")),
        "check": Entry("grader.cli.check", N_("Grade one exercise.")),
        "watch": Entry("grader.cli.watch", N_("Check again on every save, and move on when one is done.")),
        "play": Entry("grader.cli.play", N_("Watch your own functions train, on a page of your own.")),
        "quiz": Entry("grader.cli.quiz", N_("Answer the questions of the course.")),
        "demo": Entry("grader.cli.demo", N_("Grade bundled samples, right and wrong, to show what this does.")),
    },
    N_("When you are stuck, or curious"): {
        "hint": Entry("grader.cli.hint", N_("Get the next hint: the idea, the formula, the shape.")),
        "explain": Entry("grader.cli.explain", N_("Explain a mistake that a report named.")),
        "solution": Entry("grader.cli.solution", N_("Read a solution, and other right ways to write it.")),
        "progress": Entry("grader.cli.progress", N_("Show what you have learned so far.")),
    },
    N_("For instructors"): {
        "batch": Entry("grader.cli.batch", N_("Grade a folder of submissions.")),
        "gradebook": Entry("grader.cli.gradebook", N_("Enter a batch's scores in a Canvas gradebook.")),
        "export": Entry("grader.cli.export", N_("Pack an exercise for a course platform, or for students.")),
        "show": Entry("grader.cli.show", N_("Render a saved report.")),
        "doctor": Entry("grader.cli.doctor", N_("Prove what this machine can isolate, by trying to escape.")),
    },
    N_("For authors"): {
        "audit": Entry("grader.cli.audit", N_("Let a course prove itself, with right and wrong programs.")),
        "stubs": Entry("grader.cli.stubs", N_("Derive the handed-out stubs from the solutions.")),
    },
}

ENTRIES: Mapping[str, Entry] = {name: entry for section in SECTIONS.values() for name, entry in section.items()}
