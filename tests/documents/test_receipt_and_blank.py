"""Receipts and empty forms, read back."""

from dataclasses import replace
from typing import Any

import pytest

from forms_app.answers.blanks import EmptyRecords
from forms_app.answers.walk import walk_blank
from forms_app.definitions.form_json import make_form
from forms_app.documents.blank import render_blank
from forms_app.documents.receipt import render_receipt
from tests.answers.forms import YES_NO, definition
from tests.documents.reading import failures, outline, tags, words
from tests.documents.samples import DIGEST
from tests.documents.volumes import blank, receipt


def test_a_receipt_complies_and_says_what_came() -> None:
    printed = render_receipt(receipt(), "en")
    text = words(printed)
    assert failures(printed) == []
    for piece in (
        "The International Labour Office has received",
        "14 questions were answered.",
        "How are prisoners paid?",
        "version 1",
    ):
        assert piece in text
    assert "Confederation of Aldrian Workers Workers 27 August 2026" in text
    assert DIGEST in text.replace(" ", "")


def test_a_receipt_of_a_complete_report_misses_nothing() -> None:
    text = words(render_receipt(replace(receipt(), unanswered=(), answered=1), "en"))
    assert "1 question was answered." in text
    assert "without the expected answer" not in text


def test_a_blank_form_has_every_question_with_its_number_and_room() -> None:
    printed = render_blank(blank(), "en")
    text = words(printed)
    assert failures(printed) == []
    for piece in (
        "1.1 Does a conviction",
        "Yes Partly No",
        "How many prisoners worked? Persons Men Women For the State",
        "1.10 Which laws apply? Law 1 Title of the law",
        "Law 3",
        "Day Month Year",
    ):
        assert piece in text
    assert (3, "1.1 Does a conviction always come first?") in outline(printed)


def test_a_blank_form_says_its_conditions_in_words() -> None:
    text = words(render_blank(blank(), "en"))
    assert "1.2 When does it not? Only if the answer to question 1.1 is “Partly”." in text
    assert "Only if the State has ratified P029." in text


def test_a_blank_form_says_which_columns_are_not_for_every_entry_and_which_bind() -> None:
    text = words(render_blank(blank(), "en"))
    assert "Bill 1 Adopted? The answer binds the State. Not yet Yes Planned for" in text
    assert "Sector Least age The answer binds the State." in text
    assert "Planned for Only if the answer to “Adopted?” is “Not yet”. A month is enough. Day" in text


def test_a_blank_form_in_french_marks_what_is_not_translated() -> None:
    printed = render_blank(blank(), "fr")
    text = words(printed)
    assert "Rapport sur le travail forcé" in text
    assert "Dans quels cas ?" in text.replace("\u00a0", " ").replace("\u202f", " ")
    assert any(language == "en" for _, language, _ in tags(printed))


def test_a_draft_form_says_so() -> None:
    assert "draft, not published" in words(render_blank(replace(blank(), published=False), "en"))
    assert "draft, not published" not in words(render_blank(blank(), "en"))


@pytest.mark.parametrize(("texts", "printed"), [(0, 3), (2, 2), (4, 1)])
def test_a_long_entry_is_printed_once_to_be_copied(texts: int, printed: int) -> None:
    columns: list[dict[str, Any]] = [{"id": "title", "kind": "text", "prompt": "Title"}]
    columns += [{"id": f"t{number}", "kind": "narrative", "prompt": f"Text {number}"} for number in range(max(texts, 1))]
    columns[1:] = columns[1:] if texts else [{"id": "kinds", "kind": "choices", "prompt": "Kinds", "options": YES_NO}]
    asked = {"id": "list", "kind": "rows", "item": "Programme", "prompt": "Which programmes?", "columns": columns}
    made = definition({"id": "s", "title": "S", "questions": [asked]})
    room = walk_blank(make_form(made, {}), "en")[0].questions[0].blank
    assert isinstance(room, EmptyRecords)
    assert (room.records, room.more) == (printed, True)
