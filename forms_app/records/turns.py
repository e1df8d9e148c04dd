"""Writers of one process take turns, in the order they came.

SQLite lets a writer who finds another at work sleep and try again, ever longer: of twenty writers the unlucky ones wait
past their time while newcomers slip in. Here the writers of a process queue first, so that SQLite's own waiting is left
for those of other processes.
"""

from collections import deque
from threading import Lock


class Turns:
    """A queue of writers. Whoever holds the turn must give it back once; giving back what is not held does nothing."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._waiting: deque[Lock] = deque()
        self._taken = False

    def take(self, timeout: float) -> bool:
        """Wait for the turn, at most `timeout` seconds; whether it was had."""
        with self._guard:
            if not self._taken:
                self._taken = True
                return True
            place = Lock()
            place.acquire()
            self._waiting.append(place)
        if place.acquire(timeout=timeout):
            return True
        with self._guard:
            if place in self._waiting:
                self._waiting.remove(place)
                return False
        return True  # the turn came in the very moment the waiting ended

    def give_back(self) -> None:
        """Let the next writer in, the one who has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
