"""Runs inside the jail: hands generators of random numbers to the student's functions. Holds no answers.

What comes back is what the functions returned; it is looked at outside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

import numpy as np

MOST_BATCHES = 200
# An exception that may stand for "these labels are wrong"; any other is a slip of the program, and is shown as one.
COMPLAINTS = (ValueError, AssertionError, TypeError, Warning)


def make_spiral(submission: Any, n_per_class: int, noises: Sequence[float], seeds: Sequence[int]) -> list[Any]:
    """One spiral for every noise, each with its seed."""
    made = zip(noises, seeds, strict=True)
    return [submission.make_spiral(n_per_class, noise, np.random.default_rng(seed)) for noise, seed in made]


def train_val_split(submission: Any, X: Any, y: Any, val_fraction: float, seeds: Sequence[int]) -> dict[str, Any]:
    """One split for every seed, and what became of the arguments."""
    answers, after = [], []
    for seed in seeds:
        given = X.copy(), y.copy()
        answers.append(_copied(submission.train_val_split(*given, val_fraction, np.random.default_rng(seed))))
        after.append(given)
    return {"answers": answers, "after": after}


def batches(submission: Any, X: Any, y: Any, batch_size: int, seeds: Sequence[int]) -> dict[str, Any]:
    """All batches of one pass for every seed, and what became of the arguments."""
    answers, after = [], []
    for seed in seeds:
        given = X.copy(), y.copy()
        batches = submission.batches(*given, batch_size, np.random.default_rng(seed))
        if _is_iterable(batches):
            # Copied at once: a generator may fill the same arrays again.
            batches = [_copied(batch) for batch in islice(batches, MOST_BATCHES)]
        answers.append(batches)
        after.append(given)
    return {"answers": answers, "after": after}


def check_labels(submission: Any, cases: Sequence[Any]) -> list[dict[str, Any]]:
    """What check_labels did with each array: raised (kind and text) or returned; and the array afterwards."""
    seen = []
    for case in cases:
        y, raised, text, returned = case.copy(), "", "", None
        try:
            returned = submission.check_labels(y)
        except Exception as error:
            if type(error) is not Exception and not isinstance(error, COMPLAINTS):
                raise
            raised, text = type(error).__name__, str(error)
            if isinstance(error, ValueError) and not isinstance(error, UnicodeError):
                raised = "ValueError"
        seen.append({"raised": raised, "text": text[:200], "returned": returned, "after": y})
    return seen


def _is_iterable(batches: Any) -> bool:
    """A for loop can run over it; that includes objects with nothing but ``__getitem__``."""
    if isinstance(batches, (str, dict, np.ndarray)):
        return False
    return isinstance(batches, Iterable) or hasattr(type(batches), "__getitem__")


def _copied(answer: Any) -> Any:
    if isinstance(answer, (list, tuple)):
        return [np.array(item) if isinstance(item, np.ndarray) else item for item in answer]
    return answer
