"""Programs for exercise 4, drawn: the training loop in somebody's style."""

from __future__ import annotations

import random
import re

from tests.soak.case import Case
from tests.soak.exercise4_epoch import EPOCH_MISTAKES, epoch
from tests.soak.exercise4_measure import MEASURE_MISTAKES, TRAIN_MISTAKES, measure, training
from tests.soak.exercise4_step import STEP_MISTAKES, Lines, indented, update

_PLACES = {"step": STEP_MISTAKES, "epoch": EPOCH_MISTAKES, "measure": MEASURE_MISTAKES, "train": TRAIN_MISTAKES}
_HEAD = "import copy\n\nimport numpy as np\nimport torch\nimport torch.nn.functional as F\nfrom torch import nn\n"
_ARGUMENTS = {
    "train_step": "model, X, y, criterion, optimizer",
    "train_epoch": "model, loader, criterion, optimizer",
    "evaluate": "model, loader, criterion",
    "train": "model, train_loader, val_loader, criterion, optimizer, epochs",
}
_NAMES = {
    "model": ("net", "network", "m"),
    "criterion": ("loss_fn", "crit", "loss_function"),
    "optimizer": ("opt", "optim_", "o"),
    "logits": ("out", "outputs", "pred", "z_out"),
    "loss": ("l_", "batch_loss", "J"),
    "total": ("running", "acc_loss", "s"),
    "hits": ("correct", "right"),
    "X": ("xb", "inputs", "x", "features"),
    "y": ("yb", "labels", "target"),
    "loader": ("dl", "data", "batches_of"),
    "history": ("h", "hist", "result_"),
    "value": ("v", "step_loss"),
    "epochs": ("num_epochs", "n_epochs"),
}
_REMARKS = ("# reset", "# as in the lesson", "# TODO: log this", "# ok", "# average")


def draw(rng: random.Random, wrong: int) -> Case:
    """A program with this many mistakes, each in another function."""
    mistakes = _chosen(rng, wrong)
    # Where the code of a function is written out once more, only one of the two copies is wrong.
    inline_epoch, inline_train = rng.random() < 0.4, rng.random() < 0.25
    at = {place: _written(rng, place, inline_epoch, inline_train) if name else "" for place, name in mistakes.items()}
    step, pass_, check = (mistakes[place] for place in ("step", "epoch", "measure"))
    if at["epoch"] == "train" and pass_ == "loop-return-early":  # would be the return of another function
        at["epoch"] = "epoch"
    if at["measure"] == "train" and check == "loop-return-early":
        at["measure"] = "measure"
    if (at["step"] == "epoch" and pass_) or (at["step"] == "train" and (pass_ or mistakes["train"])):
        at["step"] = "step"
    in_train = tuple(name if at[place] == "train" else "" for place, name in list(mistakes.items())[:3])
    written = inline_train and not mistakes["train"]
    lines, number = update(rng, step if at["step"] == "step" else "")
    bodies = {"train_step": [*lines, f"return {number}"]}
    lines, result = epoch(
        rng, pass_ if at["epoch"] == "epoch" else "", step if at["step"] == "epoch" else "", inline_epoch
    )
    bodies["train_epoch"] = [*lines, f"return {result}"]
    lines, mean, accuracy = measure(rng, check if at["measure"] == "measure" else "")
    bodies["evaluate"] = [*lines, f"return {mean}, {accuracy}"]
    bodies["train"] = training(rng, mistakes["train"], (in_train[0], in_train[1], in_train[2]) if written else None)
    truth = tuple(name for name in mistakes.values() if name)
    label = ", ".join(f"{name} in {at[place] or place}" for place, name in mistakes.items() if name)
    return Case("exercise4", 0, _dressed(rng, bodies), truth, label or "correct")


def _chosen(rng: random.Random, wrong: int) -> dict[str, str]:
    mistakes = dict.fromkeys(_PLACES, "")
    able = list(_PLACES)
    for _ in range(wrong):
        place = rng.choices(able, [len(_PLACES[name]) for name in able])[0]
        able.remove(place)
        others = set(mistakes.values())
        mistakes[place] = rng.choice([name for name in _PLACES[place] if name not in others])
    return mistakes


def _written(rng: random.Random, place: str, inline_epoch: bool, inline_train: bool) -> str:
    """In which function a mistake stands."""
    copies = [place]
    if place == "step" and inline_epoch:
        copies.append("epoch")
    if place != "train" and inline_train:
        copies.append("train")
    return rng.choice(copies)


def _dressed(rng: random.Random, bodies: dict[str, Lines]) -> str:
    parts = []
    for name, body in bodies.items():
        lines = [line for text in body for line in text.split("\n")]
        arguments, decorator = _ARGUMENTS[name], ""
        renamed = {old: rng.choice(new) for old, new in _NAMES.items() if rng.random() < 0.35}
        if name == "evaluate" and "with torch.no_grad():" in lines and rng.random() < 0.3:
            lines = [line.replace("with torch.no_grad():", "if True:") for line in lines]
            decorator = rng.choice(["@torch.no_grad()\n", "@torch.inference_mode()\n"])
        lines = [f"{line}  {rng.choice(_REMARKS)}" if rng.random() < 0.04 else line for line in lines]
        if rng.random() < 0.3:
            lines.insert(0, f'"""My {name.replace("_", " ")}."""')
        text = f"def {name}({arguments}):\n" + "\n".join(indented(lines)) + "\n"
        for old, new in renamed.items():
            # No attribute, no key, no method of another's.
            text = re.sub(rf"(?<![\w.'\"]){old}\b(?!['\"])", new, text)
        parts.append(decorator + (_annotated(text) if rng.random() < 0.2 else text))
    if rng.random() < 0.1:
        names = "\n".join(f"{name} = Trainer.{name}" for name in bodies)
        inside = "\n\n".join("@staticmethod\n" + part for part in parts)
        house = "\n".join("    " + line if line else "" for line in inside.split("\n"))
        return f"{_HEAD}\n\nclass Trainer:\n{house}\n\n{names}\n"
    rng.shuffle(parts)
    return _HEAD + "\n\n" + "\n\n".join(parts)


def _annotated(text: str) -> str:
    head, rest = text.split("):\n", 1)
    first, arguments = head.split("(", 1)
    hinted = ", ".join(f"{argument}: object" for argument in arguments.split(", "))
    return f"{first}({hinted}):\n{rest}"
