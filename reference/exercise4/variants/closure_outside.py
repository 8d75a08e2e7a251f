"""The loss is computed once for the record, and once more inside the closure."""
import torch


def train_step(model, X, y, criterion, optimizer):
    with torch.no_grad():
        before = criterion(model(X), y).item()

    def closure():
        model.zero_grad(set_to_none=True)
        with torch.enable_grad():
            loss = criterion(model(X), y)
        loss.backward()
        return loss

    optimizer.step(closure)
    return before


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = []
    for X, y in loader:
        losses.append(train_step(model, X, y, criterion, optimizer))
    return torch.tensor(losses, dtype=torch.float64).mean().item()


def evaluate(model, loader, criterion):
    model.eval()
    loss = 0.0
    correct = 0
    for X, y in loader:
        with torch.no_grad():
            logits = model(X)
        loss += criterion(logits, y).item()
        correct += (logits.sign() == 2 * y - 1).sum().item()
    return loss / len(loader), correct / len(loader.dataset)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
