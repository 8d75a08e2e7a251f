import torch


class Trainer:
    """Keeps model, criterion and optimizer together."""

    def __init__(self, model, criterion, optimizer=None):
        self.model = model
        self.criterion = criterion
        self.optimizer = optimizer

    def step(self, X, y):
        self.optimizer.zero_grad()
        with torch.no_grad():
            prediction = self.model(X)
        loss = self.criterion(prediction, y)
        loss.backward()
        self.optimizer.step()
        return loss.item()

    def epoch(self, loader):
        self.model.train()
        losses = []
        for X, y in loader:
            losses.append(self.step(X, y))
        return sum(losses) / len(losses)

    def evaluate(self, loader):
        self.model.eval()
        loss, hits, n = 0.0, 0, 0
        with torch.no_grad():
            for X, y in loader:
                logits = self.model(X)
                loss += self.criterion(logits, y).item() * len(y)
                hits += self.classes(logits).eq(y).sum().item()
                n += len(y)
        return loss / n, hits / n

    @staticmethod
    def classes(logits):
        return logits.sigmoid().gt(0.5).to(logits.dtype)

    def fit(self, train_loader, val_loader, epochs):
        self.history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
        for _ in range(epochs):
            self.history["train_loss"].append(self.epoch(train_loader))
            loss, accuracy = self.evaluate(val_loader)
            self.history["val_loss"].append(loss)
            self.history["val_accuracy"].append(accuracy)
        return self.history


def train_step(model, X, y, criterion, optimizer):
    return Trainer(model, criterion, optimizer).step(X, y)


def train_epoch(model, loader, criterion, optimizer):
    return Trainer(model, criterion, optimizer).epoch(loader)


def evaluate(model, loader, criterion):
    return Trainer(model, criterion).evaluate(loader)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    return Trainer(model, criterion, optimizer).fit(train_loader, val_loader, epochs)
