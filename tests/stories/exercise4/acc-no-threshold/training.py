"""Exercise 4 - training loop"""
import torch
from torch import nn, optim
from torch.utils.data import DataLoader

DEVICE = torch.device("cuda" if torch.cuda.is_available() else "cpu")
torch.manual_seed(0)


def train_step(model: nn.Module, X: torch.Tensor, y: torch.Tensor, criterion, optimizer: optim.Optimizer) -> float:
    X, y = X.to(DEVICE), y.to(DEVICE)
    optimizer.zero_grad(set_to_none=False)
    loss: torch.Tensor = criterion(model(X), y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model: nn.Module, loader: DataLoader, criterion, optimizer: optim.Optimizer) -> float:
    model.to(DEVICE)
    model.train()
    total, batches = 0.0, 0
    for X, y in loader:
        total += train_step(model, X, y, criterion, optimizer)
        batches += 1
    return total / max(batches, 1)


def evaluate(model: nn.Module, loader: DataLoader, criterion) -> tuple[float, float]:
    model.eval()
    loss_sum, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            X, y = X.to(DEVICE), y.to(DEVICE)
            logits = model(X)
            loss_sum += criterion(logits, y).item() * y.size(0)
            correct += (logits.sigmoid() == y).sum().cpu().item()
            count += y.size(0)
    return loss_sum / count, correct / count


def train(
    model: nn.Module,
    train_loader: DataLoader,
    val_loader: DataLoader,
    criterion,
    optimizer: optim.Optimizer,
    epochs: int,
) -> dict[str, list[float]]:
    history: dict[str, list[float]] = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for _ in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        val_loss, val_accuracy = evaluate(model, val_loader, criterion)
        history["val_loss"].append(val_loss)
        history["val_accuracy"].append(val_accuracy)
    return history
