"""Exercise 4, drawn: the lines of a measurement and of the whole training."""

from __future__ import annotations

import random

from tests.soak.exercise4_epoch import epoch
from tests.soak.exercise4_step import Lines, indented, update

_HITS = (
    "((logits > 0) == (y > 0.5)).sum().item()",
    "((logits > 0).to(y.dtype) == y).sum().item()",
    "(torch.sigmoid(logits).round() == y).sum().item()",
    "int(((torch.sigmoid(logits) > 0.5) == y.bool()).sum())",
    "torch.eq((logits >= 0).int(), y.int()).sum().item()",
    "sum(int((z > 0) == (t > 0.5)) for z, t in zip(logits.view(-1), y.view(-1)))",
    "(len(y) - (torch.heaviside(logits, torch.zeros_like(logits)) - y).abs().sum().item())",
    "float(((logits > 0).squeeze(1) == y.squeeze(1).bool()).float().mean()) * len(X)",
    "np.sum((logits.detach().numpy() > 0) == (y.numpy() == 1))",
)
_WRONG_HITS: dict[str, tuple[str, ...]] = {
    "acc-threshold-logits": (
        "((logits > 0.5) == (y > 0.5)).sum().item()",
        "((logits >= 0.5).to(y.dtype) == y).sum().item()",
        "(torch.round(logits) == y).sum().item()",
        "(logits.round() == y).sum().item()",
    ),
    "acc-argmax-1": (
        "(logits.argmax(1) == y.view(-1)).sum().item()",
        "(torch.argmax(logits, dim=1, keepdim=True) == y).sum().item()",
        "(logits.max(1)[1] == y.squeeze(1)).sum().item()",
    ),
    "acc-broadcast": (
        "((logits.squeeze(1) > 0) == (y > 0.5)).sum().item()",
        "((logits > 0) == (y.view(-1) > 0.5)).sum().item()",
        "((logits > 0).float().flatten() == y).float().mean().item() * len(y)",
    ),
    "acc-no-threshold": ("(torch.sigmoid(logits) == y).sum().item()", "(logits == y).sum().item()"),
}
_LOSS_ENDS = (
    ("loss.item() * len(X)", "total / n"),
    ("loss.item()", "total / k"),
    ("float(loss)", "total / len(loader)"),
)
_WRONG_ENDS = (
    ("loss.item()", "total"),
    ("loss.item()", "total / n"),
    ("loss.item()", "total / loader.batch_size"),
    ("loss.item() * len(X)", "total"),
    ("loss.item() * len(X)", "total / k"),
)
MEASURE_MISTAKES = (
    *_WRONG_HITS,
    "acc-count",
    "mode-no-eval",
    "mode-no-grad-for-eval",
    "mode-no-parens",
    "loop-log-scale",
    "loop-drop-last",
    "loop-return-early",
    "loop-sigmoid-twice",
    "loop-loss-holds-graph",
)


def measure(rng: random.Random, mistake: str = "", whole: bool = True) -> tuple[Lines, str, str]:
    """Lines over ``loader``, the expressions of loss and accuracy. ``whole``: they are a function's body."""
    modes = {"mode-no-eval": [""], "mode-no-grad-for-eval": [""], "mode-no-parens": ["model.eval"]}
    mode = rng.choice(modes.get(mistake, ["model.eval()", "model.eval()", "model.train(False)"]))
    guards = ["with torch.no_grad():", "with torch.no_grad():", "with torch.inference_mode():", "if True:"]
    guards.append("with torch.set_grad_enabled(False):")
    if mistake in ("mode-no-eval", "loop-loss-holds-graph"):
        guards = ["if True:"]
    if mistake == "mode-no-grad-for-eval":
        guards.remove("if True:")
    hits, accuracy = rng.choice(_WRONG_HITS.get(mistake, _HITS)), "hits / n"
    added, mean = rng.choice(_WRONG_ENDS if mistake == "loop-log-scale" else _LOSS_ENDS)
    loss = "criterion(logits, y)"
    if mistake == "loop-sigmoid-twice":
        logits = rng.choice(["logits = model(X).sigmoid()", "logits = torch.sigmoid(model(X))"])
        hits = "((logits > 0.5) == (y > 0.5)).sum().item()"
    else:
        logits = rng.choice(["logits = model(X)", "logits = model.forward(X)"])
    if mistake == "acc-count":
        accuracy = "hits"
    if mistake == "loop-loss-holds-graph":
        added, mean = rng.choice([("loss", "total / k"), ("loss * len(X)", "total / n")])
    body = [logits, f"loss = {loss}", f"total += {added}", f"hits += {hits}", "n += len(X)\nk += 1"]
    if mistake == "loop-drop-last":
        body = ["if len(X) < loader.batch_size:\n    break", *body]
    if mistake == "loop-return-early":
        body = [*body, f"return {mean}, {accuracy}"]
    if not mistake and rng.random() < 0.2:
        return _at_once(rng, mode, guards)
    lines = [*([mode] if mode else []), "total, hits, n, k = 0.0, 0, 0, 0"]
    return [*lines, rng.choice(guards), "    for X, y in loader:", *indented(body, 2)], mean, accuracy


def _at_once(rng: random.Random, mode: str, guards: Lines) -> tuple[Lines, str, str]:
    """All logits first, then the numbers."""
    lines = [
        mode,
        "scores, truth = [], []",
        rng.choice(guards),
        "    for X, y in loader:",
        "        scores.append(model(X))",
        "        truth.append(y)",
        "logits, y = torch.cat(scores).detach(), torch.cat(truth)",
    ]
    return lines, "criterion(logits, y).item()", f"{rng.choice(_HITS).replace('* len(X)', '* len(y)')} / len(y)"


_HISTORY = (
    "history = {'train_loss': [], 'val_loss': [], 'val_accuracy': []}",
    "history = {k: [] for k in ('train_loss', 'val_loss', 'val_accuracy')}",
    "history = dict(train_loss=[], val_loss=[], val_accuracy=[])",
)
TRAIN_MISTAKES = (
    "loop-epochs-off",
    "loop-model-recreated",
    "loop-return-early",
    "mode-train-on-val",
    "loop-zero-once",
    "mode-val-backward",
    "opt-other-model",
    "loop-lr-default",
    "opt-recreated",
    "mode-never-back",
)


def training(rng: random.Random, mistake: str, inline: tuple[str, str, str] | None) -> Lines:
    """The body of ``train``. ``inline``: mistakes of update, epoch and measurement that are written here."""
    before, start, end = [rng.choice(_HISTORY)], Lines(), Lines()
    ask = ["epoch_loss = train_epoch(model, train_loader, criterion, optimizer)"]
    if inline is not None or mistake in ("loop-zero-once", "mode-never-back", "mode-val-backward"):
        ask = _pass(rng, mistake, inline or ("", "", ""))
    check = ["val_loss, val_acc = evaluate(model, val_loader, criterion)"]
    if inline is not None and (inline[2] or rng.random() < 0.5):
        lines, mean, accuracy = measure(rng, inline[2])
        check = [line.replace("loader", "val_loader") for line in [*lines, f"val_loss, val_acc = {mean}, {accuracy}"]]
    rounds = rng.choice(["range(epochs)", "range(1, epochs + 1)", "range(0, epochs, 1)"])
    if mistake == "loop-epochs-off":
        rounds = rng.choice(["range(1, epochs)", "range(epochs + 1)", "range(epochs - 1)", "range(0, epochs + 1)"])
    elif mistake == "loop-model-recreated":
        before.append("first = copy.deepcopy(model.state_dict())")
        start.append("model.load_state_dict(first)")
    elif mistake == "mode-train-on-val":
        extra = ["train_epoch(model, val_loader, criterion, optimizer)"]
        rest = ["for X, y in val_loader:\n    train_step(model, X, y, criterion, optimizer)"]
        check = [*check, *rng.choice([extra, rest])]
    elif mistake == "loop-zero-once":
        before.append("optimizer.zero_grad()")
    elif mistake == "mode-never-back":
        before.append("model.train()")
    elif mistake == "mode-val-backward":
        check.append("for X, y in val_loader:\n    criterion(model(X), y).backward()")
    elif mistake == "opt-other-model":
        before.append("model = copy.deepcopy(model)")
    elif mistake == "loop-lr-default":
        before.append("optimizer = torch.optim.SGD(model.parameters(), lr=0.001)")
    elif mistake == "opt-recreated":
        start.append("optimizer = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]['lr'])")
    elif mistake == "loop-return-early":
        end.append("return history")
    keep = [
        "history['train_loss'].append(epoch_loss)",
        "history['val_loss'].append(val_loss)",
        "history['val_accuracy'].append(val_acc)",
    ]
    return [*before, f"for number in {rounds}:", *indented([*start, *ask, *check, *keep, *end]), "return history"]


def _pass(rng: random.Random, mistake: str, inline: tuple[str, str, str]) -> Lines:
    if mistake in ("loop-zero-once", "mode-never-back", "mode-val-backward"):
        steps, _ = update(rng, "loop-no-zero-grad" if mistake != "mode-never-back" else "")
        after = ["optimizer.zero_grad()"] if mistake == "mode-val-backward" else []
        head = [] if mistake == "mode-never-back" else ["model.train()"]
        body = [*steps, *after, "losses.append(float(loss.detach()))"]
        lines = [*head, "losses = []", "for X, y in loader:", *indented(body), "epoch_loss = sum(losses) / len(losses)"]
    else:
        found, result = epoch(rng, inline[1], inline[0], inline=True)
        lines = [*found, f"epoch_loss = {result}"]
    return [line.replace("loader", "train_loader") for line in lines]
