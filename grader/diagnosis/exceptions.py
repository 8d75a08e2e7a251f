"""A student's exception in plain words, and, where the message proves it, the mistake."""

from __future__ import annotations

from grader.diagnosis.library_warnings import WARNINGS
from grader.diagnosis.numpy_errors import NUMPY_RULES
from grader.diagnosis.python_errors import PYTHON_RULES
from grader.diagnosis.rules import Explanation, Rule
from grader.diagnosis.torch_errors import TORCH_RULES
from grader.model.outcome import Raised

# The particular before the general: a rule for a library's wording before one for the exception's type.
RULES: tuple[Rule, ...] = TORCH_RULES + NUMPY_RULES + PYTHON_RULES


def explain_exception(raised: Raised) -> Explanation | None:
    """What the error means; None for errors the tables do not know, and for a student's own exceptions.

    An error raised by a line ``raise ...`` of the submission is its author's own words and needs none of ours.
    """
    if not raised.builtin or _raised_on_purpose(raised):
        return None
    rules = RULES
    if raised.type_name in ("SyntaxError", "IndentationError", "TabError"):  # in a file that is imported by a call
        from grader.diagnosis.syntax import SYNTAX_RULES

        rules = SYNTAX_RULES
    for rule in rules:
        if rule.fits(raised):
            return rule.explanation()
    return None


def explain_warning(text: str) -> Explanation | None:
    """What a Python warning means; None for unknown ones."""
    as_error = Raised("Warning", text)
    return next((rule.explanation() for rule in WARNINGS if rule.fits(as_error)), None)


def _raised_on_purpose(raised: Raised) -> bool:
    return bool(raised.frames) and raised.frames[-1].source.lstrip().startswith("raise ")


__all__ = ["RULES", "Explanation", "Rule", "explain_exception", "explain_warning"]
