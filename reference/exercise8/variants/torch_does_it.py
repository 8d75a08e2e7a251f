"""The NumPy functions hand their work to PyTorch, too."""

from copy import deepcopy

import torch


def _one_step(params, grads, memory, make):
    tensors = {name: torch.nn.Parameter(torch.tensor(value)) for name, value in params.items()}
    optimizer = make(list(tensors.values()))
    if memory:
        optimizer.load_state_dict(memory)
    for name, tensor in tensors.items():
        tensor.grad = torch.tensor(grads[name])
    optimizer.step()
    return {name: tensor.detach().numpy() for name, tensor in tensors.items()}, optimizer.state_dict()


def sgd_step(params, grads, lr):
    return _one_step(params, grads, {}, lambda p: torch.optim.SGD(p, lr=lr))[0]


def momentum_step(params, grads, velocity, lr, beta=0.9):
    return _one_step(params, grads, velocity, lambda p: torch.optim.SGD(p, lr=lr, momentum=beta))


def adam_step(params, grads, state, lr, beta1=0.9, beta2=0.999, eps=1e-8):
    return _one_step(params, grads, state, lambda p: torch.optim.Adam(p, lr=lr, betas=(beta1, beta2), eps=eps))


def make_optimizer(name, parameters, lr):
    return {
        "sgd": lambda: torch.optim.SGD(parameters, lr=lr, foreach=False),
        "momentum": lambda: torch.optim.SGD(parameters, lr=lr, momentum=0.9, foreach=False),
        "adam": lambda: torch.optim.Adam(parameters, lr=lr, foreach=False),
    }[name]()


def compare(model, loader, criterion, epochs, lr):
    def run(name):
        net = deepcopy(model)
        optimizer, history = make_optimizer(name, net.parameters(), lr), []
        for _ in range(epochs):
            losses = []
            for X, y in loader:

                def closure():
                    optimizer.zero_grad()
                    loss = criterion(net(X), y)
                    loss.backward()
                    return loss

                losses.append(optimizer.step(closure).item())
            history.append(sum(losses) / len(losses))
        return history

    return {name: run(name) for name in ("sgd", "momentum", "adam")}
