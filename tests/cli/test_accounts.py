import pytest
from sqlalchemy import select

from forms_app.records.people import Invitation
from forms_app.records.work import Job, JobState
from forms_app.reporting.inviting import open_invitation
from tests.cli.conftest import Run
from tests.reporting.desk import Desk
from tests.servers.databases import NOW


def test_the_last_line_is_a_link_that_opens_the_invitation(run: Run, desk: Desk) -> None:
    said = run(
        "accounts",
        "invite",
        "New@Ministry.Invalid",
        "--party",
        "government:FIN",
        "--role",
        "contributor",
        "--sections",
        "laws, practice",
    )
    assert said.exit_code == 0, said.output
    link = said.output.splitlines()[-1]
    assert link.startswith("http://127.0.0.1:8000/invitations/")
    with desk.unit(writes=False) as uow:
        invitation = open_invitation(uow.session, link.rpartition("/")[2], NOW)
        assert (invitation.email, invitation.sections) == ("new@ministry.invalid", ["laws", "practice"])
        assert invitation.party.unit_code == "FIN"
        assert uow.session.scalars(select(Job).where(Job.kind == "mail")).all() == []


def test_where_mail_is_set_the_link_is_mailed_in_the_language_chosen(
    run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORMS_APP_MAIL_SERVER", "127.0.0.1")
    said = run(
        "accounts",
        "invite",
        "new@union.invalid",
        "--party",
        "organization:XAA-TUC",
        "--role",
        "representative",
        "--language",
        "fr",
    )
    with desk.unit(writes=False) as uow:
        job = uow.session.scalars(select(Job).where(Job.kind == "mail")).one()
        assert (job.params["to"], job.params["template"], job.params["locale"]) == ("new@union.invalid", "invitation", "fr")
        assert job.secret is not None
        assert job.secret["values"]["link"] == said.output.splitlines()[-1]


def test_an_invitation_is_made_and_shown_while_the_queue_is_away(
    run: Run, desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("FORMS_APP_MAIL_SERVER", "127.0.0.1")
    monkeypatch.setenv("FORMS_APP_QUEUE_URL", "redis://127.0.0.1:1/0")
    said = run("accounts", "invite", "new@union.invalid", "--party", "organization:XAA-TUC", "--role", "representative")
    assert said.exit_code == 0
    with desk.unit(writes=False) as uow:
        job = uow.session.scalars(select(Job).where(Job.kind == "mail")).one()
        assert job.state == JobState.WAITING
        (warning,) = [record.getMessage() for record in caplog.records if record.name == "forms_app.worker.hand_over"]
        assert warning.startswith("The queue redis://127.0.0.1:1/0 cannot be reached")
        assert warning.endswith(f"Jobs [{job.id}] wait until a worker looks for them.")


@pytest.mark.parametrize(
    ("email", "party", "role", "words"),
    [
        ("new@ministry.invalid", "government:ZZZ", "focal-point", "There is no State or territory with the code ZZZ."),
        ("new@ministry.invalid", "organization:NONE", "representative", "No organization with the code NONE is in the registry."),
        ("new@ministry.invalid", "ministry", "focal-point", "“ministry” is no party. Write government:FIN"),
        ("new@ministry.invalid", "office", "expert", "A party of the kind office has no role expert."),
        ("nobody", "office", "registry", "“nobody” is no e-mail address."),
    ],
)
def test_what_cannot_be_is_said_in_words_and_nobody_is_invited(
    run: Run, desk: Desk, email: str, party: str, role: str, words: str
) -> None:
    with desk.sessions() as session:
        before = len(session.scalars(select(Invitation)).all())
    refused = run("accounts", "invite", email, "--party", party, "--role", role)
    assert refused.exit_code == 1
    assert words in refused.output
    with desk.sessions() as session:
        assert len(session.scalars(select(Invitation)).all()) == before
