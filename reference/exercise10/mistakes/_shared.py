"""Weights, penalties and training with a part that can be got wrong."""

from regularization import train_with_l2


def _weights(params):
    return {name: values for name, values in params.items() if name.startswith("W")}


def _plus(params, grads, extra):
    """The gradients, with ``extra(W)`` added for every weight matrix."""
    return {name: grads[name] + (extra(values) if name in _weights(params) else 0) for name, values in params.items()}


def _train(model, loader, criterion, lr, epochs, penalty):
    """Training on loss plus ``penalty(weights, rows of the batch)``; the losses are told without it."""
    weights = [parameter for parameter in model.parameters() if parameter.ndim >= 2]

    def objective(logits, y):
        extra = penalty(weights, len(y))
        return criterion(logits, y) + extra - extra.detach()

    return train_with_l2(model, loader, objective, lr, 0.0, epochs)
