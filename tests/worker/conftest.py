"""What tasks work with, on each database: settings, sessions and files of an installation of its own."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from forms_app.config import Settings
from forms_app.records.unit_of_work import Sessions
from forms_app.worker.performing import Workshop
from tests.servers.postgres import PostgresServer
from tests.servers.redis import RedisServer

_NUMBER = count(1)


@pytest.fixture
def workshop(settings: Settings, sessions: Sessions) -> Workshop:
    return Workshop(settings, sessions)


@pytest.fixture(params=["sqlite", "postgres", "redis"])
def queue_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty queue, of each kind that the settings may name."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'the queue.sqlite'}"
    elif request.param == "redis":
        redis: RedisServer = request.getfixturevalue("redis_server")
        yield redis.url()
    else:
        postgres: PostgresServer = request.getfixturevalue("postgres_server")
        name = f"queue_{next(_NUMBER)}"
        yield postgres.create(name)
        postgres.drop(name)
