"""The course's network in NumPy: linear layers with ReLU between them, one logit at the end."""

from __future__ import annotations

import numpy as np

from grader.diagnosis.loop_context import LoopContext
from grader.diagnosis.loop_facts import Facts, FloatArray


def gradient_of(facts: Facts, context: LoopContext, slope: int) -> FloatArray | None:
    """What one backward pass adds to the gradients of the weights, in the order of the weights.

    Backpropagation by the chain rule from the gradient at the logits: ``dW = delta.T @ a``, ``db = sum(delta)``,
    ``delta_before = (delta @ W) * (z > 0)``; computed at the weights the forward pass had.

    Returns:
        One flat array, or None when the rows of the forward pass are unknown.
    """
    values = facts.slopes[slope].values
    forward = facts.forwards[facts.slopes[slope].forward]
    if min(forward.rows, default=-1) < 0 or max(forward.rows) >= len(context.X) or len(values) != len(forward.rows):
        return None
    layers = _layers(facts.states[forward.state], context)
    if layers is None:
        return None
    inputs = [context.X[list(forward.rows)]]
    for weight, bias in layers[:-1]:
        inputs.append(np.maximum(inputs[-1] @ weight.T + bias, 0.0))
    delta = values[:, None]
    if context.gate is not None and not forward.training:
        delta = delta * context.gate[0]
    parts: list[FloatArray] = []
    for (weight, _), signal in zip(reversed(layers), reversed(inputs), strict=True):
        parts = [(delta.T @ signal).ravel(), delta.sum(axis=0), *parts]
        delta = (delta @ weight) * (signal > 0)
    return np.concatenate(parts)


def _layers(state: FloatArray, context: LoopContext) -> list[tuple[FloatArray, FloatArray]] | None:
    if len(state) != sum(weight.size for weight in context.weights):
        return None
    arrays, start = [], 0
    for weight in context.weights:
        arrays.append(state[start : start + weight.size].reshape(weight.shape))
        start += weight.size
    return list(zip(arrays[::2], arrays[1::2], strict=True))
