import torch


def predict(model, X):
    """Probability of class 1."""
    return torch.sigmoid(model(X))


def train_step(model, X, y, criterion, optimizer):
    y_hat = predict(model, X)
    loss = criterion(y_hat, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = [train_step(model, X, y, criterion, optimizer) for X, y in loader]
    return sum(losses) / len(losses)


@torch.no_grad()
def evaluate(model, loader, criterion):
    model.eval()
    loss, correct, n = 0, 0, 0
    for X, y in loader:
        y_hat = predict(model, X)
        loss += criterion(y_hat, y).item() * len(X)
        correct += ((y_hat > 0.5).float() == y).sum().item()
        n += len(X)
    return loss / n, correct / n


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for epoch in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
