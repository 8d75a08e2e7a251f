"""Losses that are another one, or break down."""

import torch
from torch import nn

from grader.authoring import mistake


@mistake(
    "loop-bceloss-logits",
    of="make_criterion",
    title="This loss wants probabilities, and the models give logits.",
    hint="Which of the two losses wants probabilities?",
    chapter="Choosing a Loss Function",
    find="Call your criterion with the logit 2 and the label 1. It should give 0.127.",
)
def loop_bceloss_logits():
    """BCELoss takes the logarithm of what it gets. Raw scores below 0 or above 1 have no place there."""
    return nn.BCELoss()


@mistake(
    "loop-mse",
    of="make_criterion",
    title="The loss is the squared error.",
    hint="Which loss did the lesson pick for yes/no questions?",
    chapter="Choosing a Loss Function",
    find="Call your criterion with the logit 2 and the label 1. It should give 0.127.",
)
def loop_mse():
    """The squared error measures distances between numbers; for classes the cross-entropy is the measure."""
    return nn.MSELoss()


@mistake("loop-mse", of="make_criterion")
def loop_mse_2():
    return lambda z, y: ((torch.sigmoid(z) - y) ** 2).mean()


@mistake("loop-mse", of="make_criterion")
def loop_mse_3():
    return nn.L1Loss()


@mistake(
    "loop-sum",
    of="make_criterion",
    title="The losses are added up, not averaged.",
    hint="How does your loss change when a batch gets twice as many rows?",
    chapter="Choosing a Loss Function",
    find="Call your criterion with one row, then with the same row twice. The loss should stay.",
)
def loop_sum():
    """A sum grows with the batch, and so does every step that is made with it."""
    return nn.BCEWithLogitsLoss(reduction="sum")


@mistake(
    "loop-crossentropy-1",
    of="make_criterion",
    title="This loss is for one score per class; here is only one.",
    hint="A single class always has probability one. What is its logarithm?",
    chapter="Choosing a Loss Function",
    find="Call your criterion with any logit. A loss of exactly 0 is suspicious.",
)
def loop_crossentropy_1():
    """CrossEntropyLoss compares the scores of several classes. Where there is one, it always wins: the loss is 0."""
    return nn.CrossEntropyLoss()


@mistake(
    "bcel-sigmoid-twice",
    of="make_criterion",
    title="The sigmoid is applied twice.",
    hint="The name of the loss tells which step is included.",
    chapter="Choosing a Loss Function",
    find="Call your criterion with the logit 2 and the label 1. It should give 0.127, not 0.347.",
)
def bcel_sigmoid_twice():
    """A loss with logits contains the sigmoid. One before it squeezes all scores into 0 to 1."""
    return lambda z, y: nn.functional.binary_cross_entropy_with_logits(torch.sigmoid(z), y)


@mistake(
    "bcel-unstable",
    of="make_criterion",
    title="The loss breaks down for logits far from zero.",
    hint="What is the logarithm of a sigmoid that was rounded to 0?",
    chapter="Choosing a Loss Function",
    find="Call your criterion with the logit 200 and the label 0. It should give 200.",
)
def bcel_unstable():
    """For far logits the sigmoid rounds to exactly 0 or 1, and its logarithm is infinite. Computed from the logit in
    one go, the loss stays right."""
    return lambda z, y: -(y * torch.sigmoid(z).log() + (1 - y) * (1 - torch.sigmoid(z)).log()).mean()


@mistake(
    "bcel-clip",
    of="make_criterion",
    title="The loss is cut off for logits far from zero.",
    hint="Clipping hides how wrong a confident mistake is.",
    chapter="Choosing a Loss Function",
    find="Call your criterion with the logit 200 and the label 0. It should give 200.",
)
def bcel_clip():
    """The probability is rounded to 0 or 1 and rescued by a limit. The true loss goes on growing with the logit."""
    return lambda z, y: nn.functional.binary_cross_entropy(torch.sigmoid(z), y)


@mistake("bcel-clip", of="make_criterion")
def bcel_clip_2():
    return lambda z, y: nn.functional.binary_cross_entropy(torch.sigmoid(z).clamp(1e-7, 1 - 1e-7), y)


@mistake(
    "loop-loss-args",
    of="make_criterion",
    title="Logits and labels have changed places.",
    hint="Prediction first, truth second.",
    chapter="Choosing a Loss Function",
    find="Call your criterion with the logit 2 and the label 1. It should give 0.127.",
)
def loop_loss_args():
    """The loss squashes its first argument and takes the second for the truth. Swapped, it judges the labels."""
    return lambda z, y: nn.functional.binary_cross_entropy_with_logits(y, z)


@mistake(
    "loop-labels-flipped",
    of="make_criterion",
    title="The loss takes class 0 for class 1.",
    hint="Which class does a high score stand for?",
    chapter="Choosing a Loss Function",
    find="Call your criterion with the logit 5 and the label 1. A right and sure answer should cost almost nothing.",
)
def loop_labels_flipped():
    """A high logit speaks for class 1, so it should cost little where the label is 1."""
    return lambda z, y: nn.functional.binary_cross_entropy_with_logits(z, 1 - y)


@mistake(
    "loop-detached",
    of="make_criterion",
    title="The loss is cut off from the logits.",
    hint="Can a backward pass start from what your criterion gives?",
    chapter="Choosing a Loss Function",
    find="Print requires_grad of the loss. It should be True.",
)
def loop_detached():
    """A plain number, or a detached tensor, has forgotten how it was computed. Training needs that memory."""
    return lambda z, y: nn.functional.binary_cross_entropy_with_logits(z, y).detach()


@mistake("loop-detached", of="make_criterion")
def loop_detached_2():
    bce = nn.BCEWithLogitsLoss()
    return lambda z, y: torch.tensor(bce(z, y).item(), requires_grad=True)


@mistake("loop-detached", of="make_criterion")
def loop_detached_3():
    bce = nn.BCEWithLogitsLoss()
    return lambda z, y: bce(z, y).item()


@mistake(
    "loop-double-mean",
    of="make_criterion",
    title="The loss is averaged twice.",
    hint="Which of your two steps has divided by the number of rows already?",
    chapter="Choosing a Loss Function",
    find="Call your criterion with one row, then with the same row twice. The loss should stay.",
)
def loop_double_mean():
    """The loss objects of PyTorch average already. Divided by the number of rows once more, it is too small."""
    return lambda z, y: nn.functional.binary_cross_entropy_with_logits(z, y) / len(z)


@mistake(
    "loop-no-mean",
    of="make_criterion",
    title="Every row has its own loss; nobody has averaged them.",
    hint="A backward pass starts from one number. How do many losses become one?",
    chapter="Choosing a Loss Function",
    find="Call your criterion with two rows. One number should come back.",
)
def loop_no_mean():
    """A batch has one loss: the mean of the losses of its rows. Only from one number can a backward pass start."""
    return nn.BCEWithLogitsLoss(reduction="none")


@mistake(
    "loop-no-parens",
    of="make_criterion",
    title="The class of the loss comes back, not a loss made from it.",
    hint="A class is a recipe. What turns it into a thing that can be called with logits and labels?",
    chapter="Choosing a Loss Function",
    find="Print make_criterion(). It should be a loss or a function, not a class.",
)
def loop_no_parens():
    """The class BCEWithLogitsLoss takes its settings in brackets and gives a loss; the loss takes logits and labels.
    Without the first brackets, logits and labels are taken for settings."""
    return nn.BCEWithLogitsLoss


@mistake(
    "bcel-no-sigmoid",
    of="make_criterion",
    title="The logarithm is taken of the logits themselves.",
    hint="What has to happen to a raw score before it is a probability?",
    chapter="Choosing a Loss Function",
    find="Call your criterion with the logit -2 and the label 0. It should give 0.127.",
)
def bcel_no_sigmoid():
    """The formula with logarithms is for probabilities. A raw score may be negative, and then it has no logarithm."""
    return lambda z, y: -(y * torch.log(z) + (1 - y) * torch.log(1 - z)).mean()


@mistake("bcel-no-sigmoid", of="make_criterion")
def bcel_no_sigmoid_2():
    return lambda z, y: -(y * torch.log(z + 1e-8) + (1 - y) * torch.log(1 - z + 1e-8)).mean()


@mistake("bcel-unstable", of="make_criterion")
def bcel_unstable_2():
    return lambda z, y: (torch.log(1 + torch.exp(-z)) + (1 - y) * z).mean()


@mistake("bcel-unstable", of="make_criterion")
def bcel_unstable_3():
    return lambda z, y: (torch.log(1 + torch.exp(z)) - y * z).mean()


@mistake("bcel-clip", of="make_criterion")
def bcel_clip_3():
    def loss(z, y, eps=1e-7):
        p = torch.sigmoid(z)
        return -(y * torch.log(p + eps) + (1 - y) * torch.log(1 - p + eps)).mean()

    return loss


@mistake("bcel-clip", of="make_criterion")
def bcel_clip_4():
    def loss(z, y, eps=1e-8):
        p = torch.sigmoid(z)
        return -(y * torch.log(p + eps) + (1 - y) * torch.log(1 - p + eps)).mean()

    return loss
