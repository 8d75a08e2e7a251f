"""Small examples of exercise 11 that a reader can recompute by hand. Runs inside the jail."""

import numpy as np

NETWORK = {"W1": [[1, -1], [2, 1]], "b1": [0, 1], "W2": [[1], [-2]], "b2": [-1]}
WIDE = {"W1": [[1, -1, 1], [2, 1, -1]], "b1": [0, 1, -1], "W2": [[1], [-2], [1]], "b2": [-1]}
ROWS = [(1, 2), (2, 0), (-1, 0)]

_NETWORK = "W1 = [[1, -1], [2, 1]], b1 = [0, 1], W2 = [[1], [-2]], b2 = [-1]"
_WIDE = "W1 = [[1, -1, 1], [2, 1, -1]], b1 = [0, 1, -1],\nW2 = [[1], [-2], [1]], b2 = [-1]"
_BATCH = f"{_WIDE}\nRows (1, 2), (2, 0) and (-1, 0) with labels 1, 0 and 1"
_STEP = f"{_NETWORK}; every gradient is 0.5; rate 0.1"
_FIVE = "Five examples, each with a column of its own, in batches of 2; one epoch with a tiny rate"
_FOUR = "x = (1, 2), (2, 0), (-1, 0), (0, -1), labels 1, 0, 1, 0; 3 hidden neurons, seed 0, rate 0.5"
_FLAT = "Six examples so near to zero that y_hat is 0.5; labels 1, 0, 0, 1, 0, 0"


def _arrays(values=None):
    return {name: np.array(value, dtype=float) for name, value in (values or NETWORK).items()}


def _answers(*rows):
    return lambda s: np.ravel(s.forward(_arrays(), np.array(rows, dtype=float))[0])


def _shape(s):
    return np.shape(s.forward(_arrays(WIDE), np.array(ROWS, dtype=float))[0])


def _gradient(key, *, again=False, rows=ROWS, labels=(1, 0, 1)):
    def run(s):
        params, y = _arrays(WIDE), np.array(labels, dtype=float).reshape(-1, 1)
        cache = s.forward(params, np.array(rows, dtype=float))[1]
        if again:
            s.backward(params, cache, y)
        return s.backward(params, cache, y)[key]

    return run


def _classes(s):
    return np.ravel(s.predict(_arrays(), np.array(ROWS, dtype=float))) * 1


def _class_of(b2):
    zeros = {name: value * 0 for name, value in _arrays().items()}
    return lambda s: np.ravel(s.predict({**zeros, "b2": np.array([b2])}, np.ones((1, 2)))) * 1


def _start(read, seed=0):
    return lambda s: read(s.init_params(2, 3, np.random.default_rng(seed)))


def _compared(one, other):
    def run(s):
        first, second = (s.init_params(2, 3, np.random.default_rng(seed))["W1"] for seed in (one, other))
        return "yes" if np.array_equal(first, second) else "no"

    return run


def _stepped(key):
    def run(s):
        params = _arrays()
        return s.sgd_step(params, {name: np.full_like(value, 0.5) for name, value in params.items()}, 0.1)[key]

    return run


def _changed_by_step(s):
    params = _arrays()
    s.sgd_step(params, {name: np.full_like(value, 0.5) for name, value in params.items()}, 0.1)
    return ", ".join(name for name, value in _arrays().items() if not np.array_equal(params[name], value)) or "nothing"


def _weights(s, seed):
    """How much every example weighs in the gradients of an epoch."""
    X, y = np.eye(5), np.array([[1.0], [0.0], [0.0], [1.0], [0.0]])
    start, end = (s.train(X.copy(), y.copy(), 40, lr, 1, 2, seed)[0] for lr in (1e-12, 1e-6))
    on = start["W1"] + start["b1"] > 0
    p = 1 / (1 + np.exp(-(np.maximum(start["W1"] + start["b1"], 0) @ start["W2"] + start["b2"])))
    wanted = start["W2"].T * on * (p - y)
    made = (start["W1"] - end["W1"]) / 1e-6
    return np.round((made * wanted).sum(axis=1) / (wanted**2).sum(axis=1), 2)


def _alone(s):
    return [int(np.argmax(_weights(s, seed))) + 1 for seed in range(4)]


def _four(s, lr=0.5, epochs=1, batch_size=4, seed=0):
    X = np.array([[1.0, 2.0], [2.0, 0.0], [-1.0, 0.0], [0.0, -1.0]])
    y = np.array([[1.0], [0.0], [1.0], [0.0]])
    return s.train(X, y, 3, lr, epochs, batch_size, seed)


def _way(key, **settings):
    def run(s):
        start, end = (_four(s, lr=lr, **settings)[0] for lr in (1e-12, 0.5))
        return float(np.abs(end[key] - start[key]).sum())

    return run


def _same(one, other):
    def run(s):
        first, second = (_four(s, seed=seed)[0]["W1"] for seed in (one, other))
        return "yes" if np.array_equal(first, second) else "no"

    return run


def _flat(batch_size):
    def run(s):
        X, y = np.full((6, 2), 1e-9), np.array([[1.0], [0.0], [0.0], [1.0], [0.0], [0.0]])
        return [round(float(loss), 4) for loss in s.train(X, y, 3, 1e-12, 2, batch_size, 0)[1]["loss"]]

    return run


def _kept(s):
    X, y = np.array([[1.0], [2.0], [3.0]]), np.array([[1.0], [0.0], [0.0]])
    s.train(X, y, 2, 0.1, 1, 2, 0)
    return X


EXAMPLES = {
    "forward": [
        *((f"y_hat for {row}", _answers(row), _NETWORK) for row in [*ROWS, (0, 0)]),
        ("shape of y_hat for three rows", _shape, _WIDE),
    ],
    "backward": [
        *((f"gradient of {key}", _gradient(key), _BATCH) for key in ("b2", "W2", "b1", "W1")),
        ("gradient of b2, asked for twice", _gradient("b2", again=True), _BATCH),
    ],
    "predict": [
        ("classes of (1, 2), (2, 0), (-1, 0)", _classes, _NETWORK),
        ("class where y_hat is 0.55", _class_of(0.2), "All weights 0, b2 = 0.2"),
        ("class where y_hat is 0.45", _class_of(-0.2), "All weights 0, b2 = -0.2"),
    ],
    "init_params": [
        ("different columns of W1", _start(lambda start: len(np.unique(start["W1"], axis=1).T))),
        ("largest weight is 0", _start(lambda start: bool(np.abs(start["W1"]).max() == 0))),
        ("shapes of W1 and W2", _start(lambda start: f"{start['W1'].shape} and {start['W2'].shape}")),
        ("seeds 0 and 0 give the same", _compared(0, 0)),
        ("seeds 0 and 1 give the same", _compared(0, 1)),
    ],
    "sgd_step": [
        *((f"{key} after the step", _stepped(key), _STEP) for key in ("W1", "b1", "W2", "b2")),
        ("which given arrays changed", _changed_by_step, _STEP),
    ],
    "train": [
        ("weights of the examples, sorted", lambda s: np.sort(_weights(s, 0)), _FIVE),
        ("alone in its batch, seeds 0 to 3", _alone, _FIVE),
        ("way of b2, one batch, 1 epoch", _way("b2"), _FOUR),
        ("way of b2, one batch, 3 epochs", _way("b2", epochs=3), _FOUR),
        ("entries of the history, 3 epochs", lambda s: len(_four(s, epochs=3)[1]["loss"]), _FOUR),
        ("losses, one batch, rate 0", _flat(6), _FLAT),
        ("losses, batches of 2, rate 0", _flat(2), _FLAT),
        ("way of b2, batches of 2, 1 epoch", _way("b2", batch_size=2), _FOUR),
        ("seeds 0 and 0 give the same", _same(0, 0), _FOUR),
        ("seeds 0 and 1 give the same", _same(0, 1), _FOUR),
        ("X after train", _kept, "X = [[1], [2], [3]]"),
    ],
}
SETUP = {"init_params": "init_params(2, 3, default_rng(seed)); seed 0 where nothing else is said"}
