"""Processes that work beside a worker, and end with it."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, parent_process
from threading import Thread


def further_processes(number: int) -> ProcessPoolExecutor:
    """So many processes, which end when they are closed, and also where the process that asked for them is killed."""
    return ProcessPoolExecutor(number, get_context("spawn"), _end_with_parent)


def _end_with_parent() -> None:
    """Each of them holds the other end of what it waits for: nothing else would tell it that nobody can ask any more."""
    Thread(target=_wait_and_end, name="end with parent", daemon=True).start()


def _wait_and_end() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
