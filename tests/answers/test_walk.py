"""Claims about the one walk that pages, PDF, summary and snapshot share."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from hypothesis import given, settings

from forms_app.answers.address import Address
from forms_app.answers.blanks import EmptyRecords, EmptyTable, Space, Ticks
from forms_app.answers.facts import Facts
from forms_app.answers.primitives import Amount, FileName, Items, Link, Paragraph, Span, Table
from forms_app.answers.shown import ShownQuestion, ShownSection, Written
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.answers.walk import walk, walk_blank
from forms_app.definitions.severity import Severity
from tests.answers.drafts import drafts
from tests.answers.forms import DIGEST_A, EVERY_KIND, FACTS, FORM, KNOWN, POINTS

NOON = datetime(2026, 8, 28, 12, tzinfo=UTC)
LATER = datetime(2026, 8, 29, 12, tzinfo=UTC)
SHEET: Sheet = {
    Address("laws.list"): ["empty", "r1", "r2"],
    Address("laws.list.title", "r1"): "Penal Code",
    Address("laws.list.adopted", "r1"): "1999-03-01",
    Address("laws.list.amends", "r2"): "r1",
    Address("laws.list.text", "r2"): {"sha256": DIGEST_A, "name": "law.pdf"},
    Address("articles.convict"): "partly",
    Address("articles.convict-how"): "Not **everywhere**.",
    Address("articles.exceptions"): ["military", "civic"],
    Address("articles.law"): "r2",
    Address("figures.inspectors"): 1200,
    Address("figures.budget"): {"amount": 12.5, "currency": "CHF"},
    Address("figures.project"): {"from": "2024-01-01"},
    Address("figures.cases"): {"opened": {"women": 1.1, "men": 2.2}, "closed": {"men": 3}},
    Address("others.instrument"): "P029",
    Address("others.unit"): "XBB",
    Address("others.copies"): ["x1"],
    Address("others.copies.organization", "x1"): {"organization": "XAA-TUC"},
    Address("others.copies.view", "x1"): "They agree.",
    Address("comments.replies", POINTS[1].key): "Figures follow.",
}
WRITTEN = {
    Address("laws.list.title", "r1"): Written("A. Official", LATER, "en"),
    Address("laws.list.adopted", "r1"): Written("A. Official", NOON, "en"),
    Address("laws.list"): Written("B. Colleague", NOON, "en"),
    Address("laws.list.title", "empty"): Written("Nobody", LATER, "en"),
    Address("comments.replies", POINTS[1].key): Written("B. Colleague", LATER, "fr"),
}


def shown(locale: str = "en", facts: Facts = FACTS) -> dict[str, ShownQuestion]:
    sections = walk(FORM, SHEET, facts, KNOWN, locale, WRITTEN)
    return {question.path: question for section in sections for question in section.questions}


def section_named(sections: tuple[ShownSection, ...], name: str) -> ShownSection:
    return next(section for section in sections if section.id == name)


def text(content: Any) -> tuple[Paragraph]:
    return (Paragraph(content),)


def test_each_kind_is_shown_in_primitives() -> None:
    found = shown()
    assert found["articles.convict"].answer == text("Partly")
    assert found["articles.convict-how"].answer == (Paragraph("Not **everywhere**.", markdown=True, written=True),)
    assert found["articles.exceptions"].answer == (Items(("Military", "Civic")),)
    assert found["articles.law"].answer == (Link("2", "#law-2"),)
    assert found["figures.inspectors"].answer == text(Amount(Decimal(1200), unit="persons"))
    assert found["figures.budget"].answer == text(Amount(Decimal("12.5"), currency="CHF"))
    assert found["figures.project"].answer == text(Span(date(2024, 1, 1), None))
    assert found["others.instrument"].answer == text("P029 – Protocol of 2014")
    assert found["others.unit"].answer == text("Borduria")
    assert found["articles.guide"].answer == ()


def test_an_address_written_as_a_short_text_can_be_followed() -> None:
    sheet: Sheet = {Address("articles.number"): "https://example.org/law?id=1"}
    section = section_named(walk(FORM, sheet, FACTS, KNOWN, "en"), "articles")
    link = Link("https://example.org/law?id=1", "https://example.org/law?id=1")
    assert [question.answer for question in section.questions if question.path == "articles.number"] == [(link,)]


def test_a_narrow_table_is_shown_as_one_with_a_heading_for_each_column() -> None:
    law = FileName("law.pdf", DIGEST_A, 1200)
    lines = (
        ((Paragraph("Penal Code", written=True),), text(date(1999, 3, 1)), (), ()),
        ((), (), (Link("Penal Code", "#law-1"),), (law,)),
    )
    header = ("Title", "Date of adoption", "Law it amends", "Full text")
    assert shown()["laws.list"].answer == (Table(header, lines, anchor="law"),)


def test_a_wide_table_is_shown_as_one_record_for_each_row() -> None:
    lines = (
        (text("Organization"), text("Trades Union Congress of Arcadia")),
        (text("View"), (Paragraph("They agree.", markdown=True, written=True),)),
    )
    assert shown()["others.copies"].answer == (Table((), lines, caption="Organization 1", heads_lines=True),)


def test_statistics_are_summed_exactly_and_an_empty_cell_is_not_a_zero() -> None:
    (table,) = shown()["figures.cases"].answer
    assert isinstance(table, Table)
    assert table.header == ("", "Women", "Men", "")
    numbers = [[cell[0].content.number if cell else None for cell in line[1:]] for line in table.lines]  # type: ignore[union-attr]
    assert numbers == [
        [Decimal("1.1"), Decimal("2.2"), Decimal("3.3")],
        [None, Decimal(3), Decimal(3)],
        [Decimal("1.1"), Decimal("5.2"), Decimal("6.3")],
    ]
    assert (table.totals, table.total_column, table.caption) == (1, True, "Cases")


def test_each_pending_point_stands_in_its_own_words_beside_its_reply() -> None:
    replies = shown("fr")["comments.replies"].replies
    assert [reply.key for reply in replies] == [point.key for point in POINTS]
    assert (replies[2].text, replies[2].language) == (POINTS[2].text, "fr")
    assert replies[0].reply == ()
    assert replies[1].reply == (Paragraph("Figures follow.", markdown=True, written=True),)
    assert replies[1].written == Written("B. Colleague", LATER, "fr")


def test_words_come_in_the_language_asked_for_and_say_which_they_are_in() -> None:
    found = shown("fr")
    assert (found["articles.convict"].prompt, found["articles.convict"].language) == ("Une condamnation est-elle exigée ?", "fr")
    assert (found["articles.number"].prompt, found["articles.number"].language) == ("Number", "en")


def test_each_writer_of_a_table_is_named_once_the_last_writer_last() -> None:
    assert shown()["laws.list"].written == (Written("B. Colleague", NOON, "en"), Written("A. Official", LATER, "en"))
    assert shown()["articles.convict"].written == ()


def test_what_binds_and_what_is_missed_is_told() -> None:
    found = shown()
    assert found["attestation.bound"].binding
    assert not found["attestation.name"].binding
    assert found["attestation.name"].missing is Severity.ERROR
    assert not found["attestation.name"].is_answered
    assert found["comments.replies"].is_answered


@settings(max_examples=50)
@given(draft=drafts())
def test_the_walk_shows_exactly_what_is_visible(draft: tuple[Sheet, Facts]) -> None:
    sheet, facts = draft
    sections = walk(FORM, sheet, facts, KNOWN, "en")
    seen = visible(EVERY_KIND, sheet, facts)
    assert {section.id for section in sections} == seen.sections
    assert {question.path for section in sections for question in section.questions} == seen.questions


def test_a_blank_form_has_every_question_with_room_and_its_condition() -> None:
    sections = walk_blank(FORM, "fr")
    questions = {question.path: question for section in sections for question in section.questions}
    assert list(questions) == [path for _, _, path in EVERY_KIND.walk()]
    assert questions["articles.convict"].blank == Ticks(("Oui", "No", "Partly"))
    assert questions["articles.exceptions"].blank == Ticks(("Military", "Civic", "Emergency"), several=True)
    assert questions["figures.inspectors"].blank == Space("number", unit="persons")
    assert questions["figures.cases"].blank == EmptyTable(("", "Women", "Men", ""), ("Opened", "Closed", ""), caption="Cases")
    assert isinstance(questions["laws.list"].blank, EmptyTable)
    assert isinstance(questions["others.copies"].blank, EmptyRecords)
    assert questions["articles.guide"].blank is None
    assert questions["articles.convict-how"].show_if is not None
    assert section_named(sections, "others").show_if is not None
    assert all(not question.is_answered for question in questions.values())


def test_a_blank_form_for_a_request_prints_the_points_that_await_a_reply() -> None:
    section = section_named(walk_blank(FORM, "en", FACTS), "comments")
    assert [reply.text for reply in section.questions[0].replies] == [point.text for point in POINTS]
