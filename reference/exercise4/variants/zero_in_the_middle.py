import torch


def train_step(model, X, y, criterion, optimizer):
    y_hat = model.forward(X)
    l = criterion(y_hat, y)
    optimizer.zero_grad(set_to_none=False); l.backward(); optimizer.step()
    return float(l)


def train_epoch(model, loader, criterion, optimizer):
    model.train(True)
    total, n = 0, 0
    for batch in loader:
        X, y = batch
        total += train_step(model, X, y, criterion, optimizer) * y.shape[0]
        n += y.shape[0]
    return total / n


@torch.no_grad()
def evaluate(model, loader, criterion):
    model.train(False)
    total, hits, n = 0, 0, 0
    for X, y in loader:
        z = model.forward(X)
        total += float(criterion(z, y)) * len(y)
        hits += int(torch.eq(z >= 0, y == 1).sum())
        n += len(y)
    return total / n, hits / n


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    out = dict(train_loss=[], val_loss=[], val_accuracy=[])
    while len(out["train_loss"]) < epochs:
        out["train_loss"] += [train_epoch(model, train_loader, criterion, optimizer)]
        a, b = evaluate(model, val_loader, criterion)
        out["val_loss"] += [a]
        out["val_accuracy"] += [b]
    return out
