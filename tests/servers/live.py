"""The application behind a real port, for browsers: in this process (quick), or in one of its own (to be killed)."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.error import URLError

import pytest
from flask import Flask
from werkzeug.serving import BaseWSGIServer, make_server

from forms_app.config import PREFIX, ROOT, Settings

_STARTS_WITHIN = 60.0  # seconds
_NOTICES_A_STOP = 0.02  # seconds; Python's own half a second would be waited for at the end of every test
_PROGRAM = """
import os
from werkzeug.serving import make_server
from forms_app.config import read_settings
from forms_app.web.app import create_app
app = create_app(read_settings(), lambda ids: None)
make_server("127.0.0.1", int(os.environ["PORT"]), app, threaded=True).serve_forever()
"""


class Server:
    """The application served by threads of this process, always at the same port, so that a page outlives a stop."""

    def __init__(self, app: Flask) -> None:
        self._app = app
        self._server = self._listen(0)
        self._port = self._server.server_port
        self._thread: threading.Thread | None = None
        self.url = f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Answer, also what asked since the port was taken."""
        if self._thread is not None:
            self._server = self._listen(self._port)
        self._thread = threading.Thread(target=self._server.serve_forever, args=[_NOTICES_A_STOP], daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Whoever asks from now on finds nobody at the port."""
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join(10)
        self._server.server_close()

    def _listen(self, port: int) -> BaseWSGIServer:
        return make_server("127.0.0.1", port, self._app, threaded=True)


@contextmanager
def serving(app: Flask) -> Iterator[str]:
    """The address of the application, served by threads of this process."""
    server = Server(app)
    server.start()
    try:
        yield server.url
    finally:
        server.stop()


class Process:
    """The application in a process of its own, always at the same port, so that a page outlives it."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start, and wait until it answers."""
        environment = {
            **os.environ,
            "PORT": str(self.port),
            f"{PREFIX}DATABASE_URL": self._settings.database_url,
            f"{PREFIX}FILES_URL": self._settings.files_url,
            f"{PREFIX}QUEUE_URL": self._settings.queue_url,
            f"{PREFIX}SECRET_KEY": self._settings.secret_key,
        }
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        give_up_at = time.monotonic() + _STARTS_WITHIN
        while time.monotonic() < give_up_at:
            try:
                urllib.request.urlopen(f"{self.url}/sign-in", timeout=_STARTS_WITHIN).close()
            except (URLError, ConnectionError):
                time.sleep(0.1)
            else:
                return
        self.kill()
        pytest.fail("the server did not start", pytrace=False)

    def kill(self) -> None:
        """SIGKILL, as a failing machine would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
