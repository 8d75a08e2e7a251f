"""Started by the judge as ``python -s -S -B inside launch FD`` (Linux) or ``... inside spawn`` (elsewhere)."""

from __future__ import annotations

import sys


def _start() -> None:
    here = __file__.replace("\\", "/").rpartition("/")[0]
    sys.path[:] = [path for path in sys.path if path.replace("\\", "/") != here]  # 3.10 has no -P
    above = here.rpartition("/")[0]
    sys.path.append(above)
    no_bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, "keep-bytecode" not in sys.argv
    if sys.argv[1] == "launch":
        from inside import launcher as chosen  # type: ignore[import-not-found]  # under this name only when run as a program
    else:
        from inside import spawned as chosen  # type: ignore[import-not-found]
    sys.path.remove(above)
    sys.dont_write_bytecode = no_bytecode
    chosen.main(*sys.argv[2:3])


_start()
