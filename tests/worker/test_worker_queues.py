"""The worker as a process on each kind of queue; what it says where there is none."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from forms_app.config import ROOT, Settings
from forms_app.records.jobs import Ticket, add_job
from forms_app.records.unit_of_work import Sessions, unit_of_work
from forms_app.records.work import JobState
from forms_app.worker.hand_over import HandOver
from forms_app.worker.queue import Queue
from tests.cli.processes import STARTS_WITHIN, environment_of, running
from tests.servers.redis import RedisServer
from tests.worker.test_worker import jobs, states, wait_for

NOT_LEFT_BEHIND = datetime.now(UTC) + timedelta(days=1)  # a job of then is done only where the queue tells of it
LETTER = {"to": "a@example.org", "subject": "Due", "body": "In 12 days."}
REDIS_AWAY = "redis://127.0.0.1:1/0"

on_postgresql = pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
anywhere = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def hand_over(sessions: Sessions, queue_url: str, number: int) -> None:
    """So many new jobs, which no worker would look for by itself."""
    with sessions() as session, unit_of_work(session, now=NOT_LEFT_BEHIND, writes=True) as uow:
        added = [Ticket(add_job(uow, "mail", LETTER).id, "mail") for _ in range(number)]
    web = HandOver(queue_url, Queue)
    web(added)
    assert web.queue is not None
    web.queue.close()


def said(tmp_path: Path, environment: dict[str, str], *arguments: str) -> str:
    """What a process says that does not start."""
    log = tmp_path / "log"
    with running(environment, *arguments, log=log) as process:
        assert process.wait(STARTS_WITHIN) == 1
    return log.read_text()


@pytest.mark.parametrize(("queue_url", "workers"), [("postgres", "1"), ("redis", "2")], indirect=["queue_url"])
@on_postgresql
def test_a_worker_does_once_what_the_queue_tells_it_of(
    settings: Settings, sessions: Sessions, queue_url: str, workers: str, tmp_path: Path
) -> None:
    with running(environment_of(settings, queue_url=queue_url), "worker", "--workers", workers, log=tmp_path / "log"):
        hand_over(sessions, queue_url, 20)
        wait_for(lambda: states(sessions) == {JobState.DONE})
    assert [job.attempts for job in jobs(sessions)] == [1] * 20


@on_postgresql
def test_a_worker_goes_on_when_redis_was_away(settings: Settings, sessions: Sessions, tmp_path: Path) -> None:
    redis = RedisServer(tmp_path)
    redis.start()
    url = redis.url()
    with running(environment_of(settings, queue_url=url), "worker", log=tmp_path / "worker"):
        hand_over(sessions, url, 1)
        wait_for(lambda: states(sessions) == {JobState.DONE})
        redis.stop()
        redis.start()
        hand_over(sessions, url, 1)
        wait_for(lambda: states(sessions) == {JobState.DONE})
    redis.stop()


@anywhere
def test_a_worker_without_its_queue_says_so_and_ends(settings: Settings, sessions: Sessions, tmp_path: Path) -> None:
    words = said(tmp_path, environment_of(settings, queue_url=REDIS_AWAY), "worker")
    assert "Error: The queue redis://127.0.0.1:1/0 cannot be reached" in words
    assert "Traceback" not in words


@pytest.mark.parametrize("command", ["worker", "serve", "accounts invite a@example.org --party office --role officer"])
@anywhere
def test_where_what_speaks_to_redis_is_missing_a_sentence_says_what_to_install(
    settings: Settings, sessions: Sessions, tmp_path: Path, command: str
) -> None:
    (tmp_path / "redis.py").write_text("raise ImportError('as on a machine without it')")
    environment = {**environment_of(settings, queue_url=REDIS_AWAY), "PYTHONPATH": str(tmp_path)}
    words = said(tmp_path, environment, *command.split())
    assert words.splitlines()[-1] == (
        "Error: FORMS_APP_QUEUE_URL names Redis, but what speaks to it is not installed. "
        f"Run `.venv/bin/pip install '{_required()}'`, then start again."
    )
    assert "Traceback" not in words


def _required() -> str:
    """The client and its bounds, as pyproject.toml has it."""
    (needed,) = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]["redis"]
    return str(needed)
