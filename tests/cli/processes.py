"""Real processes of `forms-app`, at a free port, with an environment of their own."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError

from forms_app.config import PREFIX, ROOT, Settings

STARTS_WITHIN = 60.0  # seconds: the machine is shared
SECRET = "a secret of this test and of nobody else"


def environment_of(settings: Settings, **changes: str) -> dict[str, str]:
    """The environment that makes a command work in this installation."""
    own = {name: getattr(settings, name) for name in ("database_url", "files_url", "queue_url")}
    named = {PREFIX + name.upper(): value for name, value in {**own, "secret_key": SECRET, **changes}.items()}
    return {**os.environ, **named}


@contextmanager
def running(environment: Mapping[str, str], *arguments: str, log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """`forms-app …` in a process, told to stop at the end; what it says goes to `log`."""
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "forms_app.cli", *arguments], env=dict(environment), cwd=ROOT, stdout=output, stderr=output
        )
        try:
            yield process
        finally:
            if process.poll() is None:
                process.terminate()
            try:
                process.wait(STARTS_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def wait_for_answer(url: str, process: "subprocess.Popen[bytes]", log: Path) -> int:
    """The HTTP status of the first answer."""
    give_up_at = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < give_up_at and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                return int(answer.status)
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"{url} did not answer (status {process.poll()}):\n{log.read_text(errors='replace')}")


def children_of(process_id: int) -> dict[int, str]:
    """The command lines of the children of a process, by their ids."""
    found = {}
    for entry in Path("/proc").iterdir():
        if not entry.name.isdecimal():
            continue
        try:
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == process_id:
                found[int(entry.name)] = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()
        except (FileNotFoundError, ProcessLookupError):
            continue  # it has just ended
    return found
