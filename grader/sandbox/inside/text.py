"""Strings and names taken from student objects, so that no object can hurt whoever asks for them."""

from __future__ import annotations

from typing import Any

MAX_MESSAGE = 4000
MAX_NAME = 200

_name_of = type.__dict__["__name__"].__get__
_module_of = type.__dict__["__module__"].__get__


def clean(text: Any, limit: int = MAX_MESSAGE) -> str:
    """An exact, bounded ``str`` that can be encoded: lone surrogates become escapes."""
    if not issubclass(type(text), str):
        return ""
    cut = str.__getitem__(text, slice(0, limit))
    left_out = str.__len__(text) - limit
    result = str.encode(cut, "utf-8", "backslashreplace").decode()
    return f"{result} ... ({left_out} more characters)" if left_out > 0 else result


def message_of(error: BaseException) -> str:
    """``str(error)``, whatever its ``__str__`` does."""
    try:
        return clean(str(error))
    except BaseException:  # a student's __str__ may raise anything, SystemExit too
        return "(its message cannot be shown)"


def type_name(kind: type) -> str:
    """The class's name, past any metaclass."""
    try:
        return clean(_name_of(kind), MAX_NAME)
    except BaseException:
        return "object"


def module_name(kind: type) -> str:
    """The name of the module a class says it comes from."""
    try:
        return clean(_module_of(kind), MAX_NAME)
    except BaseException:
        return ""
