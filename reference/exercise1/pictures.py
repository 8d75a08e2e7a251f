"""Small examples of exercise 1 that a reader can recompute by hand. Runs inside the jail."""

import numpy as np

Z = np.array([-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0])
A = np.array([[1.0, 2.0], [3.0, 4.0]])
W = np.array([[1.0, 0.0], [10.0, 2.0]])
B = np.array([5.0, 7.0])
XOR = {
    "W1": np.array([[1.0, 1.0], [1.0, 1.0]]),
    "b1": np.array([0.0, -1.0]),
    "W2": np.array([[4.0], [-8.0]]),
    "b2": np.array([-2.0]),
}
INPUTS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
DEEP = {
    "W1": np.array([[1.0, -1.0], [2.0, 1.0]]),
    "b1": np.array([1.0, -1.0]),
    "W2": np.array([[1.0, -1.0], [0.0, 2.0]]),
    "b2": np.array([-3.0, 1.0]),
    "W3": np.array([[1.0], [-2.0]]),
    "b3": np.array([1.0]),
}
WIDE = {"W1": np.array([[1.0, -1.0, 0.0], [2.0, 1.0, 1.0]]), "b1": np.array([0.5, 0.0, -0.5])}
HALF = {"W1": np.zeros((2, 1)), "b1": np.array([0.2])}
CURVES = ("relu", "sigmoid", "tanh")

_LINEAR = "linear(a, W, b) with W = [[1, 0], [10, 2]], b = [5, 7]"
_XOR = """README's XOR network: W1 = [[1, 1], [1, 1]], b1 = [0, -1],
W2 = [[4], [-8]], b2 = [-2]"""
_DEEP = """Three layers: W1 = [[1, -1], [2, 1]], b1 = [1, -1], W2 = [[1, -1], [0, 2]],
b2 = [-3, 1], W3 = [[1], [-2]], b3 = [1]"""
_WIDE = "One layer: W1 = [[1, -1, 0], [2, 1, 1]], b1 = [0.5, 0, -0.5]"


def _copy(params):
    return {name: value.copy() for name, value in params.items()}


def _after(function, *args):
    """The first argument as it is after the call."""
    function(*args)
    return args[0]


def _changed(function, params, X):
    """Names of what the call changed."""
    given, inputs = _copy(params), X.copy()
    function(given, inputs)
    names = [name for name in params if name not in given or not np.array_equal(given[name], params[name])]
    return ", ".join(names + ["X"] * (not np.array_equal(X, inputs))) or "nothing"


def _dtype(value):
    return str(np.asarray(value).dtype)


def _bend(name):
    return [
        (f"{name}([-2, 0, 1])", lambda s: getattr(s, name)(np.array([-2.0, 0.0, 1.0]))),
        (f"{name}([0.1, 7])", lambda s: getattr(s, name)(np.array([0.1, 7.0]))),
        (f"{name}([[-2], [3]])", lambda s: getattr(s, name)(np.array([[-2.0], [3.0]]))),
        (f"{name}([-1000, 1000])", lambda s: getattr(s, name)(np.array([-1000.0, 1000.0]))),
        (f"{name}([-40, 40])", lambda s: getattr(s, name)(np.array([-40.0, 40.0]))),
        (f"shape of {name}(z), z (2, 1)", lambda s: np.shape(getattr(s, name)(np.ones((2, 1))))),
        (f"shape of {name}(z), z (2, 1, 3)", lambda s: np.shape(getattr(s, name)(np.ones((2, 1, 3))))),
        (f"z = [-2, 0, 3] after {name}(z)", lambda s: _after(getattr(s, name), np.array([-2.0, 0.0, 3.0]))),
        (f"dtype of {name}(z)", lambda s: _dtype(getattr(s, name)(Z.copy()))),
    ]


def _softmax(label, rows):
    return label, lambda s: s.softmax(np.array(rows, dtype=float))


EXAMPLES = {
    "relu": _bend("relu"),
    "sigmoid": _bend("sigmoid"),
    "tanh": _bend("tanh"),
    "softmax": [
        _softmax("softmax([[0, 0], [0, 0]])", [[0, 0], [0, 0]]),
        _softmax("softmax([[1, 2]])", [[1, 2]]),
        _softmax("softmax([[0, 1000], [0, 0]])", [[0, 1000], [0, 0]]),
        _softmax("softmax([[1, 2, 3]])", [[1, 2, 3]]),
        _softmax("softmax([[1, 2, 3], [1, 1, 1]])", [[1, 2, 3], [1, 1, 1]]),
        _softmax("softmax([[-1, 0], [2, 2], [0, 5]])", [[-1, 0], [2, 2], [0, 5]]),
        _softmax("softmax([[1000, 1000]])", [[1000, 1000]]),
        _softmax("softmax([[-1000, -1000]])", [[-1000, -1000]]),
        _softmax("softmax([[1000, 0], [0, -1000]])", [[1000, 0], [0, -1000]]),
        ("z = [[1, 2]] after softmax(z)", lambda s: _after(s.softmax, np.array([[1.0, 2.0]]))),
        ("dtype of softmax(z)", lambda s: _dtype(s.softmax(A.copy()))),
    ],
    "linear": [
        ("a = [[1, 2]]", lambda s: s.linear(A[:1].copy(), W.copy(), B.copy()), _LINEAR),
        ("a = [[1, 2], [3, 4]]", lambda s: s.linear(A.copy(), W.copy(), B.copy()), _LINEAR),
        ("b after linear(a, W, b)", lambda s: _after(lambda b: s.linear(A.copy(), W.copy(), b), B.copy()), _LINEAR),
        ("a = [[1, 2]] after linear(a, W, b)", lambda s: _after(s.linear, A[:1].copy(), W.copy(), B.copy()), _LINEAR),
        ("W after linear(a, W, b)", lambda s: _after(lambda w: s.linear(A.copy(), w, B.copy()), W.copy()), _LINEAR),
        (
            "a = [[1], [2]]",
            lambda s: s.linear(A[:1].T.copy(), np.array([[1.0, 10.0]]), B.copy()),
            "linear(a, W, b) with W = [[1, 10]], b = [5, 7]",
        ),
    ],
    "forward": [
        ("x = (0, 0)", lambda s: s.forward(_copy(XOR), INPUTS[:1].copy()), _XOR),
        ("x = (0, 1)", lambda s: s.forward(_copy(XOR), INPUTS[1:2].copy()), _XOR),
        ("rows (0, 0), (0, 1)", lambda s: s.forward(_copy(XOR), INPUTS[:2].copy()), _XOR),
        ("x = (1000, -1000)", lambda s: s.forward(_copy(XOR), np.array([[1000.0, -1000.0]])), _XOR),
        ("x = (300, 300)", lambda s: s.forward(_copy(XOR), np.array([[300.0, 300.0]])), _XOR),
        ("what forward(params, X) changes", lambda s: _changed(s.forward, XOR, INPUTS), _XOR),
        (
            "(0, 0) twice, same params",
            lambda s: (lambda p: (s.forward(p, INPUTS[:1]), s.forward(p, INPUTS[:1])))(_copy(XOR)),
            _XOR,
        ),
        ("dtype of forward(params, X)", lambda s: _dtype(s.forward(_copy(XOR), INPUTS.copy())), _XOR),
        ("x = (1, 0)", lambda s: s.forward(_copy(DEEP), np.array([[1.0, 0.0]])), _DEEP),
        ("rows (1, 0), (-1, 1)", lambda s: s.forward(_copy(DEEP), np.array([[1.0, 0.0], [-1.0, 1.0]])), _DEEP),
        ("x = (1, 0)", lambda s: s.forward(_copy(WIDE), np.array([[1.0, 0.0]])), _WIDE),
        ("rows (1, 0), (1, -1)", lambda s: s.forward(_copy(WIDE), np.array([[1.0, 0.0], [1.0, -1.0]])), _WIDE),
    ],
    "predict": [
        ("rows (0, 0), (0, 1)", lambda s: s.predict(_copy(XOR), INPUTS[:2].copy()), _XOR),
        ("what predict(params, X) changes", lambda s: _changed(s.predict, XOR, INPUTS), _XOR),
        (
            "rows (0, 0), (1, 1)",
            lambda s: s.predict(_copy(HALF), INPUTS[[0, 3]].copy()),
            "A network whose weights are all 0 and whose one bias is 0.2",
        ),
    ],
    "count_parameters": [
        ("count_parameters([2, 3, 1])", lambda s: s.count_parameters([2, 3, 1])),
        ("count_parameters([2, 16, 8, 1])", lambda s: s.count_parameters([2, 16, 8, 1])),
        ("count_parameters([5, 4])", lambda s: s.count_parameters([5, 4])),
    ],
}
