"""Doubles."""


def double(z):
    """Twice z."""
    raise NotImplementedError


def square(z):
    """z times z."""
    raise NotImplementedError
