import json
from datetime import timedelta
from threading import Thread

import pytest
from sqlalchemy import select

from forms_app.definitions.canonical import sha256_hex
from forms_app.records.submissions import Submission
from forms_app.records.work import Job
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.errors import NotAllowedError, UnfitError
from forms_app.reporting.sending import NotSendableError, send
from tests.reporting.desk import ATTESTED, Desk, write
from tests.servers.databases import NOW


def _send(desk: Desk, n: int, person: str = "xaa.focal", locale: str = "en") -> str:
    with desk.unit() as uow:
        draft = read_draft(uow.session, desk.report(uow), locale)
        return send(uow, desk.member(uow, person), draft, n=n).reference


def _attest(desk: Desk) -> None:
    with desk.unit() as uow:
        write(uow, desk.report(uow), ATTESTED)


def test_a_submission_has_the_digest_of_its_content_and_jobs_for_its_documents(desk: Desk) -> None:
    _attest(desk)
    reference = _send(desk, 1)
    with desk.unit(writes=False) as uow:
        submission = uow.session.scalars(select(Submission)).one()
        kinds = [job.params["kind"] for job in uow.session.scalars(select(Job).where(Job.kind == "render").order_by(Job.id))]
        assert submission.reference == reference == f"{desk.made.report_key}.1"
        assert submission.digest == sha256_hex(submission.content.encode())
        assert json.loads(submission.snapshot)["content"] == json.loads(submission.content)
        assert kinds == ["report", "receipt"]


def test_without_attestation_nothing_is_sent(desk: Desk) -> None:
    with pytest.raises(NotSendableError) as refused:
        _send(desk, 1)
    missing = {problem.address.path for problem in refused.value.problems}
    assert missing == {"attestation.name", "attestation.position", "attestation.confirmed"}


@pytest.mark.parametrize("person", ["xaa.contributor", "xab.focal", "xaa.workers", "registry", "expert"])
def test_only_focal_points_and_signatories_of_the_government_send(desk: Desk, person: str) -> None:
    _attest(desk)
    with pytest.raises(NotAllowedError):
        _send(desk, 1, person)
    assert _send(desk, 1, "xaa.signatory").endswith(".1")


def test_sending_twice_gives_one_submission_and_an_amendment_the_next(desk: Desk) -> None:
    _attest(desk)
    assert _send(desk, 1) == _send(desk, 1, "xaa.signatory")
    assert _send(desk, 2).endswith(".2")
    with pytest.raises(UnfitError):
        _send(desk, 5)


def test_two_people_who_press_send_at_once_make_one_submission(desk: Desk) -> None:
    _attest(desk)
    sent: list[str] = []
    threads = [
        Thread(target=lambda name=name: sent.append(_send(desk, 1, name)))
        for name in ("xaa.focal", "xaa.second", "xaa.signatory", "xaa.focal")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sent == [f"{desk.made.report_key}.1"] * 4
    with desk.unit(writes=False) as uow:
        assert len(uow.session.scalars(select(Submission)).all()) == 1
        assert len(uow.session.scalars(select(Job).where(Job.kind == "render")).all()) == 2


def test_names_in_the_snapshot_are_in_the_language_of_the_form_whatever_the_sender_reads(desk: Desk) -> None:
    with desk.unit() as uow:
        write(uow, desk.report(uow), {**ATTESTED, "attestation.position": "Ministry"})
    _send(desk, 1, locale="fr")
    with desk.unit(writes=False) as uow:
        draft = read_draft(uow.session, desk.report(uow), "fr")
        snapshot = json.loads(uow.session.scalars(select(Submission)).one().snapshot)
        assert draft.known.units["FIN"] == "Finlande"
        assert "Finlande" not in json.dumps(snapshot)
        assert snapshot["title_language"] == "en"


def test_what_comes_after_the_session_opens_is_examined_by_the_next(desk: Desk) -> None:
    _attest(desk)
    with desk.unit(now=NOW + timedelta(days=300)) as uow:
        draft = read_draft(uow.session, desk.report(uow), "en")
        submission = send(uow, desk.member(uow, "xaa.focal"), draft, n=1)
        assert (submission.report.year, submission.examined_in) == (2026, 2027)
