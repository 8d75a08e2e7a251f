"""Honest and hostile submissions in one batch on one sandbox: ``python -m tests.mixed.batch``."""
