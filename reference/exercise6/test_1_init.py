"""Where the training begins."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from grader.compare import Facts, Misfit, Viewed

SIZES = [3, 2, 8, 5]
WORDS = {
    "finite": "There are numbers in the start that are not finite.",
    "units": {
        "zeros": "All weights start at zero, so the hidden units are equal and stay equal.",
        "": "All hidden units start equal: what goes in and what comes out is the same for each of them.",
    },
}


@pytest.mark.points(0.5)
def test_init_params(agree: Any, shapes_of: Callable[[Any], Any], rng: np.random.Generator) -> None:
    """init_params gives arrays of the right shapes."""

    def read(answers: Any) -> dict[str, Any]:
        return {
            f"{name} for n_hidden = {size}": shape
            for size, start in zip(SIZES, answers, strict=True)
            for name, shape in shapes_of(start).items()
        }

    names = [f"{name} for n_hidden = {size}" for size in SIZES for name in ("W1", "b1", "W2", "b2")]
    words = {name: f"{name[:2]} has not the right shape." for name in names}
    details = {name: f"The shape of {name} is ({{seen}}); ({{wanted}}) was expected." for name in names}
    agree(
        "probe:init_params",
        SIZES,
        int(rng.integers(1000)),
        about="init_params",
        spec=Viewed(read, Facts(words, details)),
    )


@pytest.mark.points(0.5)
@pytest.mark.hidden
@pytest.mark.needs("test_init_params")
def test_init_params_differ(agree: Any, shapes_of: Callable[[Any], Any], rng: np.random.Generator) -> None:
    """init_params lets the hidden units start unequal."""
    agree(
        "probe:init_params",
        SIZES,
        int(rng.integers(1000)),
        about="init_params",
        spec=Viewed(_units(shapes_of), Facts(WORDS)),
    )


def _units(shapes_of: Callable[[Any], Any]) -> Callable[[Any], dict[str, Any]]:
    def read(answers: Any) -> dict[str, Any]:
        found = [_kind(start, shapes_of(start)) for start in answers]
        if len(found) != len(SIZES):
            raise Misfit("It could not be seen where the training begins.")
        return {
            "finite": all(finite for finite, _ in found),
            "units": next((units for _, units in found if units != "differ"), "differ"),
        }

    return read


def _kind(start: Any, shapes: Any) -> tuple[bool, str]:
    units = np.vstack([start["W1"], np.reshape(start["b1"], (1, -1)), np.reshape(start["W2"], (1, -1))]).astype(float)
    finite = bool(np.isfinite(units).all() and np.isfinite(start["b2"]).all())
    alike = finite and bool(np.ptp(units, axis=1).max() < 1e-12)
    return finite, "differ" if not alike else "equal" if units[:2].any() or units[3:].any() else "zeros"
