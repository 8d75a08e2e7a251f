import torch
from torch import nn

softplus = nn.functional.softplus


def cross_entropy(z, y):
    return (softplus(z) - y * z).mean()


def run(X, y, seed):
    torch.manual_seed(seed)
    y = y
    model = torch.jit.script(nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Dropout(p=0.3), nn.Linear(16, 1)))
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.03)
    train = X[slice(0, len(X))]
    labels = y[slice(0, len(X))]
    losses = []
    for _ in range(30):
        model.train()
        for rows in torch.randperm(len(train)).split(24):

            def closure(rows=rows):
                optimizer.zero_grad()
                loss = cross_entropy(model(train[rows]), labels[rows])
                loss.backward()
                return loss

            optimizer.step(closure)
        model.eval()
        losses.append(cross_entropy(model(X[slice(None)]), y[slice(None)]).detach())
    return {"weights": tuple(p.data for p in model.parameters()), "scores": model(X), "losses": torch.stack(losses)}
