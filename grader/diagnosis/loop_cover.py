"""Which examples the updates of a training run were made with, against those they should be made with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from grader.diagnosis.loop_context import LoopContext, Rows
from grader.language import _, ngettext
from grader.model.frozen import frozen


@frozen
class Coverage:
    """What the rows of the updates say."""

    right: bool
    ids: tuple[str, ...] = ()
    words: str = ""


def judge_rows(updates: Sequence[Rows], context: LoopContext) -> Coverage:
    """Compare the rows of every update, in order, with the batches of the loader.

    Returns:
        ``right``, or the known mistake that gives exactly these rows, or words alone.
    """
    wanted = [batch for epoch in context.epochs for batch in epoch]
    if list(updates) == wanted:
        return Coverage(True)
    if any(row < 0 for rows in updates for row in rows) or not updates or not wanted:
        return Coverage(True)  # nothing can be said about unknown rows
    if any(row >= context.count for rows in updates for row in rows):
        return Coverage(False, ("mode-train-on-val",), _("Some updates were made with rows of the validation data."))
    for judge in (_whole_epochs, _one_an_epoch, _without_last, _short, _everything, _same, _windows, _random):
        coverage = judge(list(updates), context)
        if coverage is not None:
            return coverage
    return Coverage(False, (), _how_often(updates, context))


def _whole_epochs(updates: list[Rows], context: LoopContext) -> Coverage | None:
    """Complete epochs, but too few or too many of them."""
    epochs, size = context.epochs, len(context.epochs[0])
    if context.function != "train" or len(updates) % size:
        return None
    ran = len(updates) // size
    passes = [tuple(updates[number * size : (number + 1) * size]) for number in range(ran)]
    if any(tuple(one) != epochs[number % len(epochs)] for number, one in enumerate(passes)):
        return None
    words = _("{epochs} of updates instead of {count}.").format(epochs=_times(ran, "epoch"), count=len(epochs))
    if ran == 1 and len(epochs) > 2:
        return Coverage(False, ("loop-return-early",), words)
    return Coverage(False, ("loop-epochs-off",) if abs(ran - len(epochs)) == 1 else (), words)


def _one_an_epoch(updates: list[Rows], context: LoopContext) -> Coverage | None:
    if len(context.epochs[0]) < 2:
        return None
    if updates == [epoch[0] for epoch in context.epochs]:
        words = _("Each epoch made one update, with its first batch.")
        return Coverage(False, ("loop-one-batch-per-epoch", "loop-return-early"), words)
    if updates == [epoch[-1] for epoch in context.epochs]:
        return Coverage(False, ("loop-step-dedent",), _("Each epoch made one update, with its last batch."))
    return None


def _without_last(updates: list[Rows], context: LoopContext) -> Coverage | None:
    if updates != [batch for epoch in context.epochs for batch in epoch[:-1]]:
        return None
    return Coverage(False, ("loop-drop-last",), _("The last batch of each epoch was never used."))


def _short(updates: list[Rows], context: LoopContext) -> Coverage | None:
    """Each batch without its last row, where the loader's batches or the program's own slices are cut."""
    size, count = len(context.epochs[0][0]), context.count
    slices = [tuple(range(start, min(start + size, count))) for start in range(0, count, size)]
    for batches in ([batch for epoch in context.epochs for batch in epoch], slices * len(context.epochs)):
        cut = [batch[:-1] for batch in batches]
        spared = [batch if len(batch) < size else batch[:-1] for batch in batches]
        for wanted in (cut, spared):
            if updates in (wanted, [batch for batch in wanted if batch]):
                return Coverage(False, ("loop-slice-short",), _("Batches were used without their last row."))
    return None


def _everything(updates: list[Rows], context: LoopContext) -> Coverage | None:
    whole = list(range(context.count))
    if any(sorted(rows) != whole for rows in updates):
        return None
    words = _("Each of {updates} used all {count} rows.")
    words = words.format(updates=_times(len(updates), "update"), count=context.count)
    return Coverage(False, ("loop-full-data",) if len(updates) > len(context.epochs) else (), words)


def _same(updates: list[Rows], context: LoopContext) -> Coverage | None:
    per_epoch = [
        updates[start : start + len(context.epochs[0])] for start in range(0, len(updates), len(context.epochs[0]))
    ]
    if len(per_epoch) != len(context.epochs) or any(len(set(rows)) > 1 for rows in per_epoch):
        return None
    if len(context.epochs[0]) < 2 or len(updates) != sum(len(epoch) for epoch in context.epochs):
        return None
    return Coverage(False, ("loop-same-batch",), _("All updates of an epoch used the same rows."))


def _windows(updates: list[Rows], context: LoopContext) -> Coverage | None:
    """Batches that begin one row after the other."""
    epochs = len(context.epochs)
    if len(updates) % epochs or len(updates) // epochs <= len(context.epochs[0]):
        return None
    for number in range(epochs):
        orders = [list(range(context.count)), [row for batch in context.epochs[number] for row in batch]]
        share = updates[number * len(updates) // epochs : (number + 1) * len(updates) // epochs]
        if not any(
            all(list(rows) == order[k : k + len(rows)] and rows for k, rows in enumerate(share)) for order in orders
        ):
            return None
    words = _("{count} updates an epoch, whose batches begin one row after the other and overlap.")
    words = words.format(count=len(updates) // epochs)
    return Coverage(False, ("loop-stride-1",), words)


def _random(updates: list[Rows], context: LoopContext) -> Coverage | None:
    """Rows drawn at random: with repeats in one batch, or the right number of rows but not every row once."""
    if any(len(set(rows)) < len(rows) for rows in updates):
        return Coverage(False, ("loop-replacement",), _how_often(updates, context))
    if [len(rows) for rows in updates] != [len(batch) for epoch in context.epochs for batch in epoch]:
        return None
    size = len(context.epochs[0])
    for number in range(len(context.epochs)):
        seen = [row for rows in updates[number * size : (number + 1) * size] for row in rows]
        if len(set(seen)) == len(seen):
            return Coverage(False, (), _("Each row was used once an epoch, but not in the batches of the loader."))
    return Coverage(False, ("loop-permute-inside",), _how_often(updates, context))


def _how_often(updates: Sequence[Rows], context: LoopContext) -> str:
    counts = Counter(row for rows in updates for row in rows)
    uses = [counts[row] for row in range(context.count)]
    words = _("{updates} in {epochs}: some rows were used {fewest}, others {most}.")
    return words.format(
        updates=_times(len(updates), "update"),
        epochs=_times(len(context.epochs), "epoch"),
        fewest=_times(min(uses), "time"),
        most=_times(max(uses), "time"),
    )


def _times(count: int, thing: str) -> str:
    words = {
        "epoch": ngettext("{count} epoch", "{count} epochs", count),
        "update": ngettext("{count} update", "{count} updates", count),
        "time": ngettext("{count} time", "{count} times", count),
    }
    return words[thing].format(count=count)
