"""Names mistakes in a training loop by its factors: order of events, gradients, loss, rows, update rule, modes.

Weights decide what is right and wrong; what is said here only gives a failure its name. Every factor is proved on its
own: a gradient is named only if it was recomputed, rows only if they were recognised. Where nothing is proved,
nothing is named."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from grader.diagnosis.loop_context import LoopContext, context_of
from grader.diagnosis.loop_cover import judge_rows
from grader.diagnosis.loop_facts import Facts, read_facts
from grader.diagnosis.loop_grads import Tag, tag_steps
from grader.diagnosis.loop_losses import judge_loss
from grader.diagnosis.loop_modes import judge_modes
from grader.diagnosis.loop_order import (
    judge_late,
    judge_leaks,
    judge_no_steps,
    judge_once_an_epoch,
    judge_repeated,
    judge_stale,
)
from grader.diagnosis.loop_parts import joined
from grader.diagnosis.loop_rules import matching_rules, spoken
from grader.diagnosis.loop_still import judge_still, said
from grader.diagnosis.trial import Finding, Trial
from grader.language import _
from grader.model.outcome import Returned

__all__ = ["LoopContext", "context_of", "name_loop", "name_loops"]

Judge = Callable[[Facts, Sequence[Tag], LoopContext], Finding | None]


def name_loops(trials: Sequence[Trial]) -> list[tuple[tuple[str, ...], Finding]]:
    """Findings for the failing trials whose answer carries facts under ``"audit"``.

    Returns:
        Pairs of test ids and what was found, one for each different finding, in the order of the trials. A test whose
        facts prove nothing is left out: its answer may still be recognised by known wrong programs.
    """
    found: dict[tuple[str, ...], tuple[list[str], Finding]] = {}
    for trial in trials:
        if not trial.failed or not isinstance(trial.observed, Returned) or not trial.call.args:
            continue
        context = context_of(trial.call.target, trial.call.args[0])
        value = trial.observed.value
        if context is None or not isinstance(value, Mapping):
            continue
        finding = name_loop(value.get("audit"), context)
        if finding.ids or finding.description:
            found.setdefault(finding.ids, ([], finding))[0].append(trial.test)
    return [(tuple(dict.fromkeys(tests)), finding) for tests, finding in found.values()]


def name_loop(facts: object, context: LoopContext) -> Finding:
    """What the facts of one call say about it; an empty finding when they say nothing. Never raises.

    Args:
        facts: what the probe noted, as it came from the worker: anything at all.
        context: what the judge gave to the call.
    """
    noted = read_facts(facts)
    if noted is None:
        return Finding()
    try:
        with np.errstate(all="ignore"):
            return _together(_findings(joined(noted, context), context))
    except (ValueError, IndexError, FloatingPointError, OverflowError):  # claims that do not fit together
        return Finding()


def _findings(facts: Facts, context: LoopContext) -> list[Finding]:
    """One finding at most for each factor."""
    modes = judge_modes(facts, context)
    if context.function == "evaluate":
        if facts.steps:
            return [said(_("An optimizer made steps while the model was only to be measured."), "mode-train-on-val")]
        return [modes] if modes else []
    tags = tag_steps(facts, context)
    for whole in (_other_optimizer, _other_model, judge_no_steps, judge_late, judge_still):
        finding = whole(facts, tags, context)
        if finding is not None:
            return [finding]
    order = next((found for judge in _ORDER if (found := judge(facts, tags, context)) is not None), None)
    loss = _loss(facts, context)
    if order is not None and "loop-total-loss" in order.ids:
        loss = None  # a mean over the batches of an epoch is another factor in each of their gradients
    rows = _rows(facts, tags, context) if order is None or "loop-two" not in "".join(order.ids) else None
    if order is not None and set(order.ids) & {"loop-total-loss", "loop-step-dedent"}:
        rows = None
    if (
        order is not None
        and rows is not None
        and (order.ids, rows.ids) == (("mode-val-backward",), ("mode-train-on-val",))
    ):
        order = None  # whoever trains on them leaves their gradients too
    proved = [finding for finding in (order, loss, rows, modes) if finding is not None]
    return proved or [finding for finding in (_rule(facts, tags, context),) if finding is not None]


def _together(findings: Sequence[Finding]) -> Finding:
    words = " ".join(finding.description for finding in findings)
    if not findings:
        return Finding()
    if len(findings) == 1:
        return findings[0]
    if len(findings) == 2 and all(len(finding.ids) == 1 for finding in findings):
        pair = (findings[0].ids[0], findings[1].ids[0])
        return Finding(pair, words, words, (pair,))
    return said(words)


def _other_optimizer(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    """The steps were made by another optimizer than the one handed in."""
    strangers = [step for step in facts.steps if not step.own]
    if not strangers:
        return None
    words = _("Steps were made by another optimizer than the one that was handed in.")
    if len(strangers) != len(facts.steps) or not all(tag.clean for tag in tags):
        return said(words)
    rates = {step.rate for step in strangers}
    if rates == {1e-3} and context.rate != 1e-3:
        return said(f"{words} {_('Its learning rate was 0.001.')}", "loop-lr-default")
    if rates == {context.rate}:
        return said(f"{words} {_('It remembered nothing from one step to the next.')}", "opt-recreated")
    return said(words)


def _other_model(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    """Another model than the one handed in made the predictions."""
    if not facts.slopes or any(facts.forwards[slope.forward].own for slope in facts.slopes):
        return None
    if not facts.steps or any(step.before != step.after for step in facts.steps):
        return None
    words = _("The gradients went to a copy of the model, while the optimizer updates the one that was handed in.")
    return said(words, "opt-other-model")


def _restarted(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    """Each epoch began again with the first weights."""
    if context.function != "train" or len(context.epochs) < 2 or not all(tag.clean for tag in tags):
        return None
    starts, number = [], 0
    for epoch in context.epochs:
        if number < len(facts.steps):
            starts.append(facts.states[facts.steps[number].before])
        number += len(epoch)
    if len(facts.steps) != number or not all(np.array_equal(start, starts[0]) for start in starts):
        return None
    return said(_("Every epoch began again with the weights of the beginning."), "loop-model-recreated")


_ORDER: tuple[Judge, ...] = (judge_leaks, judge_repeated, judge_once_an_epoch, judge_stale, _restarted)


def _loss(facts: Facts, context: LoopContext) -> Finding | None:
    slopes = []
    for number, slope in enumerate(facts.slopes):
        rows = facts.forwards[slope.forward].rows
        if rows and max(rows) < context.count:
            slopes.append(number)
    verdict = judge_loss(facts, context, slopes)
    return None if verdict.right else said(verdict.words, *verdict.ids)


def _rows(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    updates = []
    for tag in tags:
        slope = (*tag.fresh, *tag.slopes)[-1] if tag.fresh or tag.slopes else None
        owner = tag.latest if slope is None else facts.slopes[slope].forward
        if owner < 0:
            return None
        updates.append(facts.forwards[owner].rows)
    coverage = judge_rows(updates, _as_delivered(facts, context))
    return None if coverage.right else said(coverage.words, *coverage.ids)


def _as_delivered(facts: Facts, context: LoopContext) -> LoopContext:
    """With the orders that the loader gave: it goes on to the next one only after a full number of steps."""
    orders = [event.number for event in facts.events if event.kind == "L"]
    if len(orders) != len(context.epochs) or max(orders, default=0) >= len(context.orders):
        return context
    return replace(context, epochs=tuple(context.orders[number] for number in orders))


def _rule(facts: Facts, tags: Sequence[Tag], context: LoopContext) -> Finding | None:
    """Order, loss and rows are right: then the rule of the update is not, or the gradients were changed on the way."""
    if any(tag.kind in ("unknown", "partial") for tag in tags):
        return said(_("Between the backward pass and the step the gradients were changed, or some of them removed."))
    rules = matching_rules(facts, context)
    if context.optimizer in rules or not tags:
        return None
    if any(rule.endswith("uphill") for rule in rules):
        return said(_("Every step went along the gradient, not against it."), "loop-ascent")
    return said(_("The steps are those of this rule: {rule}.").format(rule=spoken(rules[0]))) if rules else None
