"""Words for patterns: a plain sentence that carries no number of the test, and one that does."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from grader.diagnosis.patterns import Pattern
from grader.language import N_, _, ngettext
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
    key: str = ""
    """The phrase before it was put into anybody's language."""

    @property
    def text(self) -> str:
        """For a hidden test."""
        return self._sentence(self.phrase)

    @property
    def detail(self) -> str:
        """For a visible test."""
        return self._sentence(self.shown)

    def _sentence(self, phrase: str) -> str:
        words = _("The number is {phrase}.") if self.one else _("All the numbers are {phrase}.")
        return words.format(phrase=phrase) + (f" {self.hint}" if self.hint else "")


def words_for(pattern: Pattern, m: int | None, size: int, slack: float, entry: bool = False) -> Words | None:
    """The words for a pattern; None where it says too little (any one number is some multiple of another).

    ``entry``: it is about an entry of a dictionary, and not about the whole answer.
    """
    one = size == 1 and not entry
    these = _("what was expected") if entry else _("the expected one") if one else _("the expected ones")
    if pattern.factor is not None:
        return _factor_words(pattern.factor, m, size, slack, these, one)
    if pattern.kind == "shifted":
        told = _("{these} plus {amount:.4g}").format(these=these, amount=pattern.amount)
        words = N_("{these} plus the same amount everywhere")
        return Words("shifted", _(words).format(these=these), told, key=words)
    words, hint = _PHRASES["constant_entry" if entry and pattern.kind == "constant" else pattern.kind]
    phrase = _(words).format(these=these)
    return Words(pattern.kind, phrase, phrase, _(hint), one, words)


_PHRASES = {
    "zeros": (N_("zero"), ""),
    "constant": (N_("one and the same"), ""),
    "constant_entry": (N_("one and the same number everywhere"), ""),
    "mirrored": (N_("1 minus {these}"), N_("Is something counted from the wrong end?")),
    "transposed": (N_("right, with rows and columns swapped"), N_("Which index comes first?")),
    "rows_permuted": (N_("right, with the rows in another order"), ""),
    "columns_permuted": (N_("right, with the columns in another order"), ""),
    "entries_permuted": (N_("right, in another order"), ""),
    "late": (N_("{these}, one step late"), N_("At which moment is each one recorded?")),
    "early": (N_("{these}, one step early"), N_("At which moment is each one recorded?")),
    "last_missing": (N_("right, but the last one is missing"), ""),
    "first_missing": (N_("right, but the first one is missing"), ""),
    "extra_last": (N_("right, with one too many at the end"), ""),
    "extra_first": (N_("right, with one too many at the start"), ""),
}

_SUMMED = N_("Should they be summed over the examples, or averaged?")
_SUMMED_ONE = N_("Should it be summed over the examples, or averaged?")
_AVERAGED = N_("How often is the average taken?")


def _factor_words(factor: float, m: int | None, entries: int, slack: float, these: str, one: bool) -> Words | None:
    size = abs(factor)

    def is_(value: float) -> bool:
        return math.isclose(size, value, rel_tol=slack)

    def said(kind: str, words: str, hint: str = "") -> Words:
        phrase, key = _(words).format(these=these), words
        if factor < 0:
            phrase, key = _("{phrase} with the opposite sign").format(phrase=phrase), f"{words}, negated"
        told = _("{phrase} (times {factor})").format(phrase=phrase, factor=shown(factor))
        return Words(kind, phrase, told, _(hint), one, key)

    examples = m is not None and m > 1
    if is_(1.0):
        phrase = _("{phrase} with the opposite sign").format(phrase=these)
        return Words("negated", phrase, phrase, "", one, "negated")
    if is_(2.0) and m == 2:
        return said("times_2", N_("twice {these}, and there are two examples"))
    if is_(0.5) and m == 2:
        return said("over_2", N_("half of {these}, and there are two examples"))
    if m is not None and examples and is_(m):
        return said("times_m", N_("{these} times the number of examples"), _SUMMED_ONE if one else _SUMMED)
    if m is not None and examples and is_(1 / m):
        return said("over_m", N_("{these} divided by the number of examples"), _AVERAGED)
    for value, kind, words, hint in _KNOWN_FACTORS:
        if is_(value):
            return said(kind, words, hint)
    if entries == 1:
        return None
    words = N_("a constant multiple of {these}")
    told = _("{factor} times {these}").format(factor=shown(factor), these=these)
    return Words("factor", _(words).format(these=these), told, "", one, words)


_KNOWN_FACTORS = (
    (2.0, "times_2", N_("twice {these}"), ""),
    (0.5, "over_2", N_("half of {these}"), ""),
    (1 / math.log(2), "log_2", N_("{these} with a logarithm of base 2"), N_("Which logarithm does the formula mean?")),
    (
        1 / math.log(10),
        "log_10",
        N_("{these} with a logarithm of base 10"),
        N_("Which logarithm does the formula mean?"),
    ),
)


def shown(factor: float) -> str:
    """A factor as a student reads it: ``2.00``, ``0.2``, ``1.443``."""
    return (
        f"{factor:.2f}" if abs(factor) >= 1 and math.isclose(factor, round(factor), rel_tol=1e-6) else f"{factor:.4g}"
    )


def listed(groups: Mapping[Words, Sequence[str]], right: Sequence[str], left: Sequence[str], numbers: bool) -> str:
    """``W1 and b1 are twice the expected ones; W2 is right.``"""
    clauses = [
        ngettext("{names} is {phrase}", "{names} are {phrase}", len(names)).format(
            names=_and(names), phrase=words.shown if numbers else words.phrase
        )
        for words, names in groups.items()
    ]
    if left:
        left_words = ngettext("{names} is wrong in another way", "{names} are wrong in another way", len(left))
        clauses.append(left_words.format(names=_and(left)))
    if right:
        clauses.append(ngettext("{names} is right", "{names} are right", len(right)).format(names=_and(right)))
    hints = dict.fromkeys(words.hint for words in groups if words.hint)
    return "; ".join(clauses) + "." + "".join(f" {hint}" for hint in hints)


def _and(names: Sequence[str]) -> str:
    few = list(names[:8]) + ([_("{count} more").format(count=len(names) - 8)] if len(names) > 8 else [])
    if len(few) == 1:
        return few[0]
    return _("{names} and {last}").format(names=", ".join(few[:-1]), last=few[-1])
