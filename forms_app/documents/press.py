"""The press: a process of its own that makes documents. It stays for the next one, so that fonts, templates and style sheets are
read once; it is killed and replaced when a document takes too long or too much memory.

What goes in is a function of documents/ and its frozen values; what comes out is bytes, or why there are none.
"""

import json
import logging
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import IO, Any, Self

from forms_app.config import PREFIX, ROOT
from forms_app.documents.limits import Limits, UnprintableError

QUESTION = struct.Struct("<Q")  # the length of the work that follows
ANSWER = struct.Struct("<BQ")  # DONE or NOT_DONE, and the length of what follows: the document, or JSON of cause and figures
DONE, NOT_DONE = 1, 0
READY = (DONE, b"")
TOO_MUCH = 77  # the status with which the process ends that has taken too much memory

log = logging.getLogger(__name__)

_STARTS_WITHIN = 120.0  # seconds: a machine that is busy loads slowly
_SECRETS = (PREFIX, "AWS_", "PG")  # settings that no document needs to know
# GLib and Pango abort where they get no memory, and the kernel kills where the machine has none.
_FOR_WANT_OF_MEMORY = (TOO_MUCH, -signal.SIGABRT, -signal.SIGTRAP, -signal.SIGKILL)


class PressError(RuntimeError):
    """The process that makes documents does not start; its own words are on standard error."""


class Press:
    """Makes one document at a time; threads wait for one another. It starts with its first document."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._turn = threading.Lock()
        self._child: _Child | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def make(self, render: Callable[..., bytes], *values: Any) -> bytes:
        """What a function makes of its values. Raises UnprintableError, PressError."""
        work = pickle.dumps((render, values), pickle.HIGHEST_PROTOCOL)
        with self._turn:
            was_used = self._child is not None
            try:
                return self._made(work)
            except UnprintableError as error:
                if error.cause != "memory" or not was_used:
                    raise
            return self._made(work)  # the documents before it may have left too little: now it has all for itself

    def close(self) -> None:
        """End the process; the next document starts another."""
        if self._child is not None:
            self._child.end()
            self._child = None

    def _made(self, work: bytes) -> bytes:
        if self._child is None:
            self._child = _Child(self._limits)
        try:
            return self._child.made(work)
        except UnprintableError as error:
            log.warning("a document was not made (%s %s)", error.cause, error.figures)
            self.close()
            raise


class _Child:
    """The process, ready for work."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        command = [sys.executable, "-m", "forms_app.documents.pressing", str(limits.seconds), str(limits.megabytes)]
        plain = {name: value for name, value in os.environ.items() if not name.startswith(_SECRETS)}
        self._process = subprocess.Popen(  # noqa: S603 -- our own command
            command, cwd=ROOT, env=plain, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._late = False
        if self._asked(b"", _STARTS_WITHIN) != READY:
            self.end()
            raise PressError("the process that makes documents does not start")

    def made(self, work: bytes) -> bytes:
        """What it answers within its time. Raises UnprintableError; the process is of no use then."""
        answer = self._asked(QUESTION.pack(len(work)) + work, self._limits.seconds)
        if answer is None:
            raise self._why_it_died()
        if answer[0] == DONE:
            return answer[1]
        cause, figures = json.loads(answer[1])
        raise UnprintableError(cause, figures)

    def end(self) -> None:
        """Kill it, for it holds nothing, and see it off, so that no zombie stays."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                _close(stream)

    def _asked(self, question: bytes, seconds: float) -> tuple[int, bytes] | None:
        """The answer; None where the process dies before it has given one, or is killed because its time is up."""
        assert self._process.stdin is not None  # noqa: S101 -- both were asked for
        assert self._process.stdout is not None  # noqa: S101
        clock = threading.Timer(seconds, self._kill)
        clock.daemon = True
        clock.start()
        try:
            self._process.stdin.write(question)
            self._process.stdin.flush()
            return _read(self._process.stdout)
        except BrokenPipeError:
            return None
        finally:
            clock.cancel()

    def _kill(self) -> None:
        self._late = True
        self._process.kill()

    def _why_it_died(self) -> UnprintableError:
        status = self._process.wait()
        if self._late or status == -signal.SIGALRM:
            return UnprintableError("time", {"seconds": self._limits.seconds})
        if status in _FOR_WANT_OF_MEMORY:
            return UnprintableError("memory", {"megabytes": self._limits.megabytes})
        return UnprintableError("fault")


def _read(stream: IO[bytes]) -> tuple[int, bytes] | None:
    head = stream.read(ANSWER.size)
    if len(head) < ANSWER.size:
        return None
    kind, length = ANSWER.unpack(head)
    content = stream.read(length)
    return (kind, content) if len(content) == length else None


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except BrokenPipeError:  # what was not sent yet has nobody to go to
        log.debug("a document was on its way to a process that has ended")
