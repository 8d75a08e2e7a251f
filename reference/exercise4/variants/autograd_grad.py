import torch


def train_step(model, X, y, criterion, optimizer):
    params = [p for p in model.parameters() if p.requires_grad]
    loss = criterion(model(X), y)
    grads = torch.autograd.grad(loss, params)
    for p, g in zip(params, grads):
        p.grad = g
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total = torch.zeros((), dtype=torch.float64)
    for X, y in loader:
        total += train_step(model, X, y, criterion, optimizer) * len(X)
    return total / len(loader.dataset)


def evaluate(model, loader, criterion):
    model.eval()
    X, y = loader.dataset.tensors
    with torch.no_grad():
        logits = model(X)
    return criterion(logits, y).item(), ((logits > 0) == (y > 0)).double().mean().item()


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
