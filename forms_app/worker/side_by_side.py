"""Work done by several threads, each with a press of its own."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def side_by_side(processes: int, work: Callable[[Item, int], Result], items: Iterable[Item]) -> Iterator[Result]:
    """What becomes of each, in their order; `work` is given the number of its press, and there is one at least. Whoever stops
    asking stops the work."""
    free: SimpleQueue[int] = SimpleQueue()
    presses = max(processes, 1)
    for press in range(presses):
        free.put(press)

    def done(item: Item) -> Result:
        press = free.get()
        try:
            return work(item, press)
        finally:
            free.put(press)

    with ThreadPoolExecutor(presses) as threads:
        try:
            yield from threads.map(done, items)
        finally:
            threads.shutdown(cancel_futures=True)
