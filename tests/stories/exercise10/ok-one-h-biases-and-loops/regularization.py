import numpy as np
import torch

def l2_penalty(params, lam):
    s = 0.0
    L = len(params) // 2
    for l in range(L):
        W = params["W" + str(l + 1)]
        for i in range(W.shape[0]):
            for j in range(W.shape[1]):
                s = s + W[i, j] ** 2
    return np.array(lam * s / 2)


import copy
def l2_gradients(params, grads, lam):
    g = copy.deepcopy(grads)
    L = len(params) // 2
    for l in range(1, L + 1):
        g["W%d" % l] += lam * params["W%d" % l]
        g["b%d" % l] = g["b%d" % l].reshape(1, -1)
    return g


def make_optimizer(model, lr, weight_decay):
    return torch.optim.SGD(model.parameters(), lr=lr, weight_decay=weight_decay)


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
