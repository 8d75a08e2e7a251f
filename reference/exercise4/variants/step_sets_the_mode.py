"""The step itself switches to training mode; evaluate switches back afterwards."""
import torch


def train_step(model, X, y, criterion, optimizer):
    if not model.training:
        model.train()
    optimizer.zero_grad(set_to_none=True)
    prediction = model(X)
    loss = criterion(prediction, y)
    loss.backward()
    optimizer.step()
    with torch.no_grad():
        return float(loss.cpu().numpy())


def train_epoch(model, loader, criterion, optimizer):
    losses = []
    sizes = []
    for X, y in loader:
        losses.append(train_step(model, X, y, criterion, optimizer))
        sizes.append(len(X))
    return sum(l * s for l, s in zip(losses, sizes)) / sum(sizes)


def evaluate(model, loader, criterion):
    training = model.training
    model.eval()
    with torch.no_grad():
        losses = []
        accuracies = []
        for X, y in loader:
            logits = model(X)
            losses.append(criterion(logits, y).item())
            accuracies.append((logits.heaviside(torch.zeros((), dtype=logits.dtype)) == y).to(torch.float64).mean().item())
    if training:
        model.train()
    return sum(losses) / len(losses), sum(accuracies) / len(accuracies)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
