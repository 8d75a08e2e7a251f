"""Halves."""


def half(z):
    """Half of z."""
    return z / 2
