"""Small examples of exercise 4 that a reader can recompute by hand. Runs inside the jail."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

BATCHES = [[(2, 1), (-1, 0)], [(1, 0), (-2, 1)], [(3, 1)]]
MEASURED = [[(2, 1), (0.5, 1)], [(-1, 0), (-2, 1)], [(3, 1)]]
EVEN = BATCHES[:2]
BETWEEN = [[(1, 1), (0.5, 0)]]


class _Model(nn.Module):
    """One input, one score; notes what it is called with. With ``doubles`` its score in training mode is twice that."""

    def __init__(self, dtype, doubles):
        super().__init__()
        self.linear = nn.Linear(1, 1, dtype=dtype)
        self.linear.weight.data.fill_(0.5)
        self.linear.bias.data.fill_(0.0)
        self.doubles = doubles
        self.inputs, self.weights, self.modes = [], [], []

    def __deepcopy__(self, memo):
        twin = _Model(self.linear.weight.dtype, self.doubles)
        twin.load_state_dict(self.state_dict())
        return twin

    def forward(self, X):
        score = self.linear(X)
        self.inputs.append(" ".join(f"{x:g}" for x in X.detach().reshape(-1).tolist()) or "none")
        self.weights.append(self.w)
        self.modes.append("train" if self.training else "eval")
        return 2 * score if self.doubles and self.training else score

    @property
    def w(self):
        return self.linear.weight.item()

    @property
    def slope(self):
        slope = self.linear.weight.grad
        return "none" if slope is None else slope.item()


class _Table:
    """Model, batches and optimizer of one example, all of them fresh."""

    def __init__(self, *, momentum=0.0, dtype=torch.float64, doubles=False):
        torch.default_generator.manual_seed(0)  # the same numbers as torch.manual_seed, which is slow
        self.dtype = dtype
        self.model = _Model(dtype, doubles)
        self.criterion = nn.BCEWithLogitsLoss()
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=0.1, momentum=momentum)

    def loader(self, batches):
        X, y = zip(*(pair for batch in batches for pair in batch), strict=True)
        column = [torch.tensor(numbers, dtype=self.dtype).reshape(-1, 1) for numbers in (X, y)]
        return DataLoader(TensorDataset(*column), batch_size=len(batches[0]))

    def steps(self, s, count, batches=BATCHES):
        """What the calls of train_step gave back."""
        given = list(self.loader(batches))[:count]
        return [s.train_step(self.model, X, y, self.criterion, self.optimizer) for X, y in given]

    def epochs(self, s, count, batches=BATCHES):
        loader = self.loader(batches)
        return [s.train_epoch(self.model, loader, self.criterion, self.optimizer) for _ in range(count)]

    def measured(self, s):
        return s.evaluate(self.model, self.loader(MEASURED), self.criterion)

    def train(self, s, epochs):
        loaders = self.loader(EVEN), self.loader(MEASURED)
        return s.train(self.model, *loaders, self.criterion, self.optimizer, epochs)


def _after(run, look, **options):
    """What ``look(model)`` says after ``run(table, s)``."""

    def example(s):
        table = _Table(**options)
        run(table, s)
        return look(table.model)

    return example


def _answer(run, **options):
    return lambda s: run(_Table(**options), s)


def _w(model):
    return model.w


def _points(batches):
    return "; ".join(f"x = {[x for x, _ in pairs]}, y = {[y for _, y in pairs]}" for pairs in batches)


def _words(words):
    return ", ".join(words)


def _in_eval(run):
    def example(table, s):
        table.model.eval()
        run(table, s)

    return example


_MODEL = "logit = w * x + b, w = 0.5, b = 0; binary cross-entropy; SGD with rate 0.1"
_STEPS = f"{_MODEL}\n{_points(BATCHES)}"
_MOMENTUM = f"{_MODEL} and momentum 0.9\n{_points(BATCHES)}"
_EVEN = f"{_MODEL}\n{_points(EVEN)}"
_EDGE = f"{_MODEL}\nOne batch whose scores lie between 0 and 1: {_points(BETWEEN)}"
_TYPES = f"{_MODEL}\n{_points(BATCHES[:1])}"
_MODES = f"{_STEPS}\nThe model comes in evaluation mode."
_MEASURE = f"logit = w * x + b, w = 0.5, b = 0; binary cross-entropy\n{_points(MEASURED)}"
_DOUBLES = f"{_MEASURE}\nIn training mode this model doubles its logits, in place of dropout."
_TRAIN = f"{_EVEN}\nValidation: {_points(MEASURED)}"


def _steps(count):
    return lambda table, s: table.steps(s, count)


def _epochs(count):
    return lambda table, s: table.epochs(s, count)


def _train(count):
    return lambda table, s: table.train(s, count)


def _edge(table, s):
    return table.steps(s, 1, BETWEEN)[0]


EXAMPLES = {
    "train_step": [
        *((f"w after batch {count}", _after(_steps(count), _w), _STEPS) for count in (1, 2, 3)),
        ("loss returned for batch 1", _answer(lambda table, s: table.steps(s, 1)[0]), _STEPS),
        ("type of the loss returned", _answer(lambda table, s: type(table.steps(s, 1)[0]).__name__), _STEPS),
        *((f"w after batch {count}", _after(_steps(count), _w, momentum=0.9), _MOMENTUM) for count in (1, 2, 3)),
        ("w after the batch", _after(_edge, _w), _EDGE),
        ("loss returned", _answer(_edge), _EDGE),
        *(
            (f"w after batch 1, {name} model and data", _after(_steps(1), _w, dtype=getattr(torch, name)), _TYPES)
            for name in ("float32", "float64")
        ),
    ],
    "train_epoch": [
        ("x at each call", _after(_epochs(1), lambda model: " | ".join(model.inputs)), _STEPS),
        ("w at each call", _after(_epochs(1), lambda model: model.weights), _STEPS),
        ("w after epoch 1", _after(_epochs(1), _w), _STEPS),
        ("w after epoch 2", _after(_epochs(2), _w), _STEPS),
        ("w after epoch 1", _after(_in_eval(_epochs(1)), _w), _MODES),
        ("mode at every batch", _after(_in_eval(_epochs(1)), lambda model: _words(model.modes)), _MODES),
        ("w after epoch 1", _after(lambda table, s: table.epochs(s, 1, EVEN), _w), _EVEN),
        ("loss returned", _answer(lambda table, s: table.epochs(s, 1, EVEN)[0]), _EVEN),
        ("type of the loss returned", _answer(lambda table, s: type(table.epochs(s, 1, EVEN)[0]).__name__), _EVEN),
    ],
    "evaluate": [
        ("loss", _answer(lambda table, s: table.measured(s)[0]), _MEASURE),
        ("accuracy", _answer(lambda table, s: table.measured(s)[1]), _MEASURE),
        ("type of the loss", _answer(lambda table, s: type(table.measured(s)[0]).__name__), _MEASURE),
        ("accuracy", _answer(lambda table, s: table.measured(s)[1], doubles=True), _DOUBLES),
        ("loss", _answer(lambda table, s: table.measured(s)[0], doubles=True), _DOUBLES),
        (
            "mode at every batch",
            _after(lambda table, s: table.measured(s), lambda model: _words(model.modes), doubles=True),
            _DOUBLES,
        ),
    ],
    "train": [
        *((f"w after epochs = {count}", _after(_train(count), _w), _TRAIN) for count in (1, 2)),
        *(
            (f"{key}, epochs = 2", _answer(lambda table, s, key=key: table.train(s, 2)[key]), _TRAIN)
            for key in ("train_loss", "val_loss", "val_accuracy")
        ),
        ("mode at every batch, second epoch", _after(_train(2), lambda model: _words(model.modes[5:7])), _TRAIN),
    ],
}
