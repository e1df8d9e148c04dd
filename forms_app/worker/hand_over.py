"""The queue as the web and the commands know it: where committed jobs go."""

import logging
from collections.abc import Callable, Sequence
from typing import Protocol

from forms_app.records.jobs import Ticket
from forms_app.worker.queue_address import QueueError

log = logging.getLogger(__name__)


class Takes(Protocol):
    """An open queue that takes jobs."""

    def hand_over(self, jobs: Sequence[Ticket]) -> None:
        """Send jobs whose rows are committed to the workers, in order."""

    def close(self) -> None:
        """Close its connections; the next use opens others."""


class HandOver:
    """Opens the queue, in each process, when there is something to hand over.

    `opened` makes a queue of an address; what it raises is told in the log.
    """

    def __init__(self, url: str, opened: Callable[[str], Takes]) -> None:
        self.url = url
        self.opened = opened
        self.queue: Takes | None = None

    def __call__(self, jobs: Sequence[Ticket]) -> None:
        """Send jobs whose rows are committed to the workers.

        Nothing is raised where the queue is away: what was asked for is done and kept, and a worker looks for it.
        """
        if not jobs:
            return
        try:
            self.queue = self.queue or self.opened(self.url)
            self.queue.hand_over(jobs)
        except QueueError as error:
            log.warning("%s Jobs %s wait until a worker looks for them.", error, [one.job_id for one in jobs])
        except Exception:
            log.exception(
                "The queue did not take jobs %s. They wait until a worker looks for them.", [one.job_id for one in jobs]
            )
