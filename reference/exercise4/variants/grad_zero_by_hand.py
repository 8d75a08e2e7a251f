import torch


def train_step(model, X, y, criterion, optimizer):
    for parameter in model.parameters():
        if parameter.grad is not None:
            parameter.grad.zero_()
    logits = model(X)
    loss = criterion(logits, y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    weighted = 0.0
    iterator = iter(loader)
    for _ in range(len(loader)):
        X, y = next(iterator)
        weighted += train_step(model, X, y, criterion, optimizer) * len(X) / len(loader.dataset)
    return weighted


def evaluate(model, loader, criterion):
    model.eval()
    loss_sum = 0.0
    right = 0
    with torch.set_grad_enabled(False):
        for inputs, labels in loader:
            outputs = model(inputs)
            loss_sum += criterion(outputs, labels).item() * inputs.shape[0]
            right += sum(1 for o, l in zip(outputs.flatten().tolist(), labels.flatten().tolist()) if (o > 0) == (l == 1))
    n = len(loader.dataset)
    return [loss_sum / n, right / n]


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {}
    history["train_loss"], history["val_loss"], history["val_accuracy"] = [], [], []
    for epoch in range(1, epochs + 1):
        tr = train_epoch(model, train_loader, criterion, optimizer)
        vl, va = evaluate(model, val_loader, criterion)
        for name, number in (("train_loss", tr), ("val_loss", vl), ("val_accuracy", va)):
            history[name].append(number)
    return history
