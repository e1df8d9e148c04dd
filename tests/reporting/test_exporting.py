import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from forms_app.config import Settings
from forms_app.definitions.canonical import sha256_hex
from forms_app.records.database import session_maker
from forms_app.records.unit_of_work import unit_of_work
from forms_app.reporting.errors import UnknownError
from forms_app.reporting.exporting import export_content
from tests.reporting.desk import Desk
from tests.reporting.papers import LETTER, LETTER_DIGEST, OBSERVATION, import_raw, paper
from tests.servers.databases import NOW, Templates
from tests.servers.fillings import SEEDED
from tests.servers.installation import COMMENT, fill_installation
from tests.servers.postgres import PostgresServer

ANSWERS: dict[str, Any] = {
    "laws.list": [
        {"title": "Penal Code « Ω 刑法 »", "type": "law", "date": "2019-04-03", "number": "12"},
        {"title": "Prison rules"},
    ],
    "practice.appreciation": "One\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n“two” \\ / \u2028 end",
    "comments.replies": [{"comment": COMMENT, "point": 2, "reply": "1 234,5 persons."}],
    "attestation.signed-page": {"sha256": LETTER_DIGEST, "name": "signed.pdf"},
    "assistance.received-any": "yes",
    "assistance.received": [{"kind": "training", "dates": {"from": "2024-03-01"}, "law": "Nothing yet.", "rating": "some"}],
}
REPORT = paper(
    unit="XAA",
    author={"government": "XAA"},
    instruments=["C029", "P029"],
    answers=ANSWERS,
    files=[{"sha256": LETTER_DIGEST, "name": "signed.pdf"}],
)


@pytest.fixture(params=["sqlite", "postgres"])
def elsewhere(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[Desk]:
    """Another installation, on each database."""
    if request.param == "sqlite":
        yield from _filled(templates.sqlite(SEEDED, tmp_path / "elsewhere.sqlite"))
        return
    server: PostgresServer = request.getfixturevalue("postgres_server")
    yield from _filled(templates.postgres(SEEDED, "elsewhere"))
    server.drop("elsewhere")


def _filled(url: str) -> Iterator[Desk]:
    sessions = session_maker(Settings(database_url=url))
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        made = fill_installation(uow)
    yield Desk(sessions, made)
    sessions.kw["bind"].dispose()


def _entered(desk: Desk, raw: bytes, folder: Path) -> str:
    (folder / "incoming").mkdir(parents=True)
    (folder / "incoming" / LETTER_DIGEST).write_bytes(LETTER)
    with desk.unit() as uow:
        return import_raw(uow, raw, folder).reference


def _exported(session_of: Callable[[], Session], reference: str) -> bytes:
    with session_of() as session:
        return export_content(session, reference)


@pytest.mark.parametrize("document", [REPORT, OBSERVATION], ids=["report", "observation"])
def test_an_export_imported_elsewhere_and_exported_again_is_the_same_to_the_byte(
    desk: Desk, elsewhere: Desk, tmp_path: Path, document: dict[str, Any]
) -> None:
    raw = json.dumps(document, indent=4).encode()  # as a person might write it
    first = _exported(desk.sessions, _entered(desk, raw, tmp_path / "here"))
    second = _exported(elsewhere.sessions, _entered(elsewhere, first, tmp_path / "there"))
    assert first == second
    assert sha256_hex(first) == sha256_hex(second)


def test_what_is_not_there_cannot_be_exported(desk: Desk) -> None:
    with pytest.raises(UnknownError, match="unknown-submission"):
        _exported(desk.sessions, "XAA-C029-2026-zzzzz.1")
