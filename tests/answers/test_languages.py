"""Claims about the languages of answers."""

import pytest

from forms_app.answers.address import Address
from forms_app.answers.languages import has_language, is_language_tag
from tests.answers.forms import EVERY_KIND, POINTS


@pytest.mark.parametrize("tag", ["en", "pt-BR", "zh-Hans", "zh-Hant-TW", "es-419", "gsw"])
def test_the_tag_of_a_language_with_its_script_and_region_is_read(tag: str) -> None:
    assert is_language_tag(tag)


@pytest.mark.parametrize("tag", ["", "e", "EN", "english", "pt_BR", "pt-", "Finnish!", "en\n", "sl-Latn-IT-nedis"])
def test_what_is_no_tag_or_longer_than_the_records_keep_is_refused(tag: str) -> None:
    assert not is_language_tag(tag)


@pytest.mark.parametrize(
    "address",
    [Address("articles.convict-how"), Address("attestation.name"), Address("others.copies.view", "r1")]
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
        Address("articles.unknown"),
    ],
)
def test_what_is_no_text_has_none(address: Address) -> None:
    assert not has_language(EVERY_KIND, address)
