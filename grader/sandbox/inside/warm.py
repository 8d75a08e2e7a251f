"""Importing numpy and torch and using them once: no worker pays for it, and none computes differently in its jail."""

from __future__ import annotations

import gc
import importlib
import importlib.machinery
import os
import platform
import sys
import types
from collections.abc import Sequence
from typing import Any


class LazyDynamo(types.ModuleType):
    """Stands in for ``torch._dynamo``, which the first optimizer would import (1.5 s) to ask it two questions.

    It answers these two; asked for anything else it makes room for the real module.
    """

    __path__: list[str]

    @staticmethod
    def disable(fn: Any = None, recursive: bool = True, **_options: Any) -> Any:
        """Nothing is compiled, so there is nothing to disable."""
        return (lambda wrapped: wrapped) if fn is None else fn

    @staticmethod
    def graph_break(*_arguments: Any, **_options: Any) -> None:
        """Nothing is compiled, so there is no graph."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return getattr(real_dynamo(), name)


def real_dynamo() -> Any:
    """Put the real module in the place of the stand-in."""
    torch: Any = sys.modules["torch"]
    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, _DynamoParts)]
    if isinstance(sys.modules.get("torch._dynamo"), LazyDynamo):
        del sys.modules["torch._dynamo"]
        torch.__dict__.pop("_dynamo", None)
    torch._dynamo = importlib.import_module("torch._dynamo")
    return torch._dynamo


class _DynamoParts:
    """Makes ``import torch._dynamo.something`` load the real package first."""

    @staticmethod
    def find_spec(name: str, path: Any = None, target: Any = None) -> importlib.machinery.ModuleSpec | None:
        if not name.startswith("torch._dynamo."):
            return None
        return importlib.machinery.PathFinder.find_spec(name, real_dynamo().__path__)


def import_numpy() -> str:
    """Import numpy with what nearly every program uses of it. Returns its version."""
    import numpy as np

    np.random.seed(0)
    np.linalg.inv(np.ones((2, 2)) + np.eye(2)) @ np.ones((2, 2))
    np.exp(np.random.randn(64).astype(np.float32)).sum()
    return str(np.__version__)


def import_torch() -> tuple[Any, str]:
    """Import torch, with one thread, and use it once. Returns the module and its version."""
    import torch

    torch.set_num_threads(1)
    if "torch._dynamo" not in sys.modules:
        stand_in: Any = LazyDynamo("torch._dynamo")
        stand_in.__path__ = []
        torch._dynamo = sys.modules["torch._dynamo"] = stand_in
        sys.meta_path.insert(0, _DynamoParts())
    use(torch)
    torch.backends.cpu.get_cpu_capability()  # reads /proc/cpuinfo, which a worker cannot
    return torch, str(torch.__version__)


def use(torch: Any) -> None:
    """Two steps of training. In a forked worker this copies the memory that every training writes to."""
    weight = torch.nn.Parameter(torch.ones(4, 4))
    for optimizer in (torch.optim.SGD([weight], lr=0.1), torch.optim.Adam([weight], lr=0.1)):
        optimizer.zero_grad()
        torch.nn.functional.binary_cross_entropy_with_logits(torch.ones(2, 4) @ weight, torch.ones(2, 4)).backward()
        optimizer.step()


def fill_finders(paths: Sequence[str]) -> None:
    """Let the import system list every folder now: a worker may import from them but not list them."""
    for path in paths:
        importlib.machinery.PathFinder.find_spec("_no_such_module_", [path])


def freeze() -> None:
    """Keep the collector of every worker away from what all of them share. To collect first would only cost time."""
    gc.freeze()
    gc.enable()


def python_version() -> str:
    """For the report."""
    return platform.python_version()


def threads() -> int:
    """How many threads this process has; forking with more than one can hang the child."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        return 1


def address_space() -> int:
    """Bytes of address space this process uses."""
    with open("/proc/self/statm") as file:
        return int(file.read().split()[0]) * os.sysconf("SC_PAGESIZE")
