"""The queue on SQLite and on PostgreSQL: what is handed over is carried, in order, once."""

from collections.abc import Iterator

import pytest

from forms_app.worker.queue import Queue


@pytest.fixture
def performed() -> list[int]:
    return []


@pytest.fixture
def queue(database_url: str, performed: list[int]) -> Iterator[Queue]:
    """A worker's end of the queue; jobs 7 and 8 were left behind."""
    made = Queue(database_url, performed.append, lambda: [7, 8])
    yield made
    made.huey.storage.close()


def carry(queue: Queue) -> None:
    """Do what waits in the queue, as a worker would."""
    while (message := queue.huey.dequeue()) is not None:
        queue.huey.execute(message)


def test_jobs_are_carried_in_order(queue: Queue, performed: list[int]) -> None:
    queue.hand_over([3, 1, 2])
    carry(queue)
    assert performed == [3, 1, 2]


def test_what_was_left_behind_is_handed_over_once_however_often_it_is_looked_for(queue: Queue, performed: list[int]) -> None:
    queue.hand_over([7])
    for _ in range(3):
        queue.take_up()
    carry(queue)
    assert performed == [7, 8]


def test_an_end_that_only_hands_over_performs_nothing(database_url: str) -> None:
    web = Queue(database_url)
    web.hand_over([1])
    with pytest.raises(RuntimeError, match="forms-app worker"):
        web.huey.dequeue().execute()
    web.huey.storage.close()
