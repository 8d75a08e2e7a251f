"""Words for types, shapes and numbers. No function here shows a value unless its name says ``number``."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.language import _, ngettext
from grader.model.places import joined
from grader.model.value import TensorValue, Unsupported

_LONGEST_NAME = 40
_MOST_NAMES = 8


def shape_text(shape: tuple[int, ...]) -> str:
    """``(5, 3)`` as Python writes it."""
    return "(" + ", ".join(str(int(side)) for side in shape) + ("," if len(shape) == 1 else "") + ")"


def entries_text(number: int) -> str:
    """``1 entry``, ``3 entries``."""
    return ngettext("{count} entry", "{count} entries", number).format(count=number)


def article(kind: str) -> str:
    """``an Adam``, ``a Sequential``: a value of a type that only its name tells."""
    words = _("an {kind}") if kind[:1].lower() in "aeiou" else _("a {kind}")
    return words.format(kind=kind)


def capital(sentence: str) -> str:
    """The same sentence with a capital letter at its start."""
    return sentence[:1].upper() + sentence[1:]


def name_text(name: object) -> str:
    """A dictionary key a student wrote, quoted and short enough for a line."""
    text = repr(name)
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 4] + "..." + text[-1]


def names_text(names: list[Any]) -> str:
    """``'W1', 'b1' and 'W2'``."""
    shown = [name_text(name) for name in names[:_MOST_NAMES]]
    if len(names) > _MOST_NAMES:
        shown.append(_("{count} more").format(count=len(names) - _MOST_NAMES))
    return joined(shown)


def describe(value: Any) -> str:
    """What a value is, without what is in it: ``a list of 3 entries``, ``an array of shape (5, 1)``."""
    if value is None:
        return _("nothing (None)")
    if isinstance(value, (bool, np.bool_)):
        return _("True or False")
    if isinstance(value, (int, np.integer)):
        return _("a whole number")
    if isinstance(value, (float, np.floating)):
        return _("a number")
    if isinstance(value, str):
        return _("a text (string)")
    if isinstance(value, (list, tuple)):
        return _sequence(value)
    if isinstance(value, dict):
        return _("a dictionary") if value else _("an empty dictionary")
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, TensorValue):
        return _("a PyTorch tensor of shape {shape}").format(shape=shape_text(value.array.shape))
    if isinstance(value, Unsupported):
        name = str(value.type_name)[:_LONGEST_NAME]
        return article(name) if name else _("a value of an unknown type")
    return article(type(value).__name__[:_LONGEST_NAME])


def _sequence(value: list[Any] | tuple[Any, ...]) -> str:
    if isinstance(value, list):
        return _("a list of {entries}").format(entries=entries_text(len(value))) if value else _("an empty list")
    return _("a tuple of {entries}").format(entries=entries_text(len(value))) if value else _("an empty tuple")


def _array(value: np.ndarray[Any, Any]) -> str:
    if value.ndim == 0:
        return _("a single number")
    return array_text(value.shape)


def array_text(shape: tuple[int, ...]) -> str:
    """``an array of shape (5, 1)``."""
    words = _("an empty array of shape {shape}") if 0 in shape else _("an array of shape {shape}")
    return words.format(shape=shape_text(shape))


def number_text(number: Any, digits: int = 4) -> str:
    """A number with ``digits`` significant digits."""
    if isinstance(number, (bool, np.bool_)):
        return str(bool(number))
    if isinstance(number, (complex, np.complexfloating)):
        return f"{complex(number):.{digits}g}"
    if isinstance(number, int) and abs(number) < 10**15:
        return str(number)
    try:
        return f"{float(number):.{digits}g}"
    except OverflowError:
        return _("a number too large to show")


def numbers_text(observed: Any, expected: Any) -> tuple[str, str]:
    """Two different numbers with four significant digits, or as many as it takes to see the difference."""
    for digits in range(4, 18):
        pair = number_text(observed, digits), number_text(expected, digits)
        if pair[0] != pair[1]:
            break
    return pair


def place_text(index: tuple[int, ...]) -> str:
    """``entry [2, 0]``; counting starts at 0, as in Python."""
    return _("entry [{index}]").format(index=", ".join(str(int(step)) for step in index))
