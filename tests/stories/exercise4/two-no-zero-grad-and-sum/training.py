from __future__ import annotations
from collections.abc import Callable
import torch
from torch import Tensor, nn
from torch.optim import Optimizer
from torch.utils.data import DataLoader

def train_step(model: nn.Module, X: Tensor, y: Tensor, criterion: Callable[[Tensor, Tensor], Tensor], optimizer: Optimizer) -> float:
    loss = criterion(model(X), y) * len(X)
    loss.backward()
    optimizer.step()
    return loss.item()

def train_epoch(model: nn.Module, loader: DataLoader, criterion: Callable[[Tensor, Tensor], Tensor], optimizer: Optimizer) -> float:
    model.train()
    total, count = (0.0, 0)
    for X, y in loader:
        total += train_step(model, X, y, criterion, optimizer) * len(X)
        count += len(X)
    return total / count

def evaluate(model: nn.Module, loader: DataLoader, criterion: Callable[[Tensor, Tensor], Tensor]) -> tuple[float, float]:
    model.eval()
    total, correct, count = (0.0, 0, 0)
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            total += criterion(logits, y).item() * len(X)
            correct += int(((logits > 0) == (y > 0.5)).sum())
            count += len(X)
    return (total / count, correct / count)

def train(model: nn.Module, train_loader: DataLoader, val_loader: DataLoader, criterion: Callable[[Tensor, Tensor], Tensor], optimizer: Optimizer, epochs: int) -> dict[str, list[float]]:
    history: dict[str, list[float]] = {'train_loss': [], 'val_loss': [], 'val_accuracy': []}
    for _ in range(epochs):
        history['train_loss'].append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        history['val_loss'].append(loss)
        history['val_accuracy'].append(accuracy)
    return history
