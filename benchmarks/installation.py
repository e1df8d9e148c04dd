"""A report with one section of twenty answered questions, in a database of its own: what the page benchmarks look at."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from flask import Flask
from flask.testing import FlaskClient

from forms_app.answers.address import Address
from forms_app.config import Settings
from forms_app.definitions.canonical import sha256_of
from forms_app.definitions.form import Definition, Form
from forms_app.records.database import session_maker
from forms_app.records.migrating import upgrade
from forms_app.records.people import Person
from forms_app.records.reference_store import found_installation
from forms_app.records.saving import save_answer
from forms_app.records.unit_of_work import UnitOfWork, unit_of_work
from forms_app.web.app import create_app
from tests.servers.installation import Installation, fill_installation

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SECTION = "practice"
YES_NO = [{"code": "yes", "label": "Yes"}, {"code": "partly", "label": "Partly"}, {"code": "no", "label": "No"}]
_TEXT = "The inspectorate visited the plantations of the region and found that the hours of work are recorded. " * 4


@dataclass(frozen=True)
class Bench:
    """The application, its report and the session that its people hold."""

    app: Flask
    settings: Settings
    installation: Installation
    form: Form

    def client(self) -> FlaskClient:
        """Somebody who is signed in and may fill the report."""
        client = self.app.test_client()
        with client.session_transaction() as session:
            session["_user_id"] = self.uniquifier
            session["_fresh"] = True
        return client

    @property
    def uniquifier(self) -> str:
        maker = session_maker(self.settings)
        with maker() as session:
            found = session.get_one(Person, self.installation.people["xaa.focal"]).fs_uniquifier
        maker.kw["bind"].dispose()
        return found


def questions() -> list[dict[str, Any]]:
    """Twenty: eight narratives, six choices, three texts, two numbers, one date; two hang on others."""
    found: list[dict[str, Any]] = []
    for place in range(8):
        found.append({"id": f"narrative-{place}", "kind": "narrative", "help": "Say what is done in practice.", "expected": True})
    for place in range(6):
        found.append({"id": f"choice-{place}", "kind": "choice", "options": YES_NO, "reference": "C029 Art. 2(1)"})
    for place in range(3):
        found.append({"id": f"text-{place}", "kind": "text"})
    found += [{"id": f"number-{place}", "kind": "number", "unit": "persons"} for place in range(2)]
    found.append({"id": "date", "kind": "date"})
    for one in found:
        one["prompt"] = f"What is the situation as regards {one['id']}?"
    found[9]["show_if"] = {"equals": ["choice-0", "yes"]}
    found[10]["show_if"] = {"equals": ["choice-0", "yes"]}
    return found


def values() -> dict[str, Any]:
    """An answer to each."""
    kinds = {"narrative": _TEXT, "choice": "yes", "text": "Labour Code, 2004", "number": 12, "date": "2024-09-03"}
    return {one["id"]: kinds[one["kind"]] for one in questions()}


def form() -> Form:
    raw = {
        "form": "article-22/C029",
        "version": "2026",
        "instruments": ["C029"],
        "title": "Report",
        "sections": [{"id": SECTION, "title": "Application in practice", "questions": questions()}],
    }
    definition = Definition.model_validate(raw)
    return Form(definition, {}, sha256_of(definition.model_dump(mode="json", by_alias=True)))


@contextmanager
def bench() -> Iterator[Bench]:
    """Make it in a temporary folder, on SQLite as it is delivered."""
    with TemporaryDirectory() as folder:
        settings = Settings(
            database_url=f"sqlite:///{Path(folder) / 'bench.sqlite'}", files_url=(Path(folder) / "files").as_uri()
        )
        maker = session_maker(settings)
        upgrade(maker.kw["bind"])
        made = form()
        with maker() as session, unit_of_work(session, now=NOW, writes=True) as uow:
            found_installation(uow, demonstration=True)
            installation = fill_installation(uow, made)
            _answer(uow, installation)
        maker.kw["bind"].dispose()
        app = create_app(settings, lambda _ids: None)
        app.config["RATELIMIT_ENABLED"] = False
        yield Bench(app, settings, installation, made)


def _answer(uow: UnitOfWork, installation: Installation) -> None:
    person = installation.people["xaa.focal"]
    for question, value in values().items():
        address = Address(f"{SECTION}.{question}")
        save_answer(uow, installation.report_id, address, value, language=None, person_id=person, seen_revision=0)
