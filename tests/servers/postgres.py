"""A real PostgreSQL for the tests: Debian's own server in a temporary folder, reached by a Unix socket.

Each pytest process (so each xdist worker) that asks for it starts one and stops it at its end; if the process is killed, the
kernel stops the server with it. The server never listens on the network and promises no durability (fsync off).
"""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

OWNER = "postgres"
STARTS_WITHIN_SECONDS = 30


class PostgresServer:
    """A running server. Databases are named by the caller; names live only as long as the server."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def url(self, database: str) -> str:
        """The SQLAlchemy address of a database on this server."""
        return f"postgresql+psycopg://{OWNER}@/{database}?host={self._folder}"

    def create(self, database: str, template: str = "template0") -> str:
        """A fresh database, as a copy of `template` (some 30 ms when small); its address.

        Nobody may be connected to the template at that moment: dispose of engines that were used to fill it.
        """
        self._run(sql.SQL("CREATE DATABASE {} TEMPLATE {}"), database, template)
        return self.url(database)

    def drop(self, database: str) -> None:
        """Removes a database if it is there, ending the connections to it."""
        self._run(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)"), database)

    def _run(self, statement: sql.SQL, *names: str) -> None:
        with psycopg.connect(host=str(self._folder), user=OWNER, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.format(*map(sql.Identifier, names)))


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The server of this pytest process, started when first asked for. Fails, never skips, when it is not installed."""
    programs = _find_programs()
    # Not pytest's own temporary folder: PostgreSQL's user may not enter that one, and a socket's path must be short.
    folder = Path(tempfile.mkdtemp(prefix="forms-pg-"))
    try:
        if os.geteuid() == 0:  # PostgreSQL refuses to run as root
            shutil.chown(folder, OWNER, OWNER)
        process = _start(programs, folder)
        try:
            yield PostgresServer(folder)
        finally:
            process.send_signal(signal.SIGINT)  # ends connections that tests left open; SIGTERM would wait for them
            process.wait(timeout=STARTS_WITHIN_SECONDS)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_url(postgres_server: PostgresServer) -> str:
    """The address of one empty database, shared by all tests of this pytest process."""
    return postgres_server.create("shared")


def _find_programs() -> Path:
    """The folder of initdb and postgres: the newest that Debian has, else the one on PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    if found:
        return found[-1].parent
    if on_path:
        return Path(on_path).parent
    pytest.fail("PostgreSQL is not installed, and these tests are of no use without it: run `make setup`", pytrace=False)


def _start(programs: Path, folder: Path) -> "subprocess.Popen[bytes]":
    data, log = folder / "data", folder / "log"
    _as_owner([programs / "initdb", "-D", data, "-U", OWNER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"])
    options = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "max_connections": "60",
        "timezone": "UTC",
    }
    settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    with log.open("wb") as output:
        process = subprocess.Popen(
            [*_become_owner(), "--pdeathsig=INT", programs / "postgres", "-D", data, *settings],
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    _wait_until_ready(process, folder, log)
    return process


def _wait_until_ready(process: "subprocess.Popen[bytes]", folder: Path, log: Path) -> None:
    give_up_at = time.monotonic() + STARTS_WITHIN_SECONDS
    while time.monotonic() < give_up_at and process.poll() is None:
        try:
            psycopg.connect(host=str(folder), user=OWNER, dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    process.kill()
    process.wait()
    pytest.fail(f"PostgreSQL did not start; its log says:\n{log.read_text(errors='replace')}", pytrace=False)


def _become_owner() -> list[str]:
    if os.geteuid() != 0:
        return ["setpriv"]
    return ["setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--clear-groups"]


def _as_owner(command: list[str | Path]) -> None:
    become = _become_owner() if os.geteuid() == 0 else []
    done = subprocess.run([*become, *command], capture_output=True, text=True, cwd="/", check=False)
    if done.returncode != 0:
        pytest.fail(f"{command[0]} failed:\n{done.stdout}{done.stderr}", pytrace=False)
