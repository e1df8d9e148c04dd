"""What readers of a submission take with them, and what those who may not read it do not get."""

import hashlib
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from forms_app.documents.limits import UnprintableError
from forms_app.documents.press import Press
from forms_app.records.files import KeptFile, attach, file_store
from forms_app.records.queries.jobs import jobs_of
from forms_app.records.queries.submissions import submission_by_reference
from forms_app.records.submissions import Submission
from forms_app.worker.performing import Workshop, perform
from forms_app.worker.tasks import TASKS
from tests.servers.correspondence import ASKED, Correspondence
from tests.servers.posting import post
from tests.servers.world import World


def work(world: World, *job_ids: int) -> None:
    for job_id in job_ids:
        perform(Workshop(world.settings, world.sessions), TASKS, job_id)


def waiting(world: World) -> list[int]:
    with world.reading() as uow:
        return [job.id for job in reversed(jobs_of(uow.session, state="waiting", limit=100)[0])]


def test_a_report_made_when_it_was_sent_is_handed_out(world: World, correspondence: Correspondence) -> None:
    work(world, *waiting(world)[:2])
    answer = world.client_for("registry").get(f"/submissions/{correspondence.report}/report.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert answer.headers["Content-Disposition"] == f"attachment; filename*=UTF-8''{correspondence.report}-report-en.pdf"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(answer.data)).pages)
    assert ASKED in text
    receipt = world.client_for("xaa.focal").get(f"/submissions/{correspondence.report}/receipt.pdf")
    assert receipt.status_code == 200


def test_another_language_is_asked_for_once_waited_for_and_then_there(world: World, correspondence: Correspondence) -> None:
    client = world.client_for("registry", "fr")
    address = f"/submissions/{correspondence.report}/report.pdf?language=fr"
    page = client.get(address, follow_redirects=True)
    assert '<form method="post">' in page.text
    making = f"/submissions/{correspondence.report}/report/making?language=fr"
    assert post(client, making).status_code == 303
    assert post(client, making).status_code == 303
    assert len(world.jobs) == 1
    page = client.get(making)
    assert f'<noscript><p><a href="{making}">' in page.text
    news = client.get(making, headers={"Accept": "application/json"}).get_json()
    assert (news["state"], news["done"], news["total"]) == ("waiting", 0, None)
    work(world, *world.jobs)
    assert client.get(making, headers={"Accept": "application/json"}).get_json() == {"state": "done"}
    assert "report.pdf?language=fr" in client.get(making).text
    assert client.get(address).mimetype == "application/pdf"


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_waits_for_a_report_that_cannot_be_set_is_told_why_and_gets_nothing_in_its_place(
    world: World, correspondence: Correspondence, monkeypatch: pytest.MonkeyPatch
) -> None:
    def make(self: Press, *work: object) -> bytes:
        raise UnprintableError("time", {"seconds": 120})

    monkeypatch.setattr(Press, "make", make)
    client = world.client_for("registry", "fr")
    making = f"/submissions/{correspondence.report}/report/making?language=fr"
    post(client, making)
    work(world, *world.jobs)
    assert "n’a pas pu être mis en page en 120 secondes" in client.get(making).text
    assert client.get(f"/submissions/{correspondence.report}/report.pdf?language=fr").status_code == 303


def test_the_content_is_what_the_digest_is_of(world: World, correspondence: Correspondence) -> None:
    answer = world.client_for("expert").get(f"/submissions/{correspondence.report}/content.json")
    with world.reading() as uow:
        submission = submission_by_reference(uow.session, correspondence.report)
        assert submission is not None
        assert hashlib.sha256(answer.data).hexdigest() == submission.digest


def test_who_may_not_read_a_submission_gets_nothing_of_it(world: World, correspondence: Correspondence) -> None:
    for person, status in (("xab.focal", 403), ("administrator", 403), (None, 302)):
        client = world.client_for(person)
        for what in ("report.pdf", "receipt.pdf", "content.json", "report/making"):
            assert client.get(f"/submissions/{correspondence.report}/{what}").status_code == status


def test_a_receipt_is_between_its_sender_and_the_office(world: World, correspondence: Correspondence) -> None:
    work(world, *waiting(world)[:2])
    for person, status in (("xaa.signatory", 200), ("officer", 200), ("xaa.workers", 403), ("expert", 403)):
        client = world.client_for(person)
        assert client.get(f"/submissions/{correspondence.report}/receipt.pdf").status_code == status, person
        assert client.get(f"/submissions/{correspondence.report}/report.pdf").status_code == 200, person


def test_a_language_that_forms_do_not_have_is_refused(world: World, correspondence: Correspondence) -> None:
    assert world.client_for("registry").get(f"/submissions/{correspondence.report}/report.pdf?language=xx").status_code == 422


def test_a_file_is_handed_out_only_as_part_of_the_version_that_lists_it(world: World, correspondence: Correspondence) -> None:
    content = b"%PDF-1.7 law"
    digest = file_store(world.settings.files_url).keep_made(content)
    with world.writing() as uow:
        submission = submission_by_reference(uow.session, correspondence.report)
        assert submission is not None
        attach(uow, submission.report_id, KeptFile(digest, len(content), "application/pdf"), "law.pdf", None)
        uow.session.add(_with_file(submission, digest))
    client = world.client_for("expert")
    new = correspondence.report.removesuffix(".1") + ".2"
    assert client.get(f"/submissions/{new}/files/{digest}/law.pdf").data == content
    assert client.get(f"/submissions/{new}/files/{digest}/other.pdf").status_code == 404
    assert client.get(f"/submissions/{correspondence.report}/files/{digest}/law.pdf").status_code == 404


def _with_file(before: Submission, digest: str) -> Submission:
    return Submission(
        reference=before.reference.removesuffix(".1") + ".2",
        report_id=before.report_id,
        n=2,
        form_version_id=before.form_version_id,
        content=before.content.replace('"files":[]', f'"files":[{{"name":"law.pdf","sha256":"{digest}"}}]'),
        digest="0" * 64,
        snapshot=before.snapshot,
        sent_at=before.sent_at,
        sent_by=before.sent_by,
        received_on=date(2026, 8, 21),
        examined_in=2026,
    )
