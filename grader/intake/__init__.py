"""Turns what a student handed in (a file, a folder, an archive or a notebook) into one snapshot of bytes."""

from __future__ import annotations

from grader.intake.read import read_submission

__all__ = ["read_submission"]
