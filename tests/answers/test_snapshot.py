"""Claims about what is kept of a report when it is sent."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings

from forms_app.answers.address import Address
from forms_app.answers.blanks import Space
from forms_app.answers.content import to_content
from forms_app.answers.envelope import Author, Envelope, digest, to_document
from forms_app.answers.facts import Facts
from forms_app.answers.primitives import Table
from forms_app.answers.shown import Written
from forms_app.answers.shown_json import to_json
from forms_app.answers.snapshot import Snapshot, snapshot_from_json, snapshot_to_json, take_snapshot
from forms_app.answers.values import Sheet
from forms_app.answers.walk import walk
from forms_app.definitions.canonical import sha256_of
from tests.answers.drafts import drafts
from tests.answers.forms import EVERY_KIND, FACTS, FORM, KNOWN, POINTS

ENVELOPE = Envelope(
    form="article-22/C029",
    version="2026",
    unit="XAA",
    instruments=("C029", "P029"),
    year=2026,
    author=Author("government", "XAA"),
    form_language="fr",
    language="fr",
    period=("2023-06-01", "2026-05-31"),
)
AUTHOR = Written("A. Official", datetime(2026, 8, 28, 12, 30, 1, 5, tzinfo=UTC), "fr")
SHEET: Sheet = {
    Address("laws.list"): ["empty", "r2"],
    Address("laws.list.title", "r2"): "Code pénal",
    Address("articles.convict"): "yes",
    Address("comments.replies", POINTS[0].key): "Voir le code.",
}


def taken(sheet: Sheet = SHEET, facts: Facts = FACTS) -> Snapshot:
    return take_snapshot(FORM, ENVELOPE, sheet, facts, KNOWN, dict.fromkeys(sheet, AUTHOR))


def tables_of(snapshot: Snapshot) -> list[Table]:
    questions = (question for section in snapshot.sections for question in section.questions)
    return [part for question in questions for part in question.answer if isinstance(part, Table)]


@settings(max_examples=60)
@given(draft=drafts())
def test_a_kept_snapshot_shows_what_the_draft_showed(draft: tuple[Sheet, Facts]) -> None:
    sheet, facts = draft
    kept = snapshot_from_json(snapshot_to_json(taken(sheet, facts)))
    assert kept.sections == walk(FORM, sheet, facts, KNOWN, "fr", dict.fromkeys(sheet, AUTHOR))
    assert kept.envelope.answers == to_content(EVERY_KIND, sheet, facts)
    assert kept == taken(sheet, facts)


def test_the_content_in_a_snapshot_is_what_the_digest_is_of() -> None:
    snapshot = taken()
    document = json.loads(snapshot_to_json(snapshot))
    assert document["content"] == to_document(snapshot.envelope)
    assert sha256_of(document["content"]) == digest(snapshot.envelope)


def test_the_languages_in_a_snapshot_are_those_of_the_answers() -> None:
    written = dict.fromkeys(SHEET, AUTHOR) | {Address("comments.replies", POINTS[0].key): replace(AUTHOR, language="es")}
    kept = snapshot_from_json(snapshot_to_json(take_snapshot(FORM, ENVELOPE, SHEET, FACTS, KNOWN, written)))
    assert kept.envelope.languages == {f"comments.replies@{POINTS[0].key}": "es"}


def test_a_snapshot_says_who_wrote_each_answer_by_the_place_of_its_row() -> None:
    assert set(taken().written) == {
        "laws.list",
        "laws.list.title@1",
        "articles.convict",
        f"comments.replies@{POINTS[0].key}",
    }
    assert taken().written["articles.convict"] == AUTHOR


def test_a_snapshot_holds_the_pending_words_and_the_form_it_was_made_with() -> None:
    kept = snapshot_from_json(snapshot_to_json(taken()))
    points = [reply.text for section in kept.sections for question in section.questions for reply in question.replies]
    assert points == [point.text for point in POINTS]
    assert (kept.form_digest, kept.title, kept.title_language, kept.approval) == (FORM.digest, "Rapport", "fr", None)


def test_row_ids_do_not_reach_a_snapshot() -> None:
    row = "zq7w9x"
    sheet: Sheet = {Address("laws.list"): [row], Address("laws.list.title", row): "Code", Address("laws.list.amends", row): row}
    assert row not in snapshot_to_json(taken(sheet)).decode()


def test_another_format_is_refused() -> None:
    document = json.loads(snapshot_to_json(taken()))
    with pytest.raises(ValueError, match="format 2"):
        snapshot_from_json(json.dumps(document | {"snapshot": 2}).encode())


def test_a_snapshot_from_before_columns_were_marked_reads_as_it_was_and_has_the_same_digest() -> None:
    copies = Address("others.copies")
    snapshot = taken({copies: ["r1"], copies.cell("reply", "r1"): "yes"}, replace(FACTS, federal=True))
    marked = snapshot_to_json(snapshot).decode()
    before = marked.replace('"binding":[0],', "")
    assert before != marked
    kept = snapshot_from_json(before.encode())
    assert digest(kept.envelope) == digest(snapshot.envelope) == sha256_of(json.loads(before)["content"])
    assert snapshot_to_json(kept).decode() == before
    assert [table.binding for table in tables_of(kept)] == [()]
    assert [table.binding for table in tables_of(snapshot_from_json(marked.encode()))] == [(0,)]


def test_a_blank_form_is_no_snapshot() -> None:
    question = replace(taken().sections[0].questions[0], blank=Space("line"))
    with pytest.raises(TypeError):
        to_json(question)
