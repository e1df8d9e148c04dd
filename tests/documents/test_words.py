"""Words, dates and numbers of a language, without a web request."""

from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from forms_app.answers.primitives import Amount, Span
from forms_app.documents import words as module
from forms_app.documents.report import render_report
from forms_app.documents.request_words import selection_words
from forms_app.documents.words import Words, direction, translations
from tests.documents.reading import words
from tests.documents.samples import report


@pytest.mark.parametrize(
    ("locale", "text"), [("en", "1 September 2026"), ("fr", "1er septembre 2026"), ("es", "1 de septiembre de 2026")]
)
def test_dates_are_written_in_full(locale: str, text: str) -> None:
    assert Words(locale).day(date(2026, 9, 1)) == text


def test_times_are_shown_in_genevas() -> None:
    assert Words("en").moment(datetime(2026, 12, 31, 23, 30, tzinfo=UTC)) == "1 January 2027, 00:30"


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Amount(Decimal("12500.5"), currency="EUR"), "12,500.50\u00a0EUR"),
        (Amount(Decimal(12500), currency="JPY"), "12,500\u00a0JPY"),
        (Amount(Decimal("3.1415"), "years"), "3.1415\u00a0years"),
        (Amount(Decimal("0.10")), "0.1"),
    ],
)
def test_amounts_keep_every_digit(amount: Amount, text: str) -> None:
    assert Words("en").amount(amount) == text


def test_an_open_period_has_no_end() -> None:
    assert Words("en").span(Span(date(2025, 5, 4), None)) == "4 May 2025 – …"


@pytest.mark.parametrize(("size", "text"), [(999, "999 byte"), (12_345, "12 kB"), (3_456_789, "3.5 MB")])
def test_sizes_are_rounded(size: int, text: str) -> None:
    assert Words("en").size(size) == text


def test_languages_are_named_and_unknown_ones_shown_as_they_are() -> None:
    assert Words("fr").language("ar") == "arabe"
    assert Words("en").language("x-klingon!") == "x-klingon!"
    assert (direction("ar"), direction("en"), direction("nonsense!!")) == ("rtl", "ltr", "ltr")


def test_words_come_from_the_catalogue_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "fr"
    folder.mkdir()
    (folder / "interface.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Contents"\nmsgstr "Sommaire"\n', encoding="utf-8"
    )
    monkeypatch.setattr(module, "TRANSLATIONS", tmp_path)
    assert translations("fr").gettext("Contents") == "Sommaire"
    assert translations("es").gettext("Contents") == "Contents"


@pytest.mark.parametrize(
    ("locale", "page", "none"), [("fr", "Page 1 sur ", "Sans réponse"), ("es", "Página 1 de ", "Sin respuesta")]
)
def test_a_report_speaks_its_readers_language(locale: str, page: str, none: str) -> None:
    text = words(render_report(report(), locale))
    assert page in text
    assert none in text
    assert "No answer" not in text


def test_a_selection_says_what_was_chosen_in_which_order_and_what_was_left_out() -> None:
    assert (selection_words([], "en"), selection_words([], "fr")) == ("All", "Tous")
    assert selection_words(["África", "Salarios"], "es", by_instrument=True) == "África, Salarios, por instrumento"
    assert selection_words([], "en", left_out=("comments", "replies")) == (
        "All, without replies to observations, without pending comments"
    )
