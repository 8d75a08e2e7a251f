import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    y_pred = model(X).squeeze(1)
    loss = criterion(y_pred, y.squeeze(1).to(y_pred.dtype))
    loss.backward()
    optimizer.step()
    return loss.detach().item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    epoch_loss, n = 0.0, 0
    for features, target in loader:
        optimizer.zero_grad()
        output = model(features).view(-1)
        loss = criterion(output, target.view(-1))
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item() * output.numel()
        n += output.numel()
    return epoch_loss / n


def evaluate(model, loader, criterion):
    model.eval()
    total, hits, n = 0.0, 0, 0
    with torch.no_grad():
        for features, target in loader:
            output = model(features).flatten()
            target = target.flatten()
            total += criterion(output, target).item() * len(target)
            hits += (torch.sigmoid(output).round().int() == target.int()).sum().item()
            n += len(target)
    return total / n, hits / n


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, acc = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(acc)
    return history
