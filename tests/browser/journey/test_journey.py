"""The whole journey in a browser: a government reports, an organization observes, the government replies, the Committee reads.

Nothing here hangs on the words of the pages, so that the same steps are taken in each language.
"""

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, expect

from forms_app.records.queries.submissions import submission_by_reference
from tests.browser.filling.visits import Site, expect_state
from tests.browser.visitors import EVERY_WAY, Visitor, Way

PRACTICE = "Inspectors visited all brick kilns in 2025."
REMARK = "There were 60 visits, not 140."
OBSERVED = "Prisoners still work for private companies without consent."
REPLIED = "A bill is before Parliament."


class Traveller(Visitor):
    """Somebody who takes part in the journey."""

    def save(self) -> None:
        """Press Save, and wait until the page says that it is done: with a script it says so without being loaded again."""
        self.page.locator('button.button-secondary[name="act"][value="save"]').first.click()
        if self.way.scripts == "on":
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
        assert re.search(r"/submissions/.*/receipt$", self.page.url)

    def reference(self) -> str:
        """The reference in the address of a receipt."""
        return self.page.url.split("/")[-2]

    def key(self) -> str:
        """The key in the address of a report."""
        return self.page.url.split("/reports/")[1].split("/")[0]


@contextmanager
def travellers(site: Site, chromium: Browser, people: tuple[str, ...], way: Way) -> Iterator[list[Traveller]]:
    """A browser for each of these people."""
    with ExitStack() as stack:
        yield [Traveller(site, stack.enter_context(site.visit(chromium, person, **way._asdict())), way) for person in people]


@pytest.mark.parametrize("way", EVERY_WAY, ids=str)
def test_from_the_request_to_the_committee(chromium: Browser, site: Site, way: Way) -> None:
    with travellers(site, chromium, ("xaa.focal", "xaa.workers", "expert"), way) as (government, workers, expert):
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


def _report(government: Traveller) -> str:
    """From the overview to the receipt, and a copy for the workers; the reference."""
    key = government.site.world.installation.report_key
    government.go("/")
    government.press(f'main a[href="/reports/{key}"]')
    government.press(f'main a[href="/reports/{key}/sections/practice"]')
    government.write("practice.appreciation", PRACTICE)
    government.save()
    government.sign(key, "attestation")
    reference = government.reference()
    government.press(f'main a[href="/submissions/{reference}/copies"]')
    government.page.locator('input[name="organization"]').last.check()
    government.press("main form button.button-primary")
    expect(government.page.locator(".flashes .notice-done")).to_be_visible()
    return reference


def _observe(workers: Traveller, reference: str) -> str:
    """A remark on one answer, and what is said on the whole; filed; the reference."""
    workers.go("/")
    workers.press(f'main a[href="/submissions/{reference}"]')
    workers.press('button[name="anchor"][value="practice.appreciation"]')
    assert "/sections/remarks" in workers.page.url
    workers.page.locator('main textarea[name^="remarks.list.text@"]').fill(REMARK)
    workers.save()
    key = workers.key()
    workers.go(f"/reports/{key}/sections/observations")
    workers.write("observations.practice", OBSERVED)
    workers.save()
    workers.sign(key, "attestation-organizations")
    return workers.reference()


def _reply(government: Traveller, observation: str) -> None:
    """Found on the overview, answered beside it, sent."""
    government.go("/")
    government.press(f'main a[href="/submissions/{observation}/reply"]')
    government.press("main form button.button-primary")
    assert "/sections/reply" in government.page.url
    expect(government.page.locator("main")).to_contain_text(OBSERVED)
    government.write("reply.overall", REPLIED)
    government.save()
    government.sign(government.key(), "attestation-reply")
