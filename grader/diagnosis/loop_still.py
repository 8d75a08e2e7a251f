"""Steps were made, and no weight moved: no gradient was there, or none could arrive."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from grader.diagnosis.loop_context import LoopContext
from grader.diagnosis.loop_facts import Facts, FloatArray
from grader.diagnosis.loop_grads import Tag
from grader.diagnosis.trial import Finding
from grader.language import _


def said(words: str, *ids: str) -> Finding:
    """A finding whose words hold no number of the test, so that hidden tests may show them."""
    return Finding(tuple(ids), words, words)


def judge_still(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    """Steps were made, and none of them moved a weight."""
    if not tags or any(step.before != step.after for step in facts.steps):
        return None
    if not facts.slopes:
        return _no_gradient_arrived(facts)
    if not any(slope.values.any() for slope in facts.slopes):
        return _flat(facts)
    if any(tag.kind not in ("none", "zero") for tag in tags):
        return None
    owners = {slope.forward for slope in facts.slopes}
    in_time = [any(facts.slopes[slope].forward == tag.latest for slope in tag.fresh) for tag in tags]
    if all(in_time):
        words = _("At every step the gradients were gone, although they had been computed just before.")
        return said(words, "loop-zero-between")
    if not any(in_time) and all(tag.latest in owners for tag in tags):
        return said(_("Every step came before the gradient of its batch was computed."), "loop-step-first")
    return said(_("At every step there was no gradient to use."))


def _no_gradient_arrived(facts: Facts) -> Finding:
    kinds = {event.kind for event in facts.events} & set("Bdr")
    if not kinds:
        name = "loop-no-parens" if "backward" in facts.bare else "loop-missing-backward"
        return said(_("Steps were made, but there never was a backward pass, so no gradient either."), name)
    if facts.forwards and not any(forward.recording for forward in facts.forwards):
        words = _("The predictions were made while recording for gradients was switched off.")
        return said(words, "loop-no-grad-forward")
    if _only_classes(facts):
        return said(_("The loss was computed from predictions of exactly 0 and 1."), "loop-thresholded")
    words = _("The backward pass never reached the model: the way from the loss back to the weights is cut.")
    if not facts.loss_inputs or len(kinds) > 1:
        # A loss of the student's own was not seen where it came from.
        if "B" in kinds:
            return said(words, "loop-detached", "loop-thresholded")
        if "tensor" in facts.bare:  # it does the same as detaching; how the source makes tensors tells them apart
            return said(words, "loop-rewrapped")
        if all(forward.recording for forward in facts.forwards):
            return said(words, "loop-detached")
        return said(words, "loop-detached", "loop-no-grad-forward")
    if any(facts.loss_attached):
        return said(words, "loop-rewrapped" if kinds == {"r"} else "loop-detached")
    makers = {forward.recording for forward in facts.forwards if _gave(forward.logits, facts)}
    if makers == {False} and _of_none(facts):
        return said(words)  # those may be the measured ones; the others came from something else
    if makers == {True, False}:
        return said(words, "loop-detached", "loop-no-grad-forward")
    return said(words, "loop-no-grad-forward" if makers == {False} else "loop-detached")


def _gave(logits: FloatArray, facts: Facts) -> bool:
    """Whether a loss may have been computed from just these scores."""
    return any(np.array_equal(logits, scores) for scores in facts.loss_inputs)


def _of_none(facts: Facts) -> list[FloatArray]:
    """What losses were computed from that is not the scores of any forward pass."""
    return [
        values
        for values in facts.loss_inputs
        if not any(np.array_equal(forward.logits, values) for forward in facts.forwards)
    ]


def _flat(facts: Facts) -> Finding:
    words = _("The backward pass reached the model, but the gradient was exactly zero.")
    if _only_classes(facts):
        return said(
            _("The loss was computed from predictions of exactly 0 and 1, whose slope is zero."), "loop-thresholded"
        )
    return said(words, "loop-crossentropy-1") if not facts.loss_inputs else said(words)


def _only_classes(facts: Facts) -> bool:
    # Not all: validation losses may be computed as they should be.
    inputs = _of_none(facts)
    return bool(inputs) and all(np.isin(values, (0.0, 1.0)).all() for values in inputs if values.size)
