"""Commented like a first notebook, with device handling and tuples."""
import torch

device = torch.device("cpu")


def train_step(model, X, y, criterion, optimizer):
    X, y = X.to(device), y.to(device)
    # 1. reset
    optimizer.zero_grad()
    # 2. forward
    logits = model(X)
    # 3. loss
    loss = criterion(logits, y)
    # 4. backward
    loss.backward()
    # 5. update
    optimizer.step()
    # detach the number
    return loss.cpu().detach().item()


def train_epoch(model, loader, criterion, optimizer):
    model = model.to(device)
    model.train()
    num_batches = len(loader)
    train_loss = 0
    for batch_idx, (data, target) in enumerate(loader):
        train_loss = train_loss + train_step(model, data, target, criterion, optimizer)
        if batch_idx % 100 == 0:
            print("batch", batch_idx, "of", num_batches)
    return train_loss / num_batches


def evaluate(model, loader, criterion):
    size = len(loader.dataset)
    num_batches = len(loader)
    model.eval()
    test_loss, correct = 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(device), y.to(device)
            pred = model(X)
            test_loss += criterion(pred, y).item()
            correct += (torch.sigmoid(pred).round() == y).type(torch.float).sum().item()
    test_loss /= num_batches
    correct /= size
    return (test_loss, correct)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for t in range(epochs):
        print(f"Epoch {t + 1}\n-------------------------------")
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        metrics = evaluate(model, val_loader, criterion)
        history["val_loss"].append(metrics[0])
        history["val_accuracy"].append(metrics[1])
    print("Done!")
    return history
