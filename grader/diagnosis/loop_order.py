"""The order of events: what was left out, came too early, or came twice. Each judge gives a finding or has no
opinion."""

from __future__ import annotations

from collections.abc import Sequence

from grader.diagnosis.loop_context import LoopContext
from grader.diagnosis.loop_facts import Facts
from grader.diagnosis.loop_grads import Tag
from grader.diagnosis.loop_still import said
from grader.diagnosis.trial import Finding
from grader.language import _


def judge_no_steps(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    """Nobody made a step."""
    if facts.steps or facts.moved():
        return None
    if not facts.forwards:
        return said(_("The model was never asked for a prediction."))
    if facts.slopes or facts.count("B") or facts.count("d") or facts.count("r"):
        name = "loop-no-parens" if "step" in facts.bare else "loop-missing-step"
        return said(_("Gradients were computed, but no optimizer made a step, and no weight changed."), name)
    name = "loop-no-parens" if {"step", "backward"} <= facts.bare else "loop-missing-backward-and-step"
    return said(_("There was neither a backward pass nor a step of the optimizer."), name)


def judge_late(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    """Every step comes before the forward pass of its own batch, and the last gradient is never used."""
    owners = {slope.forward for slope in facts.slopes}
    order = [
        event.kind
        for event in facts.events
        if event.kind in "GS" or (event.kind == "F" and event.number in owners)  # others are looks aside
    ]
    if order[:1] != ["S"] or order[-1:] != ["G"] or order.count("S") != order.count("G"):
        return None
    if tags[0].kind not in ("none", "zero") or not all(tag.clean for tag in tags[1:]):
        return None
    words = _("The first step came before any gradient was computed, and the last gradient was never used.")
    return said(words, "loop-step-at-start")


def judge_repeated(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    """Several steps, or several backward passes, for one batch."""
    again = [
        not tag.fresh and tag.kind == "sum" and n > 0 and tag.slopes == tags[n - 1].slopes for n, tag in enumerate(tags)
    ]
    if any(again) and all(repeat or tag.clean for repeat, tag in zip(again, tags, strict=True)):
        words = _("A step was made again with the gradient that the step before had used already.")
        return said(words, "loop-two-steps")
    doubled = [len(tag.slopes) > 1 and tag.slopes == tag.fresh and len(_batches(facts, tag)) == 1 for tag in tags]
    if tags and all(doubled):
        words = _("At every step the gradient of the same batch was in the sum more than once.")
        return said(words, "loop-two-backwards")
    return None


def judge_once_an_epoch(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    """One step for all batches of an epoch, with the sum of their gradients."""
    per_epoch = len(context.epochs[0]) if context.epochs else 0
    if per_epoch < 2 or len(tags) != len(context.epochs):
        return None
    if any(tag.slopes != tag.fresh or len(_batches(facts, tag)) < 2 for tag in tags):
        return None
    words = _("One step was made for each epoch, with the gradients of several batches together.")
    once = facts.count("B") == len(tags)
    return said(words, "loop-total-loss" if once else "loop-step-dedent")


def judge_leaks(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    """Gradients of the validation data were added to those of a training batch."""
    for tag in tags:
        sides = {min(rows, default=-1) >= context.count for rows in _batches(facts, tag)}
        if sides == {True, False}:
            words = _("The gradients of the validation data were still there at a training step.")
            return said(words, "mode-val-backward")
    return None


def judge_stale(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    """Gradients that an earlier step has used already were still in the sum."""
    stale = [tag for tag in tags if tag.stale and tag.fresh]
    if not stale:
        return None
    number = next(n for n, tag in enumerate(tags) if tag.stale and tag.fresh)
    words = _("At step {number} the gradient used was the fresh one plus those of steps before.")
    if len(stale[0].stale) == 1:
        words = _("At step {number} the gradient used was the fresh one plus the one of the step before.")
    words = words.format(number=number + 1)
    name = _never_cleared(facts, tags, context)
    return said(words, name) if name else said(words)


def _never_cleared(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> str:
    sums = [tag for tag in tags if tag.kind == "sum"]
    if len(sums) != len(tags):
        return ""
    if all(tag.slopes[0] == 0 for tag in tags):
        kinds = [event.kind for event in facts.events]
        if "zero_grad" in facts.bare and "Z" not in kinds:
            return "loop-no-parens"
        if "Z" not in kinds:
            return "loop-no-zero-grad"
        return "loop-zero-once" if "Z" not in kinds[kinds.index("G") :] else ""
    per_epoch = len(context.epochs[0]) if context.epochs else 0
    if context.function == "train_step" or per_epoch < 2:
        return ""
    starts = [tag.slopes[-1] // per_epoch * per_epoch for tag in tags]
    return "loop-zero-per-epoch" if all(tag.slopes[0] == start for tag, start in zip(tags, starts, strict=True)) else ""


def _batches(facts: Facts, tag: Tag) -> set[tuple[int, ...]]:
    return {facts.forwards[facts.slopes[slope].forward].rows for slope in tag.slopes}
