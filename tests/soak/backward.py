"""Exercise 3's backward pass: skeletons with a slot for each link of the chain."""

from __future__ import annotations

import random
from textwrap import dedent

from tests.soak.blocks import Block, Wrong

_START = [
    'X, Z1, A1, Z2, A2 = (cache[k] for k in ("X", "Z1", "A1", "Z2", "A2"))\nW1, W2 = params["W1"], params["W2"]',
    'X = cache["X"]\nZ1, A1 = cache["Z1"], cache["A1"]\n'
    'Z2, A2 = cache["Z2"], cache["A2"]\nW1 = params["W1"]\nW2 = params["W2"]',
]
_M = ["m = y.shape[0]", "m = len(X)", "m = X.shape[0]", "m = float(A2.shape[0])", "m = y.size"]
_RETURN = [
    'return {"W1": dW1, "b1": db1, "W2": dW2, "b2": db2}',
    "return dict(W1=dW1, b1=db1, W2=dW2, b2=db2)",
    'grads = {}\ngrads["W2"], grads["b2"] = dW2, db2\ngrads["W1"], grads["b1"] = dW1, db1\nreturn grads',
    'grads = {"W1": dW1, "b1": db1.reshape(1, -1), "W2": dW2, "b2": db2.reshape(1, -1)}\nreturn grads',
]
# The mean is taken in the error, or in each of the four gradients: in0 in the error, w2, b2, w1, b1 in the others.
_SKELETON = """
{start}
{m}
dZ2 = ({error}){in0}
dW2 = ({w2}){inw2}
db2 = {b2}{inb2}
dA1 = {a1}
if activation == "relu":
    slope = {relup}
else:
    slope = {sigp}
dZ1 = {z1}
dW1 = ({w1}){inw1}
db1 = {b1}{inb1}
{end}
"""
_LOOP = """
{start}
{m}
dW1, dW2 = np.zeros_like(W1), np.zeros_like(W2)
db1, db2 = np.zeros(W1.shape[1]), np.zeros(W2.shape[1])
for i in range(X.shape[0]):
    d2 = A2[i] - y[i]
    dW2 {add} np.outer(A1[i], d2)
    db2 {add} d2
    d1 = W2 @ d2
    if activation == "relu":
        d1 = d1 * (Z1[i] > 0)
    else:
        d1 = d1 * A1[i] * (1 - A1[i])
    dW1 {add} np.outer(X[i], d1)
    db1 {add} d1
{end}
"""
_RIGHT = {
    "error": [
        "A2 - y",
        "-(y - A2)",
        "-(y / A2 - (1 - y) / (1 - A2)) * A2 * (1 - A2)",
        "np.where(y == 1, A2 - 1, A2)",
        "np.subtract(A2, y)",
    ],
    "w2": ["A1.T @ dZ2", "np.dot(A1.T, dZ2)", "np.einsum('ij,ik->jk', A1, dZ2)", "(dZ2.T @ A1).T"],
    "w1": [
        "X.T @ dZ1",
        "np.dot(X.T, dZ1)",
        "np.einsum('ij,ik->jk', X, dZ1)",
        "(X[:, :, None] * dZ1[:, None, :]).sum(axis=0)",
    ],
    "b2": ["dZ2.sum(axis=0)", "np.sum(dZ2, axis=0, keepdims=True)", "np.ones(len(dZ2)) @ dZ2", "sum(dZ2)"],
    "b1": ["dZ1.sum(axis=0)", "np.sum(dZ1, axis=0, keepdims=True)", "np.einsum('ij->j', dZ1)", "sum(dZ1)"],
    "a1": ["dZ2 @ W2.T", "np.dot(dZ2, W2.T)", "np.outer(dZ2, W2)", "dZ2 * W2.ravel()", "(W2 @ dZ2.T).T"],
    "relup": [
        "(Z1 > 0).astype(float)",
        "relu_derivative(Z1)",
        "A1 > 0",
        "np.where(Z1 > 0, 1, 0)",
        "np.heaviside(Z1, 0)",
    ],
    "sigp": ["A1 * (1 - A1)", "sigmoid_derivative(Z1)", "A1 - A1 ** 2", "np.exp(-Z1) / (1 + np.exp(-Z1)) ** 2"],
    "z1": ["dA1 * slope", "np.multiply(slope, dA1)"],
}
_IN = ("inw2", "inb2", "inw1", "inb1")


def _fill(rng: random.Random, **slots: str) -> str:
    if not slots and rng.random() < 0.2:
        return _loop(rng, "+=", " / m")
    early = "in0" in slots or rng.random() < 0.5
    filled = {name: rng.choice(texts) for name, texts in _RIGHT.items()}
    filled |= {"start": rng.choice(_START), "m": rng.choice(_M), "end": rng.choice(_RETURN)}
    filled |= {"in0": " / m" if early else "", **dict.fromkeys(_IN, "" if early else " / m")}
    if early:
        filled["error"] = f"({filled['error']})"
    return _put(_SKELETON, filled | slots)


def _loop(rng: random.Random, add: str, mean: str) -> str:
    end = f"return {{'W1': dW1{mean}, 'b1': db1{mean}, 'W2': dW2{mean}, 'b2': db2{mean}}}"
    return _put(_LOOP, {"start": rng.choice(_START), "m": rng.choice(_M), "add": add, "end": end})


def _put(skeleton: str, slots: dict[str, str]) -> str:
    body = dedent(skeleton).strip()
    for name, text in slots.items():
        body = body.replace(f"{{{name}}}", text)
    return body


def _late(*without: str) -> dict[str, str]:
    """The mean in the gradients, except in these."""
    return {"in0": "", **{name: "" if name in without else " / m" for name in _IN}}


_MISTAKES: list[tuple[str, dict[str, str]]] = [
    ("bp-no-mean", {"in0": ""} | dict.fromkeys(_IN, "")),
    ("bp-mean-not-biases", _late("inb1", "inb2")),
    ("bp-mean-not-weights", _late("inw1", "inw2")),
    ("bp-mean-one-layer", _late("inw1", "inb1")),
    ("bp-mean-one-layer", _late("inw2", "inb2")),
    ("bp-mean-twice", {"in0": " / m"} | dict.fromkeys(_IN, " / m")),
    ("bp-mean-twice", {"in0": " / m / m"} | dict.fromkeys(_IN, "")),
    ("bp-m-features", {"m": "m = X.shape[1]"}),
    ("bp-m-size", {"m": "m = X.size"}),
    ("bp-factor-2", {"error": "2 * (A2 - y)"}),
    ("bp-sign", {"error": "y - A2"}),
    ("bp-sign", {"error": "-(A2 - y)"}),
    ("bp-extra-sigprime", {"error": "(A2 - y) * A2 * (1 - A2)"}),
    ("bp-extra-sigprime", {"error": "(A2 - y) * sigmoid_derivative(Z2)"}),
    ("bp-dA-not-dZ", {"error": "-(y / A2) + (1 - y) / (1 - A2)"}),
    ("bp-dA-not-dZ", {"error": "(A2 - y) / (A2 * (1 - A2))"}),
    ("bp-loss-as-delta", {"error": "np.full_like(A2, -np.mean(y * np.log(A2) + (1 - y) * np.log(1 - A2)))"}),
    ("bp-loss-as-delta", {"error": "np.ones_like(A2) * np.mean(A2 - y)"}),
    ("bp-thresholded-error", {"error": "(A2 > 0.5) - y"}),
    ("bp-thresholded-error", {"error": "np.round(A2) - y"}),
    ("bp-db-scalar", {"b1": "np.sum(dZ1)"}),
    ("bp-db-scalar", {"b1": "dZ1.sum()", "b2": "dZ2.sum()"}),
    ("bp-db-mean-scalar", {"b1": "np.mean(dZ1)", "b2": "np.mean(dZ2)"}),
    ("bp-db-axis", {"b1": "dZ1.sum(axis=1)", "b2": "dZ2.sum(axis=1)"}),
    ("bp-db-axis", {"b1": "np.sum(dZ1, axis=1)"}),
    ("bp-db-not-summed", {"b1": "dZ1", "b2": "dZ2", "end": _RETURN[0]}),
    ("bp-db1-from-dZ2", {"b1": "dZ2.sum(axis=0)"}),
    ("bp-db-missing", {"b1": "np.zeros(W1.shape[1])", "b2": "np.zeros(1)"}),
    ("bp-db-missing", {"b1": "np.zeros(dZ1.shape[1])"}),
    ("bp-no-hidden-deriv", {"z1": "dA1"}),
    ("bp-act-as-deriv", {"z1": "dA1 * A1"}),
    ("bp-wrong-layer-mask", {"relup": "(Z2 > 0).astype(float)", "sigp": "sigmoid_derivative(Z2)"}),
    ("bp-mask-from-grad", {"relup": "(dA1 > 0).astype(float)"}),
    ("bp-sigprime-of-a", {"sigp": "sigmoid_derivative(A1)"}),
    ("bp-sigprime-of-z", {"sigp": "Z1 * (1 - Z1)"}),
    ("bp-tanhp-of-z", {"sigp": "1 - Z1 ** 2"}),
    ("bp-tanhp-1-minus-a", {"sigp": "1 - A1"}),
    ("bp-hidden-deriv-other-act", {"relup": "sigmoid_derivative(Z1)"}),
    ("bp-hidden-deriv-other-act", {"sigp": "relu_derivative(Z1)"}),
    ("bp-hidden-deriv-other-act", {"sigp": "1 - A1 ** 2"}),
    ("bp-dW2-from-Z1", {"w2": "Z1.T @ dZ2"}),
    ("bp-dW-transposed", {"w1": "dZ1.T @ X", "w2": "dZ2.T @ A1"}),
    ("bp-dW-transposed", {"w1": "dZ1.T @ X"}),
    ("bp-X-not-T", {"w1": "X @ dZ1"}),
    ("bp-W2-not-T", {"a1": "dZ2 @ W2"}),
    ("bp-y-1d", {"error": "A2 - y.ravel()"}),
    ("bp-input-overwritten", {"w1": "A1.T @ dZ1"}),
    ("bp-inplace-cache", {"error": "np.subtract(A2, y, out=A2)"}),
    ("other", {"error": "A2 + y"}),
    ("other", {"error": "(A2 - y) ** 2"}),
    ("other", {"m": "m = len(X) - 1"}),
    ("other", {"z1": "dA1 * slope ** 2 * 0.3"}),
    ("other", {"w2": "A1.T @ dZ2 + W2"}),
]


def backward(rng: random.Random) -> Block:
    """A block with one drawn body for each mistake."""
    bodies = [Wrong(name, _fill(rng, **slots)) for name, slots in _MISTAKES]
    bodies += [
        Wrong("bp-one-sample", _loop(rng, "=", "")),
        Wrong("bp-one-sample", _loop(rng, "=", " / m")),
        Wrong("bp-no-mean", _loop(rng, "+=", "")),
    ]
    right = [_fill(rng) for _ in range(4)]
    return Block("backward", "params, cache, y, activation='sigmoid'", right, bodies)
