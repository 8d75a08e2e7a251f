"""Words for patterns: a plain sentence that carries no number of the test, and one that does."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from grader.diagnosis.patterns import Pattern
from grader.model.frozen import frozen


@frozen
class Words:
    """``phrase`` completes "the numbers are ..."; ``shown`` does so with the factor."""

    kind: str
    phrase: str
    shown: str
    hint: str = ""
    one: bool = False
    """The answer is a single number."""

    @property
    def text(self) -> str:
        """For a hidden test."""
        return self._sentence(self.phrase)

    @property
    def detail(self) -> str:
        """For a visible test."""
        return self._sentence(self.shown)

    def _sentence(self, phrase: str) -> str:
        start = "The number is" if self.one else "All the numbers are"
        return f"{start} {phrase}.{' ' + self.hint if self.hint else ''}"


def words_for(pattern: Pattern, m: int | None, size: int, slack: float, these: str = "") -> Words | None:
    """The words for a pattern; None where it says too little (any one number is some multiple of another).

    ``these``: what the expected numbers are called, such as ``what was expected`` for an entry of a dictionary.
    """
    one = size == 1 and not these
    everywhere = " number everywhere" if these else ""
    these = these or ("the expected one" if one else "the expected ones")
    if pattern.factor is not None:
        return _factor_words(pattern.factor, m, size, slack, these, one)
    if pattern.kind == "shifted":
        told = f"{these} plus {pattern.amount:.4g}"
        return Words("shifted", f"{these} plus the same amount everywhere", told)
    phrase, hint = _PHRASES[pattern.kind]
    phrase = phrase.format(these=these, everywhere=everywhere)
    return Words(pattern.kind, phrase, phrase, hint, one)


_PHRASES = {
    "zeros": ("zero", ""),
    "constant": ("one and the same{everywhere}", ""),
    "mirrored": ("1 minus {these}", "Is something counted from the wrong end?"),
    "transposed": ("right, with rows and columns swapped", "Which index comes first?"),
    "rows_permuted": ("right, with the rows in another order", ""),
    "columns_permuted": ("right, with the columns in another order", ""),
    "entries_permuted": ("right, in another order", ""),
    "late": ("{these}, one step late", "At which moment is each one recorded?"),
    "early": ("{these}, one step early", "At which moment is each one recorded?"),
    "last_missing": ("right, but the last one is missing", ""),
    "first_missing": ("right, but the first one is missing", ""),
    "extra_last": ("right, with one too many at the end", ""),
    "extra_first": ("right, with one too many at the start", ""),
}

_SUMMED = "Should they be summed over the examples, or averaged?"
_AVERAGED = "How often is the average taken?"


def _factor_words(factor: float, m: int | None, entries: int, slack: float, these: str, one: bool) -> Words | None:
    sign, size = (" with the opposite sign", -factor) if factor < 0 else ("", factor)

    def is_(value: float) -> bool:
        return math.isclose(size, value, rel_tol=slack)

    def said(kind: str, phrase: str, hint: str = "") -> Words:
        phrase += sign
        return Words(kind, phrase, f"{phrase} (times {shown(factor)})", hint, one)

    examples = m is not None and m > 1
    if is_(1.0):
        phrase = f"{these} with the opposite sign"
        return Words("negated", phrase, phrase, "", one)
    if is_(2.0) and m == 2:
        return said("times_2", f"twice {these}, and there are two examples")
    if is_(0.5) and m == 2:
        return said("over_2", f"half of {these}, and there are two examples")
    if m is not None and examples and is_(m):
        return said(
            "times_m", f"{these} times the number of examples", _SUMMED if not one else _SUMMED.replace("they", "it")
        )
    if m is not None and examples and is_(1 / m):
        return said("over_m", f"{these} divided by the number of examples", _AVERAGED)
    for value, kind, phrase, hint in _KNOWN_FACTORS:
        if is_(value):
            return said(kind, phrase.format(these=these), hint)
    if entries == 1:
        return None
    return Words("factor", f"a constant multiple of {these}", f"{shown(factor)} times {these}", "", one)


_KNOWN_FACTORS = (
    (2.0, "times_2", "twice {these}", ""),
    (0.5, "over_2", "half of {these}", ""),
    (1 / math.log(2), "log_2", "{these} with a logarithm of base 2", "Which logarithm does the formula mean?"),
    (1 / math.log(10), "log_10", "{these} with a logarithm of base 10", "Which logarithm does the formula mean?"),
)


def shown(factor: float) -> str:
    """A factor as a student reads it: ``2.00``, ``0.2``, ``1.443``."""
    return (
        f"{factor:.2f}" if abs(factor) >= 1 and math.isclose(factor, round(factor), rel_tol=1e-6) else f"{factor:.4g}"
    )


def listed(groups: Mapping[Words, Sequence[str]], right: Sequence[str], left: Sequence[str], numbers: bool) -> str:
    """``W1 and b1 are twice the expected ones; W2 is right.``"""
    clauses = [
        f"{_and(names)} {_are(names)} {words.shown if numbers else words.phrase}" for words, names in groups.items()
    ]
    if left:
        clauses.append(f"{_and(left)} {_are(left)} wrong in another way")
    if right:
        clauses.append(f"{_and(right)} {_are(right)} right")
    hints = dict.fromkeys(words.hint for words in groups if words.hint)
    return "; ".join(clauses) + "." + "".join(f" {hint}" for hint in hints)


def _are(names: Sequence[str]) -> str:
    return "is" if len(names) == 1 else "are"


def _and(names: Sequence[str]) -> str:
    few = list(names[:8]) + ([f"{len(names) - 8} more"] if len(names) > 8 else [])
    return few[0] if len(few) == 1 else ", ".join(few[:-1]) + " and " + few[-1]
