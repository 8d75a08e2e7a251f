"""The eight checks of the NumPy assignment as plain functions: every peer runs these same bodies.

Each takes the student's functions, an object with forward, bce, backward and train.
"""

import numpy as np

X4 = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
Y4 = np.array([[0.0], [1.0], [1.0], [0.0]])
START = {
    "W1": np.array([[0.9, -0.7], [-0.8, 1.1]]), "b1": np.array([0.1, -0.2]),
    "W2": np.array([[1.2], [-0.6]]), "b2": np.array([0.05]),
}  # fmt: skip


def drawn(seed, rows=7):
    rng = np.random.default_rng(seed)
    params = {"W1": rng.normal(size=(2, 2)), "b1": rng.normal(size=2), "W2": rng.normal(size=(2, 1)),
              "b2": rng.normal(size=1)}  # fmt: skip
    return params, rng.normal(size=(rows, 2)), rng.integers(0, 2, size=(rows, 1)).astype(float)


def _sigmoid(z):
    return 1 / (1 + np.exp(-z))


def _forward(params, X):
    return _sigmoid(_sigmoid(X @ params["W1"] + params["b1"]) @ params["W2"] + params["b2"])


def _backward(params, X, y):
    hidden = _sigmoid(X @ params["W1"] + params["b1"])
    d2 = (_forward(params, X) - y) / len(X)
    d1 = d2 @ params["W2"].T * hidden * (1 - hidden)
    return {"W1": X.T @ d1, "b1": d1.sum(0), "W2": hidden.T @ d2, "b2": d2.sum(0)}


def check_forward_shape(student):
    params, X, _ = drawn(1)
    assert np.shape(student.forward(params, X)) == (7, 1)


def check_forward_values(student):
    params, X, _ = drawn(2)
    np.testing.assert_allclose(student.forward(params, X), _forward(params, X), rtol=1e-6)


def check_backward_unchanged(student):
    params, X, y = drawn(3)
    kept = {name: value.copy() for name, value in params.items()}
    student.backward(params, X, y)
    for name, value in kept.items():
        assert np.array_equal(value, params[name])


def check_bce_values(student):
    rng = np.random.default_rng(4)
    p, y = rng.uniform(0.05, 0.95, size=(7, 1)), rng.integers(0, 2, size=(7, 1)).astype(float)
    expected = -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))
    assert abs(student.bce(p, y) - expected) < 1e-8


def check_bce_saturated(student):
    assert np.isfinite(student.bce(np.array([[0.0], [1.0]]), np.array([[1.0], [0.0]])))


def check_backward_values(student):
    params, X, y = drawn(5)
    found, expected = student.backward(params, X, y), _backward(params, X, y)
    for name, value in expected.items():
        np.testing.assert_allclose(found[name], value, rtol=1e-5, atol=1e-8)


def check_backward_slope(student):
    params, X, y = drawn(6, 5)
    found = student.backward(params, X, y)
    for name, value in params.items():
        for place in np.ndindex(value.shape):
            two = []
            for step in (1e-5, -1e-5):
                moved = {**params, name: value.copy()}
                moved[name][place] += step
                two.append(student.bce(student.forward(moved, X), y))
            assert abs((two[0] - two[1]) / 2e-5 - found[name][place]) < 1e-5


def check_train_xor(student):
    trained = student.train(START, X4, Y4, 5000, 2.0)
    assert ((student.forward(trained, X4) > 0.5) == Y4).all()
