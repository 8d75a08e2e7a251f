import torch


def run_batch(model, X, y, criterion):
    out = model(X)
    loss = criterion(out, y)
    loss.backward()
    return out, loss


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    _, loss = run_batch(model, X, y, criterion)
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    return sum(train_step(model, X, y, criterion, optimizer) for X, y in loader) / len(loader)


def evaluate(model, loader, criterion):
    # run_batch also computes gradients, nobody uses them: the next train_step clears them
    model.eval()
    losses, right, n = [], 0, 0
    for X, y in loader:
        out, loss = run_batch(model, X, y, criterion)
        losses.append(loss.item())
        right += int(((out > 0) == (y == 1)).sum())
        n += len(y)
    return sum(losses) / len(losses), right


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        a = train_epoch(model, train_loader, criterion, optimizer)
        b, c = evaluate(model, val_loader, criterion)
        for key, value in zip(history, (a, b, c)):
            history[key].append(value)
    return history
