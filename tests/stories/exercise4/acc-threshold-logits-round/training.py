import torch

# to be on the safe side I clear the gradients before AND after


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    model.zero_grad()
    y_hat = model(X)
    loss = criterion(y_hat, y)
    loss.backward(retain_graph=True)
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    optimizer.zero_grad()
    model.train()
    losses = 0
    for idx, (X, y) in enumerate(loader):
        losses += train_step(model, X, y, criterion, optimizer)
    optimizer.zero_grad()
    return losses / (idx + 1)


def evaluate(model, loader, criterion):
    model.eval()
    model.requires_grad_(False)
    losses = 0
    correct = 0
    for idx, (X, y) in enumerate(loader):
        y_hat = model(X)
        losses += criterion(y_hat, y).item()
        correct += (y_hat.round() == y).sum().item()
    model.requires_grad_(True)
    return losses / (idx + 1), correct / len(loader.dataset)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    optimizer.zero_grad()
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for i in range(epochs):
        optimizer.zero_grad()
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        l, a = evaluate(model, val_loader, criterion)
        history["val_loss"].append(l)
        history["val_accuracy"].append(a)
    optimizer.zero_grad()
    return history
