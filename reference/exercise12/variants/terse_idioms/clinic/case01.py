# The optimizer runs inside the backward pass: each weight steps as soon as its gradient is there, and then lets it go.
import torch
import torch.nn as nn
import torch.nn.functional as F

EPOCHS, BATCH = 30, 24


def run(X, y, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    optimizers = {p: torch.optim.SGD([p], lr=0.7) for p in model.parameters()}

    def step(p):
        optimizers[p].step()
        optimizers[p].zero_grad()

    for p in model.parameters():
        p.register_post_accumulate_grad_hook(step)

    losses = []
    for _ in range(EPOCHS):
        perm = torch.randperm(len(X))
        for xb, yb in zip(X[perm].split(BATCH), y[perm].split(BATCH)):
            F.binary_cross_entropy_with_logits(model(xb), yb).backward()
        losses += [F.binary_cross_entropy_with_logits(model(X), y).item()]
    return dict(weights=list(model.parameters()), scores=model(X).detach(), losses=losses)
