import torch

torch.set_default_dtype(torch.float64)     # I like precise numbers
torch.set_printoptions(precision=10)
torch.manual_seed(1234)


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    batch_losses = torch.zeros(0)
    sizes = torch.zeros(0)
    for X, y in loader:
        l = train_step(model, X, y, criterion, optimizer)
        batch_losses = torch.cat([batch_losses, torch.tensor([l])])
        sizes = torch.cat([sizes, torch.tensor([float(len(X))])])
    return (batch_losses * sizes).sum() / sizes.sum()


def evaluate(model, loader, criterion):
    model.eval()
    loss = torch.tensor(0.)
    correct = torch.tensor(0.)
    for X, y in loader:
        with torch.no_grad():
            out = model(X)
        loss += criterion(out, y).item() * len(X)
        correct += torch.sum((out > 0) == (y > 0.5))
    n = len(loader.dataset)
    return loss / n, correct / n


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
