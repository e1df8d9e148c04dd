"""Processes beside a worker, seen from outside."""

import subprocess
import sys
from pathlib import Path

from forms_app.config import ROOT
from tests.cli.processes import children_of
from tests.worker.test_worker import wait_for

ASKS_TWO = """
import time
from forms_app.worker.processes import further_processes
with further_processes(2) as others:
    print(sum(others.map(abs, [-1, -2])), flush=True)
    time.sleep(600)
"""


def test_they_end_with_a_worker_that_is_killed() -> None:
    worker = subprocess.Popen([sys.executable, "-c", ASKS_TWO], cwd=ROOT, stdout=subprocess.PIPE)
    assert worker.stdout is not None
    assert worker.stdout.readline() == b"3\n"
    others = children_of(worker.pid)
    assert sum("spawn_main" in command for command in others.values()) == 2
    worker.kill()
    worker.wait()
    worker.stdout.close()
    wait_for(lambda: not any(_lives(number) for number in others), 20)


def _lives(process_id: int) -> bool:
    """Whether it is more than an entry that nobody has collected yet."""
    try:
        return (Path("/proc") / str(process_id) / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
