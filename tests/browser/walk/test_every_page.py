"""Every page of the site, for everybody it is made for: sound in each language and width, and the browser has no complaint."""

import re
from collections.abc import Collection

import pytest
from playwright.sync_api import Browser

from tests.browser.filling.visits import Site
from tests.browser.soundness import NARROW, complaints_of, faults_at_both_widths
from tests.web.routes import ROWS, SIGNED_IN, UNMADE

LANGUAGES = ("en", "fr")
PEOPLE = ("xaa.focal", "xaa.workers", "registry", "administrator", "editor", "expert", "nobody")
_NO_PAGE = re.compile(r"\.(pdf|json|yaml|po|css)$|^/language/")

# Pages that one route shows in more ways than the one that stands in ROWS.
SECTIONS = ("laws", "comments", "statistics", "communication", "assistance", "attestation")
FURTHER = {
    "xaa.focal": tuple(f"/reports/{{report}}/sections/{section}" for section in SECTIONS),
    "registry": ("/office/requests?state=late&instrument=ZZZ", "/submissions/{sent}/report/making?language=es"),
}


def readers_of(template: str, allowed: Collection[str]) -> tuple[str, ...]:
    """Who goes to a page. What is for all who are signed in shows each of them the same, but for the overview."""
    if {*allowed} >= SIGNED_IN and template != "/":
        return ("nobody",) if "nobody" in allowed else ("xaa.focal",)
    return tuple(person for person in PEOPLE if person in allowed)


def addresses_for(site: Site, person: str, language: str) -> list[str]:
    """Of the pages that this person may see. A page of several readers is gone to by turns, in one language by the first of them
    and in the other by the next: in both languages by somebody, and by each reader in one. Overviews are everybody's own."""
    rows = [(template, readers_of(template, allowed)) for method, template, allowed in ROWS if method == "GET"]
    rows += [(template, (reader,)) for reader, templates in FURTHER.items() for template in templates]
    found = []
    for template, readers in rows:
        if person not in readers or _NO_PAGE.search(template):
            continue
        if len(readers) == 1 or template == "/" or LANGUAGES[readers.index(person) % 2] == language:
            found.append(template.format(**site.words))
    return found


@pytest.mark.timeout(600)  # dozens of pages, on a machine that others may use
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("person", PEOPLE)
def test_every_page_is_sound_for_everybody_it_is_made_for(settled: Site, chromium: Browser, person: str, language: str) -> None:
    wrong: list[str] = []
    seen: set[str] = set()
    who = None if person == "nobody" else person
    with settled.visit(chromium, who, width=NARROW, language=language) as page:
        complaints = complaints_of(page)
        for address in addresses_for(settled, person, language):
            answer = page.goto(settled.url + address)
            assert answer is not None
            if answer.status != 200 and not any(part in address for part in UNMADE):
                wrong.append(f"{address}: {answer.status}")
            if page.url not in seen:  # several addresses may lead to one page
                seen.add(page.url)
                wrong += [f"{address} {fault}" for fault in faults_at_both_widths(page)]
            wrong += [f"{address}: {complaint}" for complaint in complaints]
            complaints.clear()
    assert wrong == []


def test_somebody_walks_to_every_page_in_each_language(settled: Site) -> None:
    pages = {
        template.format(**settled.words) for method, template, _ in ROWS if method == "GET" and not _NO_PAGE.search(template)
    }
    for language in LANGUAGES:
        assert pages - {address for person in PEOPLE for address in addresses_for(settled, person, language)} == set()
