"""As many at once as cores and memory allow."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from grader.batch import room
from grader.model.exercise import Exercise, Limits

HERE = Path("nowhere")
EXERCISE = Exercise("exercise4", "Training", "training.py", "torch", "Training", 10.0, HERE, HERE)
GREEDY = replace(EXERCISE, limits=replace(Limits(), memory_bytes=1 << 30))


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """``machine(cores, free, limit, used)``: a machine, and the container around it."""

    def make(cores: int, free: str = "", limit: str = "", used: str = "") -> None:
        monkeypatch.setattr(room, "usable_cores", lambda: cores)
        for name, text in (("meminfo", free), ("max", limit), ("current", used)):
            (tmp_path / name).write_text(text)
        monkeypatch.setattr(room, "_MEMORY", tmp_path / "meminfo")
        monkeypatch.setattr(room, "_CGROUP", (tmp_path / "max", tmp_path / "current"))

    return make


def test_a_core_each_where_there_is_memory(machine):
    machine(8, "MemTotal: 99999999 kB\nMemAvailable:   67108864 kB\n", "max\n", "12\n")
    assert room.usual_jobs(GREEDY) == 8


def test_fewer_where_greedy_programs_would_not_fit(machine):
    machine(64, "MemAvailable:   8388608 kB\n")  # 8 GiB for 1 GiB and a judge each, beside the libraries
    assert room.usual_jobs(GREEDY) == 7


def test_a_container_has_less_than_its_machine(machine):
    machine(64, "MemAvailable:   67108864 kB\n", str(4 << 30), str(1 << 30))
    assert room.free_memory() == 3 << 30
    assert room.usual_jobs(GREEDY) == 2


def test_always_one(machine):
    machine(4, "MemAvailable: 1000 kB\n")
    assert room.usual_jobs(EXERCISE) == 1


def test_where_nobody_tells(machine, monkeypatch, tmp_path):
    machine(4)
    monkeypatch.setattr(room, "_MEMORY", tmp_path / "not there")
    assert room.free_memory() is None
    assert room.usual_jobs(GREEDY) == 4


def test_there_is_a_core():
    assert room.usable_cores() >= 1
