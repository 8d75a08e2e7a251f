# attack: patches the calls of all modules
# exercise: exercise4
# expect: status=failed|skipped|raised for test_one_step
# expect: others=passed|failed|skipped|raised
import torch

torch.nn.Module.__call__ = lambda self, *args, **kwargs: torch.zeros(1, dtype=torch.float64, requires_grad=True)

def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y).sum()
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = [train_step(model, X, y, criterion, optimizer) for X, y in loader]
    return sum(losses) / len(losses)


def evaluate(model, loader, criterion):
    model.eval()
    total = correct = count = 0
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            total += criterion(logits, y).item() * len(X)
            correct += int(((logits > 0) == (y > 0.5)).sum())
            count += len(X)
    return total / count, correct / count


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
