"""What ships with the program is whole, agrees with itself and says what it does not know."""

from importlib import resources

from forms_app.reference.coverage import known_ratifications, known_until
from forms_app.reference.instruments import Category, InstrumentType, Status
from forms_app.reference.load import load_grid, load_instruments, load_ratifications, load_units, subjects
from forms_app.reference.rules import load_rules


def test_all_members_instruments_and_ratifications_are_there() -> None:
    assert (len(load_units()), len(load_instruments()), len(load_ratifications())) == (187, 219, 1173)
    assert all(unit.member and not unit.fictional and unit.iso2 for unit in load_units())


def test_letter_groups_agree_with_the_english_names() -> None:
    cycles = load_rules().latest.cycles
    unconfirmed = {"KOR", "MDA"}  # their place in the alphabet is to be confirmed
    for unit in load_units():
        if unit.code not in unconfirmed:
            assert [cycle.letter_group(unit.names["en"]) for cycle in cycles] == [unit.group3, unit.group6], unit.code


def test_the_cycle_of_an_instrument_follows_its_category() -> None:
    for instrument in load_instruments():
        if instrument.cycle_years is not None:
            short = instrument.category in (Category.FUNDAMENTAL, Category.GOVERNANCE)
            assert instrument.cycle_years == (3 if short else 6), instrument.code


def test_ten_conventions_are_shelved_and_none_of_them_has_a_cycle() -> None:
    shelved = [instrument for instrument in load_instruments() if instrument.status == Status.SHELVED]
    assert len(shelved) == 10
    assert all(instrument.cycle_years is None for instrument in shelved)


def test_every_protocol_knows_its_convention() -> None:
    parents = {i.code: i.parent for i in load_instruments() if i.type == InstrumentType.PROTOCOL}
    assert len(parents) == 6
    assert parents["P029"] == "C029"


def test_the_grid_has_a_cell_for_every_subject_group_and_rule_set_and_calls_itself_illustrative() -> None:
    reported = {i.subject for i in load_instruments() if i.cycle_years and i.subject}
    for rules in load_rules().rule_sets:
        for subject in reported:
            for group in (group for cycle in rules.cycles for group in cycle.letter_groups):
                cell = load_grid().cell(rules.valid_from, subject, group)
                assert cell is not None
                assert cell.illustrative
    assert reported <= subjects(load_instruments())


def test_ratifications_are_known_for_nineteen_instruments_and_for_no_other() -> None:
    assert known_ratifications() == {ratification.instrument for ratification in load_ratifications()}
    assert len(known_ratifications()) == 19
    assert known_until("C087") is None
    limited = known_until("C174")
    assert limited is not None
    assert (limited.complete_until_year, limited.approximate) == (2013, False)


def test_a_doubtful_row_keeps_its_note() -> None:
    (china,) = [r for r in load_ratifications() if (r.unit, r.instrument) == ("CHN", "C029")]
    assert "verify" in china.note


def test_the_attribution_the_licence_asks_for_is_shipped() -> None:
    text = resources.files("forms_app.reference").joinpath("data/ATTRIBUTION.md").read_text(encoding="utf-8")
    assert "Ratification dates from manyhealth 0.3.1 and manytreaties (J. Hollway and contributors), CC BY 4.0." in text
