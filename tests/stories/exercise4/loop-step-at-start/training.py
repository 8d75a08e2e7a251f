import torch


def train_step(model, X, y, criterion, optimizer):
    # first use the gradients, then clear them, then make new ones
    optimizer.step()
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = []
    for X, y in loader:
        losses.append(train_step(model, X, y, criterion, optimizer))
    return sum(losses) / len(losses)


def evaluate(model, loader, criterion):
    model.eval()
    losses, accuracies, sizes = [], [], []
    with torch.no_grad():
        for X, y in loader:
            z = model(X)
            losses.append(criterion(z, y).item())
            accuracies.append((z.gt(0) == y.gt(0.5)).double().mean().item())
            sizes.append(len(X))
    total = sum(sizes)
    return (
        sum(l * s for l, s in zip(losses, sizes)) / total,
        sum(a * s for a, s in zip(accuracies, sizes)) / total,
    )


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
