"""Programs for exercise 1, drawn: activations and the network on top of them."""

from __future__ import annotations

import random

from tests.soak.activations import RELU, SIGMOID, TANH
from tests.soak.blocks import Block, program, wrongs
from tests.soak.case import Case
from tests.soak.network import forward, predict
from tests.soak.softmax import SOFTMAX

_LINEAR = Block(
    "linear",
    "a, W, b",
    [
        "a @ W + b",
        "np.dot(a, W) + b",
        "b + np.matmul(a, W)",
        "np.einsum('ij,jk->ik', a, W) + b.reshape(1, -1)",
        "np.inner(a, W.T) + b",
        "np.tensordot(a, W, axes=1) + b[None, :]",
        "(W.T @ a.T).T + b",
        "(W.T @ a.T + b[:, np.newaxis]).T",
        "np.add(a.dot(W), b)",
        "np.hstack([a, np.ones((len(a), 1))]) @ np.vstack([W, b])",
        "np.array([row @ W + b for row in a])",
        "(a[:, :, None] * W[None, :, :]).sum(axis=1) + b",
        """
        out = np.zeros((a.shape[0], W.shape[1]))
        for i in range(a.shape[0]):
            for j in range(W.shape[1]):
                for k in range(W.shape[0]):
                    out[i, j] += a[i, k] * W[k, j]
                out[i, j] += b[j]
        return out
        """,
        """
        out = a @ W
        out += b
        return out
        """,
        """
        out = np.tile(b, (a.shape[0], 1)).astype(float)
        for k in range(a.shape[1]):
            out = out + np.outer(a[:, k], W[k])
        return out
        """,
        """
        assert a.shape[1] == W.shape[0]
        columns = [a @ W[:, j] + b[j] for j in range(W.shape[1])]
        return np.stack(columns, axis=1)
        """,
    ],
    wrongs(
        fwd_no_bias=[
            "a @ W",
            "np.dot(a, W)",
            """
            out = np.zeros((a.shape[0], W.shape[1]))
            for i in range(a.shape[0]):
                for j in range(W.shape[1]):
                    out[i, j] = np.sum(a[i] * W[:, j])
            return out
            """,
        ],
        fwd_b_subtracted=["a @ W - b", "np.dot(a, W) - b[None, :]"],
        fwd_b_multiplied=["a @ W * b", "np.multiply(np.dot(a, W), b)"],
        fwd_W_transposed=["a @ W.T + b", "np.dot(a, np.transpose(W)) + b", "np.inner(a, W) + b"],
        fwd_order=["W @ a + b", "np.dot(W, a) + b"],
        fwd_elementwise=["a * W + b", "np.multiply(a, W) + b"],
        fwd_bias_column=["a @ W + b.reshape(-1, 1)", "np.dot(a, W) + b[:, None]"],
        fwd_first_sample=["a[0] @ W + b", "np.dot(a[:1], W) + b", "a[0:1] @ W + b"],
        other=[
            "a @ W + 2 * b",
            "np.abs(a @ W + b)",
            "a @ W + b.mean()",
            "(a @ W + b) / len(a)",
            "a @ W / a.shape[1] + b",
        ],
    ),
)

_COUNT = Block(
    "count_parameters",
    "layer_sizes",
    [
        "sum(a * b + b for a, b in zip(layer_sizes, layer_sizes[1:]))",
        "sum((a + 1) * b for a, b in zip(layer_sizes[:-1], layer_sizes[1:]))",
        "int(np.dot(np.array(layer_sizes[:-1]) + 1, layer_sizes[1:]))",
        "(np.asarray(layer_sizes)[:-1] * np.asarray(layer_sizes)[1:]).sum() + np.sum(layer_sizes[1:])",
        """
        total = 0
        for i in range(len(layer_sizes) - 1):
            total += layer_sizes[i] * layer_sizes[i + 1]
            total += layer_sizes[i + 1]
        return total
        """,
        """
        if len(layer_sizes) < 2:
            return 0
        first, second = layer_sizes[0], layer_sizes[1]
        return (first + 1) * second + count_parameters(layer_sizes[1:])
        """,
        """
        total, i = 0, 1
        while i < len(layer_sizes):
            total += np.zeros((layer_sizes[i - 1], layer_sizes[i])).size + np.zeros(layer_sizes[i]).size
            i += 1
        return float(total)
        """,
    ],
    wrongs(
        count_weights_only=[
            "sum(a * b for a, b in zip(layer_sizes, layer_sizes[1:]))",
            """
            total = 0
            for i in range(1, len(layer_sizes)):
                total = total + layer_sizes[i - 1] * layer_sizes[i]
            return total
            """,
        ],
        count_biases_only=["sum(layer_sizes[1:])", "int(np.sum(layer_sizes[1:]))"],
        count_tensors=["2 * (len(layer_sizes) - 1)", "len(layer_sizes) * 2 - 2"],
        other=["sum(a * b + a for a, b in zip(layer_sizes, layer_sizes[1:]))", "int(np.prod(layer_sizes))"],
    ),
)


def draw(rng: random.Random, wrong: int) -> Case:
    """A program with this many mistakes."""
    blocks = [RELU, SIGMOID, TANH, SOFTMAX, _LINEAR, forward(rng), predict(rng), _COUNT]
    return program("exercise1", blocks, rng, wrong)
