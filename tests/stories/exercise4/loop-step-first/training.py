import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    logits = model(X)
    loss = criterion(logits, y)
    acc = ((logits > 0) == (y > 0.5)).float().mean()
    optimizer.step()
    loss.backward()
    print("acc", acc.item(), "loss", loss.item())
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    # look at the sizes once
    X0, y0 = next(iter(loader))
    print("first batch:", X0.shape, y0.shape, "batches:", len(loader), "batch size:", loader.batch_size)
    losses = []
    for X, y in loader:
        losses.append(train_step(model, X, y, criterion, optimizer))
    return torch.tensor(losses).mean().item()


def evaluate(model, loader, criterion):
    model.eval()
    n = len(loader.dataset)
    loss = 0.0
    correct = 0
    with torch.no_grad():
        for X, y in loader:
            assert X.shape[0] == y.shape[0]
            pred = model(X)
            loss += criterion(pred, y).item() * X.shape[0] / n
            correct += (pred.squeeze(1).gt(0) == y.squeeze(1)).sum().item()
    model.train()
    return loss, correct / n


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    print("before training:", evaluate(model, val_loader, criterion))
    for epoch in range(epochs):
        tl = train_epoch(model, train_loader, criterion, optimizer)
        vl, va = evaluate(model, val_loader, criterion)
        print("epoch %d: train %.4f val %.4f acc %.2f" % (epoch, tl, vl, va))
        history["train_loss"].append(tl)
        history["val_loss"].append(vl)
        history["val_accuracy"].append(va)
    return history
