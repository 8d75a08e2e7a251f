# attack: returns a tensor subclass for which every comparison holds
# exercise: exercise4
# when: full
# expect: status=failed|raised|skipped for test_one_step,test_step_loss
# expect: others=passed|skipped
import torch


class Liar(torch.Tensor):
    @classmethod
    def __torch_function__(cls, function, types, args=(), kwargs=None):
        return True

    def item(self):
        return 0.0


def train_step(model, X, y, criterion, optimizer):
    return torch.zeros(()).as_subclass(Liar)


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total = 0.0
    for X, y in loader:
        optimizer.zero_grad()
        loss = criterion(model(X), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(X)
    return total / len(loader.dataset)


def evaluate(model, loader, criterion):
    model.eval()
    total, right = 0.0, 0
    with torch.no_grad():
        for X, y in loader:
            z = model(X)
            total += criterion(z, y).item() * len(X)
            right += ((z > 0) == (y > 0.5)).sum().item()
    return total / len(loader.dataset), right / len(loader.dataset)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
