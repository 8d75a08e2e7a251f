"""The class is a thin shell around closures; recursion trains."""
import copy


class EarlyStopping:
    def __init__(self, patience, min_delta=0.0):
        memory = {"epoch": 0, "bad": 0}
        self.best_loss, self.best_epoch = float("inf"), -1

        def step(val_loss, model):
            if not val_loss >= self.best_loss - min_delta:
                self.best_loss, self.best_epoch = val_loss, memory["epoch"]
                memory["state"] = [copy.deepcopy(t) for t in model.state_dict().values()]
                memory["bad"] = 0
            else:
                memory["bad"] += 1
            memory["epoch"] += 1
            return memory["bad"] >= patience

        def restore(model):
            for tensor, kept in zip(model.state_dict().values(), memory["state"]):
                tensor.copy_(kept)

        self.step, self.restore = step, restore


def fit(model, train_epoch, validate, patience, max_epochs):
    stopping = EarlyStopping(patience)

    def train(losses):
        if len(losses) == max_epochs:
            return losses
        train_epoch(model)
        loss = validate(model)
        return [*losses, loss] if stopping.step(loss, model) else train([*losses, loss])

    losses = train([])
    stopping.restore(model)
    return {"val_loss": losses, "best_epoch": stopping.best_epoch, "stopped_epoch": len(losses) - 1}
