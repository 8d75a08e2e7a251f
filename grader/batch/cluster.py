"""The same batch on other machines: Dask's scheduler hands the submissions to its workers.

Any Dask cluster will do: of one machine, of Slurm (dask-jobqueue) or of Kubernetes (dask-kubernetes); see
``docs/cluster.md``. What a lost worker had is given to another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError, Executor
from contextlib import contextmanager
from typing import Any

from grader.batch.run import Place
from grader.errors import OutputError, UsageError

_SECONDS = 15
"""To reach the scheduler, and then for its first worker to be there."""


@contextmanager
def cluster(address: str) -> Iterator[Place]:
    """Where to grade: the cluster whose scheduler is at ``tcp://host:port``.

    Raises:
        UsageError: ``distributed`` is not installed, nobody answers at the address, or no worker comes.
    """
    try:
        from distributed import Client, KilledWorker
        from distributed.client import FutureCancelledError
    except ImportError:
        raise UsageError("--cluster needs Dask: pip install 'nngrade[cluster]'.") from None
    try:
        client = Client(address, timeout=_SECONDS, name="nngrade")
    except (OSError, ValueError, TimeoutError):
        raise UsageError(
            f"No Dask scheduler answers at {address}. The address is what dask scheduler printed: tcp://host:port."
        ) from None
    try:
        with client:
            _wait_for_workers(client, address)
            yield Place(
                executor=lambda: _executor(client),
                jobs=lambda: max(sum(client.nthreads().values()), 1),
                abandon=lambda executor: executor.shutdown(wait=False),
                lost=(KilledWorker,),
            )
    except (CancelledError, FutureCancelledError):
        raise OutputError(
            f"The scheduler at {address} is gone. What is finished is kept; go on with --resume."
        ) from None


def _wait_for_workers(client: Any, address: str) -> None:
    try:
        client.wait_for_workers(1, timeout=_SECONDS)
    except TimeoutError:
        raise UsageError(f"The cluster at {address} has no workers: start some with dask worker {address}.") from None


def _executor(client: Any) -> Executor:
    # Not pure: the same submission of two students is graded twice, as two processes of this machine would.
    executor: Executor = client.get_executor(pure=False)
    return executor
