"""Reads one JSON object field by field, and says which field is wrong and what it should be."""

from __future__ import annotations

import math
from enum import Enum
from typing import Any, NoReturn, TypeVar

from grader.language import N_, _

_E = TypeVar("_E", bound=Enum)
_T = TypeVar("_T")


class FieldError(Exception):
    """A field is missing or of the wrong kind; ``str()`` is one clause for a message."""


class Fields:
    """A JSON object and where it stands in the file."""

    def __init__(self, data: Any, path: str) -> None:
        if not isinstance(data, dict):
            raise FieldError(_('"{name}" should be {kind}.').format(name=path or _("the whole"), kind=_("an object")))
        self._data = data
        self._path = path

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._data.get(name) is not None

    def text(self, name: str, default: str | None = None) -> str:
        """A string."""
        if default is not None and name not in self._data:
            return default
        return self._of(name, str, N_("a text"))

    def flag(self, name: str) -> bool:
        """True or false."""
        return self._of(name, bool, N_("true or false"))

    def whole(self, name: str) -> int:
        """A whole number."""
        value = self._of(name, int, N_("a whole number"))
        if isinstance(value, bool):
            self._refuse(name, N_("a whole number"))
        return value

    def number(self, name: str) -> float:
        """A finite number, as a float."""
        value = self._get(name)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self._refuse(name, N_("a number"))
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            self._refuse(name, N_("a finite number"))
        return number

    def choice(self, name: str, kind: type[_E]) -> _E:
        """One of the values of an enumeration."""
        words = [member.value for member in kind]
        value = self._get(name)
        if value not in words:
            raise FieldError(
                _('"{name}" should be one of {words}.').format(name=self._at(name), words=", ".join(words))
            )
        return kind(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        values = self._of(name, list, N_("a list"))
        if not all(isinstance(value, str) for value in values):
            self._refuse(name, N_("a list of texts"))
        return tuple(values)

    def mapping(self, name: str) -> dict[str, Any]:
        """An object with anything in it."""
        return self._of(name, dict, N_("an object"))

    def text_map(self, name: str) -> dict[str, str]:
        """An object whose values are strings."""
        values = self.mapping(name)
        if not all(isinstance(value, str) for value in values.values()):
            self._refuse(name, N_("an object of texts"))
        return values

    def child(self, name: str) -> Fields:
        """An object."""
        return Fields(self._of(name, dict, N_("an object")), self._at(name))

    def children(self, name: str) -> list[Fields]:
        """A list of objects."""
        values = self._of(name, list, N_("a list"))
        return [Fields(value, f"{self._at(name)}[{index}]") for index, value in enumerate(values)]

    def _of(self, name: str, kind: type[_T], words: str) -> _T:
        value = self._get(name)
        if not isinstance(value, kind):
            self._refuse(name, words)
        return value

    def _get(self, name: str) -> Any:
        if name not in self._data:
            raise FieldError(_('"{name}" is missing.').format(name=self._at(name)))
        return self._data[name]

    def _refuse(self, name: str, words: str) -> NoReturn:
        raise FieldError(_('"{name}" should be {kind}.').format(name=self._at(name), kind=_(words)))

    def _at(self, name: str) -> str:
        return f"{self._path}.{name}" if self._path else name
