"""Selections: kept in a job's parameters and read again, turned into codes, and naming a file that is theirs alone."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from forms_app.records.queries.world import World
from forms_app.reference.grid import Grid
from forms_app.reference.load import load_instruments, load_units
from forms_app.reference.units import LANGUAGES, REGIONS
from forms_app.reporting.errors import UnfitError
from forms_app.reporting.selections import Options, Order, Selection, check_selection, file_stem, params_of, selection_of

UNITS = {one.code: one for one in load_units()}
INSTRUMENTS = {one.code: one for one in load_instruments()}
WORLD = World(1, False, UNITS, INSTRUMENTS, (), {}, Grid({}))
SUBJECTS = sorted({one.subject for one in INSTRUMENTS.values() if one.subject})

OPTIONS = st.builds(Options, st.sampled_from(Order), st.booleans(), st.booleans(), st.booleans())
SELECTIONS = st.builds(
    Selection,
    st.integers(2025, 2027),
    st.none() | st.sampled_from(["FRA", "NLD-ABW"]),
    st.none() | st.sampled_from(["C029", "MLC"]),
    st.none() | st.sampled_from(REGIONS),
    st.none() | st.sampled_from(SUBJECTS) | st.text(min_size=1, max_size=80),
    st.sampled_from(LANGUAGES),
    OPTIONS,
)


@given(SELECTIONS)
def test_what_a_job_keeps_of_a_selection_is_read_as_the_same_selection(selection: Selection) -> None:
    assert selection_of(json.loads(json.dumps(params_of(selection)))) == selection


def test_a_job_from_before_regions_and_options_is_still_read() -> None:
    old = {"year": 2026, "unit": "FRA", "instrument": None, "language": "fr", "membership": 7}
    assert selection_of(old) == Selection(2026, "FRA", language="fr")
    assert selection_of({"year": 2026, "language": "en"}) == Selection(2026)


@given(SELECTIONS, SELECTIONS)
@example(Selection(2026, region="Africa", theme="Wages"), Selection(2026, theme="Africa wages"))
@example(Selection(2026, theme="Wages"), Selection(2026, theme="wages"))
@example(Selection(2026, theme="賃金"), Selection(2026, theme="労働時間"))
@example(Selection(2026, theme="Wages-without-replies"), Selection(2026, theme="Wages", options=Options(replies=False)))
def test_two_selections_never_have_one_file_and_no_file_has_an_unsafe_name(one: Selection, other: Selection) -> None:
    assert (file_stem("volume", one) == file_stem("volume", other)) == (one == other)
    assert re.fullmatch(r"volume-[A-Za-z0-9-]{1,180}", file_stem("volume", one))


@pytest.mark.parametrize(
    ("selection", "stem"),
    [
        (Selection(2026), "volume-2026-en"),
        (Selection(2026, "XAA", "C029", language="fr"), "volume-2026-XAA-C029-fr"),
        (Selection(2026, region="Asia and the Pacific"), "volume-2026-asia-and-the-pacific-en"),
        (
            Selection(2026, region="Africa", theme="Forced labour", options=Options(Order.INSTRUMENT, replies=False)),
            "volume-2026-africa-by-instrument-without-replies-theme-forced-labour-en",
        ),
    ],
)
def test_a_file_is_named_after_what_was_chosen(selection: Selection, stem: str) -> None:
    assert file_stem("volume", selection) == stem


def test_regions_and_themes_are_all_their_units_and_instruments() -> None:
    assert (Selection(2026).unit_codes(WORLD), Selection(2026).instrument_codes(WORLD)) == (None, None)
    africa = Selection(2026, region="Africa")
    units = africa.unit_codes(WORLD)
    assert units is not None
    assert {"EGY", "ZAF"} <= units
    assert not units & {"FRA", "BRA"}
    forced_labour = Selection(2026, theme="Forced labour").instrument_codes(WORLD)
    assert forced_labour is not None
    assert {"C029", "P029", "C105", "R203"} <= forced_labour
    assert "C087" not in forced_labour


@pytest.mark.parametrize(
    ("selection", "code"),
    [
        (Selection(2026, "EGY", region="Americas"), "selection-out-of-region"),
        (Selection(2026, instrument="C029", theme="Wages"), "selection-off-theme"),
    ],
)
def test_what_could_find_nothing_is_refused(selection: Selection, code: str) -> None:
    with pytest.raises(UnfitError, match=code):
        check_selection(selection, WORLD)


def test_what_goes_together_is_not_refused() -> None:
    for selection in (
        Selection(2026),
        Selection(2026, "EGY", "C029", "Africa", "Forced labour"),
        Selection(2026, region="Africa"),
    ):
        check_selection(selection, WORLD)


def test_a_unit_in_another_region_or_an_instrument_of_another_theme_leaves_nothing() -> None:
    both = Selection(2026, "EGY", "C029", "Africa", "Forced labour")
    assert (both.unit_codes(WORLD), both.instrument_codes(WORLD)) == (frozenset(["EGY"]), frozenset(["C029"]))
    apart = replace(both, region="Americas", theme="Wages")
    assert (apart.unit_codes(WORLD), apart.instrument_codes(WORLD)) == (frozenset(), frozenset())
