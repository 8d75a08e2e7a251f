"""The jail: student code runs in a worker that can compute, print and answer, and nothing else."""

from __future__ import annotations

from grader.sandbox.doctor import ProbeResult, doctor
from grader.sandbox.sandbox import TIERS, Sandbox
from grader.sandbox.worker import Worker

__all__ = ["TIERS", "ProbeResult", "Sandbox", "Worker", "doctor"]
