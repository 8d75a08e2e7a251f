"""Which loss was trained, told by its gradient at the logits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.diagnosis.loop_context import LoopContext
from grader.diagnosis.loop_facts import Facts, FloatArray
from grader.language import N_, _
from grader.model.frozen import frozen

_NAMES = {
    "uphill": "loop-ascent",
    "summed": "loop-sum",
    "averaged twice": "loop-double-mean",
    "divided by the data set": "loop-div-N",
    "sigmoid twice": "loop-sigmoid-twice",
    "squared error": "loop-mse",
    "squared error of logits": "loop-mse",
    "labels flipped": "loop-labels-flipped",
    "broadcast": "loop-broadcast",
    "arguments swapped": "loop-loss-args",
    "negative likelihood": "loop-nll-sigmoid",
}

_WORDS = {
    "uphill": N_("The gradient at the model's output is the right one with the opposite sign."),
    "summed": N_("The gradient of each batch is the right one times the number of its examples."),
    "averaged twice": N_("The gradient of each batch is the right one divided by the number of its examples."),
    "divided by the data set": N_("The gradient of each batch is a sum divided by the size of the whole data set."),
    "sigmoid twice": N_("The gradient is that of a loss whose scores went through the sigmoid twice."),
    "squared error": N_("The gradient is that of the squared error of the probabilities."),
    "squared error of logits": N_("The gradient is that of the squared error of the raw scores."),
    "labels flipped": N_("The gradient is the right one for labels with 0 and 1 exchanged."),
    "broadcast": N_("The gradient is that of a loss in which every score meets every label of the batch."),
    "arguments swapped": N_("The gradient is that of a loss in which scores and labels changed places."),
    "negative likelihood": N_(
        "The gradient is that of the negative probability of the true class, without a logarithm."
    ),
}


@frozen
class LossVerdict:
    """What the gradients at the logits say about the loss."""

    right: bool
    ids: tuple[str, ...] = ()
    words: str = ""


def judge_loss(facts: Facts, context: LoopContext, slopes: Sequence[int]) -> LossVerdict:
    """The one loss whose gradient fits all of these slopes.

    Returns:
        ``right`` without a name, a named loss, or no name with words when a common factor or nothing fits.
    """
    usable = [slope for slope in slopes if _known(facts, context, slope)]
    if not usable:
        return LossVerdict(True)
    fitting: set[str] | None = None
    for slope in usable:
        fits = _fits(facts, context, slope)
        fitting = fits if fitting is None else fitting & fits
    if not fitting:
        return LossVerdict(False, (), _common_factor(facts, context, usable))
    if "right" in fitting:
        return LossVerdict(True)
    ids = tuple(dict.fromkeys(_NAMES[kind] for kind in sorted(fitting)))
    # Several losses that fit the same numbers (a single row, all labels equal) prove none of them.
    words = _(_WORDS[min(fitting)]) if len(ids) == 1 else ""
    return LossVerdict(False, ids if len(ids) == 1 else (), words)


def _known(facts: Facts, context: LoopContext, slope: int) -> bool:
    forward = facts.forwards[facts.slopes[slope].forward]
    sizes_agree = len(facts.slopes[slope].values) == len(forward.rows) == len(forward.logits)
    return sizes_agree and min(forward.rows, default=-1) >= 0 and max(forward.rows) < len(context.y)


def _fits(facts: Facts, context: LoopContext, slope: int) -> set[str]:
    forward = facts.forwards[facts.slopes[slope].forward]
    z, y = forward.logits, context.y[list(forward.rows)]
    seen = facts.slopes[slope].values
    return {kind for kind, wanted in _gradients(z, y, context.count).items() if _near(seen, wanted, context.tolerance)}


def _gradients(z: FloatArray, y: FloatArray, count: int) -> dict[str, FloatArray]:
    """Gradient at the logits ``z`` of the mean loss over the batch, right and wrong ones."""
    n = len(z)
    p = _sigmoid(z)
    q = _sigmoid(p)
    right = (p - y) / n
    return {
        "right": right,
        "uphill": -right,
        "summed": right * n,
        "averaged twice": right / n,
        "divided by the data set": right * n / max(count, 1),
        "sigmoid twice": (q - y) / n * p * (1 - p),
        "squared error": 2 * (p - y) * p * (1 - p) / n,
        "squared error of logits": 2 * (z - y) / n,
        "labels flipped": (p - (1 - y)) / n,
        "broadcast": (p - y.mean()) / n,
        "arguments swapped": -y / n,
        "negative likelihood": (1 - 2 * y) * p * (1 - p) / n,
    }


def _common_factor(facts: Facts, context: LoopContext, slopes: Sequence[int]) -> str:
    factors = []
    for slope in slopes:
        forward = facts.forwards[facts.slopes[slope].forward]
        right = _gradients(forward.logits, context.y[list(forward.rows)], context.count)["right"]
        seen = facts.slopes[slope].values
        factor = float(seen @ right / (right @ right)) if right.any() else 0.0
        if not factor or not _near(seen, factor * right, context.tolerance):
            return _("The gradient at the model's output is not that of the loss that was handed in.")
        factors.append(factor)
    if max(factors) - min(factors) > 1e-3 * abs(factors[0]):
        return _("The gradient of each batch is the right one times a factor that changes from batch to batch.")
    return _("The gradient of each batch is {factor:.3g} times the right one.").format(factor=factors[0])


def _near(seen: FloatArray, wanted: FloatArray, tolerance: float) -> bool:
    size = max(float(np.abs(wanted).max(initial=0.0)), 1e-12)
    return bool(np.isfinite(seen).all() and np.abs(seen - wanted).max(initial=0.0) <= tolerance * size)


def _sigmoid(z: FloatArray) -> FloatArray:
    result: FloatArray = 0.5 * (1.0 + np.tanh(0.5 * z))
    return result
