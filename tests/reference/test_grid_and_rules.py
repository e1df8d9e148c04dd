"""The dated rules, and the grid that is read against them."""

from datetime import date

import pytest

from forms_app.reference.grid import GridCell, read_grid
from forms_app.reference.rules import RulesError, load_rules

HEADING = "valid_from,subject,group,year_offset,illustrative\n"


def test_each_year_has_the_rules_of_its_time() -> None:
    rules = load_rules()
    assert [rules.for_year(year).valid_from for year in (2012, 2018, 2019, 2040)] == [2012, 2012, 2019, 2019]
    lengths = [[cycle.years for cycle in rules.for_year(year).cycles] for year in (2018, 2019)]
    assert lengths == [[3, 5], [3, 6]]


def test_a_year_before_the_first_rules_is_refused() -> None:
    with pytest.raises(RulesError) as refusal:
        load_rules().for_year(2011)
    assert (refusal.value.code, refusal.value.params) == ("no-rules-for-year", {"year": 2011, "first": 2012})


def test_rule_sets_follow_each_other_without_gap_or_overlap() -> None:
    sets = load_rules().rule_sets
    assert [first.valid_to for first in sets[:-1]] == [following.valid_from - 1 for following in sets[1:]]
    assert sets[-1].valid_to is None


def test_letter_groups_split_the_alphabet_without_gap_or_overlap() -> None:
    for rules in load_rules().rule_sets:
        for cycle in rules.cycles:
            for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ":
                assert sum(group[0] <= letter <= group[-1] for group in cycle.letter_groups) == 1


def test_a_first_report_belongs_to_the_year_after_the_entry_into_force() -> None:
    assert load_rules().latest.first_report.year(date(2014, 12, 15)) == 2015


def test_a_real_grid_says_that_it_is_not_illustrative() -> None:
    cells, problems = read_grid(HEADING + "2019;Wages;A-B;5;no\n".replace(";", ","), "g.csv", subjects={"Wages"})
    assert problems == ()
    assert cells == (GridCell(2019, "Wages", "A-B", 5, False),)


def test_offsets_are_judged_by_the_cycle_of_the_group_in_those_years() -> None:
    rows = "2019,Wages,A-B,6,no\n2012,Wages,A-B,5,no\n2019,Wages,A-F,3,no\n2019,Wages,A-F,2,no\n"
    _, problems = read_grid(HEADING + rows, "g.csv", subjects={"Wages"})
    assert [(p.line, p.column, p.code, p.params.get("most")) for p in problems] == [
        (2, "year_offset", "number-out-of-range", 5),
        (3, "year_offset", "number-out-of-range", 4),
        (4, "year_offset", "number-out-of-range", 2),
        (5, "", "duplicate", None),
    ]


def test_unknown_subjects_groups_and_years_are_told() -> None:
    rows = "2019,Weather,A-Z,x,perhaps\n2015,Wages,A-B,0,no\n,,,,\n2019,,A-B,,no\n"
    _, problems = read_grid(HEADING + rows, "g.csv", subjects={"Wages"})
    assert [(p.line, p.column, p.code) for p in problems] == [
        (2, "group", "unknown-value"),
        (2, "illustrative", "unknown-value"),
        (2, "subject", "unknown-value"),
        (2, "year_offset", "bad-number"),
        (3, "valid_from", "no-rules-for-year"),
        (5, "subject", "missing-value"),
        (5, "year_offset", "missing-value"),
    ]
