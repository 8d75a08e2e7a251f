"""What a ``mistakes.py`` imports. In the jail the worker puts its own module of this name in this one's place."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

_F = TypeVar("_F", bound=Callable[..., object])


def mistake(
    id: str,
    *,
    of: str | tuple[str, ...],
    also: str | tuple[str, ...] = (),
    title: str = "",
    hint: str = "",
    chapter: str = "",
    find: str = "",
) -> Callable[[_F], _F]:
    """Declare a wrong program that takes the place of the solution's function ``of``.

    ``also`` names functions that call ``of``: people write the same mistake straight into them, and it has the same
    effect there. Every argument is a literal: the judge reads them without running the file. Several programs may
    carry one id; ``title``, ``hint``, ``chapter`` and ``find`` (how to find it without a grader) stand on the first.
    The docstring explains why it goes wrong.
    """

    def keep(program: _F) -> _F:
        return program

    return keep


def both(first: str, second: str, *, of: str | tuple[str, ...]) -> Callable[[_F], _F]:
    """Declare a wrong program with two mistakes that act together on one answer.

    Both ids are declared elsewhere with ``@mistake``. Such programs are tried only when no single mistake fits.
    """
    return mistake(f"{first}+{second}", of=of)
