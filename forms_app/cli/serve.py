"""`forms-app serve`: the web server, and with it a worker where one machine does both."""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType
from typing import Any

import click
from flask import Flask
from gunicorn.app.base import BaseApplication

from forms_app.cli.opening import opened, settings_or_exit
from forms_app.config import DEFAULT_SECRET, Settings
from forms_app.definitions.library import Library
from forms_app.records.queries.installation import demonstration_accounts, reports_of_real_units
from forms_app.records.queries.world import load_world
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.web.app import create_app
from forms_app.worker.queue import Queue

_PAUSE = 1.0  # seconds before a worker that died is started again


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--processes", default=1, show_default=True, type=click.IntRange(1, 32), help="Server processes.")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 64), help="Threads of each process.")
@click.option("--with-worker", is_flag=True, help="Also start a worker, and start it again if it dies.")
def command(host: str, port: int, processes: int, threads: int, with_worker: bool) -> None:
    """Serve the pages until stopped."""
    settings = settings_or_exit()
    _check_secret(settings)
    with opened(settings, writes=False) as uow:
        _check_installation(uow)
    if with_worker:
        options = ("--host", host, "--port", str(port), "--processes", str(processes), "--threads", str(threads))
        sys.exit(_Supervisor(options).run())
    app = create_app(settings, HandOver(settings.queue_url))
    _check_library(app.extensions["library"])
    Server(app, bind=f"{host}:{port}", workers=processes, threads=threads).run()


class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn with threads, told here what it would otherwise read from files and arguments."""

    def __init__(self, app: Flask, **options: Any) -> None:
        self.app = app
        self.options = {"worker_class": "gthread", "control_socket_disable": True, "accesslog": None, **options}
        super().__init__()

    def load_config(self) -> None:
        """Give gunicorn its options."""
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Flask:
        """The application: made once, before the processes part; it has opened no connection by then."""
        return self.app


class HandOver:
    """The queue as the web knows it, opened in each process when it has its first job."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.queue: Queue | None = None

    def __call__(self, job_ids: Sequence[int]) -> None:
        """Give committed jobs to the workers."""
        if job_ids:
            self.queue = self.queue or Queue(self.url)
            self.queue.hand_over(job_ids)


class _Supervisor:
    """Runs the server and a worker as children: both end when it is told to, the worker is started again when it dies."""

    def __init__(self, options: tuple[str, ...]) -> None:
        self.options = options
        self.stopping = False
        self.children: dict[str, subprocess.Popen[bytes]] = {}

    def run(self) -> int:
        """Until told to stop, or until the server ends; the server's exit status."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        self._start("server", "serve", *self.options)
        self._start("worker", "worker")
        server = self.children["server"]
        while server.poll() is None:
            if self.children["worker"].poll() is not None and not self.stopping:
                click.echo("The worker ended; it is started again.", err=True)
                self._start("worker", "worker")
            time.sleep(_PAUSE)
        self._stop(signal.SIGTERM, None)
        self.children["worker"].wait()
        return 0 if self.stopping and server.returncode in {0, -signal.SIGTERM, -signal.SIGINT} else server.returncode

    def _start(self, name: str, *arguments: str) -> None:
        self.children[name] = subprocess.Popen([sys.executable, "-m", "forms_app.cli", *arguments])  # noqa: S603 -- our own command

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True
        for child in self.children.values():
            if child.poll() is None:
                child.terminate()


def _check_secret(settings: Settings) -> None:
    if settings.secret_key == DEFAULT_SECRET:
        raise click.ClickException(
            "FORMS_APP_SECRET_KEY is not set: anyone could sign links and sessions. Set it to a long random text, "
            "such as what `python3 -c 'import secrets; print(secrets.token_urlsafe(48))'` prints."
        )


def _check_installation(uow: UnitOfWork) -> None:
    """Invented and real are never mixed: neither accounts whose password is printed, nor reports."""
    demonstration = load_world(uow.session).demonstration
    if not demonstration and demonstration_accounts(uow.session):
        raise click.ClickException(
            "This database holds real data and accounts of the demonstration, whose password everyone knows. "
            "Remove the accounts under example.org, or serve a database of its own for the demonstration."
        )
    if demonstration and reports_of_real_units(uow.session):
        raise click.ClickException(
            "This database is a demonstration, but holds reports of real governments. Restore them into a database of their own."
        )


def _check_library(library: Library) -> None:
    if library.changed:
        names = ", ".join(f"{entry.code} {entry.version}" for entry in library.changed)
        raise click.ClickException(
            f"Published forms were changed: {names}. Put the files back as they were, or make a new version of each."
        )
