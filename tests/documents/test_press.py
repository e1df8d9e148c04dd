"""Documents are made in a process of their own, stopped when one takes too long or too much, never left behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from forms_app.config import ROOT
from forms_app.documents.limits import Limits, UnprintableError
from forms_app.documents.press import Press
from forms_app.documents.report import render_report
from tests.documents import works
from tests.documents.samples import paragraph, question, report, section

SECONDS, MEGABYTES = 2, 200


@pytest.fixture(scope="module")
def press() -> Iterator[Press]:
    with Press(Limits(SECONDS, MEGABYTES)) as press:
        yield press


def cause_of(press: Press, work: Callable[..., bytes], *values: object) -> tuple[str, dict[str, int]]:
    with pytest.raises(UnprintableError) as raised:
        press.make(work, *values)
    return raised.value.cause, raised.value.figures


def is_there(process: int) -> bool:
    """Whether a process runs; one that has ended and waits to be seen off (a zombie) is there too."""
    return Path(f"/proc/{process}").exists()


def test_the_process_stays_for_the_next_document_and_is_another_than_ours(press: Press) -> None:
    first, second = press.make(works.greeting), press.make(works.greeting)
    assert first == second != str(os.getpid()).encode()


def test_a_report_is_the_same_as_one_made_here(press: Press) -> None:
    small = report(section("part", "Part", question("part.text", "What is said?", paragraph("One word."))))
    with Press(Limits(120, 1024)) as patient:
        assert patient.make(render_report, small, "fr") == render_report(small, "fr")


def test_what_goes_wrong_is_told_and_the_next_document_is_made_by_another_process(press: Press) -> None:
    before = int(press.make(works.greeting))
    assert cause_of(press, works.loop) == ("time", {"seconds": SECONDS})
    assert not is_there(before)
    assert cause_of(press, works.grow) == ("memory", {"megabytes": MEGABYTES})
    assert cause_of(press, works.grab) == ("memory", {"megabytes": MEGABYTES})
    assert cause_of(press, works.abort) == ("memory", {"megabytes": MEGABYTES})
    assert cause_of(press, works.crash) == ("fault", {})
    assert cause_of(press, works.fail) == ("fault", {})
    assert int(press.make(works.greeting)) != before


def test_what_an_earlier_document_left_behind_fails_no_later_one(press: Press) -> None:
    press.make(works.hoard, MEGABYTES * 3 // 4)
    assert press.make(works.need, MEGABYTES // 2) == b"enough"


def test_a_hostile_report_is_stopped() -> None:
    word = report(section("part", "Part", question("part.text", "What is said?", paragraph("x" * 1_000_000))))
    with Press(Limits(5, 1024)) as press:
        assert cause_of(press, render_report, word, "en") == ("time", {"seconds": 5})


def test_a_process_that_was_killed_between_two_documents_is_replaced(press: Press) -> None:
    process = int(press.make(works.greeting))
    os.kill(process, signal.SIGKILL)
    assert press.make(works.greeting) != str(process).encode()


def test_it_knows_no_secret_and_what_is_printed_by_the_way_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORMS_APP_SECRET_KEY", "s")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "s")
    with Press(Limits(SECONDS, MEGABYTES)) as press:
        names = press.make(works.variables).decode().splitlines()
        assert press.make(works.printed) == b"document"
    assert "PATH" in names
    assert [name for name in names if name.startswith(("FORMS_APP_", "AWS_"))] == []


def test_nothing_is_left_when_the_press_is_closed() -> None:
    with Press(Limits(SECONDS, MEGABYTES)) as press:
        process = int(press.make(works.greeting))
    assert not is_there(process)


# Starts a press, says which process it has, and is then in the middle of a document.
_WORKER = """
import sys
from forms_app.documents.limits import Limits
from forms_app.documents.press import Press
from tests.documents import works
press = Press(Limits(int(sys.argv[1]), 200))
print(press.make(works.greeting).decode(), flush=True)
press.make(getattr(works, sys.argv[2]))
"""


@pytest.mark.parametrize(("seconds", "work"), [(3600, "loop"), (1, "sleep_in_c")])
def test_a_worker_that_is_killed_leaves_no_process_in_the_middle_of_a_document(seconds: int, work: str) -> None:
    """The process looks; and where no line of Python runs any more, the kernel ends it some seconds after its time."""
    command = [sys.executable, "-c", _WORKER, str(seconds), work]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as worker:
        assert worker.stdout is not None
        assert worker.stderr is not None
        process = int(worker.stdout.readline())
        assert worker.stderr.readline() == "begun\n"
        worker.kill()
        worker.wait()
    end = time.monotonic() + 60
    while _runs(process) and time.monotonic() < end:
        time.sleep(0.05)
    assert not _runs(process)


def _runs(process: int) -> bool:
    """Whether it runs; who sees off an orphan that has ended is the machine's affair."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"
