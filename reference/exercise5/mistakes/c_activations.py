"""Networks with the right parameters and another bend, or none, between the layers."""

import torch
from mistakes._shared import _Deep, _Net
from torch import nn

from grader.authoring import mistake


@mistake(
    "mod-missing-act",
    of="SpiralNet",
    title="A ReLU is missing between two layers.",
    hint="Between which two layers is the bend missing?",
    chapter="Network Architecture",
    find="Go through forward and count the bends: one after every hidden layer.",
)
class MissingAct(_Net):
    """Two linear layers with nothing between them do no more than one. Each hidden layer needs its ReLU, the new one of
    the deeper network as well."""

    def act(self, signal, number):
        return signal


@mistake("mod-missing-act", of="DeeperSpiralNet")
class MissingActDeep(_Deep):
    def act(self, signal, number):
        return signal


@mistake("mod-missing-act", of="SpiralNet")
class MissingAct2(_Net):
    def act(self, signal, number):
        return signal if number == 0 else torch.relu(signal)


@mistake("mod-missing-act", of="SpiralNet")
class MissingAct3(_Net):
    def act(self, signal, number):
        return signal if number == 1 else torch.relu(signal)


@mistake("mod-missing-act", of="DeeperSpiralNet")
class MissingActDeep2(_Deep):
    def act(self, signal, number):
        return signal if number == 0 else torch.relu(signal)


@mistake("mod-missing-act", of="DeeperSpiralNet")
class MissingActDeep3(_Deep):
    def act(self, signal, number):
        return signal if number == 1 else torch.relu(signal)


@mistake("mod-missing-act", of="DeeperSpiralNet")
class MissingActDeep4(_Deep):
    def act(self, signal, number):
        return signal if number == 2 else torch.relu(signal)


@mistake(
    "mod-wrong-act",
    of="SpiralNet",
    title="The hidden layers use another activation than ReLU.",
    hint="Which bend does the architecture table ask for?",
    chapter="Network Architecture",
    find="Look at hidden values: none should be negative, and some should be above 1.",
)
class WrongAct(_Net):
    """Every activation bends in its own way, and with other bends the same weights give other scores."""

    def act(self, signal, number):
        return torch.sigmoid(signal)


@mistake("mod-wrong-act", of="DeeperSpiralNet")
class WrongActDeep(_Deep):
    def act(self, signal, number):
        return torch.sigmoid(signal)


@mistake("mod-wrong-act", of="SpiralNet")
class WrongAct2(_Net):
    def act(self, signal, number):
        return torch.tanh(signal)


@mistake("mod-wrong-act", of="DeeperSpiralNet")
class WrongActDeep2(_Deep):
    def act(self, signal, number):
        return torch.tanh(signal)


@mistake("mod-wrong-act", of="SpiralNet")
class WrongAct3(_Net):
    def act(self, signal, number):
        return nn.functional.leaky_relu(signal)


@mistake("mod-wrong-act", of="DeeperSpiralNet")
class WrongActDeep3(_Deep):
    def act(self, signal, number):
        return nn.functional.leaky_relu(signal)


@mistake("mod-wrong-act", of="SpiralNet")
class WrongAct4(_Net):
    def act(self, signal, number):
        return nn.functional.gelu(signal)


@mistake("mod-wrong-act", of="DeeperSpiralNet")
class WrongActDeep4(_Deep):
    def act(self, signal, number):
        return nn.functional.gelu(signal)


@mistake("mod-wrong-act", of="SpiralNet")
class WrongAct5(_Net):
    def act(self, signal, number):
        return nn.functional.elu(signal)


@mistake("mod-wrong-act", of="DeeperSpiralNet")
class WrongActDeep5(_Deep):
    def act(self, signal, number):
        return nn.functional.elu(signal)


@mistake("mod-missing-act", of="DeeperSpiralNet")
class MissingAct1And2Deep(_Deep):
    def act(self, signal, number):
        return signal if number in (0, 1) else torch.relu(signal)


@mistake("mod-missing-act", of="DeeperSpiralNet")
class MissingAct1And3Deep(_Deep):
    def act(self, signal, number):
        return signal if number in (0, 2) else torch.relu(signal)


@mistake("mod-missing-act", of="DeeperSpiralNet")
class MissingAct2And3Deep(_Deep):
    def act(self, signal, number):
        return signal if number in (1, 2) else torch.relu(signal)
