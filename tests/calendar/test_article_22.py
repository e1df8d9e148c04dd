"""Which article 22 reports are due, and why."""

from datetime import date
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.calendar.article_22 import missing_replies, requests_for
from forms_app.calendar.due import CalendarError, ReasonCode, Trigger
from forms_app.reference.grid import GridCell, grid_of
from forms_app.reference.instruments import Status
from forms_app.reference.load import load_grid, load_instruments, load_ratifications, load_units
from forms_app.reference.ratifications import Ratification
from forms_app.reference.rules import RulesError, load_rules
from forms_app.reference.units import Unit
from tests.calendar.worlds import INSTRUMENTS, asked, instrument, ratified, unit, worlds

SINCE_1990 = date(1990, 1, 1)
World = tuple[list[Unit], list[Ratification]]


def years_asked(code: str, ratifications: list[Ratification], years: range) -> list[int]:
    return [year for year in years if any(code in report.instruments for report in asked(year, ratifications))]


def test_the_first_report_is_due_in_september_of_the_year_after_the_entry_into_force() -> None:
    ratifications = [ratified("C029", date(2014, 12, 15))]
    assert asked(2014, ratifications) == []
    (report,) = asked(2015, ratifications)
    assert (report.due_on, report.detailed, report.first) == (date(2015, 9, 1), True, True)
    first = report.reasons[0]
    assert (first.code, first.params) == (ReasonCode.FIRST_REPORT, {"instrument": "C029", "in_force_on": "2014-12-15"})
    assert first.illustrative is False


def test_a_reason_from_the_grid_says_that_the_grid_is_illustrative() -> None:
    reports = [report for year in (2024, 2025, 2026) for report in asked(year, [ratified("C029", SINCE_1990)])]
    (report,) = reports
    (reason,) = report.reasons
    assert (reason.code, reason.illustrative, report.detailed, report.first) == (ReasonCode.CYCLE, True, False, False)
    assert dict(reason.params) == {
        "instrument": "C029",
        "subject": "Forced labour",
        "group": "A-F",
        "years": 3,
        "valid_from": 2019,
    }


def test_a_reason_from_a_real_grid_does_not_say_so() -> None:
    grid = grid_of([GridCell(2019, "Forced labour", "A-F", 1, False)])
    forced = [INSTRUMENTS["C029"]]
    reports = requests_for(2023, [unit()], forced, [ratified("C029", SINCE_1990)], load_rules(), grid)
    assert [reason.illustrative for report in reports for reason in report.reasons] == [False]
    assert requests_for(2024, [unit()], forced, [ratified("C029", SINCE_1990)], load_rules(), grid) == []


def test_cycles_are_as_long_as_the_rules_of_their_time() -> None:
    assert len(years_asked("C029", [ratified("C029", SINCE_1990)], range(2019, 2031))) == 4
    assert len(years_asked("C161", [ratified("C161", SINCE_1990)], range(2019, 2031))) == 2
    before = years_asked("C161", [ratified("C161", SINCE_1990)], range(2012, 2019))
    assert all(later - earlier == 5 for earlier, later in pairwise(before))


def test_letter_groups_of_the_right_cycle_decide_the_year() -> None:
    both = [ratified("C029", SINCE_1990), ratified("C161", SINCE_1990)]
    for year in range(2019, 2025):
        for report in asked(year, both):
            assert [reason.params["group"] for reason in report.reasons] == ["A-F" if report.instruments == ("C029",) else "A-B"]


def test_a_convention_and_its_protocol_are_reported_together_from_the_protocols_first_report_on() -> None:
    ratifications = [ratified("C029", SINCE_1990), ratified("P029", date(2024, 3, 1))]
    assert all(report.instruments == ("C029",) for year in range(2019, 2025) for report in asked(year, ratifications))
    (first,) = asked(2025, ratifications)
    assert first.instruments == ("C029", "P029")
    assert first.detailed
    assert first.reasons[0].params["instrument"] == "P029"
    assert all(report.instruments == ("C029", "P029") for year in range(2026, 2035) for report in asked(year, ratifications))


def test_a_protocol_is_reported_alone_when_its_convention_no_longer_binds() -> None:
    ratifications = [ratified("C155", SINCE_1990, ended_on=date(2020, 1, 1)), ratified("P155", date(2006, 1, 1))]
    reports = [report.instruments for year in range(2020, 2026) for report in asked(year, ratifications)]
    assert reports == [("P155",)]


@pytest.mark.parametrize("status", [Status.ABROGATED, Status.WITHDRAWN, Status.SHELVED])
def test_nothing_is_asked_on_an_instrument_that_is_set_aside(status: Status) -> None:
    aside = [instrument("C150", status=status)]
    kept = [instrument("C150", status=Status.OUTDATED)]
    for_years = [asked(year, [ratified("C150", SINCE_1990)], instruments=aside) for year in range(2019, 2025)]
    assert for_years == [[]] * 6
    assert any(asked(year, [ratified("C150", SINCE_1990)], instruments=kept) for year in range(2019, 2025))


@pytest.mark.parametrize("in_force_on", [None, date(2040, 1, 1)])
def test_nothing_is_asked_on_an_instrument_that_is_not_in_force(in_force_on: date | None) -> None:
    not_yet = [instrument("C150", in_force_on=in_force_on)]
    assert not any(asked(year, [ratified("C150", SINCE_1990)], instruments=not_yet) for year in range(2019, 2025))


def test_nothing_is_asked_after_a_ratification_has_ended() -> None:
    ended = [ratified("C029", SINCE_1990, ended_on=date(2021, 9, 1))]
    assert years_asked("C029", ended, range(2019, 2031)) == [
        year for year in years_asked("C029", [ratified("C029", SINCE_1990)], range(2019, 2031)) if year < 2021
    ]


def test_a_second_ratification_has_a_first_report_again() -> None:
    again = [ratified("C029", SINCE_1990, ended_on=date(2000, 1, 1)), ratified("C029", date(2022, 5, 1))]
    assert years_asked("C029", again, range(2012, 2023)) == []
    (report,) = asked(2023, again)
    assert report.first


def test_a_footnote_asks_outside_the_cycle_and_may_ask_for_detail() -> None:
    ratifications = [ratified("C029", SINCE_1990)]
    (quiet,) = [year for year in (2025, 2026, 2027) if not asked(year, ratifications)][:1]
    footnote = Trigger("XAA", "C029", quiet, ReasonCode.FOOTNOTE, detailed=True, params={"session": quiet - 1})
    (report,) = asked(quiet, ratifications, triggers=[footnote])
    assert report.detailed
    assert not report.first
    assert [(r.code, dict(r.params)) for r in report.reasons] == [
        (ReasonCode.FOOTNOTE, {"instrument": "C029", "session": quiet - 1})
    ]
    assert asked(quiet + 3, ratifications, triggers=[footnote]) == []


def test_a_trigger_on_what_does_not_bind_the_unit_asks_for_nothing() -> None:
    trigger = Trigger("XAA", "C111", 2026, ReasonCode.OUT_OF_CYCLE)
    assert asked(2026, [ratified("C111", date(2026, 1, 1))], triggers=[trigger]) == []


def test_a_report_that_did_not_come_is_asked_again_and_says_since_when() -> None:
    ratifications = [ratified("C029", date(2023, 5, 1))]
    (first,) = asked(2024, ratifications)
    (again,) = asked(2025, ratifications, triggers=missing_replies([first], set()))
    (third,) = asked(2026, ratifications, triggers=missing_replies([again], set()))
    for report in (again, third):
        missing = [reason for reason in report.reasons if reason.code == ReasonCode.MISSING_REPLY]
        assert [dict(reason.params) for reason in missing] == [{"instrument": "C029", "since": 2024}]
        assert report.detailed
    assert missing_replies([first], {("XAA", ("C029",))}) == []


def test_reasons_of_one_year_stand_in_one_report_each_once() -> None:
    ratifications = [ratified("C029", SINCE_1990)]
    year = next(year for year in range(2024, 2027) if asked(year, ratifications))
    trigger = Trigger("XAA", "C029", year, ReasonCode.OUT_OF_CYCLE)
    (report,) = asked(year, ratifications, triggers=[trigger, trigger])
    assert [reason.code for reason in report.reasons] == [ReasonCode.CYCLE, ReasonCode.OUT_OF_CYCLE]


def test_a_grid_that_is_silent_about_a_duty_is_refused_with_every_missing_cell() -> None:
    duties = [ratified("C029", SINCE_1990), ratified("C161", SINCE_1990)]
    with pytest.raises(CalendarError) as refusal:
        requests_for(2026, [unit()], INSTRUMENTS.values(), duties, load_rules(), grid_of([]))
    assert refusal.value.code == "no-grid-cell"
    assert refusal.value.params["cells"] == "Forced labour / A-F; Occupational safety and health / A-B"


def test_a_year_without_rules_is_refused() -> None:
    with pytest.raises(RulesError):
        asked(2011, [ratified("C029", SINCE_1990)])


def test_a_real_year_asks_every_member_only_for_what_it_has_ratified() -> None:
    reports = requests_for(2026, load_units(), load_instruments(), load_ratifications(), load_rules(), load_grid())
    held = {(ratification.unit, ratification.instrument) for ratification in load_ratifications()}
    assert len(reports) > 200
    assert all((report.unit, code) in held for report in reports for code in report.instruments)


@given(worlds(), st.integers(2019, 2040))
def test_every_ratification_is_asked_for_once_in_each_cycle_after_its_first_report(world: World, start: int) -> None:
    units, ratifications = world
    codes = {(one.unit, one.instrument) for one in ratifications}
    for ratification in ratifications:
        one = INSTRUMENTS[ratification.instrument]
        together = one.parent if one.parent and (ratification.unit, one.parent) in codes else None
        if together or ratification.ended_on:
            continue  # a Protocol follows its Convention; an ended ratification stops in the middle of a cycle
        begin = max(start, ratification.in_force_on.year + 2)
        turns = [
            report
            for year in range(begin, begin + (one.cycle_years or 0))
            for report in asked(year, ratifications, units)
            if report.unit == ratification.unit
            for reason in report.reasons
            if reason.code == ReasonCode.CYCLE and reason.params["instrument"] == one.code
        ]
        assert len(turns) == 1


@given(worlds(), st.integers(2012, 2040))
def test_nothing_is_asked_twice_too_early_too_late_or_without_a_reason(world: World, year: int) -> None:
    units, ratifications = world
    reports = asked(year, ratifications, units)
    pairs = [(report.unit, code) for report in reports for code in report.instruments]
    assert len(pairs) == len(set(pairs))
    by_pair = {(one.unit, one.instrument): one for one in ratifications}
    for report in reports:
        assert report.reasons
        assert list(report.instruments) == sorted(report.instruments)
        for code in report.instruments:
            ratification = by_pair[report.unit, code]
            assert ratification.in_force_on.year < year
            assert ratification.ended_on is None or ratification.ended_on > report.due_on


@given(worlds(), st.integers(2012, 2040))
def test_a_first_report_is_asked_for_exactly_in_its_year(world: World, year: int) -> None:
    units, ratifications = world
    first = {
        (report.unit, reason.params["instrument"])
        for report in asked(year, ratifications, units)
        for reason in report.reasons
        if reason.code == ReasonCode.FIRST_REPORT
    }
    expected = {
        (one.unit, one.instrument)
        for one in ratifications
        if one.in_force_on.year + 1 == year and one.binds_on(date(year, 9, 1))
        if (INSTRUMENTS[one.instrument].in_force_on or date.max) <= date(year, 9, 1)
    }
    assert first == expected


@given(worlds(), st.integers(2012, 2040), st.randoms())
def test_the_order_of_what_goes_in_does_not_change_what_comes_out(world: World, year: int, random: Random) -> None:
    units, ratifications = world
    before = asked(year, ratifications, units)
    shuffled_units, shuffled = list(units), list(ratifications)
    random.shuffle(shuffled_units)
    random.shuffle(shuffled)
    assert asked(year, shuffled, shuffled_units) == before
