"""Ratifications from a file."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from forms_app.reference.load import load_instruments
from forms_app.reference.problems import Problem
from forms_app.reference.ratifications import Ratification, entry_into_force, read_ratifications

HEADING = "unit,instrument,registered_on,in_force_on,ended_on,source\n"


def read(rows: str, heading: str = HEADING) -> tuple[tuple[Ratification, ...], tuple[Problem, ...]]:
    return read_ratifications(heading + rows, "r.csv", units={"FIN", "SWE"}, instruments=load_instruments())


def problems_of(rows: str) -> list[tuple[int, str, str]]:
    values, problems = read(rows)
    assert values == () or not problems
    return [(problem.line, problem.column, problem.code) for problem in problems]


def test_unknown_units_and_instruments_are_named() -> None:
    _, problems = read("FRA,C029,2000-01-01,2001-01-01,,\nFIN,C999,2000-01-01,2001-01-01,,\n")
    assert [(p.line, p.code, dict(p.params)) for p in problems] == [
        (2, "unknown-unit", {"value": "FRA"}),
        (3, "unknown-instrument", {"value": "C999"}),
    ]


def test_a_recommendation_and_a_convention_not_in_force_can_not_be_ratified() -> None:
    assert problems_of("FIN,R184,2000-01-01,2001-01-01,,\nFIN,C192,2026-01-01,2027-01-01,,\n") == [
        (2, "instrument", "not-ratifiable"),
        (3, "instrument", "instrument-not-in-force"),
    ]


def test_an_empty_entry_into_force_is_twelve_months_later_but_not_before_the_instrument_itself() -> None:
    values, _ = read("FIN,C029,2013-12-15,,,\nSWE,C029,1931-12-22,,,\n")
    assert [value.in_force_on for value in values] == [date(2014, 12, 15), date(1932, 12, 22)]
    assert entry_into_force(date(2006, 1, 1), date(2013, 8, 20)) == date(2013, 8, 20)
    assert entry_into_force(date(2024, 2, 29), date(1932, 5, 1)) == date(2025, 2, 28)


def test_dates_out_of_order_and_bad_dates_are_told() -> None:
    rows = "FIN,C029,2000-01-01,1999-01-01,,\nSWE,C029,2000-01-01,2001-01-01,2000-06-01,\nFIN,C111,20000101,,,\n"
    assert problems_of(rows + "SWE,C111,1066-10-14,,,\n") == [
        (2, "in_force_on", "dates-out-of-order"),
        (3, "ended_on", "dates-out-of-order"),
        (4, "registered_on", "bad-date"),
        (5, "registered_on", "date-out-of-range"),
    ]


def test_a_unit_may_ratify_again_what_it_has_denounced_but_not_twice_at_once() -> None:
    again = "FIN,C029,1990-01-01,1991-01-01,2000-01-01,\nFIN,C029,2005-01-01,2006-01-01,,\n"
    assert problems_of(again) == []
    _, problems = read(again + "FIN,C029,2010-01-01,2011-01-01,,\n")
    assert [(p.line, p.code, p.params["first_line"]) for p in problems] == [(4, "overlapping-ratification", 3)]


def test_the_problem_names_the_heading_of_the_file() -> None:
    heading = "iso3,member_en,instrument,ratification_date,in_force_for_member,end_date,succession,source,note\n"
    _, problems = read("FIN,Finland,C029,soon,,,,,\n", heading)
    assert [(p.line, p.column, p.code) for p in problems] == [(2, "ratification_date", "bad-date")]


def test_a_ratification_binds_from_its_entry_into_force_to_the_day_before_its_end() -> None:
    one = Ratification("FIN", "C029", date(2000, 1, 1), date(2001, 1, 1), date(2010, 1, 1), "")
    days = [date(2000, 12, 31), date(2001, 1, 1), date(2009, 12, 31), date(2010, 1, 1)]
    assert [one.binds_on(day) for day in days] == [False, True, True, False]
    assert [one.registered_by(day) for day in days] == [True, True, True, False]


cells = st.sampled_from(["FIN", "SWE", "XXX", "C029", "R184", "2000-01-01", "1999-02-30", "", '"', "é\x00", "9" * 30, "\u0663"])


@given(st.lists(st.lists(cells, min_size=5, max_size=7).map(",".join), max_size=6).map("\n".join))
def test_hostile_rows_never_raise_and_are_never_dropped_in_silence(rows: str) -> None:
    values, problems = read(rows)
    filled = [row for row in rows.splitlines() if row.strip(",\n ")]
    assert problems or len(values) == len(filled)
    assert not (values and problems)
