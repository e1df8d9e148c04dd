"""The queue that carries jobs to workers: SQLite by default, PostgreSQL or Redis by setting.

The row of a job is the truth; the queue only says "look at this one". A message that is lost costs a minute (`left_behind`),
one that comes twice is refused by the job's lease.
"""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from huey import Huey, PostgresHuey, PriorityRedisHuey, SqliteHuey, crontab
from huey.exceptions import ConfigurationError
from huey.registry import Message
from huey.serializer import Serializer
from huey.storage import RedisStorage

log = logging.getLogger(__name__)

Perform = Callable[[int], None]  # does one job, by its id
Gather = Callable[[], Sequence[int]]  # ids of the jobs that nobody works on

_NAME = "forms"
_REDIS = {"redis", "rediss"}
_POSTGRESQL = {"postgresql", "postgres"}


class _Plain(Serializer):  # type: ignore[misc]  # huey has no types
    """Messages as JSON: huey's own way, pickle, would let whoever can write into the queue make a worker run anything."""

    def _serialize(self, data: Message) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(data))


_OPTIONS: Mapping[str, Any] = {"serializer": _Plain(), "results": False}


class QueueError(Exception):
    """The queue of the settings cannot be used: a sentence that says why, and what to do."""


class Queue:
    """One end of the queue. The web and the commands only hand over; a worker gives what performs and gathers.

    Raises QueueError where the address is of no use, or the queue does not answer.
    """

    def __init__(self, url: str, perform: Perform | None = None, gather: Gather | None = None) -> None:
        self.huey = _opened(url)

        @self.huey.task(name="perform")  # type: ignore[untyped-decorator]  # huey has no types
        def carried(job_id: int) -> None:
            _given(perform)(job_id)

        @self.huey.periodic_task(crontab(), name="take_up")  # type: ignore[untyped-decorator]
        def taken_up() -> None:
            self.take_up()

        self._carried: Any = carried
        self._gather = gather

    def hand_over(self, job_ids: Sequence[int]) -> None:
        """Send jobs whose rows are committed to the workers, in order."""
        for job_id in job_ids:
            self._carried(job_id)

    def take_up(self) -> None:
        """Hand over the jobs that nobody works on, unless they wait in the queue already. A worker does so every minute."""
        on_their_way = self._on_their_way()
        self.hand_over([job_id for job_id in _given(self._gather)() if job_id not in on_their_way])

    def close(self) -> None:
        """Close its connections; the next use opens others."""
        storage = self.huey.storage
        storage.close()
        if isinstance(storage, RedisStorage):  # which leaves them open
            storage.pool.disconnect()

    def _on_their_way(self) -> frozenset[int]:
        """Jobs that wait in the queue already: a long queue must not grow by its own length every minute."""
        return frozenset(message.args[0] for message in self.huey.pending() if message.name == "perform")


class HandOver:
    """The queue as the web and the commands know it: opened, in each process, when there is something to hand over."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.queue: Queue | None = None

    def __call__(self, job_ids: Sequence[int]) -> None:
        """Send jobs whose rows are committed to the workers.

        Nothing is raised where the queue is away: what was asked for is done and kept, and a worker looks for it.
        """
        if not job_ids:
            return
        try:
            self.queue = self.queue or Queue(self.url)
            self.queue.hand_over(job_ids)
        except QueueError as error:
            log.warning("%s Jobs %s wait until a worker looks for them.", error, list(job_ids))
        except Exception:
            log.exception("The queue did not take jobs %s. They wait until a worker looks for them.", list(job_ids))


def check_address(url: str) -> None:
    """Refuse an address that can be of no use here, without asking whether anything answers there. Raises QueueError."""
    scheme = _scheme(url)
    if scheme in _REDIS:
        _redis(url)  # connects when it is first used
    elif scheme not in {"sqlite", *_POSTGRESQL}:
        raise QueueError(f"FORMS_APP_QUEUE_URL begins with {scheme!r}: write sqlite:///…, postgresql://… or redis://…")


def _opened(url: str) -> Huey:
    """The huey of an address, which has answered once. Raises QueueError."""
    check_address(url)
    try:
        huey = _huey(url)
        huey.pending_count()
    except Exception as error:
        reason = " ".join(str(error).split())
        raise QueueError(f"The queue {_without_secrets(url)} cannot be reached ({reason}). Check FORMS_APP_QUEUE_URL.") from error
    return huey


def _huey(url: str) -> Huey:
    scheme = _scheme(url)
    if scheme in _REDIS:
        return _redis(url)
    if scheme in _POSTGRESQL:
        return PostgresHuey(_NAME, dsn=url.replace("+psycopg", ""), **_OPTIONS)
    return SqliteHuey(_NAME, filename=url.removeprefix("sqlite:///"), **_OPTIONS)


def _redis(url: str) -> Huey:
    try:
        return PriorityRedisHuey(_NAME, url=url, **_OPTIONS)
    except ConfigurationError as error:  # what speaks to Redis is no part of the pinned requirements
        raise QueueError(
            "FORMS_APP_QUEUE_URL names Redis, but what speaks to it is not installed. "
            "Run `.venv/bin/pip install 'redis>=8.1,<9'`, then start again."
        ) from error
    except ValueError as error:
        raise QueueError(
            "FORMS_APP_QUEUE_URL cannot be read: write redis://:password@host:6379/0, with / as %2F and # as %23 in the password."
        ) from error


def _scheme(url: str) -> str:
    return urlsplit(url).scheme.partition("+")[0]


def _without_secrets(url: str) -> str:
    """The address for people to read: neither password nor options."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _given(function: Any) -> Any:
    if function is None:
        raise RuntimeError("this end of the queue hands over and performs nothing: start `forms-app worker`")
    return function
