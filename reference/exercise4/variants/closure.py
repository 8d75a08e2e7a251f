import torch


def train_step(model, X, y, criterion, optimizer):
    def closure():
        optimizer.zero_grad()
        loss = criterion(model(X), y)
        loss.backward()
        return loss

    return optimizer.step(closure).item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    return sum(train_step(model, *batch, criterion, optimizer) for batch in loader) / len(loader)


def evaluate(model, loader, criterion):
    model.eval()
    with torch.no_grad():
        results = [(criterion(model(X), y).item(), ((model(X) > 0) == y.bool()).sum().item(), len(y)) for X, y in loader]
    n = sum(r[2] for r in results)
    return sum(r[0] * r[2] for r in results) / n, sum(r[1] for r in results) / n


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
