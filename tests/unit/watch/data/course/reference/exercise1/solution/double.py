"""Doubles."""


def double(z):
    """Twice z."""
    return 2 * z


def square(z):
    """z times z."""
    return z * z
