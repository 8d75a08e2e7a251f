"""Two mistakes that beginners often make together, acting on one answer. Tried only where no single one fits."""

import torch

from grader.authoring import both


def _measure_in_any_mode(model, loader, criterion, count_correct, divide=True):
    """The model stays in the mode it is in; ``count_correct(logits, y)`` decides what is right."""
    total, correct, count = 0.0, 0.0, 0
    for X, y in loader:
        logits = model(X)
        total += criterion(logits, y).item() * len(X)
        correct += float(count_correct(logits, y))
        count += len(X)
    return total / count, correct / count if divide else correct


@both("mode-no-eval", "acc-threshold-logits", of="evaluate")
def no_eval_threshold(model, loader, criterion):
    """In training mode, with scores compared with 0.5."""
    return _measure_in_any_mode(model, loader, criterion, lambda logits, y: ((logits > 0.5) == (y > 0.5)).sum())


@both("mode-no-eval", "acc-threshold-logits", of="evaluate")
def no_eval_rounded(model, loader, criterion):
    """In training mode, with rounded scores."""
    return _measure_in_any_mode(model, loader, criterion, lambda logits, y: (torch.round(logits) == y).sum())


@both("mode-no-eval", "acc-argmax-1", of="evaluate")
def no_eval_argmax(model, loader, criterion):
    """In training mode, with the largest of one score."""
    return _measure_in_any_mode(
        model, loader, criterion, lambda logits, y: (logits.argmax(dim=1, keepdim=True) == y).sum()
    )


@both("mode-no-eval", "acc-no-threshold", of="evaluate")
def no_eval_no_threshold(model, loader, criterion):
    """In training mode, with probabilities compared with labels."""
    return _measure_in_any_mode(model, loader, criterion, lambda logits, y: (torch.sigmoid(logits) == y).sum())


@both("mode-no-eval", "acc-count", of="evaluate")
def no_eval_count(model, loader, criterion):
    """In training mode, and the count is not divided."""
    return _measure_in_any_mode(
        model, loader, criterion, lambda logits, y: ((logits > 0) == (y > 0.5)).sum(), divide=False
    )


@both("mode-no-eval", "acc-broadcast", of="evaluate")
def no_eval_broadcast(model, loader, criterion):
    """In training mode, and every prediction meets every label."""
    return _measure_in_any_mode(
        model, loader, criterion, lambda logits, y: ((logits > 0).squeeze(1) == (y > 0.5)).sum()
    )


@both("acc-threshold-logits", "acc-count", of="evaluate")
def threshold_count(model, loader, criterion):
    """Scores compared with 0.5, and the count is not divided."""
    model.eval()
    with torch.no_grad():
        return _measure_in_any_mode(
            model, loader, criterion, lambda logits, y: ((logits > 0.5) == (y > 0.5)).sum(), divide=False
        )
