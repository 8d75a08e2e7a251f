import torch


def forward_backward(model, X, y, criterion):
    loss = criterion(model(X), y)
    loss.backward()
    return loss.item()


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    value = forward_backward(model, X, y, criterion)
    optimizer.step()
    return value


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    values = [train_step(model, X, y, criterion, optimizer) for X, y in loader]
    return sum(values) / len(values)


def evaluate(model, loader, criterion):
    model.eval()
    loss, right, n = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            out = model(X)
            loss += criterion(out, y).item() * len(X)
            right += ((out > 0).float() == y).sum().item()
            n += len(X)
    return loss / n, right / n


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    train_loss, val_loss, val_accuracy = [], [], []
    optimizer.zero_grad()
    for epoch in range(epochs):
        model.train()
        values = []
        for X, y in train_loader:
            values.append(forward_backward(model, X, y, criterion))
            optimizer.step()
        train_loss.append(sum(values) / len(values))
        loss, accuracy = evaluate(model, val_loader, criterion)
        val_loss.append(loss)
        val_accuracy.append(accuracy)
    return {"train_loss": train_loss, "val_loss": val_loss, "val_accuracy": val_accuracy}
