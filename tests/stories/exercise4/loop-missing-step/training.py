import torch


def train_step(model, X, y, criterion, optimizer):
    for p in model.parameters():
        if p.grad is not None:
            p.grad.zero_()
    loss = criterion(model(X), y)
    loss.backward()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    if not model.training:
        model.train()
    losses = []
    weights = []
    for features, target in loader:
        losses.append(train_step(model, features, target, criterion, optimizer))
        weights.append(features.shape[0])
    return sum(l * w for l, w in zip(losses, weights)) / sum(weights)


def accuracy_of(logits, target):
    guess = torch.where(logits >= 0, torch.ones_like(target), torch.zeros_like(target))
    return (guess == target).sum().item() / target.numel()


def evaluate(model, loader, criterion):
    model.eval()
    all_logits, all_targets = [], []
    for features, target in loader:
        all_logits.append(model(features).detach())
        all_targets.append(target)
    logits = torch.vstack(all_logits)
    target = torch.vstack(all_targets)
    return criterion(logits, target).item(), accuracy_of(logits, target)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": [], "epochs": epochs}
    for epoch in range(epochs):
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer))
        v_loss, v_acc = evaluate(model, val_loader, criterion)
        history["val_loss"].append(v_loss)
        history["val_accuracy"].append(v_acc)
    return history
