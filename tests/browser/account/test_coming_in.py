"""Coming in and going out: sign-in, a forgotten password, an invitation, the menus; each page is sound, also without script."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from secrets import token_hex
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect
from sqlalchemy import select

from forms_app.records.people import Party, Role
from forms_app.records.work import Job
from forms_app.reporting.inviting import invite
from tests.browser.filling.visits import Site
from tests.browser.visitors import JUDGED_WAYS, Visitor, Way
from tests.servers.installation import PASSWORD

FRESH = "nine quiet herons fly"
WORDS = {
    "en": {
        "wrong": "The address or the password is not right.",
        "differ": "The two passwords differ.",
        "used": "This link has been used already.",
        "no longer": "This link is no longer valid.",
        "used or torn": "This link has been used already, or it is incomplete.",
    },
    "fr": {
        "wrong": "L’adresse ou le mot de passe n’est pas correct.",
        "differ": "Les deux mots de passe diffèrent.",
        "used": "Ce lien a déjà servi.",
        "no longer": "Ce lien n’est plus valable.",
        "used or torn": "Ce lien a déjà servi, ou il est incomplet.",
    },
}


class Guest(Visitor):
    """Somebody at the door."""

    def fill_in(self, **fields: str) -> None:
        """Write into the fields of the page's form, and send it."""
        for name, text in fields.items():
            self.write(name, text)
        self.press("main form button")

    def summary(self) -> str:
        """The words at the top that say what is to be mended."""
        return self.page.locator("[data-error-summary]").inner_text()

    def is_signed_in(self) -> bool:
        return self.page.locator('form[action="/sign-out"]').count() == 1

    def press_sign_out(self) -> None:
        self.open_menu(-1)
        self.press('form[action="/sign-out"] button')
        assert self.path() == "/sign-in"
        assert not self.is_signed_in()

    def open_menu(self, place: int) -> None:
        """Open a menu of the masthead: the first is for the language, the last for the account."""
        self.page.locator(".masthead .menu summary").nth(place).click()
        self.look()


@pytest.fixture(params=JUDGED_WAYS, ids=str)
def way(request: pytest.FixtureRequest) -> Way:
    """How the pages are looked at."""
    asked: Way = request.param
    return asked


@pytest.fixture
def visitor(settled: Site, chromium: Browser, way: Way) -> Iterator[Guest]:
    """Somebody who is not signed in."""
    with settled.visit(chromium, None, **way._asdict()) as page:
        yield Guest(settled, page, way)


def invited(site: Site, days_ago: int = 0) -> tuple[str, str]:
    """An address that was invited to XAA's government so many days ago, and the address of the invitation's page."""
    email = f"{token_hex(4)}@example.org"
    with site.world.writing() as uow:
        party = uow.session.get_one(Party, site.world.installation.parties["xaa"])
        then = replace(uow, now=datetime.now(UTC) - timedelta(days=days_ago))
        return email, f"/invitations/{invite(then, email, party, Role.FOCAL_POINT)}"


def mailed_link(site: Site, email: str) -> str:
    """The address in the newest mail to this one."""
    with site.world.reading() as uow:
        mails = uow.session.scalars(select(Job).where(Job.kind == "mail").order_by(Job.id.desc()))
        body: str = next((mail.secret or {})["body"] for mail in mails if mail.params["to"] == email)
        return urlsplit(next(word for word in body.split() if "/new-password/" in word)).path


def test_a_wrong_password_is_refused_in_words_and_the_right_one_leads_to_the_overview(visitor: Guest, way: Way) -> None:
    visitor.go("/")
    assert visitor.path() == "/sign-in"
    visitor.fill_in(email="xaa.focal@example.org", password="no such password")
    assert WORDS[way.language]["wrong"] in visitor.summary()
    visitor.fill_in(email="xaa.focal@example.org", password=PASSWORD)
    expect(visitor.page.locator(".tiles")).to_be_visible()


def test_a_forgotten_password_is_replaced_by_the_link_that_is_mailed(visitor: Guest, way: Way) -> None:
    email = "xab.focal@example.org"
    visitor.go("/sign-in")
    visitor.press('main a[href="/new-password"]')
    visitor.fill_in(email=email)
    expect(visitor.page.locator(".flashes .notice")).to_be_visible()
    link = mailed_link(visitor.site, email)
    visitor.go(link)
    visitor.fill_in(password=FRESH, password_confirm=FRESH[::-1])
    assert WORDS[way.language]["differ"] in visitor.summary()
    visitor.fill_in(password=FRESH, password_confirm=FRESH)
    visitor.go("/sign-in")
    visitor.fill_in(email=email, password=FRESH)
    assert visitor.is_signed_in()
    visitor.press_sign_out()
    visitor.go(link)
    assert WORDS[way.language]["used or torn"] in visitor.page.locator(".flashes").inner_text()


def test_an_invitation_makes_an_account_once_and_within_its_time(visitor: Guest, way: Way) -> None:
    email, page = invited(visitor.site)
    visitor.go(page)
    visitor.fill_in(name="Amina Diallo", password=FRESH, again=FRESH[::-1])
    assert WORDS[way.language]["differ"] in visitor.summary()
    visitor.fill_in(name="Amina Diallo", password=FRESH, again=FRESH)
    assert visitor.path() == "/sign-in"
    expect(visitor.page.locator(".flashes .notice-done")).to_be_visible()
    visitor.fill_in(email=email, password=FRESH)
    expect(visitor.page.locator(".tiles")).to_be_visible()
    visitor.go(page, status=409)
    assert WORDS[way.language]["used"] in visitor.page.locator("main").inner_text()
    visitor.go(invited(visitor.site, days_ago=15)[1], status=409)
    assert WORDS[way.language]["no longer"] in visitor.page.locator("main").inner_text()


def test_the_menus_of_every_page_change_the_language_and_lead_out(settled: Site, chromium: Browser, way: Way) -> None:
    other = "fr" if way.language == "en" else "en"
    copies = "/parties/{tuc}/copies".format(**settled.words)
    with settled.visit(chromium, "xaa.workers", **way._asdict()) as page:
        visitor = Guest(settled, page, way)
        visitor.go(copies)
        visitor.open_menu(0)
        visitor.press(f'.masthead a[hreflang="{other}"]')
        assert visitor.path() == copies
        assert page.locator("html").get_attribute("lang") == other
        visitor.press_sign_out()
        assert page.locator("html").get_attribute("lang") == other
        visitor.go("/")
        assert visitor.path() == "/sign-in"
