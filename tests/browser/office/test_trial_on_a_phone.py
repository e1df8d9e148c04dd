"""The trial of a form as wide as a phone: a frame with a width of its own, of use without script, that keeps what is posted."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.filling.visits import Scripts, Site
from tests.browser.soundness import assert_sound

TRIAL = "/workshop/forms/article-23/reply/2026/trial?width=phone&language=fr"


@pytest.mark.parametrize("scripts", ["on", "off"])
def test_the_frame_is_as_wide_as_a_phone_and_keeps_what_is_posted(site: Site, chromium: Browser, scripts: Scripts) -> None:
    with site.visit(chromium, "editor", scripts=scripts) as page:
        page.goto(site.url + TRIAL)
        frame = page.frame_locator("iframe.phone")
        expect(frame.locator("h1")).to_have_count(1)
        assert page.locator("iframe.phone").evaluate("one => one.clientWidth") == 390
        field = frame.locator("textarea").first
        field.fill("Ce que le gouvernement répond.")
        frame.locator("button[value=show]").last.click()
        expect(frame.locator("textarea").first).to_have_value("Ce que le gouvernement répond.")
        assert "/trial?" in page.url
        assert_sound(page)


def test_on_a_phone_the_frame_is_no_wider_than_the_screen(site: Site, chromium: Browser) -> None:
    with site.visit(chromium, "editor", width=390) as page:
        page.goto(site.url + TRIAL)
        expect(page.frame_locator("iframe.phone").locator("h1")).to_have_count(1)
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
