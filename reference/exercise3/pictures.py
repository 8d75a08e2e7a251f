"""Small examples of exercise 3 that a reader can recompute by hand. Runs inside the jail."""

import numpy as np

Z = np.array([-2.0, 0.5, 1.0])
BOOK = {
    "W1": np.array([[5.0, 5.0], [5.0, 5.0]]),
    "b1": np.array([-2.5, -7.5]),
    "W2": np.array([[10.0], [-10.0]]),
    "b2": np.array([-5.0]),
}
EASY = {
    "W1": np.array([[1.0, -1.0, 1.0], [2.0, 1.0, -1.0]]),
    "b1": np.array([0.0, 1.0, -1.0]),
    "W2": np.array([[1.0], [-2.0], [-1.0]]),
    "b2": np.array([-1.0]),
}
ONE, TWO = np.array([[1.0, 2.0]]), np.array([[1.0, 2.0], [2.0, 0.0]])
FOUR = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
_EASY = """W1 = [[1, -1, 1], [2, 1, -1]], b1 = [0, 1, -1], W2 = [[1], [-2], [-1]],
b2 = [-1]; with ReLU the output is 0.5 for both rows"""
_BOOK = "The book's XOR network: W1 = [[5, 5], [5, 5]], b1 = [-2.5, -7.5],\nW2 = [[10], [-10]], b2 = [-5]"
_ROWS = {3: "Rows x = (1, 2) and x = (2, 0)", 2: "Rows (0, 0), (0, 1), (1, 0), (1, 1)"}
_LABELS = {
    3: "Rows x = (1, 2) with label 1 and x = (2, 0) with label 1",
    2: "Rows (0, 0), (0, 1), (1, 0), (1, 1) with labels 0, 1, 1, 0",
}


def _copy(arrays):
    return {name: value.copy() for name, value in arrays.items()}


def _same(a, b):
    return a.shape == b.shape and np.array_equal(a, b)


def _bend(name):
    return [
        (f"{name}([-2, 0.5, 1])", lambda s: getattr(s, name)(Z.copy())),
        (f"{name}([2])", lambda s: getattr(s, name)(np.array([2.0]))),
        (f"{name}([-1000, 1000])", lambda s: getattr(s, name)(np.array([-1000.0, 1000.0]))),
        (f"shape of {name}(z), z (2, 1)", lambda s: np.shape(getattr(s, name)(np.ones((2, 1))))),
        (f"z = [-2, 3] after {name}(z)", lambda s: _after(getattr(s, name), np.array([-2.0, 3.0]))),
    ]


def _after(function, z):
    function(z)
    return z


def _cache(params, X, bend):
    Z1 = X @ params["W1"] + params["b1"]
    A1 = np.maximum(Z1, 0) if bend == "relu" else 1 / (1 + np.exp(-Z1))
    Z2 = A1 @ params["W2"] + params["b2"]
    return {"X": X.copy(), "Z1": Z1, "A1": A1, "Z2": Z2, "A2": 1 / (1 + np.exp(-Z2))}


def _entry(label, params, X, bend, key, setup):
    return (
        f"{key}, {label}, {bend}",
        lambda s: s.forward(_copy(params), X.copy(), bend)[key],
        f"{setup}\n{_ROWS[len(params['b1'])]}",
    )


def _grad(label, params, X, y, bend, key, setup):
    def run(s):
        column = np.array(y, dtype=float).reshape(-1, 1)
        return s.backward(_copy(params), _cache(params, X, bend), column, bend)[key]

    return f"d{key}, {label}, {bend}", run, f"{setup}\n{_LABELS[len(params['b1'])]}"


def _backward_changes(s):
    params, cache = _copy(EASY), _cache(EASY, TWO, "relu")
    kept, y = {**_copy(params), **_copy(cache)}, np.array([[1.0], [0.0]])
    s.backward(params, cache, y, "relu")
    now = {**params, **cache}
    return ", ".join([n for n in kept if not _same(kept[n], now[n])] + ["y"] * int(y.sum() != 1)) or "nothing"


def _forward_changes(s):
    params, X = _copy(EASY), TWO.copy()
    s.forward(params, X, "relu")
    return ", ".join([n for n in EASY if not _same(EASY[n], params[n])] + ["X"] * (not _same(X, TWO))) or "nothing"


def _numerical(loss, **given):
    def run(s):
        return s.numerical_gradient(loss, {name: np.array(value, dtype=float) for name, value in given.items()})

    return run


def _left(s):
    params = {"w": np.array([2.0, 3.0])}
    s.numerical_gradient(lambda p: float((p["w"] ** 2).sum()), params)
    return "[" + ", ".join(f"{number:.7g}" for number in params["w"]) + "]"


def _square(p):
    return float(sum((value**2).sum() for value in p.values()))


CASES = [("x = (1, 2)", EASY, ONE, _EASY), ("both rows", EASY, TWO, _EASY), ("all four rows", BOOK, FOUR, _BOOK)]
LABELS = {1: [1], 2: [1, 1], 4: [0, 1, 1, 0]}

EXAMPLES = {
    "sigmoid_derivative": _bend("sigmoid_derivative"),
    "relu_derivative": _bend("relu_derivative"),
    "forward": [
        *(
            _entry(label, params, X, bend, key, setup)
            for label, params, X, setup in CASES
            for bend in ("relu", "sigmoid")
            for key in ("Z1", "A1", "Z2", "A2", "X")
        ),
        ("A1, x = (1, 2), no activation given", lambda s: s.forward(_copy(EASY), ONE.copy())["A1"], _EASY),
        ("A2, x = (1000, -1000), relu", lambda s: s.forward(_copy(EASY), ONE * [[1000, -500]], "relu")["A2"], _EASY),
        ("what forward changes", _forward_changes),
    ],
    "backward": [
        *(
            _grad(label, params, X, LABELS[len(X)], bend, key, setup)
            for label, params, X, setup in CASES
            for bend in ("relu", "sigmoid")
            for key in ("b2", "W2", "b1", "W1")
        ),
        ("what backward changes", _backward_changes),
    ],
    "numerical_gradient": [
        ("slope of w**2 at w = 3", _numerical(_square, w=[3])),
        ("slope of the squares' sum at (1, -2), (4)", _numerical(_square, w=[1, -2], b=[4])),
        ("the same at w = [[1, 2], [3, 4]]", _numerical(_square, w=[[1, 2], [3, 4]])),
        ("slope of w**3 at w = 0", _numerical(lambda p: float((p["w"] ** 3).sum()), w=[0])),
        (
            "slope of e**w at w = 0, 9 digits",
            lambda s: f"{float(np.ravel(_numerical(lambda p: float(np.exp(p['w']).sum()), w=[0])(s)['w'])[0]):.9f}",
        ),
        ("w = [2, 3] after the call", _left),
    ],
}
