"""Exercise 3's forward pass: a skeleton with slots."""

from __future__ import annotations

import random
from textwrap import dedent

from tests.soak.blocks import Block, Wrong

_SIG = ["1 / (1 + np.exp(-{z}))", "0.5 * (1 + np.tanh({z} / 2))", "np.exp(-np.logaddexp(0, -{z}))"]
_RELU = [
    "np.maximum(0, Z1)",
    "np.where(Z1 > 0, Z1, 0.0)",
    "Z1 * (Z1 > 0)",
    "np.clip(Z1, 0, None)",
    "(abs(Z1) + Z1) / 2",
]
_LIN = [
    "{a} @ {w} + {b}",
    "np.dot({a}, {w}) + {b}",
    "{b} + np.matmul({a}, {w})",
    "np.einsum('ij,jk->ik', {a}, {w}) + {b}",
]
_SKELETONS = [
    """
    W1, b1, W2, b2 = params["W1"], params["b1"], params["W2"], params["b2"]
    Z1 = {lin1}
    if activation == "relu":
        A1 = {relu}
    else:
        A1 = {sig1}
    Z2 = {lin2}
    A2 = {out}
    return {cache}
    """,
    """
    W1, W2 = params["W1"], params["W2"]
    b1, b2 = params["b1"].reshape(1, -1), params["b2"].reshape(1, -1)
    hidden = {"sigmoid": lambda Z1: {sig1}, "relu": lambda Z1: {relu}}
    Z1 = {lin1}
    A1 = hidden[activation](Z1)
    Z2 = {lin2}
    A2 = {out}
    cache = {cache}
    cache["m"] = X.shape[0]
    return cache
    """,
    """
    (W1, b1), (W2, b2) = [(params[f"W{i}"], params[f"b{i}"]) for i in (1, 2)]
    m = len(X)
    Z1 = {lin1}
    A1 = {relu} if activation == "relu" else {sig1}
    Z2 = {lin2}
    A2 = {out}
    return {cache}
    """,
    """
    def bend(Z1):
        if activation == "sigmoid":
            return {sig1}
        if activation == "relu":
            return {relu}
        raise ValueError(activation)
    W1, b1 = params["W1"].copy(), params["b1"].copy()
    W2, b2 = params["W2"].copy(), params["b2"].copy()
    Z1 = {lin1}
    A1 = bend(Z1)
    Z2 = {lin2}
    A2 = {out}
    return {cache}
    """,
]
_CACHE = ['{"X": X, "Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}', "dict(X=X, Z1=Z1, A1=A1, Z2=Z2, A2=A2)"]


def _lin(rng: random.Random, layer: int) -> str:
    return rng.choice(_LIN).format(a="X" if layer == 1 else "A1", w=f"W{layer}", b=f"b{layer}")


def _sig(rng: random.Random, z: str) -> str:
    return f"({rng.choice(_SIG).format(z=z)})"


def _fill(rng: random.Random, **slots: str) -> str:
    filled = {
        "lin1": _lin(rng, 1),
        "lin2": _lin(rng, 2),
        "relu": rng.choice(_RELU),
        "sig1": _sig(rng, "Z1"),
        "out": _sig(rng, "Z2"),
        "cache": rng.choice(_CACHE),
        **slots,
    }
    body = dedent(rng.choice(_SKELETONS)).strip()
    for name, text in filled.items():
        body = body.replace(f"{{{name}}}", text)
    return body


def forward(rng: random.Random) -> Block:
    """A block with one drawn body for each mistake."""
    sig2, relu = _sig(rng, "Z2"), rng.choice(_RELU)
    both = rng.choice(["np.tanh(Z1)", "np.where(Z1 > 0, Z1, 0.01 * Z1)"])
    mistakes: list[tuple[str, dict[str, str]]] = [
        ("fwd-no-hidden-act", {"relu": "Z1", "sig1": "Z1"}),
        ("fwd-no-hidden-act", {"lin2": "Z1 @ W2 + b2"}),
        ("fwd-wrong-hidden-act", {"relu": both, "sig1": both}),
        ("fwd-wrong-hidden-act", {"relu": _sig(rng, "Z1")}),
        ("fwd-wrong-hidden-act", {"sig1": f"({relu})"}),
        ("fwd-wrong-hidden-act", {"sig1": "np.tanh(Z1)"}),
        ("fwd-wrong-hidden-act", {"relu": "np.where(Z1 > 0, Z1, 0.01 * Z1)"}),
        ("fwd-no-output-act", {"out": "Z2"}),
        ("fwd-relu-output", {"out": "np.maximum(0, Z2)"}),
        ("fwd-relu-then-sigmoid", {"out": _sig(rng, "np.maximum(0, Z2)")}),
        ("fwd-sigmoid-twice", {"out": _sig(rng, sig2)}),
        ("fwd-thresholded", {"out": f"({sig2} > 0.5).astype(float)"}),
        ("fwd-thresholded", {"out": f"np.round({sig2})"}),
        ("fwd-softmax-1", {"out": "np.exp(Z2) / np.exp(Z2).sum(axis=1, keepdims=True)"}),
        ("fwd-cache-wrong", {"cache": '{"X": X, "Z1": A1, "A1": A1, "Z2": Z2, "A2": A2}'}),
        ("fwd-cache-wrong", {"cache": '{"X": X, "Z1": Z1, "A1": Z1, "Z2": Z2, "A2": A2}'}),
        ("fwd-cache-wrong", {"cache": '{"X": X, "Z1": A1, "A1": Z1, "Z2": A2, "A2": Z2}'}),
        ("fwd-cache-wrong", {"cache": '{"X": X, "Z1": Z1, "A1": A1, "Z2": A2, "A2": A2}'}),
        ("fwd-no-b1", {"lin1": "X @ W1"}),
        ("fwd-no-b2", {"lin2": "np.dot(A1, W2)"}),
        ("fwd-no-bias", {"lin1": "X @ W1", "lin2": "A1 @ W2"}),
        ("fwd-b-subtracted", {"lin1": "X @ W1 - b1", "lin2": "A1 @ W2 - b2"}),
        ("fwd-b-multiplied", {"lin1": "X @ W1 * b1", "lin2": "A1 @ W2 * b2"}),
        ("fwd-b-after-act", {"lin1": "X @ W1", "relu": f"({relu} + b1)", "sig1": f"({_sig(rng, 'Z1')} + b1)"}),
        ("fwd-W-transposed", {"lin1": "X @ W1.T + b1"}),
        ("fwd-W-transposed", {"lin1": "X @ W1.T + b1", "lin2": "A1 @ W2.T + b2"}),
        ("fwd-order", {"lin1": "W1 @ X + b1", "lin2": "W2 @ A1 + b2"}),
        ("fwd-elementwise", {"lin1": "X * W1 + b1"}),
        ("fwd-elementwise", {"lin1": "X * W1 + b1", "lin2": "A1 * W2 + b2"}),
        ("fwd-bias-column", {"lin1": "X @ W1 + b1.reshape(-1, 1)"}),
        ("fwd-layer-reused", {"lin2": "A1 @ W1 + b1"}),
        ("fwd-skip-hidden", {"lin2": "X @ W2 + b2"}),
        ("fwd-first-sample", {"lin1": "X[:1] @ W1 + b1"}),
        ("fwd-first-sample", {"lin1": "X[0] @ W1 + b1"}),
        ("sig-sign", {"sig1": "1 / (1 + np.exp(Z1))", "out": "1 / (1 + np.exp(Z2))"}),
        ("sig-1-minus", {"sig1": "1 / (1 - np.exp(-Z1))", "out": "1 / (1 - np.exp(-Z2))"}),
        ("sig-is-tanh", {"sig1": "np.tanh(Z1)", "out": "np.tanh(Z2)"}),
        ("relu-mutates", {"relu": "np.maximum(Z1, 0, out=Z1)"}),
        ("other", {"lin2": "A1 @ W2 + 0.5 * b2"}),
        ("other", {"out": f"1 - {sig2} ** 2"}),
        ("other", {"lin1": "X @ W1 + 2 * b1"}),
    ]
    right = [_fill(rng) for _ in range(4)]
    return Block(
        "forward",
        "params, X, activation='sigmoid'",
        right,
        [Wrong(name, _fill(rng, **slots)) for name, slots in mistakes],
    )
