"""Scripts exported from a notebook (``jupyter nbconvert --to script``) call ``get_ipython()``, unknown elsewhere."""

from __future__ import annotations

from grader.intake.names import shown
from grader.language import _


def without_notebook_calls(data: bytes, name: str) -> tuple[bytes, tuple[str, ...]]:
    """Returns the source with such calls made harmless, and a warning if there were any.

    All other files stay as they are to the byte; so does anything that is not UTF-8, which Python reads by other rules.
    """
    if b"get_ipython()" not in data:
        return data, ()
    try:
        source = data.decode("utf-8")
    except UnicodeDecodeError:
        return data, ()
    from grader.intake.magics import without_shell_calls  # with Python's tokenizer, which few submissions need

    changed = without_shell_calls(source).encode()
    if changed == data:
        return data, ()
    return changed, (
        _("{name} calls get_ipython(), which only exists in a notebook; those lines were left out.").format(
            name=shown(name)
        ),
    )
