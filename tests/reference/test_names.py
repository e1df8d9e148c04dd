"""Names and titles in the reader's language."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.reference.load import load_instruments, load_units, subjects
from forms_app.reference.names import alphabetical, instrument_title, region_name, short_label, subject_name, unit_name
from forms_app.reference.units import REGIONS

UNITS = {unit.code: unit for unit in load_units()}
INSTRUMENTS = {instrument.code: instrument for instrument in load_instruments()}
ARUBA = replace(UNITS["NLD"], code="NLD-ABW", iso2="AW", names={}, member=False)


@pytest.mark.parametrize(
    ("code", "locale", "name"),
    [
        ("FIN", "en", "Finland"),
        ("FIN", "fr", "Finlande"),
        ("FIN", "es", "Finlandia"),
        ("FIN", "pt-BR", "Finlândia"),
        ("BOL", "fr", "Bolivie (État plurinational de)"),
        ("COD", "en", "Democratic Republic of the Congo"),
        ("FIN", "xx", "Finland"),
        ("BOL", "../etc", "Bolivia (Plurinational State of)"),
    ],
)
def test_a_state_has_its_usual_name_in_the_language_of_the_reader(code: str, locale: str, name: str) -> None:
    assert unit_name(UNITS[code], locale) == name


def test_a_territory_is_named_after_its_state() -> None:
    assert unit_name(ARUBA, "en") == "Netherlands (Aruba)"
    assert unit_name(ARUBA, "fr") == "Pays-Bas (Aruba)"


def test_a_fictional_state_without_a_name_in_a_language_has_its_english_one() -> None:
    unit = replace(UNITS["FIN"], code="XAA", member_code="XAA", iso2=None, names={"en": "Aldoria", "fr": "Aldorie"})
    assert [unit_name(unit, locale) for locale in ("en", "fr", "fr_CA", "es")] == ["Aldoria", "Aldorie", "Aldorie", "Aldoria"]


@given(st.sampled_from(sorted(UNITS)), st.one_of(st.sampled_from(["en", "fr", "es", "ar", "zh", "ru"]), st.text(max_size=9)))
def test_every_unit_has_a_name_for_every_reader(code: str, locale: str) -> None:
    assert unit_name(UNITS[code], locale)


@pytest.mark.parametrize(
    ("code", "locale", "label"),
    [
        ("C029", "en", "Convention No. 29"),
        ("C029", "fr", "convention n°\u00a029"),
        ("C029", "es", "Convenio núm.\u00a029"),
        ("P029", "en", "Protocol of 2014 to Convention No. 29"),
        ("R184", "fr", "recommandation n°\u00a0184"),
        ("MLC", "es", "MLC, 2006"),
        ("C029", "ar", "Convention No. 29"),
    ],
)
def test_an_instrument_has_a_short_label(code: str, locale: str, label: str) -> None:
    assert short_label(INSTRUMENTS[code], locale) == label


def test_a_title_that_is_not_known_in_a_language_is_given_in_english() -> None:
    assert instrument_title(INSTRUMENTS["C029"], "fr") == "Convention sur le travail forcé, 1930"
    assert instrument_title(INSTRUMENTS["C192"], "fr") == INSTRUMENTS["C192"].titles["en"]


def test_accents_and_capitals_do_not_part_names_in_a_list() -> None:
    names = ["Zambie", "Érythrée", "Espagne", "Équateur", "El Salvador", "Égypte", "écosse", "Ecosse"]
    ordered = ["Ecosse", "écosse", "Égypte", "El Salvador", "Équateur", "Érythrée", "Espagne", "Zambie"]
    assert sorted(names, key=alphabetical) == ordered


def test_every_region_and_every_subject_of_the_shipped_data_has_its_name_in_french_and_spanish() -> None:
    for locale in ("fr", "es"):
        assert {one for one in REGIONS if region_name(one, locale) == one} == set()
        assert {one for one in subjects(tuple(INSTRUMENTS.values())) if subject_name(one, locale) == one} == set()
    assert (subject_name("Forced labour", "fr"), region_name("Africa", "es-MX")) == ("Travail forcé", "África")


def test_a_subject_that_was_brought_later_is_called_by_its_english_name() -> None:
    assert subject_name("Platform work", "fr") == "Platform work"
