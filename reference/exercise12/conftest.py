"""What the judge of exercise 12 computes for itself: data, scores and losses, from the weights that a case returns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Misfit, Viewed

EPOCHS, BATCH, ROWS = 30, 24, 96
UPDATES = EPOCHS * ROWS // BATCH
SHAPES = [(16, 2), (16,), (1, 16), (1,)]
OWN = {"network": "the given one", "updates": "allowed", "epochs": "all", "scores": "its own"}
WORDS: dict[str, Any] = {
    "network": "The weights are not those of the network in the file. Its layers and their sizes stay as they are.",
    "updates": {
        "too many": "More updates were made than EPOCHS and BATCH allow. Mend the cause; do not train for longer.",
        "": "No gradients were computed with autograd, so nothing shows that the network was trained.",
    },
    "epochs": "losses must hold one number for each of the EPOCHS epochs.",
    "scores": "scores are not what the returned weights say about X. They were made in another way, or made up.",
    "told": "The last of the losses is not the loss of the returned weights on X.",
    "learned": "The network still does not separate the two classes.",
}
DETAILS = {
    "updates": "It took {seen}.",
}


def bce(z: np.ndarray, labels: np.ndarray) -> float:
    """Mean binary cross-entropy of raw scores."""
    with np.errstate(all="ignore"):
        return float(np.mean(np.maximum(z, 0) - z * labels + np.log1p(np.exp(-np.abs(z)))))


def near(one: float, other: float, share: float = 0.5) -> bool:
    """About the same loss; both may be beyond all numbers."""
    if not (np.isfinite(one) and np.isfinite(other)) or min(one, other) > 100:
        return not np.isfinite(one) or one > 100
    return abs(one - other) <= 0.05 + share * abs(other)


def _same(scores: np.ndarray, z: np.ndarray) -> bool:
    """Equal as far as 32 bits go; of an explosion nothing can be said."""
    if scores.shape != z.shape:
        return False
    if not np.all(np.isfinite(z)) or float(np.max(np.abs(z))) > 1e5:
        return not np.all(np.isfinite(scores)) or float(np.max(np.abs(scores))) > 100
    return bool(np.allclose(scores, z, rtol=2e-3, atol=2e-3 * (1 + float(np.max(np.abs(z))))))


@dataclass
class Seen:
    """One result, with what the judge computed from its weights."""

    weights: list[np.ndarray]
    scores: np.ndarray
    losses: np.ndarray
    z: np.ndarray
    labels: np.ndarray
    gradients: int
    dropped: int
    result: Mapping[str, Any]

    @property
    def loss(self) -> float:
        return bce(self.z, self.labels)

    @property
    def accuracy(self) -> float:
        return float(np.mean((self.z > 0) == (self.labels > 0.5)))

    @property
    def last(self) -> float:
        return float(self.losses[-1]) if len(self.losses) else float("nan")

    bce_of = staticmethod(lambda z, labels: bce(z, labels))
    near = staticmethod(lambda one, other: near(one, other))

    def usual(self, also: np.ndarray | None = None, most: int = UPDATES, epochs: int = EPOCHS) -> dict[str, Any]:
        """Facts that hold for every honest program, broken or not. ``also``: scores that are as good."""
        right = [item.shape for item in self.weights] == SHAPES
        # One more than updates: a gradient may be looked at after the last one.
        fine = [self.z] if also is None else [self.z, also]
        same = any(_same(self.scores, z) for z in fine)
        return {
            "network": "the given one" if right else "another one",
            "updates": "allowed" if 0 < self.gradients <= most + 1 else "too many" if self.gradients else "none",
            "epochs": "all" if self.losses.shape == (epochs,) else "another number",
            "scores": "its own" if same else "not its own",
            "told": "true" if near(self.last, self.loss) else "not true",
        }

    @property
    def noisy(self) -> bool:
        """The scores are roughly what the weights say, and no two of them are equal."""
        alike = len(np.unique(np.round(self.scores, 6))) > len(self.scores) / 3
        return alike and bool(np.corrcoef(self.scores, self.z)[0, 1] > 0.5)

    @property
    def moves(self) -> str:
        """Whether the losses change over the epochs."""
        change = float(np.ptp(self.losses)) if self.losses.size and np.all(np.isfinite(self.losses)) else 1.0
        return "yes" if change > 0.02 else "hardly" if change > 0 else "not at all"

    def learned(self, accuracy: float, loss: float) -> bool:
        return self.accuracy >= accuracy and self.loss <= loss


def forward(weights: list[np.ndarray], X: np.ndarray) -> np.ndarray:
    """Raw scores of a network of linear layers with ReLU between them."""
    a = np.asarray(X, float)
    with np.errstate(all="ignore"):
        for layer in range(0, len(weights), 2):
            a = a @ weights[layer].T + weights[layer + 1]
            a = np.maximum(a, 0) if layer + 2 < len(weights) else a
    return a.reshape(-1)


def see(answer: Any, X: np.ndarray, labels: np.ndarray) -> Seen:
    """Reads what a case returned; it may be anything."""
    result = answer["result"] if isinstance(answer, dict) and "result" in answer else None
    if not isinstance(result, dict):
        raise Misfit("run does not return a dictionary.")
    for name in ("weights", "scores", "losses"):
        if name not in result:
            raise Misfit(f"The dictionary that run returns has no entry {name!r}.")
    try:
        weights = [np.asarray(item, float) for item in result["weights"]]
        scores = np.asarray(result["scores"], float).reshape(-1)
        losses = np.asarray([np.asarray(item, float).reshape(()) for item in result["losses"]], float)
    except (TypeError, ValueError):
        raise Misfit("weights, scores and losses must hold numbers, as the head of the file says.") from None
    z = forward(weights, X) if [item.shape for item in weights] == SHAPES else np.zeros(len(X))
    counts = [answer.get(name) for name in ("gradients", "dropped")]
    if not all(isinstance(item, int) for item in counts):
        raise Misfit("It could not be seen what run did.")
    return Seen(weights, scores, losses, z, np.asarray(labels, float).reshape(-1), *counts, result)  # type: ignore[arg-type]  # ints


class Clinic:
    """``clinic.check(...)`` grades one case; ``clinic.xor(noise)`` draws its data."""

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng = rng

    def xor(self, noise: float, rows: int = ROWS) -> tuple[np.ndarray, np.ndarray]:
        """Four clouds at the corners of a square that is turned by a random angle; (rows, 2) and labels (rows, 1)."""
        rng = self.rng
        corner = rng.permutation(rows) % 4
        centres = np.array([[1, 1], [-1, -1], [1, -1], [-1, 1]], float)[corner]
        angle = rng.uniform(0, 2 * np.pi)
        turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
        X = (centres + noise * rng.normal(size=(rows, 2)).clip(-2, 2)) @ turn
        return X.astype(np.float32), (corner >= 2).astype(np.float32).reshape(-1, 1)

    def check(
        self,
        agree: Any,
        case: str,
        X: np.ndarray,
        y: np.ndarray,
        facts: Callable[[Seen], dict[str, Any]],
        words: Mapping[str, Any],
        details: Mapping[str, str] | None = None,
        labels: np.ndarray | None = None,
        runs: int = 1,
    ) -> None:
        """Both results are looked at in the same way; what is seen must be the same.

        ``runs``: with as many seeds, of which one on which the network learns is enough. For a case where a right
        program can have bad luck, and a wrong one has no good luck.
        """
        truth = y if labels is None else labels

        def read(answer: Any) -> dict[str, Any]:
            """A result that is not the network's own says nothing about the case: then only that is told."""
            if not isinstance(answer, list) or len(answer) != runs:
                raise Misfit("It could not be seen what run did.")
            several = [facts(see(one, X, truth)) for one in answer]
            for found in several:
                if any(found[name] != fact for name, fact in OWN.items()):
                    return {name: found[name] for name in OWN}
            return next((found for found in several if found.get("learned")), several[0])

        spec = Viewed(read, Facts({**WORDS, **words}, {**DETAILS, **(details or {})}))
        seed = int(self.rng.integers(1 << 20))
        agree("probe:watch_each", case, X, y, [seed + run for run in range(runs)], about=case, spec=spec)


@pytest.fixture
def clinic(rng: np.random.Generator) -> Clinic:
    return Clinic(rng)
