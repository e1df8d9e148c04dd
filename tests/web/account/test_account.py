"""Invitations, passwords, languages and too many attempts: each page is ours, in the reader's language, with the right status."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from forms_app.records.people import Party, Role
from forms_app.records.queries.people import person_by_email
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.work import Job
from forms_app.reporting.inviting import invite
from forms_app.web.extensions import limiter
from tests.servers.installation import PASSWORD
from tests.servers.world import World
from tests.web.pages import faults_of
from tests.web.steps import post

NEW = {"name": "Amina Diallo", "password": "seven wise owls read", "again": "seven wise owls read"}


def invited(world: World, email: str = "amina@example.org", days_ago: int = 0) -> str:
    """The address of an invitation to XAA's government, made so many days ago."""
    with world.writing() as uow:
        party = uow.session.get_one(Party, world.installation.parties["xaa"])
        then: UnitOfWork = replace(uow, now=datetime.now(UTC) - timedelta(days=days_ago))
        return f"/invitations/{invite(then, email, party, Role.FOCAL_POINT)}"


def test_an_invitation_makes_an_account_once(world: World) -> None:
    page, client = invited(world), world.client_for(None)
    assert "Government of Arcadia" in client.get(page).text
    assert post(client, page, NEW).status_code == 302
    used = client.get(page)
    assert used.status_code == 409
    assert "used already" in used.text
    assert faults_of(used.text) == []
    with world.reading() as uow:
        person = person_by_email(uow.session, "amina@example.org")
        assert person is not None
        assert person.name == "Amina Diallo"


def test_who_has_an_account_only_confirms_and_keeps_the_password(world: World) -> None:
    page, client = invited(world, "xab.focal@example.org"), world.client_for(None)
    assert 'type="password"' not in client.get(page).text
    assert post(client, page, {}).status_code == 302
    assert "The invitation is accepted. Sign in with your password." in client.get("/sign-in").text
    signed = post(client, "/sign-in", {"email": "xab.focal@example.org", "password": PASSWORD})
    assert signed.status_code == 302
    assert "For whom do you act today?" in client.get("/").text


@pytest.mark.parametrize("wrong", [{"name": ""}, {"password": "short", "again": "short"}, {"again": "another one entirely"}])
def test_an_invitation_filled_in_wrongly_says_what_to_mend(world: World, wrong: dict[str, str]) -> None:
    page = invited(world)
    answer = post(world.client_for(None), page, {**NEW, **wrong})
    assert answer.status_code == 422
    assert "data-error-summary" in answer.text
    assert "<title>To mend: Your invitation" in answer.text
    assert faults_of(answer.text) == []


def test_an_old_or_unknown_link_has_a_page_of_its_own(world: World) -> None:
    client = world.client_for(None, "fr")
    old = client.get(invited(world, days_ago=15))
    assert old.status_code == 409
    assert client.get("/invitations/nothing").status_code == 404
    assert faults_of(old.text) == []


def test_a_wrong_password_and_an_unknown_address_read_alike(world: World) -> None:
    texts = []
    for email in ("xaa.focal@example.org", "nobody@example.org"):
        answer = post(world.client_for(None), "/sign-in", {"email": email, "password": "wrong wrong wrong"})
        assert answer.status_code == 200
        texts.append(answer.text.replace(email, "").partition("data-error-summary")[2].partition("</div>")[0])
    assert texts[0] == texts[1] != ""


def test_a_forgotten_password_is_replaced_by_a_link_that_is_mailed(world: World) -> None:
    client = world.client_for(None)
    for email in ("xaa.focal@example.org", "nobody@example.org"):  # no word about who has an account
        assert post(client, "/new-password", {"email": email}).status_code in (200, 302)
    with world.reading() as uow:
        ((params, secret),) = uow.session.execute(select(Job.params, Job.secret).where(Job.kind == "mail")).all()
    assert params == {"to": "xaa.focal@example.org", "subject": "Choose a new password"}
    link = next(word for word in (secret or {})["body"].split() if "/new-password/" in word)
    page = link.removeprefix(world.settings.public_url)
    fresh = {"password": "nine quiet herons fly", "password_confirm": "nine quiet herons fly"}
    assert post(client, page, fresh).status_code == 302
    signed = post(world.client_for(None), "/sign-in", {"email": "xaa.focal@example.org", "password": fresh["password"]})
    assert signed.status_code == 302
    again = world.client_for(None).get(page, follow_redirects=True)
    assert "This link has been used already, or it is incomplete. Ask for a new one here." in again.text


def test_the_link_that_is_mailed_leads_here_whatever_host_the_browser_named(world: World) -> None:
    answer = post(world.client_for(None), "/new-password", {"email": "xaa.focal@example.org"}, site="http://evil.example")
    assert answer.status_code == 200
    with world.reading() as uow:
        (secret,) = uow.session.scalars(select(Job.secret).where(Job.kind == "mail")).all()
    assert secret is not None
    assert f"\n{world.settings.public_url}/new-password/" in secret["body"]
    assert "evil.example" not in secret["body"]


@pytest.mark.parametrize("language", ["en", "fr", "es"])
def test_no_label_of_an_account_page_is_the_librarys(world: World, language: str) -> None:
    client = world.client_for("xaa.focal", language)
    text = client.get("/change-password").text + world.client_for(None, language).get("/sign-in").text
    for label in ("New Password", "Retype Password", "Email Address", "Adresse email"):
        assert label not in text


def test_the_language_is_kept_and_leads_back_to_this_site_only(world: World) -> None:
    client = world.client_for("xaa.focal")
    back = client.get("/language/fr?next=/parties/1")
    assert back.location == "/parties/1"
    assert '<html lang="fr"' in client.get("/", follow_redirects=True).text
    for elsewhere in ("https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"):
        assert client.get("/language/en", query_string={"next": elsewhere}).location == "/", elsewhere


@pytest.fixture
def limited() -> Iterator[None]:
    """Attempts are counted, from none."""
    before, limiter.enabled = limiter.enabled, True
    limiter.reset()
    yield
    limiter.reset()
    limiter.enabled = before


@pytest.mark.usefixtures("limited")
def test_too_many_attempts_wait(world: World) -> None:
    client = world.client_for(None)
    wrong = {"email": "xaa.focal@example.org", "password": "wrong wrong wrong"}
    statuses = [post(client, "/sign-in", wrong).status_code for _ in range(11)]
    assert statuses == [200] * 10 + [429]
    page = post(client, "/sign-in", wrong)
    assert "Too many attempts" in page.text
    assert page.headers["Retry-After"]
    assert faults_of(page.text) == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "The address or the password is not right."),
        ("fr", "L’adresse ou le mot de passe n’est pas correct."),
        ("es", "La dirección o la contraseña no es correcta."),
    ],
)
def test_a_refused_sign_in_says_so_in_the_tone_of_the_other_pages(world: World, language: str, words: str) -> None:
    client = world.client_for(None, language)
    assert words in post(client, "/sign-in", {"email": "xab.focal@example.org", "password": "no such password"}).text


def test_who_asks_for_a_link_is_told_the_same_whether_or_not_there_is_an_account(world: World) -> None:
    client = world.client_for(None)
    for email in ("xab.focal@example.org", "nobody@example.org"):
        told = post(client, "/new-password", {"email": email}).text
        assert "If there is an account with this address" in told
