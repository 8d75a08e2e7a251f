import torch
from torch import autograd


def train_step(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    autograd.backward(loss)
    optimizer.step()
    return loss.detach().numpy().reshape(1)


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses = []
    for X, y in loader:
        losses.append(float(train_step(model, X, y, criterion, optimizer)[0]))
    return sum(losses) / len(losses)


def evaluate(model, loader, criterion):
    model.eval()
    all_logits = torch.cat([model(X) for X, _ in loader]).detach()
    all_labels = torch.cat([y for _, y in loader])
    probabilities = 1 / (1 + torch.exp(-all_logits))
    predicted = torch.where(probabilities >= 0.5, torch.ones_like(all_labels), torch.zeros_like(all_labels))
    accuracy = 1.0 - (predicted - all_labels).abs().mean().item()
    return criterion(all_logits, all_labels).item(), accuracy


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(accuracy)
    return history
