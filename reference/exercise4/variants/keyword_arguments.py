import torch


def train_step(*args):
    model, X, y, criterion, optimizer = args
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return round(loss.item(), 12)


def train_epoch(model, loader, criterion, optimizer, verbose=False):
    model.train()
    losses = []
    for X, y in loader:
        losses.append(train_step(model, X, y, criterion, optimizer))
        if verbose:
            print(losses[-1])
    return sum(losses) / len(losses)


def evaluate(model, loader, criterion, threshold=0.5):
    model.eval()
    correct, losses = [], []
    with torch.no_grad():
        for X, y in loader:
            p = torch.sigmoid(model(X))
            losses += [criterion(model(X), y).item()] * len(y)
            correct += ((p > threshold).to(torch.uint8) == y.to(torch.uint8)).flatten().tolist()
    return sum(losses) / len(losses), sum(correct) / len(correct)


def train(model, train_loader, val_loader, criterion, optimizer, epochs, verbose=False):
    rows = []
    for _ in range(epochs):
        loss = train_epoch(model=model, loader=train_loader, criterion=criterion, optimizer=optimizer, verbose=verbose)
        rows.append([loss, *evaluate(model=model, loader=val_loader, criterion=criterion)])
    columns = list(zip(*rows)) or [(), (), ()]
    return {"train_loss": list(columns[0]), "val_loss": list(columns[1]), "val_accuracy": list(columns[2])}
