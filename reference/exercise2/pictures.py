"""Small examples of exercise 2 that a reader can recompute by hand. Runs inside the jail."""

import numpy as np


def _column(*numbers):
    return np.array(numbers, dtype=float).reshape(-1, 1)


def _pair(name, first, second):
    label = f"{name}({[[n] for n in first]}, {[[n] for n in second]})"
    return label, lambda s: getattr(s, name)(_column(*first), _column(*second))


def _changed(function, *given):
    """Which of the arguments the call changed."""
    kept = [array.copy() for array in given]
    function(*given)
    places = [str(place + 1) for place, array in enumerate(given) if not np.array_equal(array, kept[place])]
    return "argument " + ", ".join(places) if places else "nothing"


def _changes(name):
    label = f"what {name} changes"
    return label, lambda s: _changed(getattr(s, name), _column(0.0, 1.0, 0.3), _column(1.0, 0.0, 1.0))


def _two_columns(name):
    first, second = np.array([[0.5, 0.2], [0.9, 0.4]]), np.array([[1.0, 0.0], [0.0, 1.0]])
    label = f"{name}([[0.5, 0.2], [0.9, 0.4]], [[1, 0], [0, 1]])"
    return label, lambda s: getattr(s, name)(first.copy(), second.copy())


def _entropy(rows, labels):
    return (
        f"cross_entropy({rows}, {labels})",
        lambda s: s.cross_entropy(np.array(rows, dtype=float), np.array(labels)),
    )


_BINARY = [([0.5], [1]), ([0.99], [1]), ([0.01], [1]), ([0.2], [0]), ([0.9, 0.2], [1, 0]), ([0.5, 0.2, 0.9], [1, 1, 0])]
_ENDS = [([0], [1]), ([1], [0]), ([0, 1], [0, 1]), ([1e-6], [1]), ([0.999999], [0]), ([1e-4], [1])]
_SCORES = [([0], [1]), ([2], [1]), ([2], [0]), ([-1, 3], [1, 1]), ([1, -2, 0], [1, 0, 0])]
_FAR = [([10], [0]), ([-20], [1]), ([40], [0]), ([-50], [1]), ([1000], [0]), ([-1000], [1]), ([1000, -1000], [1, 0])]
_NUMBERS = [([3], [1]), ([1, 2], [3, 5]), ([3, -1, 0], [1, 1, 3])]

EXAMPLES = {
    "bce": [*(_pair("bce", *pair) for pair in _BINARY + _ENDS), _two_columns("bce"), _changes("bce")],
    "bce_with_logits": [
        *(_pair("bce_with_logits", *pair) for pair in _SCORES + _FAR),
        _two_columns("bce_with_logits"),
        _changes("bce_with_logits"),
    ],
    "bce_with_logits_grad": [
        *(_pair("bce_with_logits_grad", *pair) for pair in [*_SCORES, ([30, -30], [1, 0]), ([30, -30], [0, 1])]),
        _changes("bce_with_logits_grad"),
    ],
    "mse": [*(_pair("mse", *pair) for pair in _NUMBERS), _two_columns("mse"), _changes("mse")],
    "mae": [*(_pair("mae", *pair) for pair in _NUMBERS), _two_columns("mae"), _changes("mae")],
    "cross_entropy": [
        _entropy([[0, 0]], [0]),
        _entropy([[1, 2, 3]], [2]),
        _entropy([[1, 2, 3], [3, 0, 0]], [0, 0]),
        _entropy([[1, 2], [0, 4], [2, 2]], [0, 1, 1]),
        _entropy([[50, 0]], [1]),
        _entropy([[1000, 0]], [0]),
        _entropy([[0, 1000]], [0]),
        _entropy([[-1000, -1000]], [0]),
        ("what cross_entropy changes", lambda s: _changed(s.cross_entropy, np.array([[1.0, 2.0]]), np.array([0]))),
    ],
}
