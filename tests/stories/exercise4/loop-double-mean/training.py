import torch

def train_step(model, X, y, criterion, optimizer):
    model.zero_grad()
    l = criterion(model(X), y)
    (l / X.shape[0]).backward(); optimizer.step()
    return l.data.item()

def train_epoch(model, loader, criterion, optimizer):
    model.train(True)
    s, n = 0., 0
    for X, y in loader:
        model.zero_grad()
        l = criterion(model(X), y)
        (l / X.shape[0]).backward(); optimizer.step()
        s += l.data.item() * X.shape[0]; n += X.shape[0]
    return s / n

def evaluate(model, loader, criterion):
    model.train(False)
    s, c, n = 0., 0, 0
    for X, y in loader:
        with torch.no_grad(): out = model(X)
        s += criterion(out, y).item() * X.shape[0]
        c += (torch.round(torch.sigmoid(out)) == y).sum().item()
        n += X.shape[0]
    return s / n, c / n

def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    h = {'train_loss': [], 'val_loss': [], 'val_accuracy': []}
    for e in range(epochs):
        h['train_loss'] += [train_epoch(model, train_loader, criterion, optimizer)]
        l, a = evaluate(model, val_loader, criterion)
        h['val_loss'] += [l]; h['val_accuracy'] += [a]
    return h
