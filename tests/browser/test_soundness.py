"""What is wrong with a page is found: for each thing that must hold everywhere, a page where it does not."""

import pytest
from playwright.sync_api import Page

from tests.browser.soundness import complaints_of, faults_of
from tests.browser.test_accessibility import CLEAN, show


def test_nothing_is_wrong_with_a_clean_page(page: Page) -> None:
    complaints = complaints_of(page)
    show(page, CLEAN)
    assert faults_of(page) == []
    assert complaints == []


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (CLEAN + "<h1>Once more</h1>", "2 h1 headings"),
        (CLEAN.replace("h1", "p"), "0 h1 headings"),
        (CLEAN + "<link rel='stylesheet' href='style.css'>", "it scrolls sideways"),
        (CLEAN + "<input name='nameless'>", "nameless"),
    ],
)
def test_a_fault_is_told(page: Page, body: str, fault: str) -> None:
    show(page, body, {"style.css": "p { inline-size: 200vw }"})
    assert any(fault in told for told in faults_of(page))


def test_another_language_than_the_reader_chose_is_a_fault(page: Page) -> None:
    page.context.add_cookies([{"name": "language", "value": "fr", "url": "http://forms.test/"}])
    show(page, CLEAN)
    assert faults_of(page) == ["its language is 'en' and not 'fr'"]


@pytest.mark.parametrize(
    "more",
    [
        "<p style='color: red'>refused by the policy</p>",
        "<script>document.title = 'refused by the policy'</script>",
        "<img alt='' src='https://elsewhere.test/'>",
        "<script src='faulty.js'></script>",
        "<script src='missing.js'></script>",
    ],
)
def test_what_the_browser_complains_of_is_told(page: Page, more: str) -> None:
    complaints = complaints_of(page)
    show(page, CLEAN + more, {"faulty.js": "throw new Error('a fault')"})
    assert len(complaints) == 1
