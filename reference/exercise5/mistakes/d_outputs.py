"""Networks that hand back something else than logits of shape (m, 1)."""

import torch
from mistakes._shared import _Deep, _Net
from torch import nn

from grader.authoring import mistake


@mistake(
    "mod-forward-name",
    of="SpiralNet",
    title="There is no method called forward.",
    hint="Calling a model looks for a method with an exact name.",
    chapter="Network Architecture",
    find="Look at the spelling and the indentation of your method forward.",
)
class ForwardName(_Net):
    """nn.Module calls the method forward. A method with another name, or outside the class, is never found."""

    forward = nn.Module.forward


@mistake("mod-forward-name", of="DeeperSpiralNet")
class ForwardNameDeep(_Deep):
    forward = nn.Module.forward


@mistake(
    "mod-no-return",
    of="SpiralNet",
    title="forward returns nothing.",
    hint="What does your function hand back?",
    chapter="Network Architecture",
    find="Print model(X). It should be a tensor, not None.",
)
class NoReturn(_Net):
    """A function without return hands back None, however much it has computed."""

    def forward(self, X):
        super().forward(X)


@mistake("mod-no-return", of="DeeperSpiralNet")
class NoReturnDeep(_Deep):
    def forward(self, X):
        super().forward(X)


@mistake(
    "mod-relu-output",
    of="SpiralNet",
    title="A ReLU comes after the last layer too.",
    hint="The last score must be free to be negative.",
    chapter="Network Architecture",
    find="Print the scores of 20 random rows. Some should be below zero.",
)
class ReluOutput(_Net):
    """A logit below zero speaks for class 0. A ReLU at the end makes that impossible, and stops the gradient too."""

    def last(self, signal):
        return torch.relu(signal)


@mistake("mod-relu-output", of="DeeperSpiralNet")
class ReluOutputDeep(_Deep):
    def last(self, signal):
        return torch.relu(signal)


@mistake(
    "mod-sigmoid-output",
    of="SpiralNet",
    title="forward ends with a sigmoid; logits were asked for.",
    hint="Either the model squashes or the loss does. Which of them is it here?",
    chapter="Choosing a Loss Function",
    find="Print the smallest and the largest output. Raw scores are not confined to 0 to 1.",
)
class SigmoidOutput(_Net):
    """The loss of this exercise contains the sigmoid already. Squashed twice, no score can be convincing."""

    def last(self, signal):
        return torch.sigmoid(signal)


@mistake("mod-sigmoid-output", of="DeeperSpiralNet")
class SigmoidOutputDeep(_Deep):
    def last(self, signal):
        return torch.sigmoid(signal)


@mistake(
    "mod-softmax-1",
    of="SpiralNet",
    title="A softmax over a single score always gives 1.",
    hint="What are the shares of one number in itself?",
    chapter="Network Architecture",
    find="Print the outputs. They should not all be 1.",
)
class Softmax1(_Net):
    """Softmax divides each score by the total of its row. With one score a row that is always 1, and nothing can be
    learned."""

    def last(self, signal):
        return torch.softmax(signal, dim=1)


@mistake("mod-softmax-1", of="DeeperSpiralNet")
class Softmax1Deep(_Deep):
    def last(self, signal):
        return torch.softmax(signal, dim=1)


@mistake(
    "mod-squeeze-inside",
    of="SpiralNet",
    title="forward drops the last axis: (m,) instead of (m, 1).",
    hint="Keep output and label in the same shape.",
    chapter="Network Architecture",
    find="Print model(X).shape for 5 rows. It should be (5, 1).",
)
class SqueezeInside(_Net):
    """Labels have the shape (m, 1). Beside scores of shape (m,) some losses build a table of every score with every
    label."""

    def last(self, signal):
        return signal.squeeze(-1)


@mistake("mod-squeeze-inside", of="DeeperSpiralNet")
class SqueezeInsideDeep(_Deep):
    def last(self, signal):
        return signal.squeeze(-1)


@mistake(
    "mod-detached",
    of="SpiralNet",
    title="The scores are cut off from the weights.",
    hint="Can the loss still find its way back to the weights?",
    chapter="Network Architecture",
    find="Print model(X).requires_grad. It should be True.",
)
class Detached(_Net):
    """Detaching, or computing without recording, leaves numbers that do not know where they came from."""

    def last(self, signal):
        return signal.detach()


@mistake("mod-detached", of="DeeperSpiralNet")
class DetachedDeep(_Deep):
    def last(self, signal):
        return signal.detach()


@mistake(
    "mod-relu-class",
    of="SpiralNet",
    title="nn.ReLU(x) builds a layer; it does not apply one.",
    hint="You built a layer instead of using one. Which pair of brackets holds the settings, and which the data?",
    chapter="Network Architecture",
    find="Print the type of a hidden value inside forward. It should be a tensor.",
)
class ReluClass(_Net):
    """nn.ReLU is a class: its brackets make a layer. The layer, or the function torch.relu, is what takes a tensor."""

    def act(self, signal, number):
        return nn.ReLU(signal)


@mistake("mod-relu-class", of="DeeperSpiralNet")
class ReluClassDeep(_Deep):
    def act(self, signal, number):
        return nn.ReLU(signal)


@mistake(
    "mod-dropout-active",
    of="SpiralNet",
    title="Dropout switches hidden values off at random.",
    hint="Does your model give the same answer twice? Is dropout in the architecture table?",
    chapter="Network Architecture",
    find="Call a fresh model twice with the same rows. The answers should be equal.",
)
class DropoutActive(_Net):
    """Dropout silences neurons by chance while a model trains. The table of this exercise does not have it, so the same
    weights and rows always give the same scores."""

    p = 0.5

    def act(self, signal, number):
        return nn.functional.dropout(torch.relu(signal), self.p)


@mistake("mod-dropout-active", of="DeeperSpiralNet")
class DropoutActiveDeep(_Deep):
    p = 0.5

    def act(self, signal, number):
        return nn.functional.dropout(torch.relu(signal), self.p)


@mistake("mod-dropout-active", of="SpiralNet")
class DropoutActive2(DropoutActive):
    p = 0.2


@mistake("mod-dropout-active", of="DeeperSpiralNet")
class DropoutActiveDeep2(DropoutActiveDeep):
    p = 0.2
