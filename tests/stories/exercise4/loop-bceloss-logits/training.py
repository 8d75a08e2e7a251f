import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    outputs = model(X)
    loss = torch.nn.BCELoss()(outputs, y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total = 0.0
    for X, y in loader:
        total += train_step(model, X, y, criterion, optimizer)
    return total / len(loader)


def evaluate(model, loader, criterion):
    model.eval()
    total = 0.0
    correct = 0
    n = 0
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            total += criterion(logits, y).item() * len(X)
            correct += ((logits > 0).float() == y).sum().item()
            n += len(X)
    return total / n, correct / n


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for epoch in range(epochs):
        train_loss = train_epoch(model, train_loader, criterion, optimizer)
        val_loss, val_acc = evaluate(model, val_loader, criterion)
        history["train_loss"].append(train_loss)
        history["val_loss"].append(val_loss)
        history["val_accuracy"].append(val_acc)
    return history
