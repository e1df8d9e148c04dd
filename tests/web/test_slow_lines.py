"""Lines are slow and databases busy: whoever waits must not make others wait, and is told in words."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest

from forms_app.records import engine
from forms_app.records.base import db
from forms_app.records.unit_of_work import declare
from tests.servers.live import serving
from tests.servers.world import World
from tests.web.steps import hidden

ADDRESS = "practice.appreciation"


def save(world: World, text: str) -> int:
    """An autosave; its status."""
    key = world.installation.report_key
    client = world.client_for("xaa.second")
    token = hidden(client.get(f"/reports/{key}/sections/practice").text, "csrf_token")
    body = {"address": ADDRESS, "parts": {"": [text]}, "revision": 0, "language": None}
    return client.post(f"/reports/{key}/answers", json=body, headers={"X-CSRFToken": token}).status_code


@contextmanager
def half_a_post(world: World, url: str, path: str, media_type: str) -> Iterator[None]:
    """Somebody signed in whose post has begun to arrive, and goes no further."""
    cookie = world.client_for("xaa.focal").get_cookie("session")
    assert cookie is not None
    place = urlsplit(url)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {place.netloc}\r\nCookie: session={cookie.value}\r\n"
        f"Content-Type: {media_type}\r\nContent-Length: 5000\r\n\r\n"
    )
    with socket.create_connection((str(place.hostname), int(place.port or 0))) as line:
        line.sendall(head.encode() + b'{"saves": [')
        line.settimeout(1)
        with pytest.raises(TimeoutError):  # the server waits for the rest
            line.recv(1)
        yield
        line.settimeout(30)
        line.shutdown(socket.SHUT_WR)
        while line.recv(4096):  # what it answers to half a post; then nothing of it is left
            pass


@pytest.mark.parametrize(
    ("place", "media_type"),
    [
        ("answers", "application/json"),
        ("sections/practice", "application/x-www-form-urlencoded"),
        ("sections/practice", "multipart/form-data; boundary=here"),
    ],
)
def test_a_slow_line_holds_up_nobody(world: World, monkeypatch: pytest.MonkeyPatch, place: str, media_type: str) -> None:
    monkeypatch.setattr(engine, "_WAIT", 0.5)
    path = f"/reports/{world.installation.report_key}/{place}"
    with serving(world.app) as url, half_a_post(world, url, path, media_type):
        assert save(world, "Written while another’s post was on its way.") == 200


@contextmanager
def writing_for_long(world: World) -> Iterator[None]:
    """Somebody else of the same process has the turn to write."""
    with world.app.app_context(), db.engine.connect() as connection:
        declare(writes=True)
        with connection.begin():
            yield
        declare(writes=False)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL has no single writer
def test_a_database_that_stays_busy_is_told_in_words(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    client = world.client_for("xaa.focal")
    page = f"/reports/{world.installation.report_key}/sections/practice"
    token = hidden(client.get(page).text, "csrf_token")
    monkeypatch.setattr(engine, "_WAIT", 0.2)
    with writing_for_long(world):
        answer = client.post(page, data={"csrf_token": token})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "Very many people are writing just now" in answer.text
    assert save(world, "Written afterwards.") == 200
