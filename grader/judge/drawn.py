"""Inputs that are drawn until they are good for something: the search is made once for each state of the generator.

Whoever grades many submissions with one seed, or one file again and again, needs the same inputs every time.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, TypeVar

import numpy as np

_T = TypeVar("_T")

_MOST = 2_000
_found: dict[str, tuple[Any, Any]] = {}
"""By function, arguments and the generator's state before: what was drawn, and the state after."""


def remembered(rng: np.random.Generator) -> Callable[[Callable[..., _T]], Callable[..., _T]]:
    """For a function that draws from ``rng`` and from nothing else: equal states and arguments give equal results.

    ``rng`` is left as if it had been drawn from. What is returned is a copy, so it may be changed.
    """

    def around(draw: Callable[..., _T]) -> Callable[..., _T]:
        def drawn(*args: Any, **kwargs: Any) -> _T:
            place = f"{draw.__code__.co_filename}:{draw.__code__.co_firstlineno}"
            key = f"{place} {args!r} {kwargs!r} {rng.bit_generator.state!r}"
            if key not in _found:
                if len(_found) >= _MOST:
                    _found.clear()
                _found[key] = draw(*args, **kwargs), rng.bit_generator.state
            result, after = _found[key]
            rng.bit_generator.state = after
            return copy.deepcopy(result)  # type: ignore[no-any-return]  # it came from ``draw``

        return drawn

    return around
