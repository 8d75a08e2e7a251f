"""Measuring the wrong thing."""

import torch

from grader.authoring import mistake


def _measure(model, loader, criterion, count_correct, divide=True):
    """The right evaluation, but for what counts as correct."""
    model.eval()
    total, correct, count = 0.0, 0.0, 0
    with torch.no_grad():
        for X, y in loader:
            logits = model(X)
            total += criterion(logits, y).item() * len(X)
            correct += float(count_correct(logits, y))
            count += len(X)
    return total / count, correct / count if divide else correct


@mistake(
    "acc-threshold-logits",
    of="evaluate",
    also="train",
    title="Raw scores are compared with 0.5, as if they were probabilities.",
    hint="The model gives raw scores. For which score is the probability one half?",
    chapter="Choosing a Loss Function",
    find="Try a model that gives every example a score of 0.2, with all labels 1. The accuracy should be 1: a "
    "score above 0 already speaks for class 1.",
)
def threshold_half(model, loader, criterion):
    """The sigmoid of 0 is one half, so a raw score is turned into a class at 0. A threshold of 0.5 on scores asks for a
    probability above 0.62 and counts the examples between as wrong."""
    return _measure(model, loader, criterion, lambda logits, y: ((logits > 0.5) == (y > 0.5)).sum())


@mistake("acc-threshold-logits", of="evaluate")
def rounded_logits(model, loader, criterion):
    return _measure(model, loader, criterion, lambda logits, y: (torch.round(logits) == y).sum())


@mistake(
    "acc-argmax-1",
    of="evaluate",
    also="train",
    title="The class is the position of the largest of one score, which is always 0.",
    hint="Among one option, which one is the largest?",
    chapter="Choosing a Loss Function",
    find="Try a model that gives every example a score of 5, with all labels 1. The accuracy should be 1; 0 means "
    "that it can only answer class 0.",
)
def argmax(model, loader, criterion):
    """Taking the position of the largest score is for models with one score per class. This model gives one score
    altogether, so the answer is class 0 for every example, and the accuracy is the share of zeros."""
    return _measure(model, loader, criterion, lambda logits, y: (logits.argmax(dim=1, keepdim=True) == y).sum())


@mistake(
    "acc-broadcast",
    of="evaluate",
    also="train",
    title="Predicted classes and labels have different shapes, so that every one meets every other.",
    hint="Print both shapes. How many comparisons are made for a batch of four?",
    chapter="Choosing a Loss Function",
    find="Print the shape of the comparison between classes and labels for 4 examples. It should hold 4 answers, "
    "not 16.",
)
def shapes_differ(model, loader, criterion):
    """Comparing shapes (4, 1) and (4,) gives a table of 4 by 4. Counting the matches in it counts pairs of different
    examples too; the accuracy may even exceed 1."""
    return _measure(model, loader, criterion, lambda logits, y: ((logits > 0).squeeze(1) == (y > 0.5)).sum())


@mistake("acc-broadcast", of="evaluate")
def shapes_differ_mean(model, loader, criterion):
    return _measure(
        model, loader, criterion, lambda logits, y: ((logits > 0).squeeze(1) == (y > 0.5)).double().mean() * len(y)
    )


@mistake(
    "acc-no-threshold",
    of="evaluate",
    also="train",
    title="Probabilities or scores are compared with the labels without deciding on a class first.",
    hint="A probability is almost never exactly 0 or 1. What has to happen before you compare it with a label?",
    chapter="Choosing a Loss Function",
    find="Try a model whose scores are 3 for label 1 and -3 for label 0. The accuracy should be 1; 0 means that "
    "scores never equal labels.",
)
def probabilities_compared(model, loader, criterion):
    """A label is 0 or 1, a probability something between. Compared for equality they practically never match, and the
    accuracy is 0."""
    return _measure(model, loader, criterion, lambda logits, y: (torch.sigmoid(logits) == y).sum())


@mistake(
    "acc-count",
    of="evaluate",
    also="train",
    title="The number of correct examples is returned instead of their share.",
    hint="How many were correct, out of how many?",
    chapter="Debugging Your Neural Network",
    find="Measure a model that gets 8 of 10 examples right. You should see 0.8, never more than 1.",
)
def not_divided(model, loader, criterion):
    """Six correct ones out of nine are an accuracy of 0.67. The count alone says nothing without the number of
    examples, and changes with the size of the data set."""
    return _measure(model, loader, criterion, lambda logits, y: ((logits > 0) == (y > 0.5)).sum(), divide=False)


@mistake("acc-count", of="evaluate")
def divided_by_batches(model, loader, criterion):
    loss, correct = not_divided(model, loader, criterion)
    return loss, correct / len(loader)
