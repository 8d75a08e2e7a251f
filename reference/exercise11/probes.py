"""Runs inside the jail: chains the student's functions, so that a cache or a generator never leaves it. No answers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

Params = dict[str, np.ndarray]


def init_params(submission: Any, n_in: int, n_hidden: int, seeds: Sequence[int]) -> list[Any]:
    """Parameters for every seed."""
    return [submission.init_params(n_in, n_hidden, np.random.default_rng(seed)) for seed in seeds]


def forward(submission: Any, params: Params, X: np.ndarray) -> Any:
    """The predictions alone; whatever is no pair comes back as it is."""
    answer = submission.forward(params, X)
    return answer[0] if isinstance(answer, (tuple, list)) and len(answer) == 2 else _told(answer)


def backward(submission: Any, params: Params, X: np.ndarray, y: np.ndarray) -> Any:
    """Gradients by way of the student's own cache."""
    _, cache = submission.forward(params, X)
    return submission.backward(params, cache, y)


def backward_twice(submission: Any, params: Params, X: np.ndarray, y: np.ndarray) -> dict[str, Any]:
    """Gradients asked for twice with one cache."""
    _, cache = submission.forward(params, X)
    first = _copied(submission.backward(params, cache, y))
    return {"first": first, "again": submission.backward(params, cache, y)}


def measured(submission: Any, params: Params, X: np.ndarray, y: np.ndarray, eps: float) -> dict[str, Any]:
    """Gradients, and the predictions with every number a little larger and a little smaller."""
    grads = backward(submission, {name: value.copy() for name, value in params.items()}, X.copy(), y.copy())
    shifted = []
    for name, value in params.items():
        for place in np.ndindex(value.shape):
            for step in (eps, -eps):
                moved = {key: array.copy() for key, array in params.items()}
                moved[name][place] += step
                shifted.append(forward(submission, moved, X.copy()))
    return {"grads": grads, "shifted": shifted}


def train(submission: Any, X: np.ndarray, y: np.ndarray, runs: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """One training for every run's settings, each on fresh copies; and what became of the copies."""
    answers, after = [], []
    for run in runs:
        given = X.copy(), y.copy()
        answers.append(_train(submission, *given, run))
        after.append(given)
    return {"answers": answers, "after": after}


def spiral(submission: Any, X: np.ndarray, y: np.ndarray, X_new: np.ndarray, run: dict[str, Any]) -> dict[str, Any]:
    """One training, and the classes predicted for points not seen before."""
    answer = _train(submission, X, y, run)
    trained = answer[0] if isinstance(answer, (tuple, list)) and answer else answer
    return {"answer": answer, "classes": submission.predict(trained, X_new)}


def _train(submission: Any, X: np.ndarray, y: np.ndarray, run: dict[str, Any]) -> Any:
    settings = (run["n_hidden"], run["lr"], run["epochs"], run["batch_size"], run["seed"])
    answer = submission.train(X, y, *settings)
    return list(answer) if isinstance(answer, (tuple, list)) else answer


def _copied(grads: Any) -> Any:
    if not isinstance(grads, dict):
        return grads
    return {name: np.array(value) if isinstance(value, np.ndarray) else value for name, value in grads.items()}


def _told(answer: Any) -> Any:
    return "no pair" if isinstance(answer, (tuple, list)) else answer
