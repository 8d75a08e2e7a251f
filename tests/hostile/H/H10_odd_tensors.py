# attack: returns meta, sparse and bfloat16 tensors for losses
# exercise: exercise4
# expect: status=failed|raised|skipped for test_step_loss,test_evaluate_loss,test_evaluate_accuracy
# expect: others=passed|failed|raised|skipped
import torch


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.detach().to("meta")


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
    return torch.zeros(3).to_sparse(), torch.zeros((), dtype=torch.bfloat16)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
