import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def _walk(batches, model, criterion, optimizer):
    batch = next(batches, None)
    if batch is None:
        return []
    return [train_step(model, *batch, criterion, optimizer), *_walk(batches, model, criterion, optimizer)]


def train_epoch(model, loader, criterion, optimizer):
    losses = _walk(iter(loader), model.train(), criterion, optimizer)
    return sum(losses) / len(losses)


def evaluate(model, loader, criterion):
    model = model.eval()
    batches = list(loader)
    with torch.no_grad():
        scores = [model(X) for X, _ in batches]
    losses = [criterion(z, y).item() for z, (_, y) in zip(scores, batches)]
    hits = [((z > 0) == (y == 1)).all(dim=1) for z, (_, y) in zip(scores, batches)]
    return sum(losses) / len(losses), torch.cat(hits).double().mean().item()


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    if epochs == 0:
        return {"train_loss": [], "val_loss": [], "val_accuracy": []}
    history = train(model, train_loader, val_loader, criterion, optimizer, epochs - 1)
    history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
    loss, accuracy = evaluate(model, val_loader, criterion)
    history["val_loss"].append(loss)
    history["val_accuracy"].append(accuracy)
    return history
