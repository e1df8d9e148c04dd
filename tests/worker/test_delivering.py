"""Mails by a real mail server: what arrives, how it came, and what a job says that was refused."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import pytest

from forms_app.config import Mail
from forms_app.records.jobs import add_job
from forms_app.records.work import Job, JobState
from forms_app.worker.performing import Workshop, perform
from forms_app.worker.tasks import TASKS
from tests.servers.mail import LATER, NOBODY, SENDER, Delivered, MailServer
from tests.servers.world import World

ACKNOWLEDGEMENT: Mapping[str, Any] = {
    "template": "observation_acknowledged",
    "locale": "fr",
    "values": {
        "author": "Fédération des travailleurs d’Arcadie",
        "unit": "Arcadie",
        "instruments": "convention (n° 29)",
        "year": 2026,
        "version": 1,
        "reference": "XAA-C029-2026-abcde.1",
        "digest": "ab" * 32,
        "received_on": "2026-08-28",
        "examined_in": 2026,
    },
}
TEXT = "Cliquez ici\N{NARROW NO-BREAK SPACE}:\nhttps://ilo.invalid/été\n"
NEW_PASSWORD: Mapping[str, Any] = {"subject": "Choisir un nouveau mot de passe"}
LINK = "https://ilo.invalid/invitations/secret"
INVITATION: Mapping[str, Any] = {"template": "invitation", "locale": "fr"}
TO_ARCADIA: Mapping[str, Any] = {"values": {"party": "Arcadie", "kind": "government", "link": LINK}}


def _perform(workshop: Workshop, setting: Mail, params: Mapping[str, Any], secret: Mapping[str, Any] | None = None) -> Job:
    """Do one mail's job with these settings; the job as it ended."""
    with workshop.unit(writes=True) as uow:
        job_id = add_job(uow, "mail", {"to": "travail@ministere.invalid", **params}, secret=secret).id
    perform(replace(workshop, settings=replace(workshop.settings, mail=setting)), TASKS, job_id)
    with workshop.sessions() as session:
        job = session.get_one(Job, job_id)
        session.expunge(job)
        return job


def _delivered(server: MailServer) -> Delivered:
    (mail,) = server.delivered
    return mail


def test_a_mail_arrives_in_french_with_its_accents_from_and_to_whom_it_should(
    workshop: Workshop, mail_server: MailServer
) -> None:
    job = _perform(workshop, mail_server.setting, ACKNOWLEDGEMENT)
    assert (job.state, job.result) == (JobState.DONE, {"sent": True})
    mail = _delivered(mail_server)
    assert (mail.sender, mail.recipients) == (SENDER, ("travail@ministere.invalid",))
    assert (mail.message["From"], mail.message["To"]) == (SENDER, "travail@ministere.invalid")
    assert mail.message["Subject"] == "Vos observations ont été reçues (XAA-C029-2026-abcde.1)"
    assert "Fédération des travailleurs d’Arcadie" in mail.text
    assert "le 28 août 2026" in mail.text
    assert mail.message.get_content_type() == "text/plain"


def test_a_mail_whose_words_were_chosen_before_arrives_as_it_was(workshop: Workshop, mail_server: MailServer) -> None:
    _perform(workshop, mail_server.setting, NEW_PASSWORD, {"body": TEXT})
    mail = _delivered(mail_server)
    assert mail.message["Subject"] == NEW_PASSWORD["subject"]
    assert mail.text.splitlines() == TEXT.splitlines()


def test_a_mail_passes_servers_that_know_seven_bits_only_and_is_no_answer_to_be_answered(
    workshop: Workshop, mail_server: MailServer
) -> None:
    _perform(workshop, mail_server.setting, ACKNOWLEDGEMENT)
    _perform(workshop, mail_server.setting, NEW_PASSWORD, {"body": TEXT})
    assert all(mail.raw.isascii() for mail in mail_server.delivered)
    first, second = (mail.message for mail in mail_server.delivered)
    assert first["Auto-Submitted"] == "auto-generated"
    assert parsedate_to_datetime(first["Date"]).tzinfo is not None
    assert first["Message-ID"].endswith("@ilo.invalid>")
    assert first["Message-ID"] != second["Message-ID"]


@pytest.mark.parametrize("to", ["travail@ministere.invalid", NOBODY])
def test_a_link_arrives_or_not_and_in_the_end_the_records_do_not_hold_it(
    workshop: Workshop, mail_server: MailServer, to: str
) -> None:
    params = {**INVITATION, "to": to}
    job = _perform(workshop, mail_server.setting, params, TO_ARCADIA)
    assert [LINK in mail.text for mail in mail_server.delivered] == ([] if to == NOBODY else [True])
    assert (job.params, job.secret) == (params, None)
    assert job.finished_at is not None


def test_a_link_that_nobody_could_send_is_not_held_either(workshop: Workshop) -> None:
    job = _perform(workshop, Mail(), INVITATION, TO_ARCADIA)
    assert (job.result, job.secret) == ({"sent": False, "note": "no-server"}, None)


def test_with_tls_and_a_user_the_mail_goes_encrypted_and_signed_in(
    workshop: Workshop, guarded_mail_server: MailServer, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    job = _perform(workshop, guarded_mail_server.setting, ACKNOWLEDGEMENT)
    assert job.state == JobState.DONE, job.reason
    mail = _delivered(guarded_mail_server)
    assert (mail.encrypted, mail.authenticated) == (True, True)


Change = Callable[[Mail], Mail]
REFUSED: Mapping[str, tuple[Change, str]] = {
    "without tls": (lambda setting: replace(setting, use_tls=False), "SMTP AUTH extension not supported"),
    "wrong password": (lambda setting: replace(setting, password="another"), "535 5.7.8 Authentication credentials invalid"),
    "no user": (lambda setting: replace(setting, username=""), "530 5.7.0 Authentication required"),
}


@pytest.mark.parametrize("why", REFUSED)
def test_a_server_that_asks_for_more_is_told_of_in_its_own_words(
    workshop: Workshop, guarded_mail_server: MailServer, certificate: Path, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    change, words = REFUSED[why]
    job = _perform(workshop, change(guarded_mail_server.setting), ACKNOWLEDGEMENT)
    assert (job.state, guarded_mail_server.delivered) == (JobState.FAILED, [])
    assert job.reason is not None
    assert words in job.reason["params"]["fault"]


def test_a_server_whose_certificate_nobody_vouches_for_gets_neither_password_nor_mail(
    workshop: Workshop, guarded_mail_server: MailServer
) -> None:
    job = _perform(workshop, guarded_mail_server.setting, ACKNOWLEDGEMENT)
    assert (job.state, guarded_mail_server.delivered) == (JobState.FAILED, [])
    assert job.reason is not None
    assert "certificate verify failed" in job.reason["params"]["fault"]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_page_of_background_work_shows_why_a_mail_was_refused_and_if_it_is_tried_again(
    world: World, mail_server: MailServer
) -> None:
    workshop = Workshop(world.settings, world.sessions)
    _perform(workshop, mail_server.setting, {**ACKNOWLEDGEMENT, "to": NOBODY})
    _perform(workshop, mail_server.setting, {**ACKNOWLEDGEMENT, "to": LATER})
    _perform(workshop, replace(mail_server.setting, port=1), ACKNOWLEDGEMENT)
    assert mail_server.delivered == []
    failed, waiting = (world.client_for("administrator").get(f"/office/jobs?state={one}").text for one in ("failed", "waiting"))
    assert "The mail server did not take the mail: 550 5.1.1 There is nobody of that name" in failed
    assert "It is tried again" not in failed
    assert "The mail server did not take the mail: 450 4.2.1 The box is locked, try again later" in waiting
    assert "The mail server did not take the mail: [Errno 111] Connection refused" in waiting
    assert waiting.count("It is tried again after") == 2
