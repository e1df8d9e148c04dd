"""The page of answers at hand, with the real forms on inspection: what a visitor sees, ticks and gets."""

import re
from collections.abc import Mapping
from typing import Any

from forms_app.answers.address import Address
from forms_app.records.queries.reports import report_by_key
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.opening import Languages, Subject, open_voluntary
from tests.reporting.desk import form, write
from tests.servers.installation import membership_of
from tests.servers.posting import post
from tests.servers.world import World

_BOX = re.compile(r'<input type="checkbox" name="path" value="([^"]+)"[^>]*?( checked)?(?= aria)')
TOLD = {
    "organization.art4-central": "one",
    "organization.art4-central-text": "The Directorate gives yearly plans to all offices.",
    "legal-order.force": "yes",
}


def opened(uow: UnitOfWork, world: World, code: str, told: Mapping[str, Any] = TOLD) -> str:
    member = membership_of(uow.session, world.installation.people["xaa.focal"])
    subject = Subject("article-22", "XAA", (code,), 2026)
    report = open_voluntary(uow, member, subject, form(f"article-22/{code}"), Languages("en", "en"))
    if code == "C081":
        write(uow, report, told)
    return report.key


def test_what_was_said_on_inspection_in_industry_is_offered_for_agriculture_and_taken_over(world: World) -> None:
    with world.writing() as uow:
        opened(uow, world, "C081")
        key = opened(uow, world, "C129")
    client = world.client_for("xaa.focal")
    tasks = client.get(f"/reports/{key}").text
    assert "Convention No. 81, draft report for 2026" in tasks
    assert f'href="/reports/{key}/at-hand"' in tasks
    page = client.get(f"/reports/{key}/at-hand").text
    boxes = dict(_BOX.findall(page))
    assert "The Directorate gives yearly plans to all offices." in page
    # Ticked is what both forms say that they ask; that a treaty is law may have changed since.
    assert {path for path, ticked in boxes.items() if not ticked} == {"legal-order.force"}
    answer = post(client, f"/reports/{key}/at-hand", {"path": list(boxes)})
    assert answer.status_code == 303
    assert "answers were taken over" in client.get(answer.location).text
    with world.reading() as uow:
        report = report_by_key(uow.session, key)
        assert report is not None
        sheet = read_draft(uow.session, report, "en").sheet
    assert {sheet[Address(path)] for path in boxes} == set(TOLD.values())
    assert "No other report has an answer" in client.get(f"/reports/{key}/at-hand").text


def test_nothing_ticked_takes_nothing_over(world: World) -> None:
    with world.writing() as uow:
        opened(uow, world, "C081")
        key = opened(uow, world, "C129")
    client = world.client_for("xaa.focal")
    answer = post(client, f"/reports/{key}/at-hand", {"path": ["organization.nothing"]})
    page = client.get(answer.location).text
    assert "Nothing was taken over." in page
    assert "The Directorate gives yearly plans to all offices." in page


def test_what_follows_on_an_answer_that_is_not_ticked_is_left_and_the_page_says_so(world: World) -> None:
    told = {"functions.art3-other-duties": ["approvals"], "functions.art3-other-duties-text": "A tenth of their time."}
    with world.writing() as uow:
        opened(uow, world, "C081", told)
        key = opened(uow, world, "C129")
    client = world.client_for("xaa.focal")
    answer = post(client, f"/reports/{key}/at-hand", {"path": ["functions.art6-other-duties-text"]})
    page = client.get(answer.location).text
    assert "Nothing was taken over." in page
    assert "One answer was left: it follows on another one that was not ticked." in page
    assert "A tenth of their time." in page


def test_a_report_without_anything_to_take_over_is_not_named(world: World) -> None:
    with world.writing() as uow:
        opened(uow, world, "C081", {"functions.art3-matters": []})
        key = opened(uow, world, "C129")
    tasks = world.client_for("xaa.focal").get(f"/reports/{key}").text
    assert "draft report for 2026" not in tasks
    assert f'href="/reports/{key}/at-hand"' not in tasks
