"""Words for types, shapes and numbers. No function here shows a value unless its name says ``number``."""

from __future__ import annotations

from typing import Any

import numpy as np

from grader.model.value import TensorValue, Unsupported

_LONGEST_NAME = 40
_MOST_NAMES = 8


def shape_text(shape: tuple[int, ...]) -> str:
    """``(5, 3)`` as Python writes it."""
    return "(" + ", ".join(str(int(side)) for side in shape) + ("," if len(shape) == 1 else "") + ")"


def counted(number: int, one: str, many: str = "") -> str:
    """``1 entry``, ``3 entries``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def article(noun: str) -> str:
    """``an array``, ``a list``."""
    return ("an " if noun[:1].lower() in "aeiou" else "a ") + noun


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
        shown.append(f"{len(names) - _MOST_NAMES} more")
    return joined(shown)


def joined(parts: list[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1] if parts else ""


def describe(value: Any) -> str:
    """What a value is, without what is in it: ``a list of 3 entries``, ``an array of shape (5, 1)``."""
    if value is None:
        return "nothing (None)"
    if isinstance(value, (bool, np.bool_)):
        return "True or False"
    if isinstance(value, (int, np.integer)):
        return "a whole number"
    if isinstance(value, (float, np.floating)):
        return "a number"
    if isinstance(value, str):
        return "a text (string)"
    if isinstance(value, (list, tuple)):
        return _sequence(value)
    if isinstance(value, dict):
        return "a dictionary" if value else "an empty dictionary"
    if isinstance(value, np.ndarray):
        return _array(value)
    if isinstance(value, TensorValue):
        return f"a PyTorch tensor of shape {shape_text(value.array.shape)}"
    if isinstance(value, Unsupported):
        return article(str(value.type_name)[:_LONGEST_NAME] or "value of an unknown type")
    return article(type(value).__name__[:_LONGEST_NAME])


def _sequence(value: list[Any] | tuple[Any, ...]) -> str:
    name = "list" if isinstance(value, list) else "tuple"
    return f"a {name} of {counted(len(value), 'entry', 'entries')}" if value else f"an empty {name}"


def _array(value: np.ndarray[Any, Any]) -> str:
    if value.ndim == 0:
        return "a single number"
    return f"an {'empty ' if value.size == 0 else ''}array of shape {shape_text(value.shape)}"


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
        return "a number too large to show"


def numbers_text(observed: Any, expected: Any) -> tuple[str, str]:
    """Two different numbers with four significant digits, or as many as it takes to see the difference."""
    for digits in range(4, 18):
        pair = number_text(observed, digits), number_text(expected, digits)
        if pair[0] != pair[1]:
            break
    return pair


def place_text(index: tuple[int, ...]) -> str:
    """``entry [2, 0]``; counting starts at 0, as in Python."""
    return "entry [" + ", ".join(str(int(step)) for step in index) + "]"
