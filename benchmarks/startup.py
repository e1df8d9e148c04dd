"""From `forms-app serve` to the first answer, against the least that gunicorn needs to answer with one bare Flask page."""

import os
import socket
import statistics
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.error import URLError

from benchmarks.figures import Row
from forms_app.config import PREFIX, ROOT, Settings
from forms_app.records.database import session_maker
from forms_app.records.migrating import upgrade
from forms_app.records.reference_store import found_installation
from forms_app.records.unit_of_work import unit_of_work

ROUNDS = 5
_GIVE_UP_AFTER = 60.0  # seconds
_PAUSE = 0.01  # seconds between two attempts to get an answer
_BARE = """
import sys
from flask import Flask
from gunicorn.app.base import BaseApplication
app = Flask("bare")
app.add_url_rule("/sign-in", "page", lambda: "<h1>Sign in</h1>")
class Server(BaseApplication):
    def load_config(self):
        self.cfg.set("bind", sys.argv[1])
        self.cfg.set("worker_class", "gthread")
        self.cfg.set("threads", 8)
        self.cfg.set("control_socket_disable", True)
    def load(self):
        return app
Server().run()
"""


def run() -> list[Row]:
    """Medians of five starts each, in turn, of processes that nothing has warmed up but the system's own cache."""
    with TemporaryDirectory() as folder:
        environment = _installation(Path(folder))
        serve = [str(Path(sys.executable).with_name("forms-app")), "serve", "--port"]
        bare = [sys.executable, "-c", _BARE]
        ours, alone = [], []
        for _ in range(ROUNDS):
            alone.append(_started(lambda port: [*bare, f"127.0.0.1:{port}"], environment))
            ours.append(_started(lambda port: [*serve, str(port)], environment))
    baseline, measured = statistics.median(alone), statistics.median(ours)
    return [
        Row("gunicorn with a bare Flask page, to the first answer", baseline, "s"),
        Row("forms-app serve, to the first answer", measured, "s", baseline / measured),
    ]


def _installation(folder: Path) -> dict[str, str]:
    """The environment of a migrated and seeded installation."""
    settings = Settings(database_url=f"sqlite:///{folder / 'bench.sqlite'}")
    maker = session_maker(settings)
    upgrade(maker.kw["bind"])
    with maker() as session, unit_of_work(session, now=datetime.now(UTC), writes=True) as uow:
        found_installation(uow, demonstration=False)
    maker.kw["bind"].dispose()
    return {
        **os.environ,
        f"{PREFIX}DATABASE_URL": settings.database_url,
        f"{PREFIX}FILES_URL": (folder / "files").as_uri(),
        f"{PREFIX}QUEUE_URL": f"sqlite:///{folder / 'queue.sqlite'}",
        f"{PREFIX}SECRET_KEY": "only for this benchmark, and nobody signs in",
    }


def _started(command: Callable[[int], list[str]], environment: dict[str, str]) -> float:
    """Seconds from the start of a process to its first answer; it is stopped then. Raises RuntimeError if none comes."""
    port = _free_port()
    begun = time.perf_counter()
    process = subprocess.Popen(command(port), cwd=ROOT, env=environment, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL)
    try:
        while not _answers(port):
            if process.poll() is not None or time.perf_counter() - begun > _GIVE_UP_AFTER:
                process.kill()
                raise RuntimeError(f"it did not start: {process.communicate()[1].decode(errors='replace')}")
            time.sleep(_PAUSE)
        return time.perf_counter() - begun
    finally:
        process.terminate()
        process.communicate()


def _answers(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/sign-in", timeout=_GIVE_UP_AFTER) as answer:
            return bool(answer.status == 200)
    except (URLError, ConnectionError):
        return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
