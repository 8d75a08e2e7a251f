"""Exercise 1's forward and predict: one skeleton, with an activation, a product and a bias in each slot."""

from __future__ import annotations

import random
from textwrap import dedent, indent

from tests.soak.blocks import Block, Wrong

# In the slots: A the activations so far, X the input, W and b the layer's, l its number, L the number of layers.
_SKELETONS = [
    """
    L = len(params) // 2
    A = X
    for l in range(1, L + 1):
        W, b = params[f"W{l}"], params[f"b{l}"]
        Z = {lin}
        A = {hid} if l < L else {out}
    return A
    """,
    """
    L = sum(1 for key in params if key.startswith("W"))
    A = X
    for l in range(1, L):
        W = params["W" + str(l)]
        b = params["b" + str(l)]
        Z = {lin}
        A = {hid}
    l = L
    W, b = params["W%d" % L], params["b%d" % L]
    Z = {lin}
    return {out}
    """,
    """
    L = 0
    while "W{}".format(L + 1) in params:
        L += 1
    A, l = X, 0
    while True:
        l += 1
        W = params["W{}".format(l)]
        b = params["b{}".format(l)]
        Z = {lin}
        if l == L:
            return {out}
        A = {hid}
    """,
    """
    names = sorted((key for key in params if key[0] == "W"), key=lambda key: int(key[1:]))
    L = len(names)
    A = X.copy()
    for l, key in enumerate(names, start=1):
        W, b = params[key], params["b" + key[1:]]
        Z = {lin}
        if l == L:
            A = {out}
        else:
            A = {hid}
    return A
    """,
    """
    L = len(params) // 2
    def layer(A, l):
        W, b = params["W" + str(l)], params["b" + str(l)]
        Z = {lin}
        if l == L:
            return {out}
        return layer({hid}, l + 1)
    return layer(X, 1)
    """,
]
_LIN = ["A @ W + b", "linear(A, W, b)", "np.dot(A, W) + b", "np.einsum('ij,jk->ik', A, W) + b", "b + np.matmul(A, W)"]
_PROD = ["A @ W", "np.dot(A, W)", "np.matmul(A, W)"]
_HID = ["relu(Z)", "np.maximum(0, Z)", "np.where(Z > 0, Z, 0)", "Z * (Z > 0)", "np.clip(Z, 0, None)"]
_SIG = ["sigmoid({z})", "1 / (1 + np.exp(-{z}))", "0.5 * (1 + np.tanh({z} / 2))", "np.exp(-np.logaddexp(0, -{z}))"]


def _sig(rng: random.Random, z: str = "(Z)") -> str:
    return f"({rng.choice(_SIG).format(z=z)})"


def _fill(rng: random.Random, **slots: str) -> str:
    filled = {"lin": rng.choice(_LIN), "hid": rng.choice(_HID), "out": _sig(rng), **slots}
    body = dedent(rng.choice(_SKELETONS)).strip()
    for name, text in filled.items():
        body = body.replace(f"{{{name}}}", text)
    return body


def forward(rng: random.Random) -> Block:
    """A block with one drawn body for each mistake."""
    prod, hid, sig = rng.choice(_PROD), rng.choice(_HID), _sig(rng)
    first, last = "(A if l == 1 else X)", "(A[:1] if l == 1 else A)"
    mistakes: list[tuple[str, dict[str, str]]] = [
        ("fwd-no-hidden-act", {"hid": "Z"}),
        (
            "fwd-wrong-hidden-act",
            {"hid": rng.choice(["np.tanh(Z)", _sig(rng), "np.where(Z > 0, Z, 0.01 * Z)", "np.abs(Z)"])},
        ),
        ("fwd-no-output-act", {"out": "Z"}),
        ("fwd-relu-output", {"out": hid}),
        ("fwd-relu-then-sigmoid", {"out": _sig(rng, "np.maximum(0, Z)")}),
        ("fwd-sigmoid-twice", {"out": _sig(rng, sig)}),
        (
            "fwd-thresholded",
            {"out": rng.choice([f"({sig} > 0.5).astype(float)", f"np.round({sig})", "np.where(Z > 0, 1.0, 0.0)"])},
        ),
        ("fwd-softmax-1", {"out": rng.choice(["np.exp(Z) / np.exp(Z).sum(axis=1, keepdims=True)", "softmax(Z)"])}),
        ("fwd-no-bias", {"lin": prod}),
        ("fwd-b-subtracted", {"lin": f"{prod} - b"}),
        ("fwd-b-multiplied", {"lin": f"({prod}) * b"}),
        ("fwd-no-b1", {"lin": f"{prod} + (b if l > 1 else 0)"}),
        ("fwd-no-b2", {"lin": f"{prod} + (b if l < L else 0)"}),
        ("fwd-b-after-act", {"lin": prod, "hid": f"{hid} + b", "out": f"{sig} + b"}),
        ("fwd-b-after-act", {"lin": f"{prod} + (b if l == L else 0)", "hid": f"{hid} + b"}),
        ("fwd-W-transposed", {"lin": "A @ W.T + b"}),
        ("fwd-order", {"lin": "W @ A + b"}),
        ("fwd-elementwise", {"lin": "A * W + b"}),
        ("fwd-layer-reused", {"lin": "A @ params['W1'] + params['b1']"}),
        ("fwd-skip-hidden", {"lin": f"{first} @ W + b"}),
        ("fwd-first-sample", {"lin": f"{last} @ W + b"}),
        ("other", {"lin": "A @ W + 0.5 * b"}),
        ("other", {"hid": "np.maximum(0, Z) ** 2"}),
        ("other", {"out": f"1 - {sig}"}),
        ("other", {"out": "np.tanh(Z)"}),
    ]
    right = [_fill(rng) for _ in range(4)]
    return Block("forward", "params, X", right, [Wrong(name, _fill(rng, **slots)) for name, slots in mistakes])


def predict(rng: random.Random) -> Block:
    """Decides in many ways; some do not call forward."""
    inner = indent(_fill(rng, out="Z"), "    ")
    right = [
        "(forward(params, X) > 0.5).astype(int)",
        "forward(params, X) > 0.5",
        "forward(params, X) >= 0.5",
        "np.where(forward(params, X) > 0.5, 1, 0)",
        "np.round(forward(params, X))",
        "np.rint(forward(params, X)).astype(int).ravel()",
        "(forward(params, X).ravel() > 0.5) * 1.0",
        "np.array([1 if p[0] > 0.5 else 0 for p in forward(params, X)])",
        "np.array([[int(p > 0.5)] for p in forward(params, X).flatten()])",
        "np.heaviside(forward(params, X) - 0.5, 1)",
        "1 - (forward(params, X) < 0.5)",
        "np.floor(forward(params, X) + 0.5).squeeze(axis=1)",
        "np.digitize(forward(params, X), [0.5])",
        f"def score(params, X):\n{inner}\nreturn (score(params, X) > 0).astype(int)",
    ]
    mistakes = [
        ("xor-pred-threshold", "(forward(params, X) > 0).astype(int)"),
        ("xor-pred-threshold", "np.where(forward(params, X) > 0.0, 1, 0)"),
        ("xor-pred-threshold", "forward(params, X)"),
        ("xor-pred-threshold", "(forward(params, X) >= 1).astype(int)"),
        ("xor-pred-threshold", "forward(params, X).astype(int)"),
        ("acc-threshold-logits", f"def score(params, X):\n{inner}\nreturn (score(params, X) > 0.5).astype(int)"),
        ("acc-threshold-logits", f"def score(params, X):\n{inner}\nreturn np.where(score(params, X) >= 0.5, 1, 0)"),
        ("other", "(forward(params, X) < 0.5).astype(int)"),
        ("xor-pred-threshold", "np.argmax(forward(params, X), axis=1)"),
    ]
    return Block("predict", "params, X", right, [Wrong(*mistake) for mistake in mistakes])
