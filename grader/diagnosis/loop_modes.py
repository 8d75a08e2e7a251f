"""Training and evaluation mode at each forward pass of a network whose answers depend on it."""

from __future__ import annotations

from collections.abc import Sequence

from grader.diagnosis.loop_context import LoopContext
from grader.diagnosis.loop_facts import Facts, Forward
from grader.diagnosis.trial import Finding
from grader.language import _


def judge_modes(facts: Facts, context: LoopContext) -> Finding | None:
    """What the modes say; nothing for a network without a gate, whose numbers do not depend on them."""
    if context.gate is None:
        return None
    learned = dict.fromkeys(slope.forward for slope in facts.slopes)
    measured = [
        forward
        for number, forward in enumerate(facts.forwards)
        if number not in learned and forward.rows and min(forward.rows) >= context.count
    ]
    trained = [facts.forwards[number] for number in learned]
    trained = [forward for forward in trained if forward.rows and max(forward.rows) < context.count]
    findings = [_measuring([forward for forward in measured if forward.training], facts)]
    if context.function != "evaluate":
        findings.append(_training(trained, facts, context))
    found = [finding for finding in findings if finding is not None]
    return found[0] if len(found) == 1 else None


def _measuring(wrong: Sequence[Forward], facts: Facts) -> Finding | None:
    if not wrong:
        return None
    words = _("Predictions for the evaluation were made in training mode.")
    if "eval" in facts.bare:
        return Finding(("mode-no-parens",), words, words)
    if any(forward.recording for forward in wrong):
        return Finding(("mode-no-eval",), words, words)
    words += " " + _("Recording of gradients was switched off, which is another switch.")
    return Finding(("mode-no-eval", "mode-no-grad-for-eval"), words, words)


def _training(trained: Sequence[Forward], facts: Facts, context: LoopContext) -> Finding | None:
    modes = [forward.training for forward in trained]
    if all(modes):
        return None
    later = modes[0]
    words = _("The first predictions for training were made in training mode, later ones in evaluation mode.")
    if not any(modes):
        words = _("Predictions for training were made in evaluation mode.")
    if "train" in facts.bare:
        return Finding(("mode-no-parens",), words, words)
    if later or context.mode == "eval":
        return Finding(("mode-never-back",), words, words)
    return Finding(("mode-train-in-eval",), words, words) if not any(modes) else Finding((), words, words)
