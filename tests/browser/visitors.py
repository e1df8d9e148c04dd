"""Somebody in front of a browser, whose every page is looked at; and the ways in which people look."""

from typing import NamedTuple
from urllib.parse import urlsplit

from playwright.sync_api import Page

from tests.browser.filling.visits import Scripts, Site
from tests.browser.soundness import NARROW, WIDE, complaints_of, faults_of, layout_faults


class Way(NamedTuple):
    """How somebody looks at the pages."""

    width: int
    language: str
    scripts: Scripts

    def __str__(self) -> str:
        return f"{self.width}-{self.language}-{'script' if self.scripts == 'on' else 'plain'}"


# What axe finds hangs on what stands in a page and how it is laid out, not on what its words say, and axe takes longer than all
# else: it judges in two ways, in which each width, language and choice of scripts comes once. Whether the words fit, which
# hangs on them, is always asked.
JUDGED_WAYS = (Way(WIDE, "en", "on"), Way(NARROW, "fr", "off"))

# A width, a language and a choice of scripts meet any two at a time in the first and the last three; all eight ways would find
# little more and take minutes.
EVERY_WAY = (*JUDGED_WAYS, Way(NARROW, "fr", "on"), Way(WIDE, "fr", "off"), Way(NARROW, "en", "off"))


class Visitor:
    """Somebody's page, with what they do on it."""

    def __init__(self, site: Site, page: Page, way: Way) -> None:
        self.site, self.page, self.way = site, page, way
        self.complaints = complaints_of(page)

    def go(self, address: str, status: int = 200) -> None:
        answer = self.page.goto(self.site.url + address)
        assert answer is not None
        assert answer.status == status, f"{address}: {answer.status}"
        self.look()

    def look(self) -> None:
        """Fails with everything that is wrong with the page as it stands."""
        faults = faults_of(self.page) if self.way in JUDGED_WAYS else layout_faults(self.page)
        assert faults + self.complaints == [], f"{self.page.url}\n" + "\n".join(faults + self.complaints)

    def press(self, selector: str) -> int:
        """Press what leads to another page, and look at that; its status."""
        with self.page.expect_navigation() as answered:
            self.page.locator(selector).first.click()
        self.look()
        return answered.value.status

    def write(self, name: str, text: str) -> None:
        self.page.locator(f'main [name="{name}"]').fill(text)

    def path(self) -> str:
        return urlsplit(self.page.url).path
