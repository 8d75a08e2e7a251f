"""Modules that are loaded when they are used, not when they are imported, and packages that are not loaded at all."""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types
from collections.abc import Iterator, Sequence
from contextlib import contextmanager


class _Later:
    """Finds the named modules as everybody does, and leaves out what running them costs."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name not in self._names:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path)
        if spec is not None and spec.loader is not None:
            spec.loader = importlib.util.LazyLoader(spec.loader)
        return spec


@contextmanager
def imported_later(*names: str) -> Iterator[None]:
    """What is imported within, and only named there, is loaded by its first use, if there ever is one."""
    finder = _Later(names)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


class _Hollow(types.ModuleType):
    """Has every name that is asked for: an empty class, good for an annotation and for nothing else."""

    def __getattr__(self, name: str) -> type:
        if name.startswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        return type(name, (), {})


class _Hollows(importlib.abc.Loader):
    """Finds all of the named packages, and loads nothing."""

    def __init__(self, packages: Sequence[str]) -> None:
        self._packages = packages

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: object = None
    ) -> importlib.machinery.ModuleSpec | None:
        if name.partition(".")[0] not in self._packages:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return _Hollow(spec.name)

    def exec_module(self, module: types.ModuleType) -> None:
        """There is nothing to run."""


@contextmanager
def only_named(*packages: str) -> Iterator[None]:
    """What is imported within names these packages and will not use them, so nothing of them is loaded.

    Whoever imports them afterwards gets the real ones. One that is loaded already stays what it is.
    """
    absent = tuple(name for name in packages if name not in sys.modules)
    finder = _Hollows(absent)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        # By type: ``isinstance`` asks a module that waits for its class, and so loads it.
        for name in [name for name, module in sys.modules.items() if type(module) is _Hollow]:
            del sys.modules[name]
