"""The program the judge starts: ``start.py launch FD`` on Linux, ``start.py spawn`` elsewhere."""

from __future__ import annotations

import sys


def _start() -> None:
    here = __file__.replace("\\", "/").rpartition("/")[0]
    above = here.rpartition("/")[0]
    sys.path[:] = [above] + [path for path in sys.path if path.replace("\\", "/") != here]  # Python 3.10 has no -P
    sys.dont_write_bytecode = "keep-bytecode" not in sys.argv  # until the first worker
    if sys.argv[1] == "launch":
        from inside.launcher import main  # type: ignore[import-not-found]  # has this name only when run as a program
    else:
        from inside.spawned import main  # type: ignore[import-not-found]
    sys.path.remove(above)
    main(*sys.argv[2:3])


_start()
