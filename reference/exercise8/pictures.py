"""Small examples of exercise 8 that a reader can recompute by hand. Runs inside the jail."""

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

GRADIENTS = [2.0, -1.0, 0.5]
ROWS = [[(1.0, 1.0), (-1.0, 0.0)], [(2.0, 0.0), (0.5, 1.0)]]
START = {"w": np.array([1.0]), "b": np.array([0.0])}


def _sgd(s, lr=0.1):
    return s.sgd_step({"w": np.array([1.0])}, {"w": np.array([0.5])}, lr)["w"]


def _pair(name, *memory):
    """Of two parameters after one step."""

    def example(s):
        params, grads = {"w": np.array([1.0]), "b": np.array([0.0])}, {"w": np.array([2.0]), "b": np.array([-6.0])}
        new = getattr(s, name)(params, grads, *memory, 0.1)
        new = new[0] if memory else new
        return ", ".join(f"{key} = {new[key][0]:.4g}" for key in params if key in new)

    return example


def _kept(run):
    def example(s):
        params = {"w": np.array([1.0])}
        run(s, params)
        return params["w"]

    return example


def _kept_gradient(name, *memory):
    def example(s):
        grads = {"w": np.array([2.0])}
        getattr(s, name)({"w": np.array([1.0])}, grads, *memory, 0.1)
        return grads["w"]

    return example


def _steps(name, count, gradients=GRADIENTS, **options):
    """w after some steps."""

    def example(s):
        params, memory = {"w": np.array([1.0])}, {}
        for slope in gradients[:count]:
            params, memory = getattr(s, name)(dict(params), {"w": np.array([slope])}, memory, 0.1, **options)
        return params["w"]

    return example


def _both(count):
    def example(s):
        params, memory = {name: value.copy() for name, value in START.items()}, {}
        for slope in GRADIENTS[:count]:
            grads = {"w": np.array([slope]), "b": np.array([-3.0 * slope])}
            params, memory = s.adam_step(dict(params), grads, memory, 0.1)
        return np.concatenate([params["w"], params["b"]])

    return example


def _torch(name, count):
    def example(s):
        w = nn.Parameter(torch.tensor([1.0], dtype=torch.float64))
        optimizer = s.make_optimizer(name, [w], 0.1)
        for slope in GRADIENTS[:count]:
            w.grad = torch.tensor([slope], dtype=torch.float64)
            optimizer.step()
        return w.item()

    return example


def _four(s):
    """Four parameters, handed over as model.parameters() hands them over."""
    parameters = [nn.Parameter(torch.tensor([value], dtype=torch.float64)) for value in (1.0, 0.0, 2.0, 0.5)]
    optimizer = s.make_optimizer("sgd", iter(parameters), 0.1)
    for parameter in parameters:
        parameter.grad = torch.ones_like(parameter)
    optimizer.step()
    return [parameter.item() for parameter in parameters]


def _model():
    model = nn.Linear(1, 1, dtype=torch.float64)
    model.weight.data.fill_(0.5)
    model.bias.data.fill_(0.0)
    return model


def _compared(look):
    def example(s):
        model = _model().eval()
        X, y = zip(*(pair for batch in ROWS for pair in batch), strict=True)
        data = [torch.tensor(column, dtype=torch.float64).reshape(-1, 1) for column in (X, y)]
        loader = DataLoader(TensorDataset(*data), batch_size=2)
        return look(s.compare(model, loader, nn.BCEWithLogitsLoss(), 2, 0.1), model)

    return example


_SLOPES = f"w = 1, lr = 0.1, gradients {GRADIENTS}"
_TWO = "w = 1 with gradient 2, b = 0 with gradient -6, lr = 0.1"
_FOUR = "w1 = 1, b1 = 0, w2 = 2, b2 = 0.5, lr = 0.1; every gradient is 1"
_COMPARE = f"logit = w * x + b, w = 0.5, b = 0, lr = 0.1, model in evaluation mode\nbatches of (x, y): {ROWS}"

EXAMPLES = {
    "sgd_step": [
        ("w after one step", _sgd, "w = 1, gradient 0.5, lr = 0.1"),
        ("w that was given, afterwards", _kept(lambda s, p: s.sgd_step(p, {"w": np.array([0.5])}, 0.1)), "w = 1"),
        ("gradient that was given, afterwards", _kept_gradient("sgd_step"), "w = 1, gradient 2, lr = 0.1"),
        ("after one step", _pair("sgd_step"), _TWO),
    ],
    "momentum_step": [
        *((f"w after step {n}", _steps("momentum_step", n), _SLOPES) for n in (1, 2, 3)),
        ("w after step 2, beta = 0.5", _steps("momentum_step", 2, beta=0.5), _SLOPES),
        (
            "w that was given, afterwards",
            _kept(lambda s, p: s.momentum_step(p, {"w": np.array([0.5])}, {}, 0.1)),
            "w = 1, gradient 0.5, lr = 0.1",
        ),
        ("gradient that was given, afterwards", _kept_gradient("momentum_step", {}), "w = 1, gradient 2, lr = 0.1"),
        ("after one step", _pair("momentum_step", {}), _TWO),
    ],
    "adam_step": [
        *((f"w after step {n}", _steps("adam_step", n), _SLOPES) for n in (1, 2, 3)),
        ("w after step 3, beta1 = 0.5", _steps("adam_step", 3, beta1=0.5), _SLOPES),
        ("w after step 3, beta2 = 0.5", _steps("adam_step", 3, beta2=0.5), _SLOPES),
        ("w after a step with gradient 0", _steps("adam_step", 1, [0.0]), "w = 1, lr = 0.1"),
        ("w after a step with gradient 0.01", _steps("adam_step", 1, [0.01]), "w = 1, lr = 0.1"),
        ("w and b after step 2", _both(2), f"{_SLOPES}\nb = 0, its gradients are -3 times as large"),
        (
            "w that was given, afterwards",
            _kept(lambda s, p: s.adam_step(p, {"w": np.array([0.5])}, {}, 0.1)),
            "w = 1, gradient 0.5, lr = 0.1",
        ),
        ("w after one step, eps = 1", _steps("adam_step", 1, [1.0], eps=1.0), "w = 1, gradient 1, lr = 0.1"),
        ("gradient that was given, afterwards", _kept_gradient("adam_step", {}), "w = 1, gradient 2, lr = 0.1"),
        ("after one step", _pair("adam_step", {}), _TWO),
    ],
    "make_optimizer": [
        *(
            (f"w after step {n}, {name}", _torch(name, n), _SLOPES)
            for name in ("sgd", "momentum", "adam")
            for n in (1, 3)
        ),
        ("w1, b1, w2 and b2 after one step, sgd", _four, _FOUR),
    ],
    "compare": [
        *(
            (f"losses, {name}", _compared(lambda losses, _, name=name: losses[name]), _COMPARE)
            for name in ("sgd", "momentum", "adam")
        ),
        ("type of a loss", _compared(lambda losses, _: type(losses["sgd"][0]).__name__), _COMPARE),
        ("w of the model afterwards", _compared(lambda _, model: model.weight.item()), _COMPARE),
        ("training mode afterwards", _compared(lambda _, model: str(model.training)), _COMPARE),
    ],
}
