"""Every training starts from weights that were saved in memory; momentum in the form w + v, t kept for each parameter."""

import copy
import io

import numpy as np
import torch


def sgd_step(params, grads, lr):
    def step(item):
        name, w = item
        return name, w - lr * grads[name]

    return dict(map(step, params.items()))


def momentum_step(params, grads, velocity, lr, beta=0.9):
    v = {name: -grads[name] + beta * velocity.get(name, np.zeros(np.shape(grads[name]))) for name in grads}
    return {name: params[name] + lr * v[name] for name in grads}, v


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    new, memory = {}, {}
    for name in params:
        m, v, t = state[name] if name in state else (0.0, 0.0, 1)
        m = m * beta1 + grads[name] * (1.0 - beta1)
        v = v * beta2 + grads[name] ** 2 * (1.0 - beta2)
        new[name] = params[name] - lr * (m / (1.0 - beta1**t)) / ((v / (1.0 - beta2**t)) ** 0.5 + eps)
        memory[name] = m, v, t + 1  # the count of the next step
    return new, memory


def make_optimizer(name, parameters, lr):
    if name not in {"sgd", "momentum", "adam"}:
        raise KeyError(name)
    return getattr(torch.optim, "Adam" if name == "adam" else "SGD")(
        parameters, **{"lr": lr, **({"momentum": 0.9} if name == "momentum" else {})}
    )


def compare(model, loader, criterion, epochs, lr):
    file = io.BytesIO()
    torch.save(model.state_dict(), file)
    results = {}
    for name in ("momentum", "sgd", "adam"):
        net = copy.deepcopy(model)
        file.seek(0)
        net.load_state_dict(torch.load(file))
        optimizer = make_optimizer(name, net.parameters(), lr)
        results[name] = []
        for _ in range(epochs):
            sum_of_losses, rows = 0.0, 0
            for batch in loader:
                X, y = batch[0], batch[1]
                prediction = net.forward(X)
                loss = criterion(prediction, y)
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                sum_of_losses += loss.item() * y.size(0)
                rows += y.size(0)
            results[name].append(torch.tensor(sum_of_losses / rows, dtype=torch.float64))
    return results
