import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    X, y = loader.dataset.tensors
    bs = loader.batch_size
    losses = []
    for start in range(0, len(X), bs):
        end = start + bs - 1
        losses.append(train_step(model, X[start:end], y[start:end], criterion, optimizer))
    return sum(losses) / len(losses)


def evaluate(model, loader, criterion):
    model.eval()
    X, y = loader.dataset.tensors
    with torch.no_grad():
        z = model(X)
    return criterion(z, y).item(), ((z > 0) == (y > 0)).double().mean().item()


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
