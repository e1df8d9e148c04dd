"""Each page that says that something went wrong is ours and sound: those that visitors come upon, and those that befall them."""

import pytest
from playwright.sync_api import Browser, Page
from werkzeug.exceptions import TooManyRequests

from forms_app.records.engine import DatabaseBusyError
from forms_app.web.access import public
from tests.browser.filling.visits import Site
from tests.browser.soundness import complaints_of, faults_at_both_widths

LANGUAGES = pytest.mark.parametrize("language", ["en", "fr"])
WRONG = {"/office/requests": 403, "/no/such/page": 404, "/sign-out": 405, "/requests/{request}/report": 403}
MISHAPS = ((TooManyRequests(), 429), (DatabaseBusyError("somebody writes"), 503), (RuntimeError("a fault of ours"), 500))


def faults_and_status(page: Page, address: str) -> tuple[int, list[str]]:
    answer = page.goto(address)
    assert answer is not None
    return answer.status, faults_at_both_widths(page)


@LANGUAGES
def test_a_wrong_address_is_answered_by_a_sound_page(settled: Site, chromium: Browser, language: str) -> None:
    with settled.visit(chromium, "xaa.workers", language=language) as page:
        complaints = complaints_of(page)
        for address, status in WRONG.items():
            assert faults_and_status(page, settled.url + address.format(**settled.words)) == (status, []), address
        assert complaints == []


@LANGUAGES
def test_a_mishap_is_answered_by_a_sound_page(
    settled: Site, chromium: Browser, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    mishaps: list[Exception] = []

    @public
    def fail() -> str:
        raise mishaps[-1]

    monkeypatch.setitem(settled.world.app.view_functions, "verifying.check", fail)
    with settled.visit(chromium, None, language=language) as page:
        for mishap, status in MISHAPS:
            mishaps.append(mishap)
            assert faults_and_status(page, f"{settled.url}/verify") == (status, [])


@LANGUAGES
def test_a_form_of_a_session_that_is_gone_is_answered_by_a_sound_page(settled: Site, chromium: Browser, language: str) -> None:
    with settled.visit(chromium, None, language=language) as page:
        page.goto(f"{settled.url}/new-password")
        page.context.clear_cookies(name="session")
        page.locator("main input[name=email]").fill("xaa.focal@example.org")
        with page.expect_navigation() as answered:
            page.locator("main form button").click()
        assert answered.value.status == 400
        assert faults_at_both_widths(page) == []
