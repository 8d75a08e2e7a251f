"""Small examples of exercise 10 that a reader can recompute by hand. Runs inside the jail."""

import numpy as np
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

NETWORK = {"W1": [[1, -2]], "b1": [3, 1], "W2": [[2], [0.5]], "b2": [-1]}
SLOPES = {"W1": [[0.2, 0.2]], "b1": [0.5, -0.5], "W2": [[-0.4], [0.1]], "b2": [0.3]}
ROWS = [(2, 1), (-1, 0), (1, 0)]

_NETWORK = "W1 = [[1, -2]], b1 = [3, 1], W2 = [[2], [0.5]], b2 = [-1]"
_SLOPES = f"{_NETWORK}\nGradients of the loss: W1 [[0.2, 0.2]], b1 [0.5, -0.5], W2 [[-0.4], [0.1]], b2 [0.3]"
_SINGLE = "One layer, W1 = [[3]], b1 = [0]; lam = 1"
_STEP = "w = [1, -2], b = 0.5; every gradient is 0.2; rate 0.1, decay 0.5"
_FLAT = "w = [1, -2], b = 0.5; every gradient is 0; rate 0.1, decay 0.5"
_DEEP = "first layer w1 = [1], b1 = 0, second layer w2 = [2], b2 = 0.5; every gradient is 0; rate 0.1, decay 0.5"
_TRAIN = (
    "logit = w * x + b, w = 1, b = 0.5; binary cross-entropy; rate 0.1, lam 0.5\n"
    "x = [2, -1] with y = [1, 0], then x = [1] with y = [0]"
)
_LAYERS = f"logit = w2 * tanh(w1 * x + b1) + b2, w1 = 1, b1 = 0, w2 = 2, b2 = 0.5; {_TRAIN.split('; ', 1)[1]}"


def _arrays(values):
    return {name: np.array(value, dtype=float) for name, value in values.items()}


def _penalty(params, lam):
    return lambda s: s.l2_penalty(_arrays(params), lam)


def _gradient(key, lam=0.5):
    return lambda s: s.l2_gradients(_arrays(NETWORK), _arrays(SLOPES), lam).get(key, "missing")


def _changes(call):
    def example(s):
        given = [_arrays(NETWORK), _arrays(SLOPES)]
        kept = [_arrays(NETWORK), _arrays(SLOPES)]
        call(s, *given)
        names = [
            f"{what}[{key}]"
            for what, now, before in zip(("params", "grads"), given, kept, strict=True)
            for key in before
            if not np.array_equal(now[key], before[key])
        ]
        return ", ".join(names) or "nothing"

    return example


def _model(*layers):
    parts = []
    for weights, bias in layers:
        linear = nn.Linear(len(weights), 1, dtype=torch.float64)
        linear.weight.data.copy_(torch.tensor([weights]))
        linear.bias.data.fill_(bias)
        parts += [nn.Tanh(), linear] if parts else [linear]
    return nn.Sequential(*parts)


def _after(steps, look, layers, slope=0.2):
    def example(s):
        model = _model(*layers)
        optimizer = s.make_optimizer(model, 0.1, 0.5)
        for number in range(steps):
            for parameter in model.parameters():
                parameter.grad = torch.full_like(parameter, slope if number == 0 else 0.0)
            optimizer.step()
        return look(model)

    return example


def _trained(epochs, look, layers, lam=0.5):
    def example(s):
        model = _model(*layers)
        X, y = (torch.tensor([[float(row[place])] for row in ROWS], dtype=torch.float64) for place in (0, 1))
        losses = s.train_with_l2(
            model, DataLoader(TensorDataset(X, y), batch_size=2), nn.BCEWithLogitsLoss(), 0.1, lam, epochs
        )
        return look(model, losses)

    return example


def _numbers(place):
    return lambda model, *_: list(model.parameters())[place].detach().reshape(-1).numpy()


def _listed(model, losses):
    return [float(loss) for loss in losses]


_ONE, _TWO = [([1.0, -2.0], 0.5)], [([1.0], 0.0), ([2.0], 0.5)]
_LINE = [([1.0], 0.5)]

EXAMPLES = {
    "l2_penalty": [
        ("penalty, lam = 1", _penalty(NETWORK, 1.0), _NETWORK),
        ("penalty, lam = 0.1", _penalty(NETWORK, 0.1), _NETWORK),
        ("penalty, lam = 1", _penalty({"W1": [[3]], "b1": [0]}, 1.0), _SINGLE),
        ("what l2_penalty changes", _changes(lambda s, params, grads: s.l2_penalty(params, 1.0)), _NETWORK),
    ],
    "l2_gradients": [
        *((f"gradient of {key}, lam = 0.5", _gradient(key), _SLOPES) for key in ("W1", "W2", "b1", "b2")),
        ("gradient of W1, lam = 0", _gradient("W1", 0.0), _SLOPES),
        ("what l2_gradients changes", _changes(lambda s, params, grads: s.l2_gradients(params, grads, 0.5)), _SLOPES),
    ],
    "make_optimizer": [
        ("w after one step", _after(1, _numbers(0), _ONE), _STEP),
        ("w after a second step, gradients 0", _after(2, _numbers(0), _ONE), _STEP),
        ("w after one step", _after(1, _numbers(0), _ONE, 0.0), _FLAT),
        ("b after one step", _after(1, _numbers(1), _ONE), _STEP),
        ("w1 after one step", _after(1, _numbers(0), _TWO, 0.0), _DEEP),
        ("w2 after one step", _after(1, _numbers(2), _TWO, 0.0), _DEEP),
    ],
    "train_with_l2": [
        ("w after one epoch", _trained(1, _numbers(0), _LINE), _TRAIN),
        ("b after one epoch", _trained(1, _numbers(1), _LINE), _TRAIN),
        ("w after two epochs", _trained(2, _numbers(0), _LINE), _TRAIN),
        ("w1 after one epoch", _trained(1, _numbers(0), _TWO), _LAYERS),
        ("w2 after one epoch", _trained(1, _numbers(2), _TWO), _LAYERS),
        ("losses of two epochs", _trained(2, _listed, _LINE), _TRAIN),
        ("entries after two epochs", _trained(2, lambda model, losses: len(losses), _LINE), _TRAIN),
        ("type of a loss", _trained(1, lambda model, losses: type(losses[0]).__name__, _LINE), _TRAIN),
    ],
}
