# evaluation without no_grad: slower, not wrong
import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad(set_to_none=True)
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.tolist()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    loss_sum = 0.0
    for X, y in loader:
        optimizer.zero_grad(set_to_none=True)
        loss = criterion(model(X), y)
        loss_sum += loss.detach()
    return loss_sum / len(loader)         # detached tensor


def evaluate(model, loader, criterion):
    model.eval()
    loss_sum, correct, n = 0.0, 0.0, 0
    for X, y in loader:
        out = model(X)
        loss_sum += criterion(out, y).item() * len(X)
        correct += ((out > 0).to(y) == y).sum()
        n += len(X)
    return loss_sum / n, correct / n       # accuracy is a 0-d tensor


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    train_losses = []
    val_losses = []
    val_accs = []
    for e in range(epochs):
        train_losses.append(train_epoch(model, train_loader, criterion, optimizer).item())
        res = evaluate(model, val_loader, criterion)
        val_losses.append(res[0])
        val_accs.append(res[1].item())
    return {"train_loss": train_losses, "val_loss": val_losses, "val_accuracy": val_accs}
