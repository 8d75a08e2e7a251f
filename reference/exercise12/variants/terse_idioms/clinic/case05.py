# 1e-5 was meant for somebody else's network. All in double precision.
import torch
from torch import nn, optim

EPOCHS, BATCH = 30, 24


def run(X, y, seed):
    torch.manual_seed(seed)
    X, y = X.double(), y.double()
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1)).double()
    opt = optim.Adagrad(model.parameters(), lr=0.1)
    bce = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(EPOCHS):
        for rows in torch.randperm(len(X)).view(-1, BATCH):
            opt.zero_grad()
            bce(model(X[rows]), y[rows]).backward()
            opt.step()
        losses.append(bce(model(X), y).item())
    return {"weights": list(model.parameters()), "scores": model(X), "losses": losses}
