"""No function uses another: every loop is written out where it is needed."""
import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    epoch_loss = 0
    for X, y in loader:
        out = model(X)
        loss = criterion(out, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        epoch_loss += loss.item() * X.size(0)
    epoch_loss /= len(loader.dataset)
    return epoch_loss


def evaluate(model, loader, criterion):
    model.eval()
    loss, acc = 0, 0
    with torch.no_grad():
        for X, y in loader:
            out = model(X)
            loss += criterion(out, y).item()
            acc += ((out > 0) == y).double().mean().item()
    return loss / len(loader), acc / len(loader)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    train_losses, val_losses, val_accs = [], [], []
    for epoch in range(epochs):
        model.train()
        epoch_loss = 0
        for X, y in train_loader:
            optimizer.zero_grad()
            loss = criterion(model(X), y)
            loss.backward()
            optimizer.step()
            epoch_loss += loss.item() * X.size(0)
        train_losses.append(epoch_loss / len(train_loader.dataset))

        model.eval()
        val_loss, correct = 0, 0
        with torch.no_grad():
            for X, y in val_loader:
                out = model(X)
                val_loss += criterion(out, y).item() * X.size(0)
                correct += ((out > 0) == y).sum().item()
        val_losses.append(val_loss / len(val_loader.dataset))
        val_accs.append(correct / len(val_loader.dataset))
    return {"train_loss": train_losses, "val_loss": val_losses, "val_accuracy": val_accs}
