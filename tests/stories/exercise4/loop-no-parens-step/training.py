"""One function for both phases, as in the transfer learning tutorial."""
import time

import torch


def run_epoch(model, loader, criterion, optimizer, phase):
    if phase == 'train':
        model.train()
    else:
        model.eval()
    running_loss = 0.0
    running_corrects = 0
    for inputs, labels in loader:
        if phase == 'train':
            optimizer.zero_grad()
        with torch.set_grad_enabled(phase == 'train'):
            outputs = model(inputs)
            preds = outputs > 0
            loss = criterion(outputs, labels)
            if phase == 'train':
                loss.backward()
                optimizer.step
        running_loss += loss.item() * inputs.size(0)
        running_corrects += torch.sum(preds == labels.data)
    epoch_loss = running_loss / len(loader.dataset)
    epoch_acc = running_corrects.double() / len(loader.dataset)
    return epoch_loss, epoch_acc


def train_step(model, X, y, criterion, optimizer):
    with torch.enable_grad():
        optimizer.zero_grad()
        loss = criterion(model(X), y)
        loss.backward()
        optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    return run_epoch(model, loader, criterion, optimizer, 'train')[0]


def evaluate(model, loader, criterion):
    loss, acc = run_epoch(model, loader, criterion, None, 'val')
    return loss, acc


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    since = time.time()
    history = {'train_loss': [], 'val_loss': [], 'val_accuracy': []}
    for epoch in range(epochs):
        for phase, loader in (('train', train_loader), ('val', val_loader)):
            loss, acc = run_epoch(model, loader, criterion, optimizer, phase)
            history[phase + '_loss'].append(loss)
            if phase == 'val':
                history['val_accuracy'].append(acc.item())
    print('Training complete in {:.0f}s'.format(time.time() - since))
    return history
