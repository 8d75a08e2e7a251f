# (24, 1) - (24,) is (24, 24). view_as makes the labels fit, whatever the scores look like.
import torch
import torch.nn as nn
import torch.nn.functional as F

EPOCHS, BATCH = 30, 24


def run(X, y, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    opt = torch.optim.RAdam(model.parameters(), lr=0.05)
    prob = lambda x: model(x).sigmoid()  # noqa: E731
    mse = lambda p, t: F.mse_loss(p, t.view_as(p))  # noqa: E731
    losses = []
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(X)).tensor_split(len(X) // BATCH):
            loss = mse(prob(X[rows]), y[rows])
            for p, g in zip(model.parameters(), torch.autograd.grad(loss, list(model.parameters()))):
                p.grad = g
            opt.step()
        losses.append(mse(prob(X), y).item())
    return {"weights": list(model.parameters()), "scores": model(X), "losses": losses}
