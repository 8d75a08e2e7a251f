import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    running = 0.0
    count = 0
    for X, y in loader:
        if X.shape[0] != loader.batch_size:
            continue                      # the last batch has the wrong shape
        running += train_step(model, X, y, criterion, optimizer)
        count += 1
    return running / count


def evaluate(model, loader, criterion):
    model.eval()
    running = 0.0
    good = 0
    with torch.no_grad():
        for X, y in loader:
            scores = model(X)
            running += criterion(scores, y).item() * X.shape[0]
            good += torch.sum((scores > 0).float() == y).item()
    n = len(loader.dataset)
    return running / n, good / n


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    losses, vlosses, vaccs = [], [], []
    for epoch in range(epochs):
        losses.append(train_epoch(model, train_loader, criterion, optimizer))
        v = evaluate(model, val_loader, criterion)
        vlosses.append(v[0])
        vaccs.append(v[1])
    return dict(train_loss=losses, val_loss=vlosses, val_accuracy=vaccs)
