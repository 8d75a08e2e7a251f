import torch


def clear(model):
    for p in model.parameters():
        p.grad = None


def train_step(model, X, y, criterion, optimizer):
    clear(model)
    prediction = model.forward(X)
    loss = criterion(prediction, y)
    loss.backward()
    optimizer.step()
    return loss.detach().numpy()          # a 0-d array


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    epoch_loss = torch.zeros(1)
    for batch in loader:
        X, y = batch[0], batch[1]
        epoch_loss += float(train_step(model, X, y, criterion, optimizer))
    return epoch_loss / len(loader)      # tensor with one element


def evaluate(model, loader, criterion):
    was_training = model.training
    model.eval()
    torch.set_grad_enabled(False)
    loss_sum = 0
    right = 0
    for X, y in loader:
        out = model(X)
        loss_sum += criterion(out, y).item()
        right += torch.eq(out.gt(0).type_as(y), y).sum().item()
    torch.set_grad_enabled(True)
    model.train(was_training)
    return loss_sum / len(loader), right / len(loader.dataset)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    history = {"train_loss": [], "val_loss": [], "val_accuracy": []}
    epoch = 1
    while epoch < epochs:
        history["train_loss"].append(train_epoch(model, train_loader, criterion, optimizer).item())
        loss, acc = evaluate(model, val_loader, criterion)
        history["val_loss"].append(loss)
        history["val_accuracy"].append(acc)
        epoch += 1
    return history
