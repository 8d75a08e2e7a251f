import torch


def zero(optimizer):
    # what optimizer.zero_grad() does, by hand
    for group in optimizer.param_groups:
        for p in group["params"]:
            if p.grad is not None:
                p.grad.detach_()
                p.grad.zero_()


def train_step(model, X, y, criterion, optimizer):
    loss = criterion(model(X), y)
    zero(optimizer)
    loss.backward()
    optimizer.step()
    loss_value = loss.cpu().detach().numpy().item()
    return loss_value


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    loss_values = torch.empty(len(loader))
    for i, (X, y) in enumerate(loader):
        loss_values[i] = train_step(model, X, y, criterion, optimizer)
    return loss_values.mean()


def evaluate(model, loader, criterion):
    model.eval()
    loss_values = torch.empty(len(loader))
    acc_values = torch.empty(len(loader))
    with torch.no_grad():
        for i, (X, y) in enumerate(loader):
            z = model(X)
            loss_values[i] = criterion(z, y)
            acc_values[i] = (z.gt(0) == y.gt(0)).float().mean()
    return loss_values.mean().item(), acc_values.mean().item()


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    for epoch in range(epochs):
        history["train_loss"].append(float(train_epoch(model, train_loader, criterion, optimizer)))
        val = evaluate(model, val_loader, criterion)
        history["val_loss"].append(val[0])
        history["val_accuracy"].append(val[1])
    return history
