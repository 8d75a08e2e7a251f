"""Small examples of exercise 5 that a reader can follow with a pencil. Runs inside the jail."""

import torch
from torch import nn

ROWS = [[1.0, 1.0], [3.0, -1.0]]
SIZES = [0.5, 0.125, 0.25]
FAR = [[200.0]]


def _new(s, net):
    torch.default_generator.manual_seed(0)
    return getattr(s, net)()


def _filled(s, net, last):
    """Neurons of a hidden layer take turns: all weights positive, all negative. Biases are 0."""
    model = _new(s, net)
    tables = [tensor for tensor in model.parameters() if tensor.dim() == 2]
    for tensor in model.parameters():
        tensor.data.zero_()
    for table, size in zip(tables[:-1], SIZES, strict=False):
        table.data[0::2], table.data[1::2] = size, -size
    if tables:
        tables[-1].data.fill_(last)
    return model


def _total(net):
    return lambda s: sum(tensor.numel() for tensor in _new(s, net).parameters())


def _sizes(net):
    def example(s):
        return " ".join("x".join(map(str, tensor.shape)) for tensor in _new(s, net).parameters()) or "none"

    return example


def _scores(net, last):
    return lambda s: _filled(s, net, last)(torch.tensor(ROWS))


def _learning(net):
    def example(s):
        model = _filled(s, net, 0.5)
        result = model(torch.tensor(ROWS))
        if result.requires_grad:
            result.sum().backward()
        return sum(tensor.numel() for tensor in model.parameters() if tensor.grad is not None)

    return example


def _modes(net):
    def example(s):
        model = _new(s, net)
        model.eval()
        return "training" if model.training else "evaluation"

    return example


def _counted(*layers):
    return lambda s: s.count_parameters(nn.Sequential(*(nn.Linear(*sizes) for sizes in layers)))


def _loss(z, y):
    def example(s):
        return s.make_criterion()(torch.tensor(z, dtype=torch.float64), torch.tensor(y, dtype=torch.float64))

    return example


def _trainable(s):
    z = torch.tensor([[2.0]], requires_grad=True)
    return bool(getattr(s.make_criterion()(z, torch.tensor([[1.0]])), "requires_grad", False))


def _classes(s):
    return s.predict(nn.Identity(), torch.tensor([[-2.0], [0.25], [3.0]])).reshape(-1).to(torch.float64)


def _mode_after(training):
    def example(s):
        model = nn.Identity().train(training)
        s.predict(model, torch.tensor([[3.0]]))
        return "training" if model.training else "evaluation"

    return example


_ROWS = (
    "Rows (1, 1) and (3, -1); all biases 0. The neurons of a hidden layer\n"
    "have, in turn, all weights w or all -w: w = {}.\nWeights of the last layer: "
)


def _network(net, sizes):
    setup = _ROWS.format(sizes)
    return [
        ("parameters", _total(net), "A fresh model."),
        ("their sizes", _sizes(net), "The parameters of a fresh model."),
        ("scores", _scores(net, 0.5), f"{setup}0.5."),
        ("scores", _scores(net, -0.5), f"{setup}-0.5."),
        ("numbers with a gradient", _learning(net), "After a backward pass through the sum of the scores."),
        ("mode after model.eval()", _modes(net), "A fresh model is in training mode."),
    ]


EXAMPLES = {
    "SpiralNet": _network("SpiralNet", "0.5, then 0.125"),
    "DeeperSpiralNet": _network("DeeperSpiralNet", "0.5, then 0.125, then 0.25"),
    "count_parameters": [
        ("Linear(3, 5)", _counted((3, 5)), "Models of one or two layers."),
        ("Linear(3, 5), Linear(5, 2)", _counted((3, 5), (5, 2)), "Models of one or two layers."),
    ],
    "make_criterion": [
        ("logit 2, label 1", _loss([[2.0]], [[1.0]]), "One row, or two."),
        ("logit 2, label 0", _loss([[2.0]], [[0.0]]), "One row, or two."),
        ("both", _loss([[2.0], [2.0]], [[1.0], [0.0]]), "One row, or two."),
        ("logit 200, label 0", _loss(FAR, [[0.0]]), "A logit far from zero."),
        ("can be differentiated", _trainable, "The loss of logit 2 and label 1."),
    ],
    "predict": [
        ("classes", _classes, "Logits -2, 0.25 and 3."),
        ("mode after predict", _mode_after(True), "A model in training mode."),
        ("mode after predict", _mode_after(False), "A model in evaluation mode."),
    ],
}
