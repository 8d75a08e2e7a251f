"""Case 7, examples in order of their class: other orders that are as bad."""

import torch
from torch import nn

from grader.authoring import mistake


def _trained(X, y, seed, order, batch=1):
    """One pass over the rows in this order; ``order(y)`` gives their numbers."""
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(2, 16), nn.ReLU(), nn.Linear(16, 1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.3)
    criterion = nn.BCEWithLogitsLoss()
    for rows in order(y.reshape(-1)).split(batch):
        optimizer.zero_grad()
        criterion(model(X[rows]), y[rows]).backward()
        optimizer.step()
    with torch.no_grad():
        scores = model(X)
        losses = [criterion(scores, y).item()]
    return {"weights": list(model.parameters()), "scores": scores, "losses": losses}


@mistake(
    "batch-unshuffled",
    of="case07",
    title="The network sees all of one class first and then all of the other.",
    hint="Write down the labels in the order in which the network sees them. What does it see at the end?",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Print the labels of the last twenty updates. Both classes should be among them.",
)
def in_file_order(X, y, seed):
    """Each update pulls the network towards the examples it is made from. With one class after the other, the second
    half of the epoch pulls it to one answer only, and nothing pulls it back. In a random order both pull in turns."""
    return _trained(X, y, seed, lambda y: torch.arange(len(y)))


@mistake("batch-unshuffled", of="case07")
def from_the_end(X, y, seed):
    return _trained(X, y, seed, lambda y: torch.arange(len(y)).flip(0))


@mistake("batch-unshuffled", of="case07")
def shuffled_within_each_class(X, y, seed):
    def order(y):
        zeros, ones = torch.nonzero(y < 0.5).reshape(-1), torch.nonzero(y > 0.5).reshape(-1)
        return torch.cat([zeros[torch.randperm(len(zeros))], ones[torch.randperm(len(ones))]])

    return _trained(X, y, seed, order)


@mistake("batch-unshuffled", of="case07")
def shuffled_and_sorted_again(X, y, seed):
    def order(y):
        mixed = torch.randperm(len(y))
        return mixed[torch.argsort(y[mixed], stable=True)]

    return _trained(X, y, seed, order)


@mistake(
    "fake-fewer",
    of="case07",
    title="All points went into few big batches, so that their order no longer counts.",
    hint="How many updates does your epoch make now? The file asks for one for each point.",
    chapter="Problem: Accuracy Stuck at 50% (Binary Classification)",
    find="Count the calls of backward in one run, and compare the number with BATCH at the head of the file.",
)
def full_batch(X, y, seed):
    """In one batch of all points the order makes no difference. But then the epoch is a single step, and with data that
    do not fit into memory there is no such batch. Mixing the order costs nothing."""
    return _trained(X, y, seed, lambda y: torch.arange(len(y)), batch=96)


@mistake("fake-fewer", of="case07")
def two_batches(X, y, seed):
    return _trained(X, y, seed, lambda y: torch.arange(len(y)), batch=48)


@mistake(
    "scores-shuffled",
    of="case07",
    title="The scores come in the shuffled order, not in the order of the rows of X.",
    hint="You mixed the rows for the training. For which rows, in which order, are the scores that you return?",
    chapter="The Debugging Checklist",
    find="Give run the same data in another order: the score of a point has to travel with it.",
)
def scores_in_the_new_order(X, y, seed):
    """The mixed order is for the training. Whoever asks for the scores knows only the order of the rows of X, and reads
    the first score as that of the first row."""
    generator = torch.Generator().manual_seed(seed)
    mixed = torch.randperm(len(X), generator=generator)
    result = _trained(X[mixed], y[mixed], seed, lambda y: torch.arange(len(y)))
    return result


@mistake("fake-scores", of="case07")
def scores_from_labels(X, y, seed):
    result = _trained(X, y, seed, lambda y: torch.arange(len(y)))
    return {**result, "scores": 8 * y - 4}
