"""The queue that carries jobs to workers: SQLite by default, PostgreSQL or Redis by setting.

The row of a job is the truth; the queue only says "look at this one". A message that is lost costs a minute (`left_behind`),
one that comes twice is refused by the job's lease.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from huey import Huey, PostgresHuey, PriorityRedisHuey, SqliteHuey, crontab
from huey.exceptions import ConfigurationError
from huey.registry import Message
from huey.serializer import Serializer
from huey.storage import RedisStorage

from forms_app.records.jobs import Ticket
from forms_app.worker.queue_address import POSTGRESQL, REDIS, QueueError, check_scheme, scheme_of, without_secrets

Perform = Callable[[int], Sequence[Ticket] | None]  # does one job, by its id; the jobs that follow from it
Tidy = Callable[[], None]  # removes what is kept no longer
Gather = Callable[[], Sequence[Ticket]]  # the jobs that nobody works on

_NAME = "forms"
# Kinds that take minutes: whoever waits for a mail or for one document goes before them.
_LONG = frozenset({"volume", "archive", "word", "html", "json", "tables", "csv", "pieces"})
_ONCE_AN_HOUR = crontab(minute="41")
_THERE_ALREADY = "23505"  # how PostgreSQL names what another one has just made (unique_violation)
_NOW, _LATER = 1, 0  # priorities: the higher is taken first, of the same the earlier


class _Plain(Serializer):  # type: ignore[misc]  # huey has no types
    """Messages as JSON: huey's own way, pickle, would let whoever can write into the queue make a worker run anything."""

    def _serialize(self, data: Message) -> bytes:
        return json.dumps(data).encode()

    def _deserialize(self, data: bytes) -> Message:
        return Message(*json.loads(data))


_OPTIONS: Mapping[str, Any] = {"serializer": _Plain(), "results": False}


class Queue:
    """One end of the queue. The web and the commands only hand over; a worker gives what performs and gathers.

    Raises QueueError where the address is of no use, or the queue does not answer.
    """

    def __init__(self, url: str, perform: Perform | None = None, gather: Gather | None = None, tidy: Tidy | None = None) -> None:
        self.huey = _opened(url)

        @self.huey.task(name="perform")  # type: ignore[untyped-decorator]  # huey has no types
        def carried(job_id: int) -> None:
            self.hand_over(_given(perform)(job_id) or ())

        @self.huey.periodic_task(crontab(), name="take_up", priority=_NOW)  # type: ignore[untyped-decorator]
        def taken_up() -> None:
            self.take_up()

        if tidy is not None:
            self.huey.periodic_task(_ONCE_AN_HOUR, name="tidy", priority=_LATER)(tidy)

        self._carried: Any = carried
        self._gather = gather

    def hand_over(self, jobs: Sequence[Ticket]) -> None:
        """Send jobs whose rows are committed to the workers, in order; they take short work before long."""
        for job in jobs:
            self._carried(job.job_id, priority=_LATER if job.kind in _LONG else _NOW)

    def take_up(self) -> None:
        """Hand over the jobs that nobody works on, unless they wait in the queue already. A worker does so every minute."""
        on_their_way = self._on_their_way()
        self.hand_over([job for job in _given(self._gather)() if job.job_id not in on_their_way])

    def close(self) -> None:
        """Close its connections; the next use opens others."""
        storage = self.huey.storage
        storage.close()
        if isinstance(storage, RedisStorage):  # which leaves them open
            storage.pool.disconnect()

    def _on_their_way(self) -> frozenset[int]:
        """Jobs that wait in the queue already: a long queue must not grow by its own length every minute."""
        return frozenset(message.args[0] for message in self.huey.pending() if message.name == "perform")


def check_address(url: str) -> None:
    """Refuse an address that can be of no use here, without asking whether anything answers there. Raises QueueError."""
    check_scheme(url)
    if scheme_of(url) in REDIS:
        _redis(url)  # connects when it is first used


def _opened(url: str) -> Huey:
    """The huey of an address, which has answered once. Raises QueueError."""
    check_address(url)
    try:
        return _answering(url)
    except Exception as error:
        reason = " ".join(str(error).split())
        raise QueueError(f"The queue {without_secrets(url)} cannot be reached ({reason}). Check FORMS_APP_QUEUE_URL.") from error


def _answering(url: str) -> Huey:
    """The same; raises what the storage does. Where several ends begin at one moment on an empty PostgreSQL, each makes the
    tables, and all but one are refused though they ask for them only if they are not there: for a second try they are."""
    try:
        huey = _huey(url)
        huey.pending_count()
    except Exception as error:
        if getattr(error, "sqlstate", None) != _THERE_ALREADY:
            raise
        huey = _huey(url)
        huey.pending_count()
    return huey


def _huey(url: str) -> Huey:
    scheme = scheme_of(url)
    if scheme in REDIS:
        return _redis(url)
    if scheme in POSTGRESQL:
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


def _given(function: Any) -> Any:
    if function is None:
        raise RuntimeError("this end of the queue hands over and performs nothing: start `forms-app worker`")
    return function
