"""Classes that are not the right ones, and a model left in another mode."""

import torch

from grader.authoring import mistake


@mistake(
    "acc-threshold-logits",
    of="predict",
    title="Raw scores are compared with 0.5, as if they were probabilities.",
    hint="Where is the 50 % point for a raw score?",
    chapter="Choosing a Loss Function",
    find="Predict for a logit of 0.2. It should be class 1.",
)
def acc_threshold_logits(model, X):
    """The sigmoid of 0 is one half, so a logit is turned into a class at 0."""
    return (model(X) > 0.5).long()


@mistake("acc-threshold-logits", of="predict")
def acc_threshold_logits_2(model, X):
    return torch.round(model(X))


@mistake("acc-threshold-logits", of="predict")
def acc_threshold_logits_3(model, X):
    return (model(X) > 1).long()


@mistake(
    "acc-argmax-1",
    of="predict",
    title="The class is the position of the largest of one score, always 0.",
    hint="Which of one options is largest?",
    chapter="Choosing a Loss Function",
    find="Predict for a logit of 5. It should be class 1.",
)
def acc_argmax_1(model, X):
    """Taking the position of the largest is for one score per class. Of one score it is always the first."""
    return model(X).argmax(dim=1)


@mistake(
    "acc-no-threshold",
    of="predict",
    title="Probabilities or scores come back, not classes.",
    hint="A probability is almost never exactly 0 or 1: decide first.",
    chapter="Choosing a Loss Function",
    find="Print what you return. Only 0 and 1 should be there.",
)
def acc_no_threshold(model, X):
    """A prediction is a decision: one of two classes for every row."""
    return torch.sigmoid(model(X))


@mistake("acc-no-threshold", of="predict")
def acc_no_threshold_2(model, X):
    return model(X)


@mistake(
    "acc-sigmoid-above-0",
    of="predict",
    title="Probabilities are compared with 0, so all are class 1.",
    hint="Can a probability be below zero?",
    chapter="Choosing a Loss Function",
    find="Predict for a logit of -5. It should be class 0.",
)
def acc_sigmoid_above_0(model, X):
    """The sigmoid is always above 0. For probabilities the middle is one half; 0 is the middle of raw scores."""
    return (torch.sigmoid(model(X)) > 0).long()


@mistake("acc-sigmoid-above-0", of="predict")
def acc_sigmoid_above_0_2(model, X):
    return torch.ones_like(model(X))


@mistake(
    "acc-flipped",
    of="predict",
    title="The two classes have changed places.",
    hint="Which class does a high score stand for?",
    chapter="Choosing a Loss Function",
    find="Predict for a logit of 5. It should be class 1.",
)
def acc_flipped(model, X):
    """A logit above zero speaks for class 1."""
    return (model(X) < 0).long()


@mistake(
    "mode-never-back",
    of="predict",
    title="predict does not give the model its mode back.",
    hint="After checking, return to the mode you found.",
    chapter="Debugging Your Neural Network: Practical Checklist",
    find="Put a model in training mode, predict, and print model.training.",
)
def never_back(model, X):
    """Whoever trains the model does not expect that a look at its predictions switches dropout off for the rest."""
    model.eval()
    return (model(X) > 0).long()


@mistake("mode-never-back", of="predict")
def never_back_2(model, X):
    model.eval()
    classes = (model(X) > 0).long()
    model.train()
    return classes
