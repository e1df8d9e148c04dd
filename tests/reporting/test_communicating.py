from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from forms_app.records.people import PartyKind
from forms_app.records.queries.people import organization_by_code
from forms_app.records.submissions import Communication, Submission
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.work import Job
from forms_app.records.world import Organization
from forms_app.reporting.communicating import communicate
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.errors import NotAllowedError, UnfitError
from forms_app.reporting.opening import Languages, Subject, open_observation, open_reply
from forms_app.reporting.permissions import Act, may
from forms_app.reporting.sending import send
from tests.reporting.desk import ATTESTED, OBSERVED, Desk, form, write
from tests.servers.databases import NOW

TODAY = NOW.date()
_REPLY = {
    "reply.overall": "The Government takes note.",
    "attestation-reply.name": "Ingrid Halloran",
    "attestation-reply.position": "Director",
    "attestation-reply.confirmed": ["yes"],
}


def _sent(desk: Desk, uow: UnitOfWork, answers: dict[str, Any] | None = None) -> Submission:
    report = desk.report(uow)
    write(uow, report, {**ATTESTED, **(answers or {})})
    return send(uow, desk.member(uow, "xaa.focal"), read_draft(uow.session, report, "en"), n=1)


def _id(uow: UnitOfWork, code: str) -> int:
    found = organization_by_code(uow.session, code)
    assert found is not None
    return found.id


def _foreign(uow: UnitOfWork) -> int:
    other = Organization(code="XAB-TUC", name="Unions of Borduria", side="workers", unit_code="XAB", vetted_at=uow.now)
    uow.session.add(other)
    uow.session.flush()
    return other.id


def test_the_organizations_a_report_names_by_code_get_their_copy_when_it_is_sent(desk: Desk) -> None:
    rows = [
        {"organization": {"organization": "XAA-TUC"}, "side": "workers", "sent-on": "2026-02-20"},
        {"organization": {"name": "Guild of Bakers"}, "side": "employers"},
    ]
    with desk.unit() as uow:
        submission = _sent(desk, uow, {"communication.sent": "all", "communication.list": rows})
        workers, employers = desk.member(uow, "xaa.workers"), desk.member(uow, "xaa.employers")
        assert may(uow.session, workers, Act.READ_SUBMISSION, submission)
        assert not may(uow.session, employers, Act.READ_SUBMISSION, submission)
        made = uow.session.scalars(select(Communication)).one()
        assert (made.organization.code, made.communicated_on) == ("XAA-TUC", date(2026, 2, 20))
    assert desk.mails() == [("report_communicated", "xaa.workers@example.org")]


def test_communicating_again_changes_nothing(desk: Desk) -> None:
    with desk.unit() as uow:
        submission = _sent(desk, uow)
        ids = [_id(uow, "XAA-TUC"), _id(uow, "XAA-EMP")]
        assert len(communicate(uow, desk.member(uow, "registry"), submission, ids, TODAY)) == 2
        assert communicate(uow, desk.member(uow, "xaa.focal"), submission, ids, TODAY) == []
    assert [to for _, to in desk.mails()] == ["xaa.workers@example.org", "xaa.employers@example.org"]


@pytest.mark.parametrize("person", ["xaa.workers", "xab.focal", "xaa.contributor", "officer", "expert"])
def test_only_the_government_and_the_registry_communicate(desk: Desk, person: str) -> None:
    with desk.unit() as uow:
        submission = _sent(desk, uow)
        with pytest.raises(NotAllowedError):
            communicate(uow, desk.member(uow, person), submission, [_id(uow, "XAA-TUC")], TODAY)


def test_an_organization_of_another_unit_and_a_day_to_come_are_refused(desk: Desk) -> None:
    with desk.unit() as uow:
        submission, registry = _sent(desk, uow), desk.member(uow, "registry")
        with pytest.raises(UnfitError, match="organization-not-offered"):
            communicate(uow, registry, submission, [_foreign(uow)], TODAY)
        with pytest.raises(UnfitError, match="date-to-come"):
            communicate(uow, registry, submission, [_id(uow, "XAA-TUC")], date(2026, 3, 3))


def test_a_filed_observation_is_acknowledged_and_told_to_the_government(desk: Desk) -> None:
    with desk.unit() as uow:
        observation = _observation(desk, uow)
        with pytest.raises(UnfitError, match="observation-not-communicated"):
            communicate(uow, desk.member(uow, "registry"), observation, [_id(uow, "XAA-EMP")], TODAY)
    assert desk.mails() == [
        ("observation_acknowledged", "xaa.workers@example.org"),
        ("observation_filed", "xaa.focal@example.org"),
        ("observation_filed", "xaa.second@example.org"),
    ]


def test_a_reply_is_told_to_its_organization_and_to_the_office(desk: Desk) -> None:
    with desk.unit() as uow:
        observation, focal = _observation(desk, uow), desk.member(uow, "xaa.focal")
        reply = open_reply(uow, focal, observation, form("article-23/reply"), Languages("en", "en"))
        write(uow, reply, _REPLY)
        send(uow, focal, read_draft(uow.session, reply, "en"), n=1)
    told = [to for template, to in desk.mails() if template == "reply_filed"]
    assert told == ["xaa.workers@example.org", "registry@example.org", "officer@example.org"]


def test_a_mail_names_things_in_the_language_of_its_reader_and_holds_no_answer(desk: Desk) -> None:
    with desk.unit() as uow:
        desk.member(uow, "xaa.focal").person.locale = "fr"
        _observation(desk, uow)
    with desk.unit(writes=False) as uow:
        jobs = uow.session.scalars(select(Job).where(Job.kind == "mail").order_by(Job.id)).all()
        french = next(job.params for job in jobs if job.params["to"] == "xaa.focal@example.org")
        assert (french["locale"], french["values"]["unit"]) == ("fr", "Arcadie")
        assert OBSERVED["observations.practice"] not in str([job.params for job in jobs])


def _observation(desk: Desk, uow: UnitOfWork) -> Submission:
    workers = desk.member(uow, "xaa.workers")
    assert workers.party.kind == PartyKind.ORGANIZATION
    subject = Subject("article-23", "XAA", ("C029",), 2026)
    report = open_observation(uow, workers, subject, form("article-23/observation"), Languages("en", "en"))
    write(uow, report, OBSERVED)
    return send(uow, workers, read_draft(uow.session, report, "en"), n=1)
