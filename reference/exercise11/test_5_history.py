"""What the history of a training says: with all rows in one batch, every loss can be computed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Viewed

RATE, EPOCHS = 0.37, 3
HISTORY = Facts(
    {
        "entries": 'history["loss"] should have one number for every epoch.',
        "losses": {
            "summed": 'The numbers in history["loss"] are sums over the examples; they should be means.',
            "of other steps": "The steps are others than they should be, so the losses cannot be judged.",
            "negative": 'The numbers in history["loss"] have the wrong sign.',
            "": 'The numbers in history["loss"] are not the mean binary cross-entropy.',
        },
        "small batches": {
            "too large": "With several batches, the loss of an epoch is larger than that of any single example.",
            "": "With several batches, the loss of an epoch is smaller than that of any single example.",
        },
    },
    {"entries": "{seen} came back, {wanted} were expected."},
)


@pytest.mark.points(0.5)
@pytest.mark.needs("test_init_params", "test_forward", "test_backward", "test_sgd_step")
def test_train_history(watch: Any, training: Any) -> None:
    """train keeps the mean loss of every epoch."""

    def read(X: Any, y: Any, results: Any) -> dict[str, Any]:
        numbers = [training.numbers(losses) for _, (_, losses), _ in results]
        starts = [start for (start, _), _, _ in results]
        ends = [end for _, (end, _), _ in results]
        labels = [_losses(training, X, y, *parts) for parts in zip(starts, ends, numbers, strict=True)]
        return {"entries": len(numbers[0]), "losses": next((label for label in labels if label != "right"), "right")}

    watch(HISTORY, read, epochs=EPOCHS)


@pytest.mark.points(0.25)
@pytest.mark.needs("test_train_history")
def test_train_history_batches(agree: Any, training: Any, task: Any, runs: Any) -> None:
    """train keeps means with small batches, too."""
    X, y = task(12, 3)
    X = X / 1000
    asked = runs(1, n_hidden=4, lr=RATE, epochs=2, batch_size=2)

    def read(told: Any) -> dict[str, Any]:
        ((net, history), _), *_ = training.results(told, 3, 4)
        losses, numbers = training.losses(net, X, y), training.numbers(history)
        if max(numbers, default=0.0) > losses.max() + 1e-4:
            return {"entries": len(numbers), "small batches": "too large"}
        inside = min(numbers, default=0.0) > losses.min() - 1e-4
        return {"entries": len(numbers), "small batches": "inside" if inside else "too small"}

    agree("probe:train", X, y, asked, about="train", spec=Viewed(read=read, spec=HISTORY))


def _losses(training: Any, X: Any, y: Any, start: Any, end: Any, numbers: list[float]) -> str:
    """Which loss this is, before or after every step."""
    if len(numbers) != EPOCHS:
        return "other number"
    nets = training.path(start, X, y, EPOCHS)
    if not training.near(end, nets[-1]):
        return "of other steps"
    means = {
        "right": [training.losses(net, X, y).mean() for net in nets],
        "squares": [((training.layers(net, X)[2] - y) ** 2).mean() for net in nets],
        "ones only": [(training.losses(net, X, y) * y).mean() for net in nets],
        "zeros only": [(training.losses(net, X, y) * (1 - y)).mean() for net in nets],
    }
    for name, factor in (("negative", -1), ("summed", len(y)), ("twice averaged", 1 / len(y)), ("half", 0.5)):
        means[name] = [factor * mean for mean in means["right"]]
    for name, expected in means.items():
        if any(np.allclose(numbers, part, rtol=1e-4, atol=1e-4) for part in (expected[:-1], expected[1:])):
            return name
    return f"other {sum(numbers):.5g}"
