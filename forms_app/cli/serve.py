"""`forms-app serve`: the web server, and with it a worker where one machine does both.

This file is light: what answers requests (`server.py`) is only loaded in the process that does so.
"""

import gc
import shutil
import signal
import socket
import subprocess
import sys
import time
from types import FrameType

import click

from forms_app.cli.lazy import LazyCommand

_SERVER = LazyCommand("forms_app.cli.server", "The process that answers requests.")
_LOOKS = 0.2  # seconds between two looks at the children
_WORKER_WAITS = 20.0  # seconds for which a worker leaves the machine to a server that is still starting
_PAUSES = (1.0, 2.0, 5.0, 15.0, 60.0)  # seconds before a worker that died is started again: each time longer
_STAYED = 60.0  # seconds after which a worker counts as well
_ENDS_WITHIN = 30.0  # seconds after which a child that was told to stop is killed


@click.command(name="serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 32), help="Server processes.")
@click.option("--threads", default=8, show_default=True, type=click.IntRange(1, 64), help="Threads of each process.")
@click.option("--with-worker", is_flag=True, help="Also start a worker for documents and mails, and start it again if it dies.")
@click.pass_context
def command(context: click.Context, host: str, port: int, workers: int, threads: int, with_worker: bool) -> None:
    """Serve the pages until stopped.

    Refused: a secret that anyone knows, a database that is not up to date, invented accounts beside real data, and published
    forms that were changed.
    """
    if with_worker:
        options = ("--host", host, "--port", str(port), "--workers", str(workers), "--threads", str(threads))
        sys.exit(_Supervisor(_ours("serve", *options), _ours("worker"), (host, port)).run())
    gc.disable()  # nothing of what is loaded now can be thrown away; `server.py` lets the collector work again
    context.invoke(_SERVER.load(), host=host, port=port, workers=workers, threads=threads)


class _Supervisor:
    """Runs the server and a worker as children: both end when it is told to, or when the server ends; the worker is started
    again when it dies."""

    def __init__(self, server: list[str], worker: list[str], address: tuple[str, int]) -> None:
        self._commands = {"server": server, "worker": worker}
        self._address = address
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._stopping = False
        self._started_at = 0.0
        self._deaths = 0

    def run(self) -> int:
        """Until told to stop, or until the server ends; the exit status."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        server = self._start("server")
        self._wait_for(server)
        while server.poll() is None and not self._stopping:
            self._keep_worker()
            time.sleep(_LOOKS)
        status = server.poll()
        self._end_children()
        return status if status is not None and not self._stopping else 0

    def _wait_for(self, server: "subprocess.Popen[bytes]") -> None:
        """Let the server answer before a worker takes its share of the machine."""
        give_up_at = time.monotonic() + _WORKER_WAITS
        while server.poll() is None and not self._stopping and time.monotonic() < give_up_at:
            try:
                socket.create_connection(self._address, timeout=1).close()
            except OSError:
                time.sleep(_LOOKS)
            else:
                return

    def _keep_worker(self) -> None:
        """Start the worker if there is none; one that died waits for a moment, longer each time."""
        worker, now = self._children.get("worker"), time.monotonic()
        if worker is not None and worker.poll() is None:
            return
        if worker is not None:
            if now - self._started_at > _STAYED:
                self._deaths = 0
            if now - self._started_at < _PAUSES[min(self._deaths, len(_PAUSES) - 1)]:
                return
            self._deaths += 1
            click.echo(f"The worker ended (status {worker.returncode}); it is started again.", err=True)
        self._start("worker")
        self._started_at = now

    def _start(self, name: str) -> "subprocess.Popen[bytes]":
        child = subprocess.Popen([*_dying_with_us(), *self._commands[name]])  # noqa: S603 -- our own commands
        self._children[name] = child
        return child

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopping = True

    def _end_children(self) -> None:
        for child in self._children.values():
            if child.poll() is None:
                child.terminate()
        for child in self._children.values():
            try:
                child.wait(_ENDS_WITHIN)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()


def _dying_with_us() -> list[str]:
    """What to put before a command so that it stops even when this process is killed and can tell it nothing."""
    program = shutil.which("setpriv")
    return [program, "--pdeathsig=TERM"] if program else []


def _ours(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "forms_app.cli", *arguments]
