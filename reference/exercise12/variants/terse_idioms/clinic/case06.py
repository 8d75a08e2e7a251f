# Equal neurons get equal gradients, so they must differ at the start: here as rows of an orthogonal matrix.
import torch
from torch import nn
from torch.nn.functional import binary_cross_entropy_with_logits as bce

EPOCHS, BATCH = 30, 24


def run(X, y, seed):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    for p in model.parameters():
        nn.init.orthogonal_(p, gain=2**0.5) if p.dim() > 1 else nn.init.zeros_(p)
    opt = torch.optim.Adamax(model.parameters(), lr=0.05)
    losses = []
    for rows in (r for _ in range(EPOCHS) for r in (*torch.randperm(len(X)).split(BATCH), None)):
        if rows is None:  # the end of an epoch
            losses.append(bce(model(X), y).item())
            continue
        loss = bce(model(X[rows]), y[rows])
        opt.zero_grad(set_to_none=True)
        loss.backward()
        opt.step()
    return {"weights": list(model.parameters()), "scores": model(X).flatten(), "losses": losses}
