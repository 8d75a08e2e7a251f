"""Programs for exercise 2, drawn: losses and one slope."""

from __future__ import annotations

import random

from tests.soak.bce import BCE
from tests.soak.blocks import Block, program, wrongs
from tests.soak.case import Case
from tests.soak.classes import CROSS_ENTROPY
from tests.soak.logits import BCE_LOGITS, BCE_SLOPE

_MSE = Block(
    "mse",
    "y_hat, y",
    [
        "np.mean((y_hat - y) ** 2)",
        "float(np.square(y - y_hat).mean())",
        "((y_hat - y) ** 2).sum() / y.size",
        "np.average(np.power(y_hat - y, 2))",
        "np.linalg.norm(y_hat - y) ** 2 / y_hat.size",
        "(y_hat - y).ravel() @ (y_hat - y).ravel() / y.size",
        "np.einsum('ij,ij->', y_hat - y, y_hat - y) / np.size(y)",
        "np.mean([(p - t) ** 2 for p, t in zip(y_hat.flat, y.flat)])",
        """
        total = 0.0
        for i in range(y.shape[0]):
            for j in range(y.shape[1]):
                total += (y_hat[i, j] - y[i, j]) ** 2
        return total / (y.shape[0] * y.shape[1])
        """,
        "np.array([[np.mean((y_hat - y) ** 2)]])",
        "np.mean(np.mean((y_hat - y) ** 2, axis=1))",
    ],
    wrongs(
        mse_sum=["np.sum((y_hat - y) ** 2)", "float(np.square(y - y_hat).sum())", "np.linalg.norm(y_hat - y) ** 2"],
        mse_half=[
            "np.mean((y_hat - y) ** 2) / 2",
            "0.5 * np.average(np.square(y_hat - y))",
            "((y_hat - y) ** 2).sum() / (2 * y.size)",
        ],
        mse_no_square=["np.mean(y_hat - y)", "(y_hat - y).sum() / y.size"],
        other=[
            "np.sqrt(np.mean((y_hat - y) ** 2))",
            "np.mean((y_hat + y) ** 2)",
            "np.max((y_hat - y) ** 2)",
            "np.median((y_hat - y) ** 2)",
        ],
    ),
)
_MAE = Block(
    "mae",
    "y_hat, y",
    [
        "np.mean(np.abs(y_hat - y))",
        "abs(y - y_hat).mean()",
        "np.sum(np.absolute(y_hat - y)) / y.size",
        "np.mean(np.where(y_hat > y, y_hat - y, y - y_hat))",
        "np.mean(np.sqrt((y_hat - y) ** 2))",
        "np.mean(np.maximum(y_hat, y) - np.minimum(y_hat, y))",
        "float(np.linalg.norm((y_hat - y).ravel(), 1) / y.size)",
        "sum(abs(float(p - t)) for p, t in zip(y_hat.ravel(), y.ravel())) / y.size",
        """
        total = 0
        for p, t in zip(y_hat, y):
            total = total + np.abs(p - t).sum()
        return np.float64(total / np.prod(y.shape))
        """,
    ],
    wrongs(
        mae_no_abs=[
            "np.mean(y_hat - y)",
            "(y_hat - y).sum() / y.size",
            "np.abs(np.mean(y_hat - y))",
            "np.mean(y - y_hat)",
        ],
        mae_sum=["np.sum(np.abs(y_hat - y))", "np.linalg.norm((y_hat - y).ravel(), 1)", "abs(y - y_hat).sum()"],
        other=["np.median(np.abs(y_hat - y))", "np.mean(np.abs(y_hat) - np.abs(y))", "np.max(np.abs(y_hat - y))"],
    ),
)


def draw(rng: random.Random, wrong: int) -> Case:
    """A program with this many mistakes."""
    return program("exercise2", [BCE, BCE_LOGITS, BCE_SLOPE, _MSE, _MAE, CROSS_ENTROPY], rng, wrong)
