"""The queue of each kind that the settings may name: what is handed over is carried, in order, once."""

import logging
import os
import pickle
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier

import pytest

from forms_app.records.jobs import Ticket
from forms_app.worker.hand_over import HandOver
from forms_app.worker.queue import Queue, check_address
from forms_app.worker.queue_address import QueueError
from tests.servers.redis import RedisServer

USELESS = {
    "amqp://localhost": r"begins with 'amqp': write sqlite:///…, postgresql://… or redis://…",
    "redis://:pass/word@localhost:6379/0": "cannot be read: write redis://:password@host:6379/0",
}
AWAY = {
    "redis": ("redis://:a-secret@127.0.0.1:1/0", "The queue redis://127.0.0.1:1/0 cannot be reached"),
    "postgres": ("postgresql+psycopg://me:a-secret@127.0.0.1:1/jobs", "The queue postgresql+psycopg://127.0.0.1:1/jobs cannot"),
    "sqlite": ("sqlite:////no/such/folder/queue.sqlite", "The queue sqlite:////no/such/folder/queue.sqlite cannot be reached"),
}


def mails(*ids: int) -> list[Ticket]:
    return [Ticket(job_id, "mail") for job_id in ids]


@pytest.fixture
def performed() -> list[int]:
    return []


@pytest.fixture
def queue(queue_url: str, performed: list[int]) -> Iterator[Queue]:
    """A worker's end of the queue; jobs 7 and 8 were left behind."""
    made = Queue(queue_url, performed.append, lambda: mails(7, 8))
    yield made
    made.close()


def test_several_ends_begin_at_one_moment_on_an_empty_queue(queue_url: str) -> None:
    together = Barrier(6)

    def begin(_number: int) -> Queue:
        together.wait()
        return Queue(queue_url)

    with ThreadPoolExecutor(6) as threads:
        for queue in list(threads.map(begin, range(6))):
            queue.close()


def carry(queue: Queue) -> None:
    """Do what waits in the queue, as a worker would."""
    while queue.huey.pending_count():
        queue.huey.execute(queue.huey.dequeue())


def test_jobs_are_carried_in_order(queue: Queue, performed: list[int]) -> None:
    queue.hand_over(mails(3, 1, 2))
    carry(queue)
    assert performed == [3, 1, 2]


def test_what_follows_from_a_job_is_handed_over_when_it_is_done(queue_url: str, performed: list[int]) -> None:
    def perform(job_id: int) -> Sequence[Ticket]:
        performed.append(job_id)
        return mails(9) if job_id == 1 else ()

    queue = Queue(queue_url, perform)
    queue.hand_over(mails(1))
    carry(queue)
    queue.close()
    assert performed == [1, 9]


def test_once_an_hour_a_worker_removes_what_is_kept_no_longer(tmp_path: Path) -> None:
    done: list[str] = []
    queue = Queue(f"sqlite:///{tmp_path / 'queue.sqlite'}", lambda _: None, lambda: (), lambda: done.append("tidied"))
    for minute in range(60):
        for look in queue.huey.read_periodic(datetime(2026, 11, 27, 10, minute)):  # noqa: DTZ001 -- the machine's own time
            queue.huey.enqueue(look)
        carry(queue)
    queue.close()
    assert done == ["tidied"]


def test_short_work_is_taken_before_the_volumes_and_tables_that_came_before_it(queue: Queue, performed: list[int]) -> None:
    queue.hand_over([Ticket(1, "volume"), Ticket(2, "tables")])
    queue.hand_over([Ticket(3, "mail"), Ticket(4, "volume"), Ticket(5, "render"), Ticket(6, "form")])
    carry(queue)
    assert performed == [3, 5, 6, 1, 2, 4]


def test_what_was_left_behind_is_looked_for_before_a_volume_that_waits(queue: Queue, performed: list[int]) -> None:
    queue.hand_over([Ticket(1, "volume")])
    for look in queue.huey.read_periodic(datetime.now(UTC)):
        queue.huey.enqueue(look)
    carry(queue)
    assert performed == [7, 8, 1]


def test_what_was_left_behind_is_handed_over_once_however_often_it_is_looked_for(queue: Queue, performed: list[int]) -> None:
    queue.hand_over(mails(7))
    for _ in range(3):
        queue.take_up()
    carry(queue)
    assert performed == [7, 8]


def test_what_one_end_hands_over_the_other_performs(queue_url: str, queue: Queue, performed: list[int]) -> None:
    web = HandOver(queue_url, Queue)
    web(mails(5))
    web([])
    web(mails(6))
    carry(queue)
    assert performed == [5, 6]
    assert web.queue is not None
    web.queue.close()


def test_an_end_that_only_hands_over_performs_nothing(queue_url: str) -> None:
    web = Queue(queue_url)
    web.hand_over(mails(1))
    with pytest.raises(RuntimeError, match="forms-app worker"):
        web.huey.dequeue().execute()
    web.close()


def test_what_others_put_into_the_queue_is_not_run(queue: Queue, performed: list[int], tmp_path: Path) -> None:
    class Hostile:
        def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
            return os.mkdir, (str(tmp_path / "made by the queue"),)

    queue.huey.storage.enqueue(pickle.dumps(Hostile()), priority=9)
    queue.take_up()
    with pytest.raises(ValueError, match="decode"):
        queue.huey.dequeue()
    carry(queue)
    assert performed == [7, 8]
    assert not (tmp_path / "made by the queue").exists()


@pytest.mark.parametrize("url", USELESS)
def test_an_address_of_no_use_is_refused_with_what_to_write_instead(url: str) -> None:
    for refuse in (check_address, Queue):
        with pytest.raises(QueueError, match=USELESS[url]):
            refuse(url)


@pytest.mark.parametrize("kind", AWAY)
def test_a_queue_that_does_not_answer_is_named_without_its_password(kind: str) -> None:
    url, words = AWAY[kind]
    check_address(url)
    with pytest.raises(QueueError) as refused:
        Queue(url)
    assert str(refused.value).startswith(words)
    assert "a-secret" not in str(refused.value)
    assert str(refused.value).endswith("Check FORMS_APP_QUEUE_URL.")


def test_what_was_done_stays_done_while_the_queue_is_away_and_goes_on_when_it_is_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    redis, performed = RedisServer(tmp_path), list[int]()
    url = redis.url()
    web = HandOver(url, Queue)
    with caplog.at_level(logging.WARNING):
        web(mails(1))
        redis.start()
        web(mails(2))
        redis.stop()
        web(mails(3))
        redis.start()
        web(mails(4))
    worker = Queue(url, performed.append)
    carry(worker)
    redis.stop()
    assert web.queue is not None
    web.queue.close()
    worker.close()
    assert performed == [4]
    assert [("[1] wait until" in words, "[3]. They wait until" in words) for words in caplog.messages] == [
        (True, False),
        (False, True),
    ]
