"""What a worker says about an answer that is no data. It knows English only; its known sentences are said anew here."""

from __future__ import annotations

import re
from functools import lru_cache

from grader.language import N_, SOURCE, _, language

_KNOWN = (
    N_("This is a function, not its result. Did you forget to call it?"),
    N_("This is a method, not its result. Did you forget the parentheses?"),
    N_("The function contains yield. Did you mean return?"),
    N_("The function is declared with async. An ordinary def is meant here."),
    N_("This is a module. Did you mean one of its functions?"),
    N_("Turn it into a list with list(...)."),
    N_("A set has no order. Return a list or an array."),
    N_("These are raw bytes. Return numbers or an array."),
    N_("A complex number is not expected here."),
    N_("The answer has too many parts."),
    N_("The answer is nested too deeply, or contains itself."),
    N_("The number has more than 18 digits."),
    N_("The text is too long."),
    N_("Its keys must be strings; one is of type {name}."),
    N_("One of its keys is a number with more than 18 digits."),
    N_("Two of its keys look the same."),
    N_("An array of plain numbers is expected."),
    N_("It has {number} dimensions."),
    N_("The answer is too large: it holds an array of {number} MB."),
    N_("A plain tensor is expected."),
    N_("A dense tensor of ordinary numbers on the CPU is expected."),
    N_("np.matrix multiplies differently from an array. Use np.array."),
    N_("Use an ordinary array."),
    N_("This is the class itself. Did you forget the parentheses?"),
    N_("This only looks like a {name}. Return a plain one."),
)


def said_hint(hint: str) -> str:
    """The hint in the language that is spoken; what is not one of these sentences is a claim, and stays as it came."""
    if language() == SOURCE:
        return hint
    for pattern, message in _patterns():
        if found := pattern.fullmatch(hint):
            return _(message).format(**found.groupdict())
    return hint


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(_pattern(message)), message) for message in _KNOWN)


def _pattern(message: str) -> str:
    """The message as a regular expression; its placeholders are groups."""
    parts = re.split(r"\{(\w+)\}", message)
    return "".join(f"(?P<{part}>.+)" if place % 2 else re.escape(part) for place, part in enumerate(parts))
