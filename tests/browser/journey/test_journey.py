"""The whole journey in a browser: a government reports, an organization observes, the government replies, the Committee reads.

Nothing here hangs on the words of the pages, so that the same steps are taken in each language.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from forms_app.records.queries.submissions import submission_by_reference
from tests.browser.accessibility import assert_axe_clean
from tests.browser.filling.visits import Scripts, Site, expect_state
from tests.servers.installation import PASSWORD

PRACTICE = "Inspectors visited all brick kilns in 2025."
REMARK = "There were 60 visits, not 140."
OBSERVED = "Prisoners still work for private companies without consent."
REPLIED = "A bill is before Parliament."


class Journey:
    """One person's browser, looked at on every page."""

    def __init__(self, site: Site, page: Page, scripts: bool) -> None:
        self.site, self.page, self._scripts = site, page, scripts

    def go(self, address: str) -> None:
        self.page.goto(self.site.url + address)
        self.look()

    def look(self) -> None:
        """axe finds nothing (where scripts run, which it needs), and nothing runs over the edge of the screen."""
        expect(self.page.locator("h1")).to_have_count(1)
        if not self._scripts:
            return
        assert_axe_clean(self.page)
        over = self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{self.page.url} scrolls sideways by {over} px"

    def press(self, selector: str) -> None:
        self.page.locator(selector).first.click()

    def write(self, name: str, text: str) -> None:
        self.page.locator(f'main [name="{name}"]').fill(text)

    def save(self) -> None:
        """Press Save, and wait until the page says that it is done: with a script it says so without being loaded again."""
        self.press('button.button-secondary[name="act"][value="save"]')
        if self._scripts:
            expect_state(self.page, "saved")
        else:
            expect(self.page.locator(".flashes .notice-done")).to_be_visible()

    def sign(self, key: str, block: str) -> None:
        """Fill in the attestation, then file or send from the review."""
        self.go(f"/reports/{key}/sections/{block}")
        self.write(f"{block}.name", "Dana Okafor")
        self.write(f"{block}.position", "Director")
        self.page.locator(f'main [name="{block}.confirmed"]').check()
        self.save()
        self.go(f"/reports/{key}/review")
        self.press("#send button.button-primary")
        self.page.wait_for_url(re.compile(r"/submissions/.*/receipt$"))
        self.look()

    def reference(self) -> str:
        """The reference in the address of a receipt."""
        return self.page.url.split("/")[-2]

    def key(self) -> str:
        """The key in the address of a report."""
        return self.page.url.split("/reports/")[1].split("/")[0]


@contextmanager
def journeys(
    site: Site, chromium: Browser, people: tuple[str, ...], width: int, language: str, scripts: Scripts
) -> Iterator[list[Journey]]:
    """A browser for each of these people."""
    with ExitStack() as stack:
        pages = [
            stack.enter_context(site.visit(chromium, person, width=width, language=language, scripts=scripts))
            for person in people
        ]
        yield [Journey(site, page, scripts=scripts != "off") for page in pages]


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("width", "language", "scripts"), [(1280, "en", "on"), (390, "fr", "on"), (390, "en", "off"), (1280, "fr", "off")]
)
def test_from_the_request_to_the_committee(chromium: Browser, site: Site, width: int, language: str, scripts: Scripts) -> None:
    people = ("xaa.focal", "xaa.workers", "expert")
    with journeys(site, chromium, people, width, language, scripts) as (government, workers, expert):
        reference = _report(government)
        observation = _observe(workers, reference)
        _reply(government, observation)
        workers.go(f"/submissions/{observation}")
        expect(workers.page.locator("main")).to_contain_text(REPLIED)
        expert.go(f"/reading/{_examined_in(site, reference)}/XAA/C029+P029")
        for text in (PRACTICE, OBSERVED, REPLIED):
            expect(expert.page.locator("main")).to_contain_text(text)


def _examined_in(site: Site, reference: str) -> int:
    """The year of the session that examines what is sent on the day of this test."""
    with site.world.reading() as uow:
        submission = submission_by_reference(uow.session, reference)
        assert submission is not None
        return submission.examined_in


def _report(government: Journey) -> str:
    """From the overview to the receipt, and a copy for the workers; the reference."""
    key = government.site.world.installation.report_key
    government.go("/")
    government.press(f'main a[href="/reports/{key}"]')
    government.look()
    government.press(f'main a[href="/reports/{key}/sections/practice"]')
    government.write("practice.appreciation", PRACTICE)
    government.save()
    government.sign(key, "attestation")
    reference = government.reference()
    government.press(f'main a[href="/submissions/{reference}/copies"]')
    government.look()
    government.page.locator('input[name="organization"]').last.check()
    government.press("main form button.button-primary")
    expect(government.page.locator(".flashes .notice-done")).to_be_visible()
    return reference


def _observe(workers: Journey, reference: str) -> str:
    """A remark on one answer, and what is said on the whole; filed; the reference."""
    workers.go("/")
    workers.press(f'main a[href="/submissions/{reference}"]')
    workers.look()
    workers.press('button[name="anchor"][value="practice.appreciation"]')
    workers.page.wait_for_url(re.compile("/sections/remarks"))
    workers.look()
    workers.page.locator('main textarea[name^="remarks.list.text@"]').fill(REMARK)
    workers.save()
    key = workers.key()
    workers.go(f"/reports/{key}/sections/observations")
    workers.write("observations.practice", OBSERVED)
    workers.save()
    workers.sign(key, "attestation-organizations")
    return workers.reference()


def _reply(government: Journey, observation: str) -> None:
    """Found on the overview, answered beside it, sent."""
    government.go("/")
    government.press(f'main a[href="/submissions/{observation}/reply"]')
    government.look()
    government.press("main form button.button-primary")
    government.page.wait_for_url(re.compile("/sections/reply"))
    government.look()
    expect(government.page.locator("main")).to_contain_text(OBSERVED)
    government.write("reply.overall", REPLIED)
    government.save()
    government.sign(government.key(), "attestation-reply")


@pytest.mark.parametrize("scripts", ["on", "off"])
def test_signing_in_leads_to_the_overview_and_out_again(chromium: Browser, site: Site, scripts: Scripts) -> None:
    context = chromium.new_context(java_script_enabled=scripts != "off")
    try:
        page = context.new_page()
        page.goto(site.url + "/")
        assert "/sign-in" in page.url
        page.fill('input[name="email"]', "xaa.focal@example.org")
        page.fill('input[name="password"]', PASSWORD)
        page.click("main form button")
        expect(page.locator(".tiles")).to_be_visible()
        page.locator(".menu summary").last.click()
        page.click('form[action="/sign-out"] button')
        assert "/sign-in" in page.url
    finally:
        context.close()
