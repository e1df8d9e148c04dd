"""Claims about the languages of answers."""

import pytest

from forms_app.answers.address import Address
from forms_app.answers.languages import from_languages, has_language, is_language_tag, to_languages
from forms_app.answers.values import Sheet
from tests.answers.forms import EVERY_KIND, FACTS, POINTS

SHEET: Sheet = {
    Address("articles.convict"): "yes",
    Address("articles.convict-how"): "Nichts fehlt.",  # hidden: not sent
    Address("others.copies"): ["empty", "r2", "r3"],
    Address("others.copies.view", "r2"): "De acuerdo.",
    Address("others.copies.view", "r3"): "D’accord.",
    Address("others.copies.letters", "r3"): 2,
    Address("comments.replies", POINTS[1].key): "Vea el código.",
    Address("attestation.name"): "Ingrid Halloran",
}


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hans", "zh-Hant-TW", "es-419", "gsw"])
def test_the_tag_of_a_language_with_its_script_and_region_is_read(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize("tag", ["", "e", "EN", "english", "pt_BR", "pt-", "Finnish!", "en\n", "sl-Latn-IT-nedis"])
def test_what_is_no_tag_or_longer_than_the_records_keep_is_refused(tag: str) -> None:
    assert not is_language_tag(tag)


@pytest.mark.parametrize(
    "address",
    [Address("articles.convict-how"), Address("attestation.name"), Address("others.copies.view", "r1")]
    + [Address("others.copies.meetings.said", "r1/m1")]
    + [Address("comments.replies", point.key) for point in POINTS],
)
def test_a_text_that_somebody_composes_has_a_language(address: Address) -> None:
    assert has_language(EVERY_KIND, address)


@pytest.mark.parametrize(
    "address",
    [
        Address("articles.convict"),  # words of the form
        Address("articles.number"),  # a text of a set pattern
        Address("figures.inspectors"),
        Address("laws.list"),  # a table: its cells have one
        Address("laws.list.title", "r1"),  # a name
        Address("comments.replies"),  # all replies together: each has its own
        Address("others.copies.view"),  # no row: nothing stands there
        Address("others.copies.meetings.said", "r1"),
        Address("articles.unknown"),
    ],
)
def test_what_is_no_text_has_none(address: Address) -> None:
    assert not has_language(EVERY_KIND, address)


def test_the_languages_of_a_draft_are_those_of_texts_that_are_sent_and_not_in_the_report_s() -> None:
    written_in = dict.fromkeys(SHEET, "es") | {Address("others.copies.view", "r3"): "fr"}
    assert to_languages(EVERY_KIND, SHEET, FACTS, written_in, "fr") == {
        "others.copies.view@1": "es",
        f"comments.replies@{POINTS[1].key}": "es",
        "attestation.name": "es",
    }
    assert to_languages(EVERY_KIND, SHEET, FACTS, {}, "fr") == {}


def test_an_answer_said_to_be_in_the_report_s_own_language_has_none_of_its_own() -> None:
    given = {"attestation.name": "fr", "others.copies.view@2": "es"}
    assert from_languages(EVERY_KIND, given, "fr", SHEET, ()) == ({Address("others.copies.view", "r2"): "es"}, ())


def test_languages_of_what_is_not_there_or_no_text_are_told_with_their_place() -> None:
    given = dict.fromkeys(
        [
            "no.such",
            "others.copies.view@4",
            "others.copies.view@02",
            "others.copies.view@r2",
            "others.copies.view",
            "others.copies.letters@3",
            "others.copies",
            "articles.convict",
            f"comments.replies@{POINTS[0].key}",
            "attestation.bound",
            "strange/~@1",
        ],
        "es",
    )
    found, problems = from_languages(EVERY_KIND, given, "fr", SHEET, ())
    assert found == {}
    assert [(problem.where.removeprefix("/languages/"), problem.code) for problem in problems] == [
        ("no.such", "unknown-path"),
        ("others.copies.view@4", "language-without-answer"),
        ("others.copies.view@02", "language-without-answer"),
        ("others.copies.view@r2", "language-without-answer"),
        ("others.copies.view", "language-without-answer"),
        ("others.copies.letters@3", "language-of-no-text"),
        ("others.copies", "language-of-no-text"),
        ("articles.convict", "language-of-no-text"),
        (f"comments.replies@{POINTS[0].key}", "language-without-answer"),
        ("attestation.bound", "language-without-answer"),
        ("strange~1~0@1", "unknown-path"),
    ]


def test_of_an_answer_that_could_not_be_read_nothing_more_is_told() -> None:
    given = {"others.copies.view@9": "es", "figures.report": "es"}
    _, problems = from_languages(EVERY_KIND, given, "fr", SHEET, {"others.copies"})
    assert [(problem.where, problem.code) for problem in problems] == [("/languages/figures.report", "language-without-answer")]
