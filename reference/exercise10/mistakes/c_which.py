"""The right formula for the wrong parameters: biases too, one layer only, nothing at all."""

import numpy as np
import regularization
import torch

from grader.authoring import mistake


def _train(model, loader, criterion, lr, lam, epochs, chosen):
    """Training with the penalty of the ``chosen`` parameters."""
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    return _epochs(model, loader, criterion, optimizer, lam, epochs, chosen)


def _epochs(model, loader, criterion, optimizer, lam, epochs, chosen):
    losses = []
    for _ in range(epochs):
        total = 0.0
        for X, y in loader:
            optimizer.zero_grad()
            loss = criterion(model(X), y)
            objective = loss + lam / 2 * sum((parameter**2).sum() for parameter in chosen)
            objective.backward()
            optimizer.step()
            total += loss.item() * len(X)
        losses.append(total / len(loader.dataset))
    return losses


def _matrices(model):
    return [parameter for parameter in model.parameters() if parameter.ndim >= 2]


def _groups(model, lr, weight_decay, decays):
    """SGD in which only parameters for which ``decays(parameter)`` holds decay."""
    chosen = [parameter for parameter in model.parameters() if decays(parameter)]
    others = [parameter for parameter in model.parameters() if not decays(parameter)]
    groups = [{"params": chosen, "weight_decay": weight_decay}, {"params": others, "weight_decay": 0.0}]
    return torch.optim.SGD([group for group in groups if group["params"]], lr=lr)


def _some(params, names):
    return {name: values for name, values in params.items() if name in names}


def _last(params):
    return max(name for name in params if name.startswith("W"))


@mistake(
    "wd-missing",
    of="make_optimizer",
    title="There is no weight decay: the size of the weights does not influence the update.",
    hint="Where do large weights make a difference in your update? Follow the strength of the decay to where it is "
    "used.",
    chapter="Debugging Your Neural Network",
    find="Run once with a strength of 0 and once with 10. The two should end far apart; if they agree, the penalty "
    "never reaches the update.",
)
def optimizer_without_decay(model, lr, weight_decay):
    """Plain gradient descent looks at the loss alone. The pull towards zero has to be part of the gradient: by the
    optimizer's option, or by a penalty in the loss."""
    return torch.optim.SGD(model.parameters(), lr=lr)


@mistake("wd-missing", of="l2_gradients")
def gradients_as_they_were(params, grads, lam):
    return {name: values.copy() for name, values in grads.items()}


@mistake("wd-missing", of="train_with_l2")
def trained_without_penalty(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, 0.0, epochs, _matrices(model))


@mistake(
    "wd-on-bias",
    of="l2_penalty",
    title="Biases are penalised like weights.",
    hint="A bias only moves a line, it does not bend it more strongly. Whom does the task want to shrink?",
    chapter="Debugging Your Neural Network",
    find="Set all weights to 0 and the biases to 1. The penalty and its gradient should be 0; if they are not, the "
    "biases are in it.",
)
def penalty_with_biases(params, lam):
    """Here only weights pay: parameters with two dimensions. A bias shifts its neuron and makes nothing steeper, so
    there is little to gain from keeping it small. (PyTorch's option decays both, which make_optimizer may do; in the
    other functions the formula says which.)"""
    return lam / 2 * sum(np.sum(values**2) for values in params.values())


@mistake("wd-on-bias", of="l2_gradients")
def gradients_with_biases(params, grads, lam):
    return {name: grads[name] + lam * values for name, values in params.items()}


@mistake("wd-on-bias", of="train_with_l2")
def trained_with_biases(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, lam, epochs, list(model.parameters()))


@mistake(
    "wd-only-bias",
    of="make_optimizer",
    title="The biases decay and the weights do not: the two are exchanged.",
    hint="You treat two kinds of parameters differently. Which of them does your condition pick out?",
    chapter="Debugging Your Neural Network",
    find="Give every gradient the value 0 and make a step. The weights should shrink; if only the biases do, the "
    "condition is turned round.",
)
def optimizer_exchanged(model, lr, weight_decay):
    """Sparing the biases is common, and it needs two groups of parameters. When the condition is turned round, the
    decay lands on the group that was to be spared."""
    return _groups(model, lr, weight_decay, lambda parameter: parameter.ndim < 2)


@mistake("wd-only-bias", of="l2_penalty")
def penalty_of_biases(params, lam):
    return lam / 2 * sum(np.sum(values**2) for name, values in params.items() if name.startswith("b"))


@mistake("wd-only-bias", of="l2_gradients")
def gradients_of_biases(params, grads, lam):
    return {name: grads[name] + lam * values * name.startswith("b") for name, values in params.items()}


@mistake("wd-only-bias", of="train_with_l2")
def trained_with_penalty_of_biases(model, loader, criterion, lr, lam, epochs):
    biases = [parameter for parameter in model.parameters() if parameter.ndim < 2]
    return _train(model, loader, criterion, lr, lam, epochs, biases)


@mistake(
    "wd-one-layer",
    of="l2_penalty",
    title="Only one layer's weights are penalised.",
    hint="Count the weight matrices that take part. Is there a return, or an assignment, where a sum should grow?",
    chapter="Debugging Your Neural Network",
    find="Set the weights of all layers but one to 0 and compute the penalty; do so for every layer. It should never "
    "be 0; if it is, that layer is left out.",
)
def penalty_last_layer(params, lam):
    """Every layer has weights, and all of them pay. A sum that is set anew in every round of a loop keeps the last
    layer only; a return inside the loop keeps the first."""
    return lam / 2 * np.sum(params[_last(params)] ** 2)


@mistake("wd-one-layer", of="l2_penalty")
def penalty_first_layer(params, lam):
    return lam / 2 * np.sum(params["W1"] ** 2)


@mistake("wd-one-layer", of="l2_penalty")
def penalty_without_last_layer(params, lam):
    return regularization.l2_penalty({name: values for name, values in params.items() if name != _last(params)}, lam)


@mistake("wd-one-layer", of="l2_penalty")
def penalty_two_layers(params, lam):
    return regularization.l2_penalty(_some(params, ("W1", "W2")), lam)


@mistake("wd-one-layer", of="l2_gradients")
def gradients_last_layer(params, grads, lam):
    return grads | {_last(params): grads[_last(params)] + lam * params[_last(params)]}


@mistake("wd-one-layer", of="l2_gradients")
def gradients_first_layer(params, grads, lam):
    return grads | {"W1": grads["W1"] + lam * params["W1"]}


@mistake("wd-one-layer", of="l2_gradients")
def gradients_two_layers(params, grads, lam):
    return grads | {name: grads[name] + lam * params[name] for name in ("W1", "W2") if name in params}


@mistake("wd-one-layer", of="make_optimizer")
def optimizer_decays_first_layer(model, lr, weight_decay):
    first = next(model.parameters())
    return _groups(model, lr, weight_decay, lambda parameter: parameter is first)


@mistake("wd-one-layer", of="make_optimizer")
def optimizer_decays_last_layer(model, lr, weight_decay):
    last = _matrices(model)[-1]
    return _groups(model, lr, weight_decay, lambda parameter: parameter is last)


@mistake("wd-one-layer", of="train_with_l2")
def trained_first_layer(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, lam, epochs, _matrices(model)[:1])


@mistake("wd-one-layer", of="train_with_l2")
def trained_last_layer(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, lam, epochs, _matrices(model)[-1:])


@mistake("wd-one-layer", of="train_with_l2")
def trained_last_parameter(model, loader, criterion, lr, lam, epochs):
    return _train(model, loader, criterion, lr, lam, epochs, list(model.parameters())[-1:])


@mistake(
    "opt-subset",
    of="make_optimizer",
    title="The optimizer was given only some of the parameters; the others never move.",
    hint="Which layers stayed exactly the same? To decay only some of them is one thing, to move only some another.",
    chapter="Weight Update",
    find="Print every parameter before and after one step. All should move; those that did not were never handed to "
    "the optimizer.",
)
def optimizer_of_weights(model, lr, weight_decay):
    """An optimizer moves what it was given and nothing else. Who wants biases without decay has to hand them over all
    the same, in a group of their own."""
    return torch.optim.SGD(_matrices(model), lr=lr, weight_decay=weight_decay)


@mistake("opt-subset", of="make_optimizer")
def optimizer_of_last_layer(model, lr, weight_decay):
    return torch.optim.SGD(list(model.parameters())[-2:], lr=lr, weight_decay=weight_decay)


@mistake("opt-subset", of="make_optimizer")
def optimizer_of_first_layer(model, lr, weight_decay):
    return torch.optim.SGD(list(model.parameters())[:2], lr=lr, weight_decay=weight_decay)


@mistake("opt-subset", of="train_with_l2")
def trained_weights_only(model, loader, criterion, lr, lam, epochs):
    optimizer = torch.optim.SGD(_matrices(model), lr=lr)
    return _epochs(model, loader, criterion, optimizer, lam, epochs, _matrices(model))


@mistake("opt-subset", of="train_with_l2")
def trained_last_layer_only(model, loader, criterion, lr, lam, epochs):
    optimizer = torch.optim.SGD(list(model.parameters())[-2:], lr=lr)
    return _epochs(model, loader, criterion, optimizer, lam, epochs, _matrices(model))
