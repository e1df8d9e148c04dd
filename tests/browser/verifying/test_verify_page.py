"""The page on which whoever holds a document asks what it is: sound whatever comes of it."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from forms_app.records.queries.submissions import submission_by_reference
from tests.browser.filling.visits import Site
from tests.browser.soundness import complaints_of, faults_at_both_widths


def content(site: Site) -> bytes:
    """What was sent of the report, as its export holds it."""
    with site.world.reading() as uow:
        submission = submission_by_reference(uow.session, str(site.words["sent"]))
        assert submission is not None
        return submission.content.encode()


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_page_is_sound_whatever_comes_of_a_document(settled: Site, chromium: Browser, language: str, tmp_path: Path) -> None:
    held, changed, huge = (tmp_path / name for name in ("held.json", "changed.json", "huge.pdf"))
    held.write_bytes(content(settled))
    changed.write_bytes(content(settled) + b" x")
    with huge.open("wb") as file:
        file.truncate(settled.world.app.config["MAX_CONTENT_LENGTH"] + 1)
    with settled.visit(chromium, None, language=language) as page:
        complaints = complaints_of(page)
        for chosen, status, sign in (
            (held, 200, ".notice-done"),
            (changed, 200, ".notice-problem"),
            (None, 422, "[data-error-summary]"),
            (huge, 413, "main .actions a"),
        ):
            page.goto(f"{settled.url}/verify")
            if chosen is not None:
                page.locator("#file").set_input_files(chosen)
            with page.expect_navigation() as answered:
                page.locator("main form button").click()
            assert answered.value.status == status
            assert page.locator(sign).count() == 1
            assert faults_at_both_widths(page) == []
    assert complaints == []
