"""Lines are slow and databases busy: whoever waits must not make others wait, and is told in words."""

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from urllib.parse import urlsplit

import pytest

from forms_app.records import engine
from forms_app.records.base import db
from forms_app.records.files import FileStore
from forms_app.records.unit_of_work import declare
from tests.servers.live import serving
from tests.servers.world import World
from tests.web.filling.pages import section_page
from tests.web.steps import hidden

ADDRESS = "practice.appreciation"
SIGNED = "attestation.signed-page"


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


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # PostgreSQL has no single writer
@pytest.mark.parametrize("by_script", [True, False])
def test_a_slow_place_for_files_holds_up_nobody_who_writes(
    world: World, monkeypatch: pytest.MonkeyPatch, by_script: bool
) -> None:
    monkeypatch.setattr(engine, "_WAIT", 0.5)
    put, meanwhile = FileStore._put, []

    def slowly(store: FileStore, sha256: str, content: bytes, size: int) -> None:
        with ThreadPoolExecutor(1) as somebody:
            meanwhile.append(somebody.submit(save, world, "Written while another’s file was on its way.").result())
        put(store, sha256, content, size)

    monkeypatch.setattr(FileStore, "_put", slowly)
    page, file = section_page(world, "attestation"), (BytesIO(b"%PDF-1.7\n%%EOF\n"), "signed.pdf")
    if by_script:
        data = {"address": SIGNED, "revision": "0", "file": file}
        headers = {"X-CSRFToken": page.fields["csrf_token"]}
        answer = page.client.post(f"/reports/{world.installation.report_key}/files", data=data, headers=headers)
    else:
        answer = page.post(files={f"{SIGNED}:upload": file})
    assert (answer.status_code, meanwhile) == (200 if by_script else 303, [200])
    assert "signed.pdf" in page.reload().text


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
