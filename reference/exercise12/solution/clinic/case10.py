"""Case 10: the best model is not the best.

"The loss on the validation points was lowest long before the end, and I keep the best weights.
But the model that I get is as bad as the last one."

run(X, y, seed) trains the network below and returns a dictionary:

    "weights"  list(model.parameters()) of the trained network: (16, 2), (16,), (1, 16), (1,)
    "scores"   its raw scores for X, before any sigmoid; a high score means class 1
    "losses"   after each epoch the mean binary cross-entropy on the validation points

X is a float32 tensor (96, 2), y a float32 tensor (96, 1) of labels 0 and 1. The layers and their
sizes, EPOCHS, BATCH and autograd stay as they are. The first 64 rows are for training and the last 32 for
validation, and all EPOCHS are run. All else is yours to change.
"""

import copy

import torch
from torch import nn

EPOCHS = 30
BATCH = 24


def run(X, y, seed):
    torch.manual_seed(seed)
    X_train, y_train, X_val, y_val = X[:64], y[:64], X[64:], y[64:]
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=2.0)
    loss_fn = nn.BCEWithLogitsLoss()
    losses, best_loss, best_state = [], float("inf"), None
    for _ in range(EPOCHS):
        order = torch.randperm(len(X_train))
        for start in range(0, len(X_train), BATCH):
            rows = order[start : start + BATCH]
            optimizer.zero_grad()
            loss_fn(model(X_train[rows]), y_train[rows]).backward()
            optimizer.step()
        with torch.no_grad():
            losses.append(loss_fn(model(X_val), y_val).item())
        if losses[-1] < best_loss:
            best_loss, best_state = losses[-1], copy.deepcopy(model.state_dict())
    model.load_state_dict(best_state)
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
    X, y = make_data(seed=1, noise=0.8)
    result = run(X, y, seed=0)
    for epoch in range(0, EPOCHS, 3):
        print(f"epoch {epoch:2}  loss {result['losses'][epoch]:.4f}")
    right = (result["scores"].reshape(-1) > 0) == (y.reshape(-1) > 0.5)
    print(f"accuracy {right.float().mean():.2f}")
    with torch.no_grad():
        final = nn.functional.binary_cross_entropy_with_logits(result["scores"][64:], y[64:])
    print(f"lowest loss {min(result['losses']):.4f}, of the returned model {final:.4f}")
