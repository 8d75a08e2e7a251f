"""Exercise 4, drawn: the lines of one pass over the training data, right and wrong."""

from __future__ import annotations

import random

from tests.soak.exercise4_step import Lines, indented, update

_CALL = "train_step(model, X, y, criterion, optimizer)"
_DATA = "X_all, y_all = loader.dataset.tensors"
_SIZE = "size, n_rows = loader.batch_size, len(loader.dataset)"

# What is done with the number of each batch, and what is made of it: before, each time, after.
_MEANS = (
    ("total, n = 0.0, 0", "total += {v} * len(X)\nn += len(X)", "total / n"),
    ("total = 0.0", "total += {v} * X.size(0)", "total / len(loader.dataset)"),
    ("total = 0.0", "total += {v}", "total / len(loader)"),
    ("total, n = 0, 0", "total = total + {v}\nn = n + 1", "total / max(n, 1)"),
    ("losses = []", "losses.append({v})", "sum(losses) / len(losses)"),
    ("losses = []", "losses.append(float({v}))", "float(np.mean(losses))"),
    ("losses = []", "losses.append(torch.as_tensor({v}).detach())", "torch.stack(losses).mean().item()"),
    ("losses, sizes = [], []", "losses.append(float({v}))\nsizes.append(len(y))", "np.average(losses, weights=sizes)"),
    ("mean, n = 0.0, 0", "n += 1\nmean += ({v} - mean) / n", "mean"),
    ("log = {'sum': 0.0, 'n': 0}", "log['sum'] += {v} * len(y)\nlog['n'] += len(y)", "log['sum'] / log['n']"),
)
_NOT_MEANS = (
    ("total = 0.0", "total += {v}", "total"),
    ("total = 0.0", "total = {v}", "total"),
    ("total = 0.0", "total += {v}", "total / len(loader.dataset)"),
    ("total = 0.0", "total += {v}", "total / loader.batch_size"),
    ("total = 0.0", "total += {v} * len(X)", "total"),
    ("total = 0.0", "total += {v} * len(X)", "total / len(loader)"),
    ("losses = []", "losses.append({v})", "sum(losses)"),
    ("losses = []", "losses.append({v})", "losses[-1]"),
)
# Lines at the start of the loop's body.
_OTHER_ROWS: dict[str, tuple[str, ...]] = {
    "loop-drop-last": (
        "if len(X) < loader.batch_size:\n    break",
        "if X.shape[0] != loader.batch_size: continue",
        "if i == len(loader) - 1:\n    break",
    ),
    "loop-full-data": (f"{_DATA}\nX, y = X_all, y_all", "X, y = loader.dataset[:]"),
    "loop-slice-short": ("X, y = X[:-1], y[:-1]", "X, y = X[:len(X) - 1], y[:len(y) - 1]"),
    "loop-same-batch": ("X, y = next(iter(loader))",),
    "loop-replacement": (
        f"{_DATA}\nk = torch.randint(0, len(X_all), (len(X),))\nX, y = X_all[k], y_all[k]",
        f"{_DATA}\nk = np.random.choice(len(X_all), len(X), replace=True)\nX, y = X_all[k], y_all[k]",
    ),
}
# The whole head of the loop.
_OTHER_LOOPS: dict[str, tuple[Lines, ...]] = {
    "loop-stride-1": (
        [_DATA, _SIZE, "for i in range(n_rows):", "    X, y = X_all[i:i + size], y_all[i:i + size]"],
        [_DATA, _SIZE, "for i in range(0, n_rows, 1):", "    X = X_all[i:i + size]\n    y = y_all[i:i + size]"],
    ),
    "loop-slice-short": (
        [_DATA, _SIZE, "for i in range(0, n_rows, size):", "    X, y = X_all[i:i + size - 1], y_all[i:i + size - 1]"],
    ),
    "loop-permute-inside": (
        [
            _DATA,
            _SIZE,
            "for i in range(0, n_rows, size):",
            "    k = torch.randperm(n_rows)[i:i + size]\n    X, y = X_all[k], y_all[k]",
        ],
    ),
    "loop-same-batch": (["X, y = next(iter(loader))", "for _ in range(len(loader)):"],),
}
_MODES = {
    "mode-never-back": [""],
    "mode-train-in-eval": ["model.eval()", "model.train(False)"],
    "mode-no-parens": ["model.train"],
}
_ONLY_INLINE = (
    "loop-zero-per-epoch",
    "loop-step-dedent",
    "loop-total-loss",
    "loop-forward-outside",
    "loop-div-N",
    "loop-loss-holds-graph",
)
EPOCH_MISTAKES = (
    *dict.fromkeys([*_OTHER_ROWS, *_OTHER_LOOPS, *_MODES, *_ONLY_INLINE]),
    "loop-log-scale",
    "loop-one-batch-per-epoch",
    "loop-return-early",
)


def epoch(rng: random.Random, mistake: str = "", step: str = "", inline: bool = False) -> tuple[Lines, str]:
    """Lines of a pass over ``loader``, and the expression of the loss of the epoch.

    ``step``: a mistake in the update, which is then written here and not called.
    """
    mode = rng.choice(
        _MODES.get(mistake, ["model.train()", "model.train()", "model.train(True)", "model.train(mode=True)"])
    )
    before = [mode] if mode else []
    if mistake in ("loop-step-dedent", "loop-total-loss", "loop-forward-outside"):
        lines, result = _several(rng, mistake)
        return before + lines, result
    lines, number = ([], _CALL)
    if inline or step or mistake in _ONLY_INLINE:
        lines, number = update(rng, step or ("loop-no-zero-grad" if mistake == "loop-zero-per-epoch" else ""))
    after: Lines = []
    if mistake == "loop-zero-per-epoch":
        (before if rng.random() < 0.6 else after).append("optimizer.zero_grad()")
    if mistake == "loop-div-N":
        lines = ["loss = criterion(model(X), y) * len(X) / len(loader.dataset)"]
        lines = ["optimizer.zero_grad()", *lines, "loss.backward()", "optimizer.step()"]
        number = "loss.item()"
    start, each, result = rng.choice(_NOT_MEANS if mistake == "loop-log-scale" else _MEANS)
    if mistake == "loop-div-N":
        start, each, result = "total = 0.0", "total += {v}", "total"
    if mistake == "loop-loss-holds-graph":
        number, (start, each, result) = "loss", _MEANS[rng.randrange(4)]
    if step == "loop-loss-holds-graph":
        start, each, result = _MEANS[rng.randrange(4)]
    if lines or each.count("{v}") > 1 or rng.random() < 0.5:
        lines, number = [*lines, f"value = {number}"], "value"
    return _assembled(rng, mistake, [*before, start], [*lines, each.replace("{v}", number)], (after, result))


def _assembled(
    rng: random.Random, mistake: str, before: Lines, body: Lines, end: tuple[Lines, str]
) -> tuple[Lines, str]:
    after, result = end
    heads = [
        ["for X, y in loader:"],
        ["for X, y in loader:"],
        ["for i, (X, y) in enumerate(loader):"],
        ["for batch in loader:", "    X, y = batch"],
        ["for X, y in iter(loader):"],
        ["batches = iter(loader)", "for _ in range(len(loader)):", "    X, y = next(batches)"],
        ["for X, y in list(loader):"],
        [
            "batches = iter(loader)",
            "while True:",
            "    batch = next(batches, None)\n    if batch is None: break\n    X, y = batch",
        ],
    ]
    head = rng.choice(heads)
    whole = _OTHER_LOOPS.get(mistake, ())
    partly = _OTHER_ROWS.get(mistake, ())
    if whole and (not partly or rng.random() < 0.5):
        head = rng.choice(whole)
    elif partly:
        line = rng.choice(partly)
        head = ["for i, (X, y) in enumerate(loader):"] if "i ==" in line else rng.choice(heads)
        body = [line, *body]
    if mistake == "loop-one-batch-per-epoch":
        body = [*body, "break"]
    if mistake == "loop-return-early":
        body = [*body, f"return {result}"]
    return [*before, *head, *indented(body), *after], result


def _several(rng: random.Random, mistake: str) -> tuple[Lines, str]:
    """Batches that get mixed up."""
    clear = "optimizer.zero_grad()"
    if mistake == "loop-forward-outside":
        head = ["pairs = [(model(X), y) for X, y in loader]", "total = 0.0", "for logits, y in pairs:"]
        body = [clear, "loss = criterion(logits, y)", "loss.backward()", "optimizer.step()", "total += loss.item()"]
        return [*head, *indented(body)], "total / len(pairs)"
    if mistake == "loop-total-loss":
        result = rng.choice(["total.item() / len(loader)", "float(total) / len(loader)"])
        add = "total = total + criterion(model(X), y)"
        if rng.random() < 0.3:
            body = [clear, add, "total.backward()", "optimizer.step()"]
            return ["total = 0.0", "for X, y in loader:", *indented(body)], result
        end = [clear, rng.choice(["total.backward()", "total /= len(loader)\ntotal.backward()"]), "optimizer.step()"]
        result = result if "/=" not in end[1] else "total.item()"
        return ["total = 0", "for X, y in loader:", *indented([add]), *end], result
    body = [clear, "loss = criterion(model(X), y)", "loss.backward()", "losses.append(loss.item())"]
    end, before = ["optimizer.step()"], ["losses = []"]
    form = rng.randrange(3)
    if form == 1:
        before, body = [clear, *before], body[1:]
    elif form == 2:
        body, end = [body[1], body[3]], [clear, "loss.backward()", *end]
    return [*before, "for X, y in loader:", *indented(body), *end], "sum(losses) / len(losses)"
