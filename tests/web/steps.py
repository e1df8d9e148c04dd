"""What people do on the pages, step by step, without a script: for tests of pages that come later in the journey."""

import re
from collections.abc import Mapping
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from forms_app.answers.address import Address
from forms_app.records.people import Person
from forms_app.records.queries.people import organization_by_code
from forms_app.records.queries.reports import report_by_key
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.filling import Filled, fill
from tests.servers.world import World

_TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')
SIGNED = {"name": "Dana Okafor", "position": "Director", "confirmed": "yes"}


def hidden(text: str, name: str) -> str:
    """The value of a hidden field of a page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', text)
    assert found is not None, f"no field {name} in the page"
    return found[1]


def post(client: FlaskClient, page: str, data: Mapping[str, Any], to: str = "", site: str = "http://localhost") -> TestResponse:
    """Send a form of a page (to another address, where the page says so), with the token the page holds.

    `site` is where the browser believes to be.
    """
    shown = client.get(page, base_url=site)
    assert shown.status_code == 200, shown.text[:2000]
    token = _TOKEN.search(shown.text)
    assert token is not None, "the page has no form"
    return client.post(to or page, base_url=site, data={"csrf_token": token[1], **data})


def write(world: World, person: str, report_key: str, answers: Mapping[str, str | list[str]]) -> None:
    """Save answers of one text (or several codes) each, by path."""
    with world.writing() as uow:
        report = report_by_key(uow.session, report_key)
        assert report is not None
        member = uow.session.get_one(Person, world.installation.people[person]).memberships[0]
        for path, value in answers.items():
            draft = read_draft(uow.session, report, "en")
            before = draft.answers.get(Address(path))
            parts = {"": [value] if isinstance(value, str) else value}
            seen = before.revision if before else 0
            saved = fill(uow, member, draft, Address(path), parts, seen_revision=seen, language=None)
            assert isinstance(saved, Filled), saved


def sign(world: World, person: str, report_key: str, block: str = "attestation") -> None:
    """Answer what without a report cannot be sent."""
    write(world, person, report_key, {f"{block}.{name}": value for name, value in SIGNED.items()})


def send(client: FlaskClient, report_key: str, **changes: str) -> TestResponse:
    """Press the button at the end of the review."""
    page = client.get(f"/reports/{report_key}/review")
    assert page.status_code == 200, page.text[:2000]
    fields = {name: hidden(page.text, name) for name in ("csrf_token", "n", "seen")}
    return client.post(f"/reports/{report_key}/send", data={**fields, **changes})


def send_report(world: World, person: str = "xaa.focal") -> str:
    """Sign and send the open report of XAA; the reference of the submission."""
    key = world.installation.report_key
    sign(world, "xaa.focal", key)
    answer = send(world.client_for(person), key)
    assert answer.status_code == 303, answer.text[:2000]
    return answer.location.split("/")[2]


def communicate(world: World, reference: str, *organizations: str) -> None:
    """Give organizations (codes) a copy, by the page."""
    with world.reading() as uow:
        found = [organization_by_code(uow.session, code) for code in organizations]
        ids = [str(one.id) for one in found if one is not None]
    answer = post(world.client_for("xaa.focal"), f"/submissions/{reference}/copies", {"organization": ids})
    assert answer.status_code == 303, answer.text[:2000]


def observe(world: World, about: str, person: str = "xaa.workers") -> str:
    """Begin an observation on a report that was communicated; the key of its draft."""
    party = world.installation.parties[{"xaa.workers": "XAA-TUC", "xaa.employers": "XAA-EMP"}[person]]
    page = f"/parties/{party}/observations/new?about={about}"
    answer = post(world.client_for(person), page, {"about": about, "form_language": "en", "language": ""})
    assert answer.status_code == 303, answer.text[:2000]
    return answer.location.split("/")[2]


def file_observation(world: World, about: str, text: str, person: str = "xaa.workers") -> str:
    """Observe on the whole report and file it; the reference."""
    key = observe(world, about, person)
    write(world, person, key, {"observations.practice": text})
    sign(world, person, key, "attestation-organizations")
    answer = send(world.client_for(person), key)
    assert answer.status_code == 303, answer.text[:2000]
    return answer.location.split("/")[2]
