"""Case 5: nothing moves.

"The loss is the same in every epoch, down to the third decimal. I do not want to wait for ten
thousand epochs."

run(X, y, seed) trains the network below and returns a dictionary:

    "weights"  list(model.parameters()) of the trained network: (16, 2), (16,), (1, 16), (1,)
    "scores"   its raw scores for X, before any sigmoid; a high score means class 1
    "losses"   after each epoch the mean binary cross-entropy on all of X

X is a float32 tensor (96, 2), y a float32 tensor (96, 1) of labels 0 and 1. The layers and their
sizes, EPOCHS, BATCH and autograd stay as they are. All else is yours to change.
"""

import torch
from torch import nn

EPOCHS = 30
BATCH = 24


def run(X, y, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=1e-5)
    loss_fn = nn.BCEWithLogitsLoss()
    losses = []
    for _ in range(EPOCHS):
        order = torch.randperm(len(X))
        for start in range(0, len(X), BATCH):
            rows = order[start : start + BATCH]
            optimizer.zero_grad()
            loss = loss_fn(model(X[rows]), y[rows])
            loss.backward()
            optimizer.step()
        with torch.no_grad():
            losses.append(loss_fn(model(X), y).item())
    with torch.no_grad():
        scores = model(X)
    return {"weights": list(model.parameters()), "scores": scores, "losses": losses}


def make_data(seed, noise):
    """The XOR pattern: four clouds of points at the corners of a square."""
    generator = torch.Generator().manual_seed(seed)
    corner = torch.randperm(96, generator=generator) % 4
    centres = torch.tensor([[1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [-1.0, 1.0]])
    X = centres[corner] + noise * torch.randn(96, 2, generator=generator)
    return X, (corner >= 2).float().reshape(-1, 1)


if __name__ == "__main__":
    X, y = make_data(seed=1, noise=0.3)
    result = run(X, y, seed=0)
    for epoch in range(0, EPOCHS, 3):
        print(f"epoch {epoch:2}  loss {result['losses'][epoch]:.4f}")
    right = (result["scores"].reshape(-1) > 0) == (y.reshape(-1) > 0.5)
    print(f"accuracy {right.float().mean():.2f}")
