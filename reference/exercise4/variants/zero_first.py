import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    output = model(X)
    loss = criterion(output, y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    running_loss = 0.0
    for X, y in loader:
        running_loss += train_step(model, X, y, criterion, optimizer)
    return running_loss / len(loader)


def evaluate(model, loader, criterion):
    model.eval()
    losses, correct, total = [], 0, 0
    with torch.no_grad():
        for X, y in loader:
            output = model(X)
            losses.append(criterion(output, y).item())
            predicted = (torch.sigmoid(output) > 0.5).float()
            correct += (predicted == y).sum().item()
            total += y.size(0)
    return sum(losses) / len(losses), correct / total


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for epoch in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        val_loss, val_acc = evaluate(model, val_loader, criterion)
        history["val_loss"].append(val_loss)
        history["val_accuracy"].append(val_acc)
        print(f"epoch {epoch}: {val_loss:.3f}")
    return history
