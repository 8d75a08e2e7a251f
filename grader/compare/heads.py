"""Heads of sentences about one piece of an answer: ``Entry W1: ...``, one floor down ``Entry W1 of grads: ...``."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from grader.compare.words import capital
from grader.language import SOURCE, _, language
from grader.model.evidence import Evidence
from grader.model.places import joined, spoken

_NUMBERED = r"(?:value|entry) \d+"
_TIME = r"after (?:step|epoch) \d+"
_PATH = rf"(?:{_NUMBERED}|[\w.]+)(?: of (?:{_NUMBERED}|[\w.]+)| {_TIME})*"
_PLACE = re.compile(rf"(?:{_TIME}|{_PATH})")
_HEAD = re.compile(rf"(?:Entry {_PATH}|(?:Value|Entry) \d+(?: of (?:{_NUMBERED}|[\w.]+))*|A{_TIME[1:]}(?:, {_PATH})?)")
Place = tuple[str, ...]
"""Names from the inside out. They are data: the patterns above look at them, never at what is said."""


def entry_said(name: str, found: Evidence) -> tuple[Place, str]:
    """The place of what is wrong, and the sentence that follows its head."""
    if found.about is not None and _HEAD.fullmatch(_headed(_where(found.about.place, str, _OF), found.about.place)):
        return (*found.about.place, name), found.about.words
    return (name,), _after_colon(found.message)


def detail_said(name: str, found: Evidence) -> tuple[Place, str]:
    """The same with numbers; where there are none, without."""
    told = found.detail_about if found.detail else None
    if told is not None and _PLACE.fullmatch(_where(told.place, str, _OF, time_last=True)):
        return (*told.place, name), told.words
    return (name,), found.detail or found.message


def _after_colon(sentence: str) -> str:
    """English goes on with a small letter; what begins with a name, or with True, keeps its own."""
    if language() != SOURCE:
        return sentence
    small = not sentence.startswith(("True ", "False ")) and (sentence[1:2].islower() or sentence[1:2] == " ")
    return sentence[:1].lower() + sentence[1:] if small else sentence


_OF = "{place} of {outer}"


def _where(place: Place, say: Callable[[str], str], of: str, time_last: bool = False) -> str:
    words, begins_with_time = say(place[0]), place[0].startswith("after ")
    for outer in place[1:]:
        if outer.startswith("after "):
            words = f"{words} {say(outer)}" if time_last else f"{say(outer)}, {words}"
            begins_with_time = begins_with_time or not time_last
        elif begins_with_time:
            words, begins_with_time = f"{say(outer)} {words}", False
        else:
            words = of.format(place=words, outer=say(outer))
    return words


def where(place: Place) -> str:
    """Before numbers: ``W1``, ``W1 of grads``, ``W1 after step 2``."""
    return _where(place, spoken, _("{place} of {outer}"), time_last=True)


def head(place: Place) -> str:
    """``Entry W1``, ``Value 2``, ``After step 2, W1``; a name of several words speaks for itself."""
    return _headed(_where(place, spoken, _("{place} of {outer}")), place, _("Entry {place}"))


def _headed(words: str, place: Place, entry: str = "Entry {place}") -> str:
    name = _where(place, str, _OF)
    first = name.partition(" ")[0]
    is_key = first == name or name[len(first) :].startswith((" of ", " after "))
    return entry.format(place=words) if is_key and first != "after" else capital(words)


def sentence_start(names: Sequence[str]) -> str:
    """Names at the start of a sentence; what a program calls something keeps its small letter."""
    words = joined([spoken(name) for name in names])
    return capital(words) if " " in names[0] else words
