"""Networks with other layers than the table's."""

import torch
from torch import nn

from grader.authoring import mistake


class _Net(nn.Module):
    """The solution's network, with parts that can be got wrong."""

    widths = (2, 16, 8, 1)
    bias = True
    norm = False

    def __init__(self):
        super().__init__()
        pairs = list(zip(self.widths, self.widths[1:], strict=False))
        self.layers = nn.ModuleList(nn.Linear(*pair, bias=self.bias) for pair in pairs)
        self.norms = nn.ModuleList(nn.BatchNorm1d(n) for n in self.widths[1:-1]) if self.norm else None

    def forward(self, X):
        *hidden, output = self.layers
        for number, layer in enumerate(hidden):
            X = layer(X)
            X = torch.relu(self.norms[number](X) if self.norm else X)
        return output(X)


class _Deep(_Net):
    widths = (2, 16, 8, 4, 1)


@mistake(
    "mod-widths",
    of="SpiralNet",
    title="A layer has another width than the table asks for.",
    hint="Work out weights and biases layer by layer and compare with the table.",
    chapter="Parameters to Learn",
    find="Print the shape of every parameter and hold the list beside the table.",
)
class Widths(_Net):
    """A layer holds inputs times outputs weights and one bias for each output. One wrong width changes two layers."""

    widths = (2, 8, 16, 1)


@mistake("mod-widths", of="SpiralNet")
class Widths2(_Net):
    widths = (2, 16, 16, 1)


@mistake("mod-widths", of="SpiralNet")
class Widths3(_Net):
    widths = (2, 16, 1)


@mistake("mod-widths", of="SpiralNet")
class Widths4(_Net):
    widths = (2, 8, 1)


@mistake("mod-widths", of="SpiralNet")
class Widths5(_Net):
    widths = (1, 16, 8, 1)


@mistake("mod-widths", of="SpiralNet")
class Widths6(_Net):
    widths = (3, 16, 8, 1)


@mistake("mod-widths", of="SpiralNet")
class Widths7(_Net):
    widths = (2, 32, 8, 1)


@mistake("mod-widths", of="DeeperSpiralNet")
class WidthsDeep(_Deep):
    widths = (2, 16, 8, 8, 1)


@mistake("mod-widths", of="DeeperSpiralNet")
class WidthsDeep2(_Deep):
    widths = (2, 16, 4, 8, 1)


@mistake("mod-widths", of="DeeperSpiralNet")
class WidthsDeep3(_Deep):
    widths = (2, 8, 16, 4, 1)


@mistake("mod-widths", of="DeeperSpiralNet")
class WidthsDeep4(_Deep):
    widths = (2, 16, 16, 4, 1)


@mistake(
    "mod-extra-layer",
    of="SpiralNet",
    title="There is one hidden layer too many.",
    hint="Count your layers. Which of the two networks is this?",
    chapter="Parameters to Learn",
    find="Count the lines that make a Linear layer: three are needed.",
)
class ExtraLayer(_Net):
    """The network with the hidden layer of 4 is the second class of this exercise."""

    widths = (2, 16, 8, 4, 1)


@mistake(
    "mod-layer-missing",
    of="DeeperSpiralNet",
    title="The third hidden layer is missing.",
    hint="Count your layers. What makes this network deeper than the other?",
    chapter="Parameters to Learn",
    find="Count the lines that make a Linear layer: four are needed.",
)
class LayerMissingDeep(_Deep):
    """This network has a hidden layer of 4 neurons between the one of 8 and the output."""

    widths = (2, 16, 8, 1)


@mistake(
    "mod-no-bias",
    of="SpiralNet",
    title="The layers have no biases.",
    hint="One number for every neuron is missing. Which ones?",
    chapter="Parameters to Learn",
    find="Print the names of all parameters. Every weight should have a bias beside it.",
)
class NoBias(_Net):
    """Without biases every layer is tied to zero: for the input zero it can only answer zero."""

    bias = False


@mistake("mod-no-bias", of="DeeperSpiralNet")
class NoBiasDeep(_Deep):
    bias = False


@mistake(
    "mod-two-logits",
    of="SpiralNet",
    title="The network has two outputs.",
    hint="How many numbers does a yes/no question need?",
    chapter="Parameters to Learn",
    find="Print the shape of the output for 4 rows. It should be (4, 1).",
)
class TwoLogits(_Net):
    """One score is enough for two classes: large for one, small for the other."""

    widths = (2, 16, 8, 2)


@mistake("mod-two-logits", of="DeeperSpiralNet")
class TwoLogitsDeep(_Deep):
    widths = (2, 16, 8, 4, 2)


@mistake(
    "mod-batchnorm",
    of="SpiralNet",
    title="Batch normalisation adds parameters.",
    hint="Extra layers have parameters too. Does the table have any of them?",
    chapter="Parameters to Learn",
    find="Print the names of all parameters and look for layers that the table does not list.",
)
class Batchnorm(_Net):
    """Batch normalisation learns two numbers for every neuron. The architecture of this exercise has none."""

    norm = True


@mistake("mod-batchnorm", of="DeeperSpiralNet")
class BatchnormDeep(_Deep):
    norm = True
