"""The program the judge starts: ``start.py launch FD`` on Linux, ``start.py spawn`` elsewhere."""

from __future__ import annotations

import builtins
import gc
import sys
from importlib.machinery import ModuleSpec, SourceFileLoader
from types import ModuleType

_BUILTINS = dict(vars(builtins))


class _Loader(SourceFileLoader):
    """Gives our modules builtins of their own: a student who replaces ``any`` or ``abs`` changes nothing here."""

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["__builtins__"] = _BUILTINS
        super().exec_module(module)


class OurFinder:
    """Finds the package ``inside``, and nothing else."""

    def __init__(self, folder: str) -> None:
        self._folder = folder

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        package, _, part = name.partition(".")
        if package != "inside":
            return None
        file = f"{self._folder}/{part or '__init__'}.py"
        spec = ModuleSpec(name, _Loader(name, file), origin=file, is_package=not part)
        spec.has_location = True
        if not part:
            spec.submodule_search_locations = [self._folder]
        return spec


def _start() -> None:
    gc.disable()  # until ``warm.freeze``: nothing that is imported becomes garbage
    here = __file__.replace("\\", "/").rpartition("/")[0]
    sys.path[:] = [path for path in sys.path if path.replace("\\", "/") != here]  # Python 3.10 has no -P
    sys.meta_path.insert(0, OurFinder(here))  # until the first worker is shut in
    sys.dont_write_bytecode = "keep-bytecode" not in sys.argv  # until the first worker
    if sys.argv[1] == "launch":
        from inside.launcher import main  # type: ignore[import-not-found]  # has this name only when run as a program
    else:
        from inside.spawned import main  # type: ignore[import-not-found]  # the same
    main(*sys.argv[2:3])


_start()
