"""Data that the model cannot compute with."""

from grader.authoring import mistake


def _step(loss, optimizer):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake(
    "data-dtype",
    of="train_step",
    title="The data are converted to another number type than the model's.",
    hint="A layer multiplies numbers of one type only. Which type do its weights have, and which type have the inputs?",
    chapter="Practical Checklist",
    find="Print the dtype of X and of one weight just before the model is called, once for a float32 model and "
    "once for a float64 one. They should agree each time.",
)
def data_to_float32(model, X, y, criterion, optimizer):
    """PyTorch does not mix 32-bit and 64-bit numbers in a product. Inputs and labels come in the model's own type here;
    converting them breaks the match."""
    return _step(criterion(model(X.float()), y.float()), optimizer)


@mistake("data-dtype", of="train_step")
def data_to_float64(model, X, y, criterion, optimizer):
    return _step(criterion(model(X.double()), y.double()), optimizer)


@mistake(
    "data-not-tensor",
    of="train_step",
    title="The model is given a NumPy array instead of a tensor.",
    hint="What kind of object does a layer of the model expect?",
    chapter="Practical Checklist",
    find="Print type(X) just before the model is called. It should say torch.Tensor.",
)
def data_to_numpy(model, X, y, criterion, optimizer):
    """A layer computes with tensors, because only they can record the way back to the weights. A NumPy array has to be
    turned into a tensor first; here the data are tensors already."""
    return _step(criterion(model(X.numpy()), y), optimizer)
