import os
import signal
import subprocess
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from forms_app.config import DEFAULT_SECRET, Settings
from forms_app.records.people import Person
from forms_app.records.world import Installation, UnitRow
from tests.cli.processes import STARTS_WITHIN, children_of, environment_of, free_port, running, wait_for_answer
from tests.reporting.desk import Desk
from tests.servers.file_stores import BUCKET


def _refused(settings: Settings, tmp_path: Path, **changes: str) -> str:
    """What `serve` says when it does not start."""
    log = tmp_path / "log"
    with running(environment_of(settings, **changes), "serve", "--port", str(free_port()), log=log) as process:
        assert process.wait(STARTS_WITHIN) == 1
    return log.read_text()


def _worker_of(process: "subprocess.Popen[bytes]", but: int = 0) -> int:
    """The process id of the worker, once there is one (other than `but`)."""
    give_up_at = time.monotonic() + STARTS_WITHIN
    while time.monotonic() < give_up_at:
        found = [pid for pid, line in children_of(process.pid).items() if line.endswith("forms_app.cli worker ") and pid != but]
        if found:
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"no worker; children: {children_of(process.pid)}")


def _is_gone(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"


def test_it_answers_and_stops_when_it_is_told_to(settings: Settings, sessions: sessionmaker[Session], tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    environment = environment_of(settings, largest_upload="100000")
    with running(environment, "serve", "--port", str(port), "--threads", "2", log=log) as process:
        assert wait_for_answer(f"http://127.0.0.1:{port}/sign-in", process, log) == 200
        assert "What you sent is too large" in _post_too_much(port)
        process.send_signal(signal.SIGTERM)
        assert process.wait(STARTS_WITHIN) == 0


def _post_too_much(port: int) -> str:
    """The page that comes to a browser which sends everything before it looks for an answer."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as line:
        line.request("POST", "/sign-in", bytes(9_000_000), {"Content-Type": "application/octet-stream"})
        return line.getresponse().read().decode()


def test_a_worker_that_is_killed_is_started_again_and_both_stop_with_their_parent(
    settings: Settings, desk: Desk, tmp_path: Path
) -> None:
    with desk.unit() as uow:
        _forget_accounts(uow.session)
    port, log = free_port(), tmp_path / "log"
    with running(environment_of(settings), "serve", "--with-worker", "--port", str(port), log=log) as process:
        assert wait_for_answer(f"http://127.0.0.1:{port}/sign-in", process, log) == 200
        first = _worker_of(process)
        os.kill(first, signal.SIGKILL)
        second = _worker_of(process, but=first)
        children = list(children_of(process.pid))
        process.send_signal(signal.SIGTERM)
        assert process.wait(STARTS_WITHIN) == 0
    assert second in children
    assert all(_is_gone(pid) for pid in children)
    assert "The worker ended (status -9)" in log.read_text()


def test_children_stop_when_their_parent_is_killed(settings: Settings, sessions: sessionmaker[Session], tmp_path: Path) -> None:
    port, log = free_port(), tmp_path / "log"
    with running(environment_of(settings), "serve", "--with-worker", "--port", str(port), log=log) as process:
        wait_for_answer(f"http://127.0.0.1:{port}/sign-in", process, log)
        _worker_of(process)
        children = list(children_of(process.pid))
        process.kill()
        process.wait()
        give_up_at = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < give_up_at and not all(_is_gone(pid) for pid in children):
            time.sleep(0.1)
        assert all(_is_gone(pid) for pid in children)


def test_a_server_that_cannot_start_ends_its_worker_too(
    settings: Settings, sessions: sessionmaker[Session], tmp_path: Path
) -> None:
    log = tmp_path / "log"
    environment = environment_of(settings, secret_key=DEFAULT_SECRET)
    with running(environment, "serve", "--with-worker", "--port", str(free_port()), log=log) as process:
        assert process.wait(STARTS_WITHIN) == 1
    assert "FORMS_APP_SECRET_KEY is not set" in log.read_text()


def test_a_secret_that_anyone_knows_is_refused(settings: Settings, sessions: sessionmaker[Session], tmp_path: Path) -> None:
    assert "FORMS_APP_SECRET_KEY is not set" in _refused(settings, tmp_path, secret_key=DEFAULT_SECRET)


def test_a_database_without_tables_is_refused_with_the_command_that_makes_them(settings: Settings, tmp_path: Path) -> None:
    said = _refused(settings, tmp_path, database_url=f"sqlite:///{tmp_path / 'empty.sqlite'}")
    assert "forms-app database upgrade" in said


def test_accounts_of_the_demonstration_beside_real_data_are_refused(settings: Settings, desk: Desk, tmp_path: Path) -> None:
    assert "accounts of the demonstration" in _refused(settings, tmp_path)


def test_reports_of_real_governments_in_a_demonstration_are_refused(settings: Settings, desk: Desk, tmp_path: Path) -> None:
    with desk.unit() as uow:
        uow.session.get_one(Installation, 1).demonstration = True
        uow.session.get_one(UnitRow, "XAA").fictional = False
    assert "reports of real governments" in _refused(settings, tmp_path)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_files_that_cannot_be_reached_are_refused_before_anybody_sends_one(
    settings: Settings, sessions: sessionmaker[Session], s3_environment: None, tmp_path: Path
) -> None:
    said = _refused(settings, tmp_path, files_url="s3://no-such-bucket/files")
    assert said.startswith("Error: The place for files s3://no-such-bucket/files cannot be used (")
    assert said.rstrip().endswith("Check FORMS_APP_FILES_URL and, for s3://…, the variables AWS_….")


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("command", ["serve", "worker", "database backup"])
def test_a_place_for_files_that_refuses_the_key_is_told_of_at_the_start(
    settings: Settings, sessions: sessionmaker[Session], s3_asks_for_keys: None, tmp_path: Path, command: str
) -> None:
    log, url = tmp_path / "log", f"s3://{BUCKET}/locked"
    arguments = {"serve": ["--port", str(free_port())], "database backup": [str(tmp_path / "backup")]}.get(command, [])
    with running(environment_of(settings, files_url=url), *command.split(), *arguments, log=log) as process:
        assert process.wait(STARTS_WITHIN) == 1
    said = log.read_text()
    assert f"Error: The place for files {url} does not let this program in (" in said
    assert "InvalidAccessKeyId" in said
    assert "Check AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY" in said


def _forget_accounts(session: Session) -> None:
    """Give everybody an address of their own, as in an installation with real data."""
    for person in session.scalars(select(Person)):
        person.email = person.email.replace("example.org", "ministry.invalid")
