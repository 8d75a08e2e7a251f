"""Answers that may differ from the expected one and be right: what counts is read out of them first."""

from __future__ import annotations

from typing import Any

from grader.compare.refuse import refuse, unwrap
from grader.compare.specs import Facts, Misfit, Viewed
from grader.language import SOURCE, _, speaking
from grader.model.evidence import Evidence, Stage
from grader.model.places import joined

_MOST_READ = 256
_read: dict[tuple[int, int], tuple[Viewed, Any, Any]] = {}
"""By the identity of specification and answer: both, so that they stay what they are, and what was read. One answer is
held against a hundred wrong programs, and to read it can take milliseconds."""


def seen(value: Any, spec: Viewed) -> Any:
    """What ``spec`` reads out of an answer; a :class:`Misfit` where it is none of that kind.

    Never raises: an answer that the author's function cannot read is a misfit too.
    """
    key = id(spec), id(value)
    if key not in _read:
        if len(_read) >= _MOST_READ:
            _read.clear()
        _read[key] = spec, value, _seen(value, spec)
    return _read[key][2]


def _seen(value: Any, spec: Viewed) -> Any:
    try:
        with speaking(SOURCE):  # an author's sentences are in one language; what is put into them has to fit
            return spec.read(value)
    except Misfit as misfit:
        return misfit
    except Exception:  # an answer of a shape that the author did not think of
        return Misfit(_("An answer came back that has not the expected form."))


def misfit(found: Misfit, observed: Any, expected: Any) -> Evidence:
    """Evidence against an answer out of which nothing can be read."""
    return refuse(Stage.TYPE, str(found), observed, expected)


def compare_facts(observed: Any, expected: Any, spec: Facts) -> Evidence | None:
    """The first fact, in the order of the expected ones, that is another one; its sentence is the author's."""
    wrong = [name for name in expected if not same_fact(observed.get(name), expected[name])]
    if not wrong:
        return None
    first = wrong[0]
    sentence = spec.words.get(first, _("What came back has not the expected properties."))
    if isinstance(sentence, dict):
        sentence = sentence.get(observed.get(first), sentence.get("", _("What came back is not as expected.")))
    detail = spec.details.get(first, "")
    if detail:
        detail = detail.format(seen=fact_text(observed.get(first)), wanted=fact_text(expected[first]))
    shown = {name: fact_text(observed.get(name)) for name in wrong}
    return refuse(Stage.FACTS, sentence, observed, expected, detail, wrong=wrong, facts=shown)


def same_fact(one: Any, other: Any) -> bool:
    """Equal, where True is not 1."""
    return type(unwrap(one)) is type(other) and bool(one == other)


def fact_text(fact: Any) -> str:
    """A fact as a reader wants it: ``5, 5 and 3`` for a tuple."""
    if isinstance(fact, tuple):
        return joined([fact_text(item) for item in fact[:20]]) or _("none")
    return str(fact)
