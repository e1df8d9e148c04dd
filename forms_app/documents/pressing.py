"""The process that the press starts: limits itself, then makes one document after another until nobody is left to ask.

What a document needs is loaded with the first one.
Run as `python -m forms_app.documents.pressing SECONDS MEGABYTES`. It reads no setting, no database and no file of the
installation; addresses are refused as ever (fetch.py).
"""

import gc
import json
import logging
import os
import pickle
import resource
import select
import signal
import sys
import threading
from pathlib import Path
from typing import BinaryIO

from forms_app.documents.limits import Limits, UnprintableError
from forms_app.documents.press import ANSWER, DONE, NOT_DONE, QUESTION, READY, TOO_MUCH

_GRACE = 5  # seconds after which it ends by itself, where nobody has killed it in time
_WALL = 1.25  # times the memory it may take: then the kernel refuses it more, in case it grows between two looks
_LOOKS = 100  # milliseconds between two looks at the memory it has
_GARBAGE = (
    50_000,
    20,
    20,
)  # what a document is made of stays to its end: to look for waste so long takes a tenth of the time
_ASKS = 0  # the file descriptor through which work comes
_MEGABYTE = 1024 * 1024


def main(limits: Limits) -> None:
    """Work until the other end is closed."""
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # whatever a library prints must not run into a document
        _restrict(limits)
        gc.set_threshold(*_GARBAGE)
        threading.Thread(target=_watch, args=(limits,), daemon=True).start()
        _answer(answers, *READY)
        while head := sys.stdin.buffer.read(QUESTION.size):
            work = sys.stdin.buffer.read(*QUESTION.unpack(head))
            signal.alarm(limits.seconds + _GRACE)  # the kernel keeps it, even where no line of Python is run any more
            _answer(answers, *_made(work, limits))
            signal.alarm(0)


def _restrict(limits: Limits) -> None:
    """What it writes to counts as memory; fonts, which are only read, do not. Where it breaks down it leaves no text behind."""
    resource.setrlimit(resource.RLIMIT_DATA, (int(limits.megabytes * _WALL * _MEGABYTE),) * 2)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for number in (signal.SIGINT, signal.SIGTERM):  # meant for the worker, which may want to finish first
        signal.signal(number, signal.SIG_IGN)


def _watch(limits: Limits) -> None:
    """End, in the middle of a document too, when nobody can ask any more, or when too much memory is taken.

    What runs against the wall instead breaks down in any place and way, and says nothing of the reason.
    """
    asking = select.poll()
    asking.register(_ASKS, 0)  # without events of its own it wakes when the other end is closed
    while not asking.poll(_LOOKS):
        if _megabytes() > limits.megabytes:
            os._exit(TOO_MUCH)
    os._exit(0)


def _megabytes() -> int:
    """The memory it has that is counted."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5])
    return pages * resource.getpagesize() // _MEGABYTE


def _made(work: bytes, limits: Limits) -> tuple[int, bytes]:
    try:
        render, values = pickle.loads(work)  # noqa: S301 -- from the process that started this one
        return DONE, render(*values)
    except UnprintableError as error:
        return NOT_DONE, json.dumps([error.cause, error.figures]).encode()
    except MemoryError:
        return NOT_DONE, json.dumps(["memory", {"megabytes": limits.megabytes}]).encode()
    except Exception:
        logging.getLogger(__name__).exception("a document could not be set")
        return NOT_DONE, json.dumps(["fault", {}]).encode()


def _answer(answers: BinaryIO, kind: int, content: bytes) -> None:
    answers.write(ANSWER.pack(kind, len(content)) + content)
    answers.flush()


if __name__ == "__main__":
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    main(Limits(*map(int, sys.argv[1:])))
