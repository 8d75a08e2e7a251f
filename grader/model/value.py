"""What may come back from a worker, apart from plain Python values and ``numpy.ndarray``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from grader.model.frozen import frozen

if TYPE_CHECKING:  # records are read by commands that need no arrays
    import numpy as np


@frozen
class TensorValue:
    """A torch tensor, as plain data."""

    array: np.ndarray[Any, Any]
    requires_grad: bool = False
    is_parameter: bool = False


@frozen
class Unsupported:
    """Something a worker returned that is not data."""

    type_name: str
    """For example ``function``, ``generator``, ``matrix``, ``masked array``, ``sparse tensor``."""
    hint: str = ""
    """What the student probably forgot, for example to call or to return."""


Value = Any
"""None, bool, int, float, str, list, tuple, dict, numpy.ndarray, TensorValue or Unsupported."""
