"""Networks whose layers PyTorch does not know of, or may not train."""

import torch
from mistakes._shared import _Deep, _Net
from torch import nn

from grader.authoring import mistake


@mistake(
    "mod-no-super",
    of="SpiralNet",
    title="The constructor does not call that of nn.Module.",
    hint="Something must be set up in the parent before you add layers.",
    chapter="Parameters to Learn",
    find="Make one model. An AttributeError about assigning a module says it.",
)
class NoSuper(_Net):
    """nn.Module prepares its registers in its own constructor. Without that there is no place for a layer."""

    def __init__(self):
        self.output = nn.Linear(2, 1)


@mistake("mod-no-super", of="DeeperSpiralNet")
class NoSuperDeep(_Deep):
    def __init__(self):
        self.output = nn.Linear(2, 1)


@mistake(
    "mod-list",
    of="SpiralNet",
    title="Layers in a plain Python list are not registered.",
    hint="Your model does not know about the layers that it should train. Which container is made for layers?",
    chapter="Parameters to Learn",
    find="Print list(model.parameters()). Every layer should be there.",
)
class List(_Net):
    """PyTorch finds layers that are attributes of the model. A plain list hides them, so that no optimizer would ever
    move them."""

    def __init__(self):
        nn.Module.__init__(self)
        pairs = list(zip(self.widths, self.widths[1:], strict=False))
        self.layers = [nn.Linear(*pair) for pair in pairs]


@mistake("mod-list", of="DeeperSpiralNet")
class ListDeep(_Deep):
    def __init__(self):
        nn.Module.__init__(self)
        pairs = list(zip(self.widths, self.widths[1:], strict=False))
        self.layers = [nn.Linear(*pair) for pair in pairs]


@mistake("mod-list", of="SpiralNet")
class List2(_Net):
    def __init__(self):
        nn.Module.__init__(self)
        self.hidden = [nn.Linear(2, 16), nn.Linear(16, 8)]
        self.output = nn.Linear(8, 1)

    def forward(self, X):
        for layer in self.hidden:
            X = torch.relu(layer(X))
        return self.output(X)


@mistake(
    "mod-in-forward",
    of="SpiralNet",
    title="The layers are made anew in every call of forward.",
    hint="New random layers at every call: what could the model ever remember?",
    chapter="Parameters to Learn",
    find="Call the model twice with the same rows. The answers should be equal.",
)
class InForward(_Net):
    """What forward makes is gone when it returns. Layers are made once, in the constructor, and kept as attributes."""

    def __init__(self):
        nn.Module.__init__(self)

    def forward(self, X):
        for a, b in list(zip(self.widths, self.widths[1:], strict=False))[:-1]:
            X = torch.relu(nn.Linear(a, b)(X))
        return nn.Linear(self.widths[-2], self.widths[-1])(X)


@mistake("mod-in-forward", of="DeeperSpiralNet")
class InForwardDeep(InForward):
    widths = (2, 16, 8, 4, 1)


@mistake(
    "mod-raw-tensors",
    of="SpiralNet",
    title="Weights are plain tensors, which are not registered.",
    hint="How does the optimizer find them? Look for the kind of tensor that a module knows of.",
    chapter="Parameters to Learn",
    find="Print list(model.parameters()). It should not be empty.",
)
class RawTensors(_Net):
    """A plain tensor is not a parameter, even when it asks for gradients. nn.Parameter makes one of it."""

    def __init__(self):
        nn.Module.__init__(self)
        for number, (a, b) in enumerate(zip(self.widths, self.widths[1:], strict=False)):
            setattr(self, f"W{number}", torch.randn(a, b, requires_grad=True))
            setattr(self, f"b{number}", torch.zeros(b, requires_grad=True))

    def forward(self, X):
        for number in range(len(self.widths) - 1):
            X = X @ getattr(self, f"W{number}") + getattr(self, f"b{number}")
            X = torch.relu(X) if number < len(self.widths) - 2 else X
        return X


@mistake("mod-raw-tensors", of="DeeperSpiralNet")
class RawTensorsDeep(RawTensors):
    widths = (2, 16, 8, 4, 1)


@mistake(
    "mod-frozen",
    of="SpiralNet",
    title="Some parameters are switched off for learning.",
    hint="Which of your parameters say that they want a gradient?",
    chapter="Network Architecture",
    find="Print requires_grad of every parameter. It should always be True.",
)
class Frozen(_Net):
    """A parameter with requires_grad=False gets no gradient, and no optimizer moves it."""

    def __init__(self):
        super().__init__()
        for parameter in self.layers[0].parameters():
            parameter.requires_grad = False


@mistake("mod-frozen", of="DeeperSpiralNet")
class FrozenDeep(_Deep):
    def __init__(self):
        super().__init__()
        for parameter in self.layers[0].parameters():
            parameter.requires_grad = False


@mistake(
    "mod-train-overridden",
    of="SpiralNet",
    title="A method of the class has the name train, which nn.Module needs for itself.",
    hint="That name is already taken by the base class. What does it do there?",
    chapter="Network Architecture",
    find="Make a model and call model.train() and model.eval(). Both should work without arguments.",
)
class TrainOverridden(_Net):
    """model.train() and model.eval() switch the mode, and eval calls train. A method of your own with that name takes
    its place, and then neither of them works any more."""

    def train(self, X, y, epochs=10):
        return None


@mistake("mod-train-overridden", of="DeeperSpiralNet")
class TrainOverriddenDeep(_Deep):
    def train(self, X, y, epochs=10):
        return None


@mistake("mod-train-overridden", of="SpiralNet")
class TrainWithData(_Net):
    def train(self, X, y):
        return None


@mistake("mod-train-overridden", of="DeeperSpiralNet")
class TrainWithDataDeep(_Deep):
    def train(self, X, y):
        return None
