import torch

# nobody told me that functions may call each other, so everything is written out again


def train_step(model, X, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    output = model(X)
    loss = criterion(output, y)
    loss.backward()
    optimizer.step()
    return loss.item()


def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total_loss = 0
    n_batches = 0
    for X_batch, y_batch in loader:
        optimizer.zero_grad()
        output = model(X_batch)
        loss = criterion(output, y_batch)
        loss.backward()
        optimizer.step()
        total_loss += loss.item()
        n_batches += 1
    avg_loss = total_loss / n_batches
    return avg_loss


def evaluate(model, loader, criterion):
    model.eval()
    total_loss = 0
    n_batches = 0
    n_correct = 0
    n_samples = 0
    with torch.no_grad():
        for X_batch, y_batch in loader:
            output = model(X_batch)
            loss = criterion(output, y_batch)
            total_loss += loss.item()
            n_batches += 1
            for i in range(len(output)):
                predicted = 1 if output[i].item() > 0 else 0
                if predicted == int(y_batch[i].item()):
                    n_correct += 1
                n_samples += 1
    return (total_loss / n_batches, n_correct / n_samples)


def train(model, train_loader, val_loader, criterion, optimizer, epochs):
    train_loss_list = []
    val_loss_list = []
    val_accuracy_list = []
    for epoch in range(epochs):
        # ---- training ----
        model.train()
        optimizer.zero_grad()
        total_loss = 0
        n_batches = 0
        for X_batch, y_batch in train_loader:
            output = model(X_batch)
            loss = criterion(output, y_batch)
            loss.backward()
            optimizer.step()
            total_loss += loss.item()
            n_batches += 1
        train_loss_list.append(total_loss / n_batches)
        # ---- validation ----
        model.eval()
        total_loss = 0
        n_batches = 0
        n_correct = 0
        n_samples = 0
        with torch.no_grad():
            for X_batch, y_batch in val_loader:
                output = model(X_batch)
                loss = criterion(output, y_batch)
                total_loss += loss.item()
                n_batches += 1
                n_correct += int(((output > 0).int() == y_batch.int()).sum())
                n_samples += len(y_batch)
        val_loss_list.append(total_loss / n_batches)
        val_accuracy_list.append(n_correct / n_samples)
    return {"train_loss": train_loss_list, "val_loss": val_loss_list, "val_accuracy": val_accuracy_list}
