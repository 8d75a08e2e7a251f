import copy


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        self.patience = patience
        self.min_delta = min_delta
        self.wait = 0
        self.epoch = -1
        self.best_loss = float("inf")
        self.best_epoch = 0
        self.best_weights = None

    def step(self, val_loss, model):
        self.epoch += 1
        if val_loss < self.best_loss - self.min_delta:
            self.best_loss = val_loss
            self.best_epoch = self.epoch
            self.best_weights = copy.deepcopy(model.state_dict())
        else:
            self.wait += 1
            if self.wait >= self.patience:
                return True
        return False

    def restore(self, model):
        model.load_state_dict(self.best_weights)


def fit(model, train_epoch, validate, patience, max_epochs):
    es = EarlyStopping(patience)
    val_loss = []
    for epoch in range(max_epochs):
        train_epoch(model)
        val_loss.append(validate(model))
        if es.step(val_loss[-1], model):
            break
    es.restore(model)
    return {"val_loss": val_loss, "best_epoch": es.best_epoch, "stopped_epoch": epoch}
