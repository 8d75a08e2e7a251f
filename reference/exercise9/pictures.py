"""Small examples of exercise 9 that a reader can follow with a pencil. Runs inside the jail."""

import torch
from torch import nn

LOSSES = [3, 4, 2, 2.5, 2, 2.25, 1, 4, 5, 6]
PATIENCE_3 = [3, 4, 2, 2.5, 2, 2.25, 1, 4]
BUMPS = [3, 4, 2, 2.5, 1, 2, 0.5]
DELTA = [4, 3.5, 3.25, 2.75, 1.5, 1.375, 0.25]
FALLING = [4, 3, 2, 1]


class _Model(nn.Module):
    """Two weights and a buffer; in epoch e all of them are e."""

    def __init__(self):
        super().__init__()
        self.first = nn.Linear(1, 1, bias=False)
        self.second = nn.Linear(1, 1, bias=False)
        self.register_buffer("mean", torch.zeros(1))
        self.set(-1)

    def set(self, epoch):
        for tensor in self.state_dict().values():
            tensor.fill_(float(epoch))

    @property
    def weights(self):
        return [self.first.weight.item(), self.second.weight.item()]


def _watched(s, losses, **settings):
    """The stopper after the first stop, or after all losses; the model; and the answers."""
    stopping, model, answers = s.EarlyStopping(**settings), _Model(), []
    for epoch, loss in enumerate(losses):
        model.set(epoch)
        answers.append(stopping.step(float(loss), model))
        if answers[-1]:
            break
    return stopping, model, answers


def _stop(losses, **settings):
    def example(s):
        answers = _watched(s, losses, **settings)[2]
        return len(answers) - 1 if answers[-1] else "never"

    return example


def _last(losses, **settings):
    return lambda s: _watched(s, losses, **settings)[2][-1]


def _best(name, losses, **settings):
    return lambda s: getattr(_watched(s, losses, **settings)[0], name)


def _restored(look, into):
    def example(s):
        stopping, model, _ = _watched(s, LOSSES, patience=2)
        target = model if into == "same" else _Model()
        stopping.restore(target)
        return look(target)

    return example


def _fit(look, losses=LOSSES, patience=3, max_epochs=10):
    def example(s):
        model, epochs = _Model(), []
        falling = [9 - epoch for epoch in range(len(losses))]

        def train_epoch(model):
            epochs.append(len(epochs))
            model.set(epochs[-1])
            return float(falling[epochs[-1]])

        def validate(model):
            epoch = int(model.first.weight.item())
            return float(losses[epoch]) if epoch >= 0 else 9.0

        history = s.fit(model, train_epoch, validate, patience, max_epochs)
        return look(history, model, epochs)

    return example


def _key(name):
    return lambda history, model, epochs: history[name]


def _weights(history, model, epochs):
    return model.weights


def _ran(history, model, epochs):
    return len(epochs)


def _text(losses):
    return ", ".join(f"{loss:g}" for loss in losses)


def _entries(case):
    losses, settings = case
    return [
        ("stops after epoch", _stop(losses, **settings)),
        ("last answer of step", _last(losses, **settings)),
        ("best_epoch", _best("best_epoch", losses, **settings)),
        ("best_loss", _best("best_loss", losses, **settings)),
    ]


def _settings(settings):
    return ", ".join(f"{name} {value:g}" for name, value in settings.items())


_CASES = [
    (LOSSES, {"patience": 2}),
    (PATIENCE_3, {"patience": 3}),
    (BUMPS, {"patience": 2}),
    (DELTA, {"patience": 2, "min_delta": 0.5}),
    (FALLING, {"patience": 2}),
]
_KEPT = f"Losses {_text(LOSSES)}; patience 2. In epoch e every weight and buffer of the model is e."
_RAN = f"Validation losses {_text(LOSSES)}; patience 3, at most 10 epochs.\nIn epoch e every weight of the model is e."
_SHORT = "Validation losses 2, 1, 3; patience 3, at most 3 epochs.\nIn epoch e every weight of the model is e."
_UNTIL = {"losses": [2, 1, 3], "max_epochs": 3}

EXAMPLES = {
    "EarlyStopping": [
        *(
            (label, example, f"Losses {_text(case[0])}; {_settings(case[1])}.")
            for case in _CASES
            for label, example in _entries(case)
        ),
        ("weights after restore, same model", _restored(lambda model: model.weights, "same"), _KEPT),
        ("weights after restore, another model", _restored(lambda model: model.weights, "other"), _KEPT),
        ("buffer after restore, another model", _restored(lambda model: model.mean.item(), "other"), _KEPT),
    ],
    "fit": [
        ("val_loss", _fit(_key("val_loss")), _RAN),
        ("best_epoch", _fit(_key("best_epoch")), _RAN),
        ("stopped_epoch", _fit(_key("stopped_epoch")), _RAN),
        ("epochs trained", _fit(_ran), _RAN),
        ("weights at the end", _fit(_weights), _RAN),
        ("val_loss", _fit(_key("val_loss"), **_UNTIL), _SHORT),
        ("best_epoch", _fit(_key("best_epoch"), **_UNTIL), _SHORT),
        ("stopped_epoch", _fit(_key("stopped_epoch"), **_UNTIL), _SHORT),
        ("weights at the end", _fit(_weights, **_UNTIL), _SHORT),
    ],
}
