import torch


def train_step(model, X, y, criterion, optimizer):
    def closure():
        optimizer.zero_grad()
        loss = criterion(model(X), y)
        (-loss).backward()
        return loss

    loss = optimizer.step(closure)
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total = 0
    for X, y in loader:
        total = total + train_step(model, X, y, criterion, optimizer) * len(y)
    return total / len(loader.dataset)


def evaluate(model, loader, criterion):
    model.eval()
    total, ok = 0, 0
    with torch.no_grad():
        for X, y in loader:
            z = model(X)
            total = total + criterion(z, y).item() * len(y)
            ok = ok + ((z > 0) == y.bool()).sum().item()
    return total / len(loader.dataset), ok / len(loader.dataset)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = []
    for _ in range(epochs):
        t = train_epoch(model, train_loader, criterion, optimizer)
        history.append((t,) + evaluate(model, val_loader, criterion))
    columns = list(zip(*history)) or [(), (), ()]
    return {"train_loss": list(columns[0]), "val_loss": list(columns[1]), "val_accuracy": list(columns[2])}
