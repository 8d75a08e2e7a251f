"""The real messages of the installed torch must be known: each case provokes one."""

# mypy: ignore-errors
# The mistakes provoked here are type errors, most of them.

from __future__ import annotations

import warnings
from collections.abc import Callable
from typing import Any

import pytest

from grader.diagnosis import explain_exception, explain_warning
from grader.model.outcome import Frame, Raised

torch = pytest.importorskip("torch")
nn = torch.nn

X, Y = torch.ones(6, 2), torch.ones(6, 1)


def layer() -> Any:
    return nn.Linear(2, 1)


def stale_step() -> None:
    model = nn.Sequential(nn.Linear(2, 3), nn.Linear(3, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    loss = model(X).mean()
    loss.backward(retain_graph=True)
    optimizer.step()
    loss.backward()


def twice() -> None:
    loss = (layer()(X) ** 2).mean()
    loss.backward()
    loss.backward()


class NoSuper(nn.Module):
    def __init__(self) -> None:
        self.layer = layer()


class NoForward(nn.Module):
    def foward(self, x: Any) -> Any:
        return x


class OwnTrain(nn.Module):
    def train(self, epochs: int) -> None:
        pass


CASES: dict[str, tuple[Callable[[], Any], str, str]] = {
    "target size": (lambda: nn.BCEWithLogitsLoss()(layer()(X), Y[:, 0]), "different shapes", ""),
    "target size, BCELoss": (lambda: nn.BCELoss()(torch.sigmoid(layer()(X)), Y[:, 0]), "different shapes", ""),
    "whole labels": (lambda: nn.BCEWithLogitsLoss()(layer()(X), Y.long()), "labels are whole numbers", ""),
    "whole labels, BCELoss": (lambda: nn.BCELoss()(torch.sigmoid(layer()(X)), Y.long()), "labels are whole", ""),
    "bool labels": (lambda: nn.BCEWithLogitsLoss()(layer()(X), Y.bool()), "cannot be subtracted", ""),
    "double labels": (lambda: nn.BCELoss()(torch.sigmoid(layer()(X)), Y.double()), "different precision", ""),
    "double data": (lambda: layer()(X.double()), "different dtypes", "data-dtype"),
    "whole data": (lambda: layer()(X.long()), "different dtypes", "data-dtype"),
    "NumPy data": (lambda: layer()(X.numpy()), "takes PyTorch tensors|take PyTorch tensors", "data-not-tensor"),
    "list data": (lambda: layer()([[1.0, 2.0]]), "a list", ""),
    "None data": (lambda: layer()(None), "without a `return`", ""),
    "logits into BCELoss": (lambda: nn.BCELoss()(X * 3, X), "raw scores", "loop-bceloss-logits"),
    "labels 2 into BCELoss": (lambda: nn.BCELoss()(X * 0.5, X * 2), "labels must be 0 or 1", ""),
    "no graph": (lambda: layer()(X).detach().sum().backward(), "does not remember", ""),
    "step in between": (stale_step, "was changed before backward", ""),
    "backward twice": (twice, "called twice", ""),
    "no mean": (lambda: layer()(X).backward(), "one single number", ""),
    "no parameters": (lambda: torch.optim.SGD([], lr=0.1), "no parameters", ""),
    "no super": (NoSuper, "was not set up", "mod-no-super"),
    "no forward": (lambda: NoForward()(X), "called exactly `forward`", "mod-forward-name"),
    "one logit": (
        lambda: nn.CrossEntropyLoss()(layer()(X), torch.ones(6, dtype=torch.long)),
        "one output for each class",
        "loop-crossentropy-1",
    ),
    "label 5": (
        lambda: nn.CrossEntropyLoss()(X, 5 * torch.ones(6, dtype=torch.long)),
        "counted from 0",
        "",
    ),
    "own train": (lambda: OwnTrain().train(), "method of its own called `train`", "mod-train-overridden"),
    "loss class": (lambda: nn.BCEWithLogitsLoss(layer()(X), Y), "one yes or no", ""),
    "batch norm": (lambda: nn.BatchNorm1d(3)(torch.ones(1, 3)), "batch of one", "mode-bn-batch1"),
    "ReLU class": (lambda: layer()(nn.ReLU(X)), "builds a layer", "mod-relu-class"),
    "layer sizes": (lambda: layer()(torch.ones(6, 3)), "rows of another length", ""),
    "shapes": (lambda: torch.ones(6, 3) + torch.ones(4, 3), "do not fit together", ""),
    "numpy()": (lambda: layer()(X).numpy(), "Detach it first", ""),
    "in place": (lambda: layer().weight.add_(1), "in place while PyTorch was recording", ""),
    "item": (lambda: X.item(), "as if it were one number", ""),
    "whole gradient": (lambda: torch.tensor([1], requires_grad=True), "decimal numbers only", ""),
    "deepcopy": (lambda: __import__("copy").deepcopy(layer()(X)), "cannot be copied", ""),
    "state dict": (lambda: layer().load_state_dict({"w": X}), "do not fit this model", ""),
    "data set": (lambda: torch.utils.data.TensorDataset(X, Y[:3]), "different numbers of rows", ""),
    "view": (lambda: X.view(5, 5), "number of entries does not fit", ""),
    "axis": (lambda: X.sum(dim=2), "axis does not exist", ""),
    "float backward": (lambda: (0.5).backward(), "already lost how it was computed", ""),
}


def provoke(action: Callable[[], Any]) -> Raised:
    with pytest.raises(Exception) as caught:  # noqa: PT011  # each case raises a type of its own
        action()
    return Raised(caught.type.__name__, str(caught.value))


@pytest.mark.parametrize("name", CASES)
def test_real_messages(name: str) -> None:
    action, words, mistake = CASES[name]
    explanation = explain_exception(provoke(action))
    assert explanation is not None
    assert any(part in explanation.text for part in words.split("|"))
    assert explanation.mistakes == ((mistake,) if mistake else ())


def test_parameters_without_brackets_are_told_by_the_line() -> None:
    raised = provoke(lambda: torch.optim.SGD(layer().parameters, lr=0.1))
    frame = Frame("training.py", 3, "build", "optimizer = torch.optim.SGD(model.parameters, lr=0.1)")
    proven = explain_exception(Raised(raised.type_name, raised.message, (frame,)))
    assert proven is not None
    assert proven.mistakes == ("opt-params-call",)
    called = Frame("training.py", 3, "build", "for x in zip(model.parameters(), loader.__iter__):")
    open_case = explain_exception(Raised(raised.type_name, raised.message, (called,)))
    assert open_case is not None
    assert open_case.mistakes == ()


def test_no_graphics_card() -> None:
    if torch.cuda.is_available():
        pytest.skip("this machine has a graphics card")
    explanation = explain_exception(provoke(lambda: X.to("cuda")))
    assert explanation is not None
    assert "graphics card" in explanation.text


def test_warnings() -> None:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        nn.MSELoss()(layer()(X), Y[:, 0])
        optimizer = torch.optim.SGD(layer().parameters(), lr=0.1)
        torch.optim.lr_scheduler.StepLR(optimizer, 1).step()
    size, order = (explain_warning(str(item.message)) for item in caught)
    assert size is not None
    assert "different shapes" in size.text
    assert order is not None
    assert order.mistakes == ("opt-sched-early",)
