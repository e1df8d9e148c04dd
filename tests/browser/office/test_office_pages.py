"""The Office's documents in a browser: asked for, waited for and downloaded, with and without script."""

import pytest
from playwright.sync_api import Browser, expect

from forms_app.records.jobs import add_job, claim, finish, report_progress
from forms_app.worker.performing import Workshop, perform
from forms_app.worker.tasks import TASKS
from tests.browser.filling.visits import Scripts, Site
from tests.browser.soundness import NARROW, assert_sound
from tests.servers.installation import YEAR

_MB = 1024 * 1024
SET = {
    "sha256": "0" * 64,
    "name": "volume-2026-en.zip",
    "media_type": "application/zip",
    "size": 13 * _MB,
    "versions": 412,
    "pages": 2100,
    "files": [
        {"sha256": f"{number}" * 64, "name": f"volume-2026-en-{number}.pdf", "media_type": "application/pdf", **about}
        for number, about in enumerate(
            ({"size": 12 * _MB, "first": 1, "last": 1998}, {"size": _MB, "first": 1999, "last": 2100}), 1
        )
    ],
}


def work(site: Site) -> None:
    for job_id in site.world.jobs:
        perform(Workshop(site.world.settings, site.world.sessions), TASKS, job_id)


def test_a_running_job_is_sound_and_its_bar_moves(site: Site, chromium: Browser) -> None:
    with site.world.writing() as uow:
        member = site.world.installation.people["registry"]
        params = {"year": YEAR, "unit": None, "instrument": None, "language": "en", "membership": 1}
        job_id = add_job(uow, "volume", params, created_by=member).id
        held = claim(uow, job_id)
        assert held is not None
        report_progress(uow, held, 10, 41, "documents")
    with site.visit(chromium, "registry") as page:
        page.goto(f"{site.url}/office/compile/{job_id}")
        assert_sound(page)
        bar = page.locator("progress")
        expect(bar).to_have_attribute("value", "10")
        with site.world.writing() as uow:
            report_progress(uow, held, 300, 1234, "pages")
        expect(bar).to_have_js_property("value", 300)
        expect(bar).to_have_js_property("max", 1234)
        expect(page.locator("[data-job-text]")).to_contain_text("300 of 1,234 pages are put together.")
        with site.world.writing() as uow:
            finish(uow, held, SET)
        expect(page.get_by_role("link", name="volume-2026-en-2.pdf")).to_be_visible(timeout=20_000)
        expect(page.get_by_role("link", name="Download all (ZIP)")).to_be_visible()
        expect(page.locator("main")).to_contain_text("pages 1,999 to 2,100, 1 MB")
        assert_sound(page)
        page.set_viewport_size({"width": NARROW, "height": 844})
        assert_sound(page)


@pytest.mark.parametrize("scripts", ["on", "off"])
def test_a_volume_is_chosen_waited_for_and_downloaded(site: Site, chromium: Browser, scripts: Scripts) -> None:
    with site.visit(chromium, "registry", scripts=scripts) as page:
        page.goto(f"{site.url}/office/compile")
        page.locator("#unit").select_option("XAA")
        page.locator("main button.button-primary").click()
        expect(page.locator(".job")).to_contain_text("Waiting")
        work(site)
        if scripts == "off":
            page.get_by_role("link", name="See how far it is").click()
        expect(page.locator(".job")).to_contain_text("Done", timeout=20_000)
        with page.expect_download() as download:
            page.locator("main a.button-primary").click()
        assert download.value.suggested_filename == f"volume-{YEAR}-XAA-en.pdf"
