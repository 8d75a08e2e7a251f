"""Small examples of exercise 6 that a reader can recompute by hand. Runs inside the jail."""

import numpy as np

FOUR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR = np.array([[0.0], [1.0], [1.0], [0.0]])
README = {
    "W1": np.array([[2.0, 1.0], [-1.0, -2.0]]),
    "b1": np.array([-1.0, 1.0]),
    "W2": np.array([[3.0], [-2.0]]),
    "b2": np.array([1.0]),
}
BOOK = {
    "W1": np.array([[5.0, 5.0], [5.0, 5.0]]),
    "b1": np.array([-2.5, -7.5]),
    "W2": np.array([[10.0], [-10.0]]),
    "b2": np.array([-5.0]),
}
THREE = {
    "W1": np.array([[1.0, -1.0, 2.0], [-1.0, 2.0, 1.0]]),
    "b1": np.array([0.0, 1.0, -1.0]),
    "W2": np.array([[1.0], [-2.0], [3.0]]),
    "b2": np.array([0.0]),
}
ROWS, LABELS = np.array([[1.0, 2.0], [2.0, 0.0], [0.0, -1.0], [2.0, 2.0], [-1.0, 1.0]]), [1, 0, 0, 1, 0]
_NET = "W1 = [[2, 1], [-1, -2]], b1 = [-1, 1], W2 = [[3], [-2]], b2 = [1], lr = 1"
_README = f"{_NET}\nRows (0, 0), (0, 1), (1, 0), (1, 1) with labels 0, 1, 1, 0"
_BOOK = """The book's XOR network: W1 = [[5, 5], [5, 5]], b1 = [-2.5, -7.5],
W2 = [[10], [-10]], b2 = [-5]; rows (0, 0), (0, 1), (1, 0), (1, 1)"""
_THREE = """W1 = [[1, -1, 2], [-1, 2, 1]], b1 = [0, 1, -1], W2 = [[1], [-2], [3]], b2 = [0],
lr = 0.5; rows (1, 2), (2, 0), (0, -1), (2, 2), (-1, 1) with labels 1, 0, 0, 1, 0"""
_START = "Three hidden units, np.random.default_rng(0)"


def _copy(arrays):
    return {name: value.copy() for name, value in arrays.items()}


def _pair(s, epochs, params=README, X=FOUR, y=XOR, lr=1.0):
    return s.train(_copy(params), X.copy(), np.array(y, dtype=float).reshape(-1, 1), lr, epochs)


def _trained(key, epochs):
    return f"{key} after {epochs} epoch{'s' * (epochs > 1)}", lambda s: _pair(s, epochs)[0][key], _README


def _wider(key, epochs):
    def run(s):
        return _pair(s, epochs, THREE, ROWS, LABELS, 0.5)[0][key]

    return f"{key} after {epochs} epoch{'s' * (epochs > 1)}", run, _THREE


def _shape(key):
    return f"shape of {key} after an epoch", lambda s: np.shape(_pair(s, 1, THREE, ROWS, LABELS, 0.5)[0][key]), _THREE


def _changes(s):
    X, y = FOUR.copy(), XOR.copy()
    s.train(_copy(README), X, y, 1.0, 1)
    return " and ".join(["X"] * (not np.array_equal(X, FOUR)) + ["y"] * (not np.array_equal(y, XOR))) or "nothing"


def _predict_changes(s):
    params, X = _copy(BOOK), FOUR + 0.25
    s.predict(params, X)
    changed = [name for name in BOOK if not np.array_equal(params[name], BOOK[name])]
    return " and ".join(changed + ["X"] * (not np.array_equal(X, FOUR + 0.25))) or "nothing"


def _start(s):
    return s.init_params(3, np.random.default_rng(0))


def _outputs(s):
    params = s.solve(0)
    A1 = 1 / (1 + np.exp(-(FOUR @ params["W1"] + params["b1"])))
    return (1 / (1 + np.exp(-(A1 @ params["W2"] + params["b2"])))).ravel().round(1)


def _keys(params):
    return " ".join(sorted(params)) if isinstance(params, dict) else "a " + type(params).__name__


def _alike(params):
    return str(bool(np.ptp(params["W1"], axis=1).max() < 1e-9))


EXAMPLES = {
    "init_params": [
        *((f"shape of {key}", lambda s, key=key: np.shape(_start(s)[key]), _START) for key in ("W1", "b1", "W2", "b2")),
        ("keys", lambda s: _keys(_start(s)), _START),
        ("columns of W1 all equal", lambda s: _alike(_start(s)), _START),
        ("W1 all zero", lambda s: str(bool(not np.any(_start(s)["W1"]))), _START),
    ],
    "train": [
        *(_trained(key, epochs) for epochs in (1, 2, 3) for key in ("b2", "W2", "b1", "W1")),
        ("losses of 3 epochs", lambda s: _pair(s, 3)[1], _README),
        ("what comes back first", lambda s: "a " + type(_pair(s, 3)[0]).__name__, _README),
        *(_wider(key, epochs) for epochs in (1, 2) for key in ("b2", "W2", "b1", "W1")),
        *(_shape(key) for key in ("b1", "b2")),
        ("losses of 2 epochs", lambda s: _pair(s, 2, THREE, ROWS, LABELS, 0.5)[1], _THREE),
        ("what train changes of X and y", _changes),
    ],
    "predict": [
        ("classes", lambda s: np.ravel(s.predict(_copy(BOOK), FOUR)), _BOOK),
        ("classes", lambda s: np.ravel(s.predict(_copy(README), FOUR)), _README),
        ("classes", lambda s: np.ravel(s.predict(_copy(THREE), ROWS)), _THREE),
        (
            "classes, b2 = [-2.9] instead",
            lambda s: np.ravel(s.predict({**_copy(THREE), "b2": np.array([-2.9])}, ROWS)),
            _THREE,
        ),
        ("what predict changes", _predict_changes),
    ],
    "solve": [
        ("outputs for the four corners", _outputs, "solve(0)"),
        ("keys of what comes back", lambda s: _keys(s.solve(0)), "solve(0)"),
    ],
}
