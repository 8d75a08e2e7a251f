"""How statuses, points and counts are said. Every text format uses these words, so that they all say the same."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence

from grader.language import N_, _, ngettext
from grader.model.frozen import frozen
from grader.model.report import Location, Report, TestResult, TestStatus

PENDING = (TestStatus.SKIPPED, TestStatus.NOT_RUN, TestStatus.NOT_ATTEMPTED)
"""Nothing is known to be wrong: shown calmly."""


@frozen
class Sign:
    """A status as a reader meets it; the word alone says everything."""

    symbol: str
    word: str
    style: str

    @property
    def heading(self) -> str:
        """The word at the start of a line."""
        return self.word[:1].upper() + self.word[1:]


_PASSED = Sign("✓", N_("passed"), "green")
_PARTLY = Sign("~", N_("partly"), "magenta")
_SIGNS: Mapping[TestStatus, Sign] = {
    TestStatus.PASSED: _PASSED,
    TestStatus.FAILED: Sign("✗", N_("failed"), "red"),
    TestStatus.RAISED: Sign("✗", N_("raised"), "red"),
    TestStatus.TIMEOUT: Sign("✗", N_("timed out"), "red"),
    TestStatus.MEMORY: Sign("✗", N_("out of memory"), "red"),
    TestStatus.CRASHED: Sign("✗", N_("crashed"), "red"),
    TestStatus.OUTPUT_LIMIT: Sign("✗", N_("too much output"), "red"),
    TestStatus.SKIPPED: Sign("-", N_("skipped"), "dim"),
    TestStatus.NOT_RUN: Sign("-", N_("not run"), "dim"),
    TestStatus.NOT_ATTEMPTED: Sign("-", N_("to do"), "dim"),
    TestStatus.NOT_LOADABLE: Sign("✗", N_("not loadable"), "red"),
}


def sign(test: TestResult) -> Sign:
    """The symbol, word and style of a test's row."""
    found = _PARTLY if test.status is TestStatus.FAILED and test.points > 0 else _SIGNS[test.status]
    return Sign(found.symbol, _(found.word), found.style)


def number(value: float) -> str:
    """Points with at most two decimals, never rounded up: 9.999 of 10 must not read as 10."""
    text = f"{math.floor(value * 100 + 1e-6) / 100:.2f}"
    return text.rstrip("0").rstrip(".")


def points(value: float) -> str:
    """``1 point``, ``7.5 points``."""
    shown = number(value)
    return ngettext("{number} point", "{number} points", 1 if shown == "1" else 2).format(number=shown)


def share(test: TestResult) -> str:
    """``1.5 of 2``."""
    return of(test.points, test.max_points)


def of(reached: float, full: float) -> str:
    """``7.5 of 10``."""
    return _("{reached} of {full}").format(reached=number(reached), full=number(full))


def score_of(reached: float, full: float) -> str:
    """``7.5 of 10 points``."""
    shown = number(full)
    words = ngettext("{reached} of {full} point", "{reached} of {full} points", 1 if shown == "1" else 2)
    return words.format(reached=number(reached), full=shown)


def score(report: Report) -> str:
    """``7.5 of 10 points``."""
    return score_of(report.score, report.max_score)


_NOUNS: Mapping[str, Callable[[int], str]] = {
    "answer": lambda many: ngettext("{count} answer", "{count} answers", many),
    "attempt": lambda many: ngettext("{count} attempt", "{count} attempts", many),
    "day": lambda many: ngettext("{count} day", "{count} days", many),
    "exercise": lambda many: ngettext("{count} exercise", "{count} exercises", many),
    "file": lambda many: ngettext("{count} file", "{count} files", many),
    "mistake": lambda many: ngettext("{count} mistake", "{count} mistakes", many),
    "more mistake": lambda many: ngettext("{count} more mistake", "{count} more mistakes", many),
    "more test": lambda many: ngettext("{count} more test", "{count} more tests", many),
    "number": lambda many: ngettext("{count} number", "{count} numbers", many),
    "other failure": lambda many: ngettext("{count} other failure", "{count} other failures", many),
    "question": lambda many: ngettext("{count} question", "{count} questions", many),
    "sample": lambda many: ngettext("{count} sample", "{count} samples", many),
    "score": lambda many: ngettext("{count} score", "{count} scores", many),
    "submission": lambda many: ngettext("{count} submission", "{count} submissions", many),
    "test": lambda many: ngettext("{count} test", "{count} tests", many),
}


def count(many: int, noun: str) -> str:
    """``1 test``, ``3 tests``; of the nouns above, because other languages count in ways of their own."""
    return _NOUNS[noun](many).format(count=many)


def named(test: TestResult) -> str:
    """A test's title as a part of a sentence, marked when it is a hidden one."""
    title = test.title.rstrip(".")
    return _("{title} (hidden)").format(title=title) if test.hidden else title


def place(location: Location) -> str:
    """``backprop.py, line 12``."""
    return _("{file}, line {line}").format(file=location.file, line=location.line)


def lost(tests: Sequence[TestResult]) -> float:
    """Points that these tests did not give."""
    return sum(test.max_points - test.points for test in tests)


TIERS: Mapping[str, str] = {
    "A": N_("namespaces, Landlock, seccomp and limits"),
    "B": N_("Landlock, seccomp and limits"),
    "C": N_("seccomp and limits, but files can be read"),
    "F": N_("none, only a process of its own"),
}
"""What keeps student code apart, from the strongest tier to none at all."""


def asks(report: Report) -> bool:
    """A quiz: questions that were answered, and no program."""
    return report.isolation.tier == "none" and bool(report.tests)


def isolation(report: Report, *, details: bool = False) -> str:
    """How the student's code was kept apart, for the last line."""
    kept = report.isolation
    if asks(report):
        return _("Isolation: not needed, nothing was run")
    brief = "" if kept.tier in ("A", "B") else _(TIERS.get(kept.tier, ""))
    words = ", ".join(kept.details) if details else brief
    if not words:
        return _("Isolation: tier {tier}").format(tier=kept.tier)
    return _("Isolation: tier {tier} ({words})").format(tier=kept.tier, words=words)


def last_line(report: Report, *, details: bool = False) -> str:
    """How the student's code was kept apart, the seed, and how long it took."""
    kept, seconds = isolation(report, details=details), number(report.seconds)
    return _("{isolation}, seed {seed}, {seconds} s").format(isolation=kept, seed=report.seed, seconds=seconds)


def all_right(report: Report) -> str:
    """Full marks, in one line."""
    many = len(report.tests)
    if asks(report):
        return _("All {answers} are right. Well done!").format(answers=count(many, "answer"))
    return _("All {tests} passed. Well done!").format(tests=count(many, "test"))


def cost(tests: Sequence[TestResult]) -> str:
    """``2 points in 3 tests``."""
    return _("{points} in {tests}").format(points=points(lost(tests)), tests=count(len(tests), "test"))
