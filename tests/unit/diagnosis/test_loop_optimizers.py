"""Every mistake of a training loop that can be heard is heard with any optimizer and in any order of the rows.

The programs are drawn, run behind the probes of exercise 4 and told from what the probes noted alone."""

from __future__ import annotations

import random
import warnings
from collections.abc import Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest

from grader.diagnosis.loops import context_of, name_loop
from tests.soak.exercise4_epoch import epoch
from tests.soak.exercise4_measure import measure, training
from tests.soak.exercise4_step import Lines, indented, update

torch = pytest.importorskip("torch")
PROBES = Path(__file__).parents[3] / "reference/exercise4/probes.py"
FORMS = 4
# Of these, a form raises an error, which has a name of its own, or acts on nothing but the returned number.
STEP = [
    "loop-no-zero-grad",
    "loop-zero-between",
    "loop-step-first",
    "loop-step-at-start",
    "loop-missing-step",
    "loop-missing-backward",
    "loop-missing-backward-and-step",
    "loop-no-parens",
    "loop-ascent",
    "loop-two-backwards",
    "loop-two-steps",
    "loop-rewrapped",
    "loop-thresholded",
    "loop-detached",
    "loop-no-grad-forward",
    "loop-sigmoid-twice",
    "loop-sum",
    "loop-double-mean",
    "loop-mse",
    "loop-labels-flipped",
    "loop-broadcast",
    "loop-loss-args",
    "loop-crossentropy-1",
    "loop-lr-default",
    "opt-recreated",
]
EPOCH = [
    "loop-zero-per-epoch",
    "loop-step-dedent",
    "loop-total-loss",
    "loop-div-N",
    "loop-drop-last",
    "loop-full-data",
    "loop-slice-short",
    "loop-same-batch",
    "loop-replacement",
    "loop-stride-1",
    "loop-permute-inside",
    "loop-one-batch-per-epoch",
    "loop-return-early",
    "mode-never-back",
    "mode-train-in-eval",
    "mode-no-parens",
]
TRAIN = [
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
]
# Nobody can tell these from each other by what they do.
SAME = (
    {"loop-one-batch-per-epoch", "loop-return-early"},
    {"loop-detached", "loop-no-grad-forward", "loop-thresholded"},
)
HEAD = "import copy\nimport numpy as np\nimport torch\nimport torch.nn.functional as F\nfrom torch import nn\n"


@pytest.fixture(scope="module")
def probes() -> Iterator[ModuleType]:
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    spec = spec_from_file_location("probes_of_exercise4", PROBES)
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    torch.set_num_threads(threads)


def case(optimizer: str, shuffled: bool, gate: bool) -> dict[str, Any]:
    rng = np.random.default_rng(5)
    return {
        "weights": {
            "one.weight": rng.normal(size=(6, 2)),
            "one.bias": rng.normal(size=6),
            "two.weight": rng.normal(size=(1, 6)),
            "two.bias": rng.normal(size=1),
        },
        "X": rng.normal(size=(20, 2)),
        "y": (np.arange(20) % 5 < 2).astype(np.float64)[:, None],
        "X_val": rng.normal(size=(9, 2)),
        "y_val": (np.arange(9) % 2).astype(np.float64)[:, None],
        "batch_size": 6,
        "val_batch_size": 3,
        "epochs": 3,
        "optimizer": optimizer,
        "lr": 0.05,
        **({"order": np.array([rng.permutation(20) for _ in range(3)])} if shuffled else {}),
        **({"gate": [0.6, 0.35], "mode": "train"} if gate else {}),
    }


def program(name: str, place: str, seed: int) -> str:
    rng = random.Random(f"{name} {place} {seed}")
    step, number = update(rng, name if place == "train_step" else "")
    passed, result = epoch(rng, name if place == "train_epoch" else "")
    measured, mean, accuracy = measure(rng)
    bodies: dict[str, Lines] = {
        "train_step(model, X, y, criterion, optimizer)": [*step, f"return {number}"],
        "train_epoch(model, loader, criterion, optimizer)": [*passed, f"return {result}"],
        "evaluate(model, loader, criterion)": [*measured, f"return {mean}, {accuracy}"],
        "train(model, train_loader, val_loader, criterion, optimizer, epochs)": training(
            rng, name if place == "train" else "", None
        ),
    }
    return HEAD + "".join(f"def {head}:\n" + "\n".join(indented(body)) + "\n" for head, body in bodies.items())


@pytest.mark.parametrize("shuffled", [False, True], ids=["fixed", "shuffled"])
@pytest.mark.parametrize("optimizer", ["sgd", "momentum", "adam"])
@pytest.mark.parametrize(
    ("place", "name"),
    [
        (place, name)
        for place, names in (("train_step", STEP), ("train_epoch", EPOCH), ("train", TRAIN))
        for name in names
    ],
)
def test_the_name_is_right(
    probes: ModuleType, tmp_path: Path, place: str, name: str, optimizer: str, shuffled: bool
) -> None:
    if optimizer == "sgd" and name == "opt-recreated":
        pytest.skip("plain gradient descent remembers nothing")
    case_ = case(optimizer, shuffled, gate=name.startswith("mode-"))
    heard = 0
    for form in range(FORMS):
        source = program(name, place, form)
        (tmp_path / "training.py").write_text(source)
        student = ModuleType("training")
        student.__file__ = str(tmp_path / "training.py")
        exec(compile(source, student.__file__, "exec"), student.__dict__)
        probes.bare_calls.cache_clear()
        target = "train" if name in ("mode-never-back", "mode-no-parens") else place
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                torch.manual_seed(form)
                answer = getattr(probes, target)(student, case_)
        except (RuntimeError, ValueError):
            continue
        context = context_of(f"probe:{target}", case_)
        assert context
        ids = set(name_loop(answer["audit"], context).ids)
        classes = [group for group in SAME if name in group] or [{name}]
        assert name in ids, source
        assert ids <= set.union(*classes), source
        heard += 1
    assert heard or name in ("loop-detached", "loop-no-grad-forward", "loop-broadcast"), "every form raised"
