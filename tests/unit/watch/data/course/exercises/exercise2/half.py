"""Halves."""


def half(z):
    """Half of z."""
    raise NotImplementedError
