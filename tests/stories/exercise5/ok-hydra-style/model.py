from __future__ import annotations

from dataclasses import dataclass
from itertools import chain

import numpy as np
import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class Config:
    inputs: int = 2
    hidden: tuple[int, ...] = (16, 8)
    activation: type[nn.Module] = nn.ReLU


def layers(config: Config) -> nn.Sequential:
    sizes = (config.inputs, *config.hidden)
    body = chain.from_iterable((nn.Linear(a, b), config.activation()) for a, b in zip(sizes, sizes[1:]))
    return nn.Sequential(*body, nn.Linear(sizes[-1], 1))


class SpiralNet(nn.Module):
    def __init__(self, config: Config = Config(), seed: int = 42) -> None:
        torch.manual_seed(seed)
        super().__init__()
        self.config = config
        self.net = layers(config)
        self.net.apply(self.init_weights)

    @staticmethod
    def init_weights(module: nn.Module) -> None:
        if isinstance(module, nn.Linear):
            nn.init.orthogonal_(module.weight)
            nn.init.constant_(module.bias, 0.1)

    def forward(self, x: Tensor) -> Tensor:
        return self.net(x)


class DeeperSpiralNet(SpiralNet):
    def __init__(self) -> None:
        super().__init__(Config(hidden=(16, 8, 4)))


def count_parameters(model: nn.Module) -> int:
    return np.sum([np.prod(p.shape) for p in model.parameters()])


class StableBCE:
    def __call__(self, logits: Tensor, targets: Tensor) -> Tensor:
        per_example = torch.relu(logits) - logits * targets + torch.log1p(torch.exp(-logits.abs()))
        return per_example.mean()


def make_criterion() -> StableBCE:
    return StableBCE()


@torch.inference_mode()
def predict(model: nn.Module, X: Tensor) -> Tensor:
    was_training = model.training
    try:
        return model.eval()(X).ge(0).view(-1)
    finally:
        model.train(was_training)
