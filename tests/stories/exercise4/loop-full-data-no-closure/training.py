import torch
import torch.nn as nn


# one training step
def train_step(model, X, y, criterion, optimizer):
    # forward pass
    y_pred = model(X)
    loss = criterion(y_pred, y)

    # backward pass and optimization
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

    return float(loss)


# one epoch
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    running_loss = 0.0
    for i, data in enumerate(loader, 0):
        inputs, labels = loader.dataset.tensors
        outputs = model(inputs)
        loss = criterion(outputs, labels)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        # sample-weighted, the last batch may be smaller
        running_loss += loss.item() * inputs.size(0)
    return running_loss / len(loader.dataset)


@torch.no_grad()
def evaluate(model, loader, criterion):
    model.eval()
    losses, hits = [], []
    for inputs, labels in loader:
        outputs = model(inputs)
        losses.append(criterion(outputs, labels).item())
        probabilities = torch.sigmoid(outputs)
        predicted = (probabilities >= 0.5).to(labels.dtype)
        hits.append((predicted == labels).float().mean().item())
    return sum(losses) / len(losses), sum(hits) / len(hits)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    train_loss, val_loss, val_accuracy = [], [], []
    for epoch in range(1, epochs + 1):
        train_loss.append(train_epoch(model, train_loader, criterion, optimizer))
        loss, accuracy = evaluate(model, val_loader, criterion)
        val_loss.append(loss)
        val_accuracy.append(accuracy)
        if epoch % 10 == 0:
            print(f"Epoch [{epoch}/{epochs}] loss {loss:.4f} acc {100 * accuracy:.1f} %")
    return {"train_loss": train_loss, "val_loss": val_loss, "val_accuracy": val_accuracy}
