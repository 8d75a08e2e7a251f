"""Exercise 4, drawn: the lines of one update, right and wrong."""

from __future__ import annotations

import random
from collections.abc import Callable

Lines = list[str]
_ZERO = (
    "optimizer.zero_grad()",
    "optimizer.zero_grad()",
    "optimizer.zero_grad(set_to_none=False)",
    "optimizer.zero_grad(set_to_none=True)",
    "model.zero_grad()",
    "for p in model.parameters(): p.grad = None",
    "for p in model.parameters():\n    if p.grad is not None:\n        p.grad.zero_()",
)
_FORWARD = ("logits = model(X)", "logits = model(X)", "logits = model.forward(X)", "logits = model.__call__(X)")
_LOSS = (
    "loss = criterion(logits, y)",
    "loss = criterion(logits, y)",
    "loss = criterion(logits.view(-1), y.view(-1))",
    "loss = criterion(logits.squeeze(1), y.squeeze(1))",
    "loss = F.binary_cross_entropy_with_logits(logits, y)",
    "loss = torch.mean(F.softplus(logits) - y * logits)",
    "loss = nn.BCELoss()(torch.sigmoid(logits), y)",
)
_BACK = ("loss.backward()", "loss.backward()", "torch.autograd.backward(loss)", "loss.sum().backward()")
_STEP = "optimizer.step()"
_NUMBER = (
    "loss.item()",
    "float(loss)",
    "loss.detach().item()",
    "float(loss.detach())",
    "loss.detach()",
    "loss.data.item()",
    "loss.detach().cpu().numpy()",
)
_REMARK = "acc = ((model(X) > 0) == (y > 0.5)).float().mean()"

# A part of the update is exchanged: (part, forms).
_SWAPPED: dict[str, tuple[str, tuple[str, ...]]] = {
    "loop-missing-backward": ("back", ("",)),
    "loop-missing-step": ("step", ("",)),
    "loop-ascent": ("back", ("(-loss).backward()", "(loss * -1).backward()", "loss = -loss\nloss.backward()")),
    "loop-two-backwards": ("back", ("loss.backward(retain_graph=True)\nloss.backward()",)),
    "loop-two-steps": ("step", (f"{_STEP}\n{_STEP}", f"for _ in range(2):\n    {_STEP}")),
    "loop-rewrapped": (
        "back",
        (
            "loss = torch.tensor(loss.item(), requires_grad=True)\nloss.backward()",
            "loss = torch.tensor(float(loss), requires_grad=True)\nloss.backward()",
        ),
    ),
    "loop-detached": (
        "back",
        (
            "loss = loss.detach()\nloss.backward()",
            "loss = loss.detach().requires_grad_(True)\nloss.backward()",
            "loss = loss.data\nloss.requires_grad = True\nloss.backward()",
        ),
    ),
    "loop-no-grad-forward": (
        "forward",
        (
            "with torch.no_grad():\n    logits = model(X)",
            "torch.set_grad_enabled(False)\nlogits = model(X)\ntorch.set_grad_enabled(True)",
        ),
    ),
    "loop-thresholded": (
        "loss",
        (
            "loss = criterion((logits > 0).to(y.dtype), y).requires_grad_()",
            "loss = criterion(torch.round(torch.sigmoid(logits)), y)",
            "loss = criterion((torch.sigmoid(logits) >= 0.5).to(y.dtype), y)\nloss.requires_grad = True",
        ),
    ),
    "loop-sigmoid-twice": (
        "loss",
        (
            "loss = criterion(torch.sigmoid(logits), y)",
            "loss = criterion(logits.sigmoid(), y)",
            "probs = torch.sigmoid(logits)\nloss = F.binary_cross_entropy_with_logits(probs, y)",
            "probs = 1 / (1 + torch.exp(-logits))\nloss = criterion(probs, y)",
            "loss = nn.BCELoss()(torch.sigmoid(torch.sigmoid(logits)), y)",
        ),
    ),
    "loop-sum": (
        "loss",
        (
            "loss = criterion(logits, y) * len(X)",
            "loss = criterion(logits, y) * y.shape[0]",
            "loss = nn.BCEWithLogitsLoss(reduction='sum')(logits, y)",
            "loss = F.binary_cross_entropy_with_logits(logits, y, reduction='sum')",
            "loss = F.binary_cross_entropy_with_logits(logits, y, reduction='none').sum()",
        ),
    ),
    "loop-double-mean": (
        "loss",
        ("loss = criterion(logits, y) / len(y)", "loss = criterion(logits, y)\nloss = loss / X.size(0)"),
    ),
    "loop-mse": (
        "loss",
        (
            "loss = nn.MSELoss()(torch.sigmoid(logits), y)",
            "loss = F.mse_loss(logits, y)",
            "loss = ((torch.sigmoid(logits) - y) ** 2).mean()",
            "loss = torch.mean((y - logits) ** 2)",
        ),
    ),
    "loop-labels-flipped": ("loss", ("loss = criterion(logits, 1 - y)", "loss = criterion(-logits, y)")),
    "loop-broadcast": (
        "loss",
        (
            "loss = criterion(logits, y.view(-1))",
            "loss = criterion(logits.squeeze(), y)",
            "loss = (F.softplus(logits) - y.flatten() * logits).mean()",
            "p = torch.sigmoid(logits).squeeze(1)\nloss = -(y * p.log() + (1 - y) * (1 - p).log()).mean()",
        ),
    ),
    "loop-loss-args": ("loss", ("loss = criterion(y, logits)", "loss = F.binary_cross_entropy_with_logits(y, logits)")),
    "loop-bceloss-logits": ("loss", ("loss = nn.BCELoss()(logits, y)", "loss = F.binary_cross_entropy(logits, y)")),
    "loop-crossentropy-1": ("loss", ("loss = nn.CrossEntropyLoss()(logits, y)", "loss = F.cross_entropy(logits, y)")),
    "data-dtype": (
        "forward",
        ("logits = model(X.float())", "X = X.to(torch.float32)\nlogits = model(X)", "logits = model(X.double())"),
    ),
    "data-not-tensor": ("forward", ("logits = model(X.numpy())", "logits = model(np.asarray(X))")),
    "loop-lr-default": (
        "step",
        (
            "optimizer = torch.optim.SGD(model.parameters(), lr=0.001)\noptimizer.step()",
            "torch.optim.SGD(model.parameters()).step()",
            "optimizer = torch.optim.Adam(model.parameters())\noptimizer.step()",
        ),
    ),
    "opt-recreated": (
        "step",
        (
            "opt_new = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]['lr'])\nopt_new.step()",
            "opt_new = type(optimizer)(model.parameters(), **optimizer.defaults)\nopt_new.step()",
        ),
    ),
    "loop-loss-holds-graph": ("number", ("loss", "loss * 1.0")),
}
_MOVED = (
    "loop-no-zero-grad",
    "loop-zero-between",
    "loop-step-first",
    "loop-step-at-start",
    "loop-missing-backward-and-step",
    "loop-no-parens",
)
STEP_MISTAKES = (*_SWAPPED, *_MOVED)


def update(rng: random.Random, mistake: str = "") -> tuple[Lines, str]:
    """The lines of one update of ``model`` with ``X`` and ``y``, and the expression of the loss that is kept."""
    parts = {
        "zero": rng.choice(_ZERO),
        "forward": rng.choice(_FORWARD),
        "loss": rng.choice(_LOSS),
        "back": rng.choice(_BACK),
        "step": _STEP,
        "number": rng.choice(_NUMBER),
    }
    if not mistake and rng.random() < 0.2:
        return _unusual(rng, parts), parts["number"]
    if mistake == "loop-ascent" and rng.random() < 0.3:
        parts["zero"] = f"for group in optimizer.param_groups: group['maximize'] = True\n{parts['zero']}"
    elif mistake in _SWAPPED:
        part, forms = _SWAPPED[mistake]
        parts[part] = rng.choice(forms)
    if mistake == "loop-no-parens":
        part = rng.choice(["zero", "back", "step"])
        parts[part] = {"zero": "optimizer.zero_grad", "back": "loss.backward", "step": "optimizer.step"}[part]
    orders = _ORDERS.get(mistake, ("zflbs", "zflbs", "flzbs", "fzlbs", "flbsz"))
    if mistake in _NEEDS_ZERO_BEFORE:
        orders = ("zflbs", "flzbs")
    letters = {"z": "zero", "f": "forward", "l": "loss", "b": "back", "s": "step"}
    lines = [parts[letters[letter]] for letter in rng.choice(orders)]
    return _extras(rng, [line for line in lines if line], mistake), parts["number"]


_ORDERS = {
    "loop-no-zero-grad": ("flbs",),
    "loop-zero-between": ("flbzs",),
    "loop-step-first": ("zflsb", "flzsb", "flsbz"),
    "loop-step-at-start": ("szflb", "sflzb"),
    "loop-missing-backward-and-step": ("zfl", "fl", "flz"),
}
# With another optimizer's step in the end, clearing goes first so that nothing is left for nobody.
_NEEDS_ZERO_BEFORE = {"opt-recreated", "loop-lr-default"}


def _extras(rng: random.Random, lines: Lines, mistake: str) -> Lines:
    """Lines that change nothing."""
    if rng.random() < 0.15 and mistake not in ("data-not-tensor", "data-dtype"):
        lines = [*lines, rng.choice([_REMARK, f"with torch.no_grad():\n    {_REMARK}", "seen = X.shape[0]"])]
    if not mistake and "optimizer.step()" in lines and rng.random() < 0.15:
        where = lines.index("optimizer.step()")
        lines = [*lines[:where], "nn.utils.clip_grad_norm_(model.parameters(), 1e6)", *lines[where:]]
    return lines


def _unusual(rng: random.Random, parts: dict[str, str]) -> Lines:
    """Right, and rarely seen."""
    inner = [parts["zero"], parts["forward"], parts["loss"], parts["back"], "return loss"]
    forms: list[Callable[[], Lines]] = [
        lambda: ["def closure():", *indented(inner), "loss = optimizer.step(closure)"],
        lambda: [
            parts["forward"],
            parts["loss"],
            "slopes = torch.autograd.grad(loss, list(model.parameters()))",
            "for p, slope in zip(model.parameters(), slopes):\n    p.grad = slope",
            "optimizer.step()",
        ],
        lambda: ["with torch.enable_grad():", *indented(inner[1:3]), parts["zero"], parts["back"], "optimizer.step()"],
        lambda: [
            parts["zero"],
            parts["forward"],
            parts["loss"],
            "(loss / 2).backward(retain_graph=True)",
            "(loss / 2).backward()",
            "optimizer.step()",
        ],
        lambda: [parts["zero"], parts["zero"], parts["forward"], parts["loss"], "loss.backward(); optimizer.step()"],
    ]
    return rng.choice(forms)()


def indented(lines: Lines, depth: int = 1) -> Lines:
    """One level further right."""
    return ["    " * depth + line for text in lines for line in text.split("\n")]
