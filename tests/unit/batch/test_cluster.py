"""What is told when there is no cluster; tests/faults/test_cluster.py grades on one."""

from __future__ import annotations

import sys

import pytest

from grader.batch import cluster as module
from grader.errors import UsageError


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:1", "nonsense"])
def test_nobody_at_the_address(address, monkeypatch):
    pytest.importorskip("distributed")
    monkeypatch.setattr(module, "_SECONDS", 1)
    with pytest.raises(UsageError, match=f"No Dask scheduler answers at {address}"), module.cluster(address):
        pass


def test_without_dask(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(UsageError, match=r"pip install 'nngrade\[cluster\]'"), module.cluster("tcp://127.0.0.1:1"):
        pass
