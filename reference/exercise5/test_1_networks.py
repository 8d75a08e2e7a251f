"""The two networks: how many parameters they have, what they compute, and whether all of it can learn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from grader.compare import Array, Facts, Items, Misfit, Params, Viewed

LOGITS = Array(rtol=1e-4, atol=1e-4)
EXPECTED = {
    "SpiralNet": "193 parameters: 16x2 + 16, 16x8 + 8, 8x1 + 1",
    "DeeperSpiralNet": "225 parameters: 16x2 + 16, 16x8 + 8, 8x4 + 4, 4x1 + 1",
}
SHAPES = {
    "SpiralNet": [(2, 16), (16,), (16, 8), (8,), (8, 1), (1,)],
    "DeeperSpiralNet": [(2, 16), (16,), (16, 8), (8,), (8, 4), (4,), (4, 1), (1,)],
}
LOOSE = {
    "list": " More are in a plain Python list or dictionary, where PyTorch does not find them.",
    "tensor": " There are plain tensors, which PyTorch does not take for parameters.",
    "none": "",
}
REMARKS = {
    0: " The constructor keeps no layer.",
    168: " The 25 biases are missing.",
    25: " Only biases are there; the weights are missing.",
    202: " That is what two outputs would give; a yes/no question needs one.",
    196: " The 29 biases are missing.",
}


def table(model: str) -> Viewed:
    """The number of parameters; where it is wrong, with a table of what was found."""
    wanted = EXPECTED[model]
    total = int(wanted.split()[0])

    def read(answer: Any) -> dict[str, str]:
        if not isinstance(answer, dict) or not isinstance(answer.get("total"), int):
            raise Misfit("The parameters could not be counted.")
        shapes = list(answer["shapes"])[:20]
        if answer["total"] == total and _sizes(shapes) == _sizes(SHAPES[model]):
            return {"table": wanted}
        if answer["total"] < 0:
            raise Misfit(f"{model}() does not give a model: the class has to be built on nn.Module.")
        sizes = ["x".join(map(str, sorted(shape, reverse=True))) for shape in shapes]
        remark = LOOSE.get(str(answer["loose"]).partition(" ")[0], "") or REMARKS.get(answer["total"], "")
        if answer["total"] == total:
            remark = " They belong to other layers."
        return {"table": f"{answer['total']} parameters: {', '.join(sizes) or 'none'}.{remark}"}

    words = {"table": f"The parameters of {model} are not those of its {len(SHAPES[model]) // 2} layers."}
    return Viewed(read, Facts(words=words, details={"table": "Found {seen} Expected {wanted}."}))


def _sizes(shapes: Any) -> list[list[int]]:
    """In either orientation, with or without axes of length one."""
    return sorted(sorted(size for size in shape if size != 1) for shape in shapes)


REACHED = Viewed(
    lambda answer: {"empty": answer["empty"]} if isinstance(answer, dict) else {},
    Facts(words={"empty": "After a backward pass, not every parameter has a gradient. What has none never learns."}),
)


@pytest.mark.points(1.0)
def test_spiral_net_parameters(agree: Any) -> None:
    """SpiralNet has 193 parameters."""
    agree("probe:parameters", {"model": "SpiralNet"}, about="SpiralNet", spec=table("SpiralNet"))


@pytest.mark.points(0.5)
@pytest.mark.needs("test_spiral_net_parameters")
def test_spiral_net_shape(agree: Any, known: Callable[[str], Any]) -> None:
    """SpiralNet gives one logit a row, in a column: (m, 1)."""
    agree("probe:outputs", known("SpiralNet"), about="SpiralNet", spec=Array(rtol=0.0, atol=1e9))


@pytest.mark.points(2.0)
@pytest.mark.hidden
@pytest.mark.needs("test_spiral_net_parameters", "test_spiral_net_shape")
def test_spiral_net_outputs(agree: Any, known: Callable[[str], Any]) -> None:
    """With known weights, SpiralNet gives the right logits."""
    agree("probe:outputs", known("SpiralNet"), about="SpiralNet", spec=LOGITS)


@pytest.mark.points(1.0)
@pytest.mark.hidden
@pytest.mark.needs("test_spiral_net_parameters", "test_spiral_net_shape", "test_spiral_net_outputs")
def test_spiral_net_learns(agree: Any, known: Callable[[str], Any]) -> None:
    """Gradients reach every parameter of SpiralNet."""
    case = known("SpiralNet")
    agree("probe:gradients", case, about="SpiralNet", spec=REACHED)
    spec = Items({"gradients": Params(rtol=1e-3, atol=1e-3)})
    agree("probe:gradients", case, about="SpiralNet", spec=spec)


@pytest.mark.points(0.75)
def test_deeper_spiral_net_parameters(agree: Any) -> None:
    """DeeperSpiralNet has 225 parameters."""
    agree("probe:parameters", {"model": "DeeperSpiralNet"}, about="DeeperSpiralNet", spec=table("DeeperSpiralNet"))


@pytest.mark.points(1.25)
@pytest.mark.hidden
@pytest.mark.needs("test_deeper_spiral_net_parameters")
def test_deeper_spiral_net_outputs(agree: Any, known: Callable[[str], Any]) -> None:
    """With known weights, DeeperSpiralNet gives the right logits."""
    agree("probe:outputs", known("DeeperSpiralNet"), about="DeeperSpiralNet", spec=LOGITS)


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_deeper_spiral_net_parameters", "test_deeper_spiral_net_outputs")
def test_deeper_spiral_net_learns(agree: Any, known: Callable[[str], Any]) -> None:
    """Gradients reach every parameter of DeeperSpiralNet."""
    case = known("DeeperSpiralNet")
    agree("probe:gradients", case, about="DeeperSpiralNet", spec=REACHED)
    spec = Items({"gradients": Params(rtol=1e-3, atol=1e-3)})
    agree("probe:gradients", case, about="DeeperSpiralNet", spec=spec)
