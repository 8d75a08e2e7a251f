import torch


def clear(model):
    for p in model.parameters():
        p.grad = None


def train_step(model, X, y, criterion, optimizer):
    clear(model)
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.detach().item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    mean = 0.0
    for k, (X, y) in enumerate(loader, start=1):
        mean += (train_step(model, X, y, criterion, optimizer) - mean) / k
    return mean


def evaluate(model, loader, criterion):
    was = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    model.eval()
    total = correct = count = 0
    for X, y in loader:
        logits = model(X)
        total += criterion(logits, y).item() * X.size(0)
        correct += torch.round(torch.sigmoid(logits)).eq(y).sum().item()
        count += X.size(0)
    torch.set_grad_enabled(was)
    return total / count, correct / count


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": [], "epochs": epochs}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        v = evaluate(model, val_loader, criterion)
        history["val_loss"].append(v[0])
        history["val_accuracy"].append(v[1])
    return history
