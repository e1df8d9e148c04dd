"""Reports that the calendar does not ask for: each form for them can be opened, filled and sent without being asked."""

import pytest
from sqlalchemy import select

from forms_app.calendar.deadlines import geneva_day
from forms_app.calendar.sessions import session_year
from forms_app.definitions.library import Library
from forms_app.records.reports import Report
from forms_app.records.submissions import Submission
from forms_app.records.workshop import FormPublication
from tests.servers.counting import counted_queries
from tests.servers.world import World
from tests.web.steps import post, send, sign

# form -> the instrument chosen, and those the report is then on
UNASKED = {
    "article-19/submission": ("C190", "C190"),
    "article-19/unratified": ("C150", "C150"),
    "article-35/declaration": ("C182", "C182"),
    "declaration/annual-review-forced-labour": ("P029", "C029+P029"),
}


def _opened(world: World, form: str, instrument: str) -> str:
    """Open a report by the page; its key."""
    page = f"/parties/{world.installation.parties['xaa']}/reports/new"
    chosen = {"instrument": instrument, "form": form, "form_language": "en", "language": ""}
    opened = post(world.client_for("xaa.focal"), page, chosen)
    assert opened.status_code == 303, opened.text[:2000]
    return opened.location.rpartition("/")[2]


@pytest.mark.parametrize("form", UNASKED)
def test_it_is_on_what_was_chosen_and_of_the_next_session(world: World, form: str) -> None:
    instrument, instruments = UNASKED[form]
    key = _opened(world, form, instrument)
    with world.reading() as uow:
        report = uow.session.scalars(select(Report).where(Report.key == key)).one()
        assert (report.procedure, report.instruments) == (form.partition("/")[0], instruments)
        assert report.year == session_year(report.procedure, geneva_day(report.created_at))


def test_the_page_looks_once_for_what_was_published(world: World) -> None:
    client = world.client_for("xaa.focal")
    with counted_queries(world.app) as statements:
        assert client.get(f"/parties/{world.installation.parties['xaa']}/reports/new").status_code == 200
    assert len([one for one in statements if FormPublication.__tablename__ in one]) == 1


def test_without_any_form_the_page_is_there_and_offers_none(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("forms_app.web.reports.opening.library", lambda: Library((), ()))
    page = world.client_for("xaa.focal").get(f"/parties/{world.installation.parties['xaa']}/reports/new")
    assert (page.status_code, "declaration/" in page.text) == (200, False)


@pytest.mark.parametrize("form", UNASKED)
def test_every_section_can_be_read_and_the_whole_be_sent(world: World, form: str) -> None:
    key, client = _opened(world, form, UNASKED[form][0]), world.client_for("xaa.focal")
    tasks = client.get(f"/reports/{key}").text
    sections = {one.partition('"')[0] for one in tasks.split(f"/reports/{key}/sections/")[1:]}
    assert "attestation" in sections
    for section in sections:
        assert client.get(f"/reports/{key}/sections/{section}").status_code == 200, section
    sign(world, "xaa.focal", key)
    sent = send(client, key)
    assert sent.status_code == 303, sent.text[:2000]
    receipt = client.get(sent.location)
    assert (receipt.status_code, "Examined in" in receipt.text) == (200, not form.startswith("declaration/"))
    with world.reading() as uow:
        submission = uow.session.scalars(select(Submission).where(Submission.reference == f"{key}.1")).one()
        assert submission.examined_in == submission.report.year
