"""The processes of this machine that grade a batch."""

from __future__ import annotations

import multiprocessing
from concurrent.futures import Executor, ProcessPoolExecutor

from grader.batch.run import Place
from grader.pool import belong


def local(jobs: int) -> Place:
    """Processes of this machine. They are started afresh, so nothing of the command is in their memory."""
    context = multiprocessing.get_context("spawn")
    others = multiprocessing.active_children()  # not ours to end

    def executor() -> Executor:
        return ProcessPoolExecutor(jobs, mp_context=context, initializer=belong)

    def abandon(executor: Executor) -> None:
        """The sandbox of an ended process ends with it."""
        executor.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            if process not in others:
                process.terminate()

    return Place(executor, lambda: jobs, abandon)
