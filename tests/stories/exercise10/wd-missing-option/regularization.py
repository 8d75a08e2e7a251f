import numpy as np
import torch

def l2_penalty(params, lam):
    total = 0
    for key in params:
        if key.startswith("W"):
            total += np.sum(np.square(params[key]))
    return lam / 2 * total


def l2_gradients(params, grads, lam):
    new_grads = {}
    for key in params:
        if key.startswith("W"):
            new_grads[key] = grads[key] + lam * params[key]
        else:
            new_grads[key] = grads[key]
    return new_grads


def make_optimizer(model, lr, weight_decay=0.01):
    optimizer = torch.optim.SGD(model.parameters(), lr)
    return optimizer


def train_with_l2(model, loader, criterion, lr, lam, epochs):
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    history = []
    for epoch in range(epochs):
        running_loss = 0.0
        for inputs, labels in loader:
            optimizer.zero_grad()
            outputs = model(inputs)
            loss = criterion(outputs, labels)
            l2 = 0
            for p in model.parameters():
                if p.dim() > 1:
                    l2 = l2 + (p ** 2).sum()
            loss = loss + lam / 2 * l2
            loss.backward()
            optimizer.step()
            running_loss += loss.item()
        history.append(running_loss / len(loader))
    return history
