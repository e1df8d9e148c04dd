"""The queue that carries jobs to workers: SQLite by default, PostgreSQL or Redis by setting.

The row of a job is the truth; the queue only says "look at this one". A message that is lost costs a minute (`left_behind`),
one that comes twice is refused by the job's lease.
"""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from huey import Huey, PostgresHuey, PriorityRedisHuey, SqliteHuey, crontab

Perform = Callable[[int], None]  # does one job, by its id
Gather = Callable[[], Sequence[int]]  # ids of the jobs that nobody works on

_NAME = "forms"


class Queue:
    """One end of the queue. The web and the commands only hand over; a worker gives what performs and gathers."""

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

    def _on_their_way(self) -> frozenset[int]:
        """Jobs that wait in the queue already: a long queue must not grow by its own length every minute."""
        return frozenset(message.args[0] for message in self.huey.pending() if message.name == "perform")


def _opened(url: str) -> Huey:
    """The huey of an address. Raises ValueError for a kind that huey has no store for."""
    scheme = urlsplit(url).scheme.partition("+")[0]
    if scheme == "sqlite":
        return SqliteHuey(_NAME, filename=url.removeprefix("sqlite:///"), results=False)
    if scheme in {"postgresql", "postgres"}:
        return PostgresHuey(_NAME, dsn=url.replace("+psycopg", ""), results=False)
    if scheme in {"redis", "rediss"}:
        return PriorityRedisHuey(_NAME, url=url, results=False)
    raise ValueError(f"FORMS_APP_QUEUE_URL begins with {scheme!r}: write sqlite:///…, postgresql://… or redis://…")


def _given(function: Any) -> Any:
    if function is None:
        raise RuntimeError("this end of the queue hands over and performs nothing: start `forms-app worker`")
    return function
