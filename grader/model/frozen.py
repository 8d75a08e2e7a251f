"""Dataclasses that are cheap to make: every check makes sixty before its first test."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from typing_extensions import dataclass_transform
else:

    def dataclass_transform(**_: Any) -> Any:
        """What only type checkers read."""
        return lambda decorator: decorator


Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Made]) -> type[Made]:
    """Make a dataclass that is compared, hashed and shown by its fields, in their order, and that nobody assigns to.

    The standard library writes and compiles a function for each of these, 0.5 ms a class; here all classes share
    them, which leaves 0.15 ms. That nobody assigns is checked by mypy, not when the program runs.
    """
    for name, function in _SHARED.items():
        if name not in vars(cls):
            setattr(cls, name, function)
    return dataclass(eq=False, repr=False)(cls)


def _values(made: Any, *, compared: bool = True) -> tuple[Any, ...]:
    return tuple(getattr(made, each.name) for each in fields(made) if each.compare or not compared)


def _equal(self: Any, other: object) -> bool:
    return _values(self) == _values(other) if type(other) is type(self) else NotImplemented


def _hash(self: Any) -> int:
    return hash(_values(self))


def _show(self: Any) -> str:
    shown = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
    return f"{type(self).__qualname__}({shown})"


_SHARED = {"__eq__": _equal, "__hash__": _hash, "__repr__": _show}
