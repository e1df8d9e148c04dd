"""A real Redis for the tests: Debian's own server on a loopback port, with a password, keeping nothing.

Each pytest process that asks for it starts one and stops it at its end; if the process is killed, the kernel stops the server
with it. Every test gets a database of its own on it.
"""

import secrets
import shutil
import subprocess
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from redis import Redis
from redis.exceptions import RedisError

from tests.cli.processes import free_port

STARTS_WITHIN_SECONDS = 30
_DATABASES = 10_000


class RedisServer:
    """A server of its own folder and port, which may be stopped and started again: it then holds nothing."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._port = free_port()
        self._password = secrets.token_urlsafe(16)
        self._numbers = count()
        self._process: subprocess.Popen[bytes] | None = None

    def url(self) -> str:
        """The address of an empty database."""
        return self._url(next(self._numbers))

    def start(self) -> None:
        """Start it and wait until it answers. Fails, never skips, when it is not installed."""
        program = shutil.which("redis-server")
        if program is None:
            pytest.fail("Redis is not installed, and these tests are of no use without it: run `make setup`", pytrace=False)
        configuration, log = self._folder / "redis.conf", self._folder / "log"
        configuration.write_text(self._configuration(), encoding="utf-8")
        with log.open("ab") as output:
            command = ["setpriv", "--pdeathsig=TERM", program, str(configuration)]
            self._process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
        give_up_at = time.monotonic() + STARTS_WITHIN_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > give_up_at:
                self.stop()
                pytest.fail(f"Redis did not start; it says:\n{log.read_text(errors='replace')}", pytrace=False)
            time.sleep(0.05)

    def stop(self) -> None:
        """End it; what it held is gone."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=STARTS_WITHIN_SECONDS)

    def _url(self, database: int) -> str:
        return f"redis://:{self._password}@127.0.0.1:{self._port}/{database}"

    def _configuration(self) -> str:
        lines = {
            "bind": "127.0.0.1",
            "port": self._port,
            "requirepass": self._password,
            "databases": _DATABASES,
            "save": '""',
            "appendonly": "no",
            "dir": self._folder,
        }
        return "".join(f"{name} {value}\n" for name, value in lines.items())

    def _answers(self) -> bool:
        with Redis.from_url(self._url(0)) as client:
            try:
                return bool(client.ping())
            except RedisError:
                return False


@pytest.fixture(scope="session")
def redis_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RedisServer]:
    """The server of this pytest process, started when first asked for."""
    server = RedisServer(tmp_path_factory.mktemp("redis"))
    server.start()
    yield server
    server.stop()
