"""Every kind of question, what is refused, two versions and the history of an answer: sound in two languages and widths."""

import pytest
from playwright.sync_api import Browser, expect

from tests.answers.forms import EVERY_KIND
from tests.browser.filling.visits import Site
from tests.browser.soundness import assert_sound


@pytest.mark.parametrize(("width", "language"), [(1280, "en"), (390, "fr")])
def test_pages_with_every_kind_are_sound(chromium: Browser, site: Site, width: int, language: str) -> None:
    with site.visit(chromium, width=width, language=language) as page:
        for section in EVERY_KIND.sections:
            page.goto(site.section(section.id))
            for path in ("laws.list", "others.copies"):
                button = page.locator(f"button[value='row-add:{path}']")
                if button.count():
                    button.click()
                    expect(page.locator("[data-row]")).to_have_count(1)
            assert_sound(page)


@pytest.mark.parametrize("width", [1280, 390])
def test_problems_conflicts_and_history_are_sound(chromium: Browser, site: Site, width: int) -> None:
    with site.visit(chromium, width=width) as mine, site.visit(chromium, "xaa.second", width=width, scripts="blocked") as theirs:
        mine.goto(site.section("articles"))
        theirs.goto(site.section("articles"))
        theirs.locator("#q-articles_number").fill("1/2026")
        theirs.get_by_role("button", name="Save", exact=True).click()
        mine.locator("#q-articles_number").fill("2/2026")
        expect(mine.locator("[data-conflict-panel]")).to_be_visible()
        assert_sound(mine)
        theirs.goto(mine.url)
        theirs.locator("#q-articles_number").fill("3/2026")
        theirs.locator("input[name='articles.convict-since:day']").fill("77")
        theirs.get_by_role("button", name="Save", exact=True).click()
        expect(theirs.locator("[data-error-summary]")).to_be_visible()
        assert_sound(theirs)
        theirs.goto(f"{site.url}/reports/{site.world.installation.report_key}/history/articles.number")
        expect(theirs.get_by_text("Stands now")).to_be_visible()
        assert_sound(theirs)


def test_the_page_can_be_filled_in_without_script(chromium: Browser, site: Site) -> None:
    with site.visit(chromium, scripts="off") as page:
        page.goto(site.section("articles"))
        expect(page.locator("#q-articles_convict-how")).to_be_visible()
        page.get_by_label("Partly").check()
        page.locator("#q-articles_convict-how").fill("Without script")
        page.get_by_role("button", name="Save and continue").click()
        expect(page).to_have_url(site.section("figures"))
        page.go_back()
        page.reload()
        expect(page.locator("#q-articles_convict-how")).to_have_value("Without script")
