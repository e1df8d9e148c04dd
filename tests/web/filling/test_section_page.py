"""What a section page tells its reader, to whom, and at what price."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import event

from forms_app.records.base import db
from tests.servers.installation import report_of
from tests.servers.world import World
from tests.web.filling.pages import section_page, section_url

MOST_QUERIES = 8


@contextmanager
def counted(world: World) -> Iterator[list[str]]:
    """The statements that the application sends to its database meanwhile."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")):
            seen.append(statement)

    with world.app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def test_the_page_says_where_the_reader_is_and_what_is_due(world: World) -> None:
    text = section_page(world, "prison-labour").text
    assert re.search(r"Arcadia.*Convention No\. 29.*Prison labour", text, re.DOTALL)
    assert "Section 8 of 24" in text
    assert re.search(r"Due on 1 September 2026, (in )?\d+ days?( ago)?", text)
    assert "0 of 5 answered" in text


def test_a_question_stands_with_its_number_provision_help_and_condition(world: World) -> None:
    text = section_page(world, "prison-labour").text
    assert "8.1" in text
    assert "C029 Art. 2(2)(c)" in text
    assert "Only if the answer to question 8.1 is one of: “Yes”; “Only if the sentence says so”." in text


def test_what_other_answers_leave_out_is_marked_and_shown_without_script(world: World) -> None:
    page = section_page(world, "prison-labour")
    frame = re.search(r'<div class="question[^>]*data-path="prison-labour.art2-prison"[^>]*>', page.text)
    assert frame is not None
    assert 'data-asked="no"' in frame[0]
    assert " hidden" not in frame[0]
    page.post({"prison-labour.art2-obligation": "yes"})
    assert 'data-path="prison-labour.art2-prison" data-kind="choice">' in page.reload().text


def test_what_the_facts_leave_out_is_not_on_the_page(world: World) -> None:
    assert "This is a first report. List every text" not in section_page(world, "laws").text


def test_warnings_come_only_after_a_first_save(world: World) -> None:
    page = section_page(world, "prison-labour")
    assert "An answer is expected here" not in page.text
    page.post({"prison-labour.art2-obligation": "yes"})
    assert "An answer is expected here" in page.reload().text


def test_each_doubt_stands_on_a_line_of_its_own_and_what_it_means_is_said_once(world: World) -> None:
    page = section_page(world, "prison-labour")
    cells = {"convicted": "1", "public": "2", "private": "3"}
    page.post({f"prison-labour.art2-prisoners:{line}.women": figure for line, figure in cells.items()})
    said = re.findall(r'<p class="expected">.*?<span>(.*?)</span></p>', page.reload().text)
    assert [line for line in said if "prisoners" in line] == [
        "More prisoners work for public bodies than there are convicted persons in prison.",
        "More prisoners work for private parties than there are convicted persons in prison. "
        "The report can also be sent as it is, with these notes.",
    ]


def test_a_section_keeps_its_number_where_some_before_it_are_not_asked(world: World) -> None:
    page = section_page(world, "prison-labour")
    with world.writing() as uow:
        report = report_of(uow.session, world.installation)
        report.facts = {**report.facts, "ratified": []}
    assert "Section 8 of 19" in page.reload().text
    assert "Section 17 (12 of 19)" in section_page(world, "comments").text


def test_the_page_says_when_and_by_whom_it_was_saved(world: World) -> None:
    page = section_page(world, "prison-labour")
    page.post({"prison-labour.art2-obligation": "no"})
    assert re.search(r"Last saved on \d+ \w+ \d{4}, \d\d:\d\d by Xaa Focal", page.reload().text)


def test_pending_points_stand_above_their_boxes_in_their_own_words(world: World) -> None:
    text = section_page(world, "comments").text
    assert "Observation on C029, 2024, point 1" in text
    assert "<strong>notes</strong>" in text


def test_a_section_with_only_words_to_read_has_nothing_to_save(world: World) -> None:
    read, asked = section_page(world, "guidance").text, section_page(world, "laws").text
    assert "saving-line" not in read
    assert 'value="continue"' not in read
    assert ">Continue</span></a>" in read
    assert "saving-line" in asked
    assert 'value="continue"' in asked


def test_the_page_speaks_french(world: World) -> None:
    text = section_page(world, "prison-labour", language="fr").text
    assert '<html lang="fr"' in text
    assert "Travail pénitentiaire" in text or "Travail" in text


@pytest.mark.parametrize(
    ("language", "cited"), [("fr", "C029, art. 2, paragr. 2 c)"), ("es", "C029, art. 2, 2), c)"), ("en", "C029 Art. 2(2)(c)")]
)
def test_a_provision_is_cited_as_the_language_of_the_page_cites_it(world: World, language: str, cited: str) -> None:
    assert cited in section_page(world, "prison-labour", language=language).text.replace("\u00a0", " ")


def test_a_page_of_twenty_answers_asks_the_database_at_most_eight_things(world: World) -> None:
    client = world.client_for("xaa.focal")
    url = section_url(world, "statistics")
    client.get(url)
    with counted(world) as queries:
        assert client.get(url).status_code == 200
    assert len(queries) <= MOST_QUERIES, "\n".join(queries)


@pytest.mark.parametrize(
    ("person", "section", "status"),
    [
        ("xaa.focal", "prison-labour", 200),
        ("xaa.contributor", "laws", 200),
        ("xaa.contributor", "prison-labour", 403),
        ("xaa.signatory", "laws", 403),
        ("xab.focal", "laws", 403),
        ("xaa.workers", "laws", 403),
        ("registry", "laws", 403),
        ("administrator", "laws", 403),
        ("expert", "laws", 403),
        ("xaa.focal", "no-such-section", 404),
        (None, "laws", 302),
    ],
)
def test_who_may_open_a_section(world: World, person: str | None, section: str, status: int) -> None:
    assert world.client_for(person).get(section_url(world, section)).status_code == status


def test_a_contributor_sees_only_the_sections_assigned(world: World) -> None:
    text = section_page(world, "laws", "xaa.contributor").text
    assert "Application in practice" in text
    assert "Prison labour" not in text
