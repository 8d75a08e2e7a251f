"""The loss that is trained on is not the mean loss of the batch."""

import torch
from torch.nn import functional as F  # noqa: N812 (its usual name)

from grader.authoring import mistake


def _step(loss, optimizer):
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


@mistake(
    "loop-ascent",
    of="train_step",
    title="The weights move uphill, in the direction that makes the loss larger.",
    hint="Watch the loss of one batch before and after a step: does it rise? Look for a sign that was turned round.",
    chapter="The Training Loop",
    find="After every step, print criterion(model(X), y) for the same batch again. It should fall. If it "
    "climbs, each step walks uphill.",
)
def ascent(model, X, y, criterion, optimizer):
    """The gradient points to where the loss grows; the optimizer already walks against it. Turning the sign of the loss
    as well makes every step go uphill."""
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    (-loss).backward()
    optimizer.step()
    return loss.item()


@mistake("loop-ascent", of="train_step")
def ascent_returned(model, X, y, criterion, optimizer):
    return _step(-criterion(model(X), y), optimizer)


@mistake("loop-ascent", of="train_step")
def maximize(model, X, y, criterion, optimizer):
    for group in optimizer.param_groups:
        group["maximize"] = True
    return _step(criterion(model(X), y), optimizer)


@mistake(
    "loop-sum",
    of="train_step",
    title="The loss of the batch is added up instead of averaged.",
    hint="Does the length of your step depend on how many examples are in the batch? Look at the last, smaller batch.",
    chapter="Choosing a Loss Function",
    find="Write every row of a batch twice and compare one weight's .grad. It should stay the same; if it doubles, "
    "the losses are added up.",
)
def loss_summed(model, X, y, criterion, optimizer):
    """A sum over six examples is six times their mean, and so is its gradient: the step is six times too long, and only
    twice too long for a batch of two. The learning rate then means something else for every batch size."""
    return _step(criterion(model(X), y) * len(X), optimizer)


@mistake("loop-sum", of="train_step")
def sum_reduction(model, X, y, criterion, optimizer):
    return _step(F.binary_cross_entropy_with_logits(model(X), y, reduction="sum"), optimizer)


@mistake("loop-sum", of="train_step")
def sum_trained_mean_returned(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    (loss * len(X)).backward()
    optimizer.step()
    return loss.item()


@mistake(
    "loop-double-mean",
    of="train_step",
    title="The mean loss is divided by the number of examples once more.",
    hint="The loss function averages already. How often is it divided by the size of the batch?",
    chapter="Choosing a Loss Function",
    find="Write every row of a batch twice and compare one weight's .grad. It should stay the same; if it becomes "
    "half as large, the mean was divided again.",
)
def double_mean(model, X, y, criterion, optimizer):
    """The criterion gives the mean already. Dividing again makes loss and gradient too small by the size of the batch:
    training goes on, but as if the learning rate were six times smaller."""
    return _step(criterion(model(X), y) / len(X), optimizer)


@mistake("loop-double-mean", of="train_step")
def double_mean_only_trained(model, X, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(X), y)
    (loss / len(X)).backward()
    optimizer.step()
    return loss.item()


@mistake(
    "loop-div-N",
    of="train_epoch",
    title="The loss of a batch is divided by the size of the whole data set.",
    hint="A mean over a batch is divided by how many numbers: those of the batch, or those of the data set?",
    chapter="Choosing a Loss Function",
    find="Print the number you go backward from beside criterion(model(X), y) for the same batch. The two "
    "should be equal.",
)
def divided_by_data_set(model, loader, criterion, optimizer):
    """The losses of six examples are added and divided by twenty. Loss and gradient come out too small, and how much
    too small depends on the size of the data set."""
    model.train()
    total = 0.0
    for X, y in loader:
        total += _step(criterion(model(X), y) * len(X) / len(loader.dataset), optimizer)
    return total


@mistake(
    "loop-sigmoid-twice",
    of="train_step",
    also="train",
    title="The scores go through the sigmoid twice.",
    hint="The name of the loss tells which step is included in it. Which two places squash the score?",
    chapter="Choosing a Loss Function",
    find="Try a model whose score is 10 for a label of 1. The loss should be almost 0; about 0.31 means that the "
    "score was squashed once more than needed.",
)
def sigmoid_twice(model, X, y, criterion, optimizer):
    """The loss for logits applies the sigmoid itself. Given probabilities it squashes them again into 0.5 to 0.73: the
    loss can never fall below 0.31 for class 1 and 0.69 for class 0, and the gradients become tiny."""
    return _step(criterion(torch.sigmoid(model(X)), y), optimizer)


@mistake("loop-sigmoid-twice", of="evaluate")
def sigmoid_twice_measured(model, loader, criterion):
    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            probabilities = torch.sigmoid(model(X))
            total += criterion(probabilities, y).item() * len(X)
            correct += ((probabilities > 0.5) == (y > 0.5)).sum().item()
            count += len(X)
    return total / count, correct / count


@mistake("loop-sigmoid-twice", of="evaluate")
def sigmoid_twice_measured_by_batch(model, loader, criterion):
    model.eval()
    total, correct, count = 0.0, 0, 0
    with torch.no_grad():
        for X, y in loader:
            probabilities = torch.sigmoid(model(X))
            total += criterion(probabilities, y).item()
            correct += ((probabilities > 0.5) == (y > 0.5)).sum().item()
            count += len(X)
    return total / len(loader), correct / count


@mistake(
    "loop-bceloss-logits",
    of="train_step",
    also=("train_epoch", "train"),
    title="Raw scores are given to a loss that wants probabilities.",
    hint="There are two losses with similar names. Which of them wants numbers between 0 and 1?",
    chapter="Choosing a Loss Function",
    find="Hand in one example with the score 3 and the label 1: the loss should be 0.049. An error about "
    "values between 0 and 1 tells that probabilities are expected where you give scores.",
)
def bceloss_of_logits(model, X, y, criterion, optimizer):
    """nn.BCELoss takes the logarithm of what it is given, so it needs probabilities. The model gives logits, which
    may be any number; the loss for logits does both steps in one and stays exact for large scores."""
    return _step(torch.nn.BCELoss()(model(X), y), optimizer)


@mistake(
    "loop-mse",
    of="train_step",
    title="The squared error is trained instead of the loss that was handed in.",
    hint="Which loss did the lesson choose for yes-or-no questions, and which one comes in as an argument?",
    chapter="Choosing a Loss Function",
    find="Try a score of 0 with a label of 1 and print the loss. The loss that is handed in gives 0.693 if it is "
    "binary cross-entropy; 1 or 0.25 come from squaring.",
)
def mse_of_probabilities(model, X, y, criterion, optimizer):
    """The squared error belongs to tasks whose answer is a number on a scale. On probabilities it hardly punishes a
    confident wrong answer, and its gradient vanishes just where the model is most wrong."""
    return _step(F.mse_loss(torch.sigmoid(model(X)), y), optimizer)


@mistake("loop-mse", of="train_step")
def mse_of_logits(model, X, y, criterion, optimizer):
    return _step(F.mse_loss(model(X), y), optimizer)


@mistake(
    "loop-crossentropy-1",
    of="train_step",
    also=("train_epoch", "train"),
    title="The loss for several classes is used on a single score.",
    hint="Among one option the probability is always one. What can the loss still tell?",
    chapter="Choosing a Loss Function",
    find="Print the loss of a few different batches. If every one is exactly 0, although the answers are wrong, "
    "the loss expects several scores for each example.",
)
def crossentropy_of_one_column(model, X, y, criterion, optimizer):
    """Cross-entropy turns the scores of all classes into probabilities that add up to one. With one column that one is
    always certain: the loss is exactly 0, the gradient is exactly 0, and nothing is ever learned."""
    return _step(torch.nn.CrossEntropyLoss()(model(X), y), optimizer)


@mistake(
    "loop-nll-sigmoid",
    of="train_step",
    title="The loss for log-probabilities is given plain probabilities.",
    hint="A loss below zero means that the loss and what it was given do not belong together.",
    chapter="Choosing a Loss Function",
    find="Print the loss of a few batches. It should never be below 0; a negative one tells you that it was given "
    "the wrong kind of number.",
)
def nll_of_probabilities(model, X, y, criterion, optimizer):
    """nn.NLLLoss only picks a number and turns its sign; the logarithm is left to you. Given probabilities it returns
    something between -1 and 0, whose gradient does not punish confident mistakes."""
    p = torch.sigmoid(model(X))
    return _step(F.nll_loss(torch.cat([1 - p, p], dim=1), y.long().ravel()), optimizer)


@mistake(
    "loop-broadcast",
    of="train_step",
    also=("train_epoch", "train"),
    title="Labels and scores have different shapes, so that every label meets every score.",
    hint="Print the shapes of scores and labels side by side before the loss. What happens when one has an axis more?",
    chapter="Choosing a Loss Function",
    find="Print the shapes of scores and labels right before the loss. They should be the same, such as (4, 1) twice.",
)
def broadcast(model, X, y, criterion, optimizer):
    """Between the shapes (6, 1) and (6,) NumPy and PyTorch build a table of 6 by 6: every score is compared with every
    label. The mean of that table pulls all predictions towards the share of ones."""
    logits, labels = model(X), y.squeeze(1)
    return _step((F.softplus(logits) - labels * logits).mean(), optimizer)


@mistake("loop-broadcast", of="train_step")
def broadcast_refused(model, X, y, criterion, optimizer):
    return _step(criterion(model(X), y.squeeze(1)), optimizer)


@mistake("loop-broadcast", of="train_step")
def flat_scores_refused(model, X, y, criterion, optimizer):
    return _step(criterion(model(X).squeeze(), y), optimizer)


@mistake(
    "loop-loss-args",
    of="train_step",
    title="Scores and labels are handed to the loss in the wrong order.",
    hint="The loss treats its two arguments differently. Which one is the prediction, which one the truth?",
    chapter="Choosing a Loss Function",
    find="Hand in a criterion of your own that prints its two arguments. The first should be the scores with all "
    "their digits, the second the labels 0 and 1.",
)
def arguments_swapped(model, X, y, criterion, optimizer):
    """The loss takes the logarithm of one argument's probability and uses the other as a weight. Swapped, the labels
    are treated as scores: the value is wrong, and the gradient only tells apart the two labels."""
    return _step(criterion(y, model(X)), optimizer)


@mistake(
    "loop-labels-flipped",
    of="train_step",
    title="The labels are turned round: the model learns the opposite.",
    hint="Which class does a high score stand for? Check one example by hand.",
    chapter="Choosing a Loss Function",
    find="Train a little and compare the predicted classes with the labels, row by row. If nearly all are wrong "
    "rather than half, look at what happens to the labels.",
)
def labels_flipped(model, X, y, criterion, optimizer):
    """With 1 and 0 exchanged every example teaches the opposite. The loss falls as it should, and the accuracy falls
    with it."""
    return _step(criterion(model(X), 1 - y), optimizer)
