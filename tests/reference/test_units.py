"""Units from a file."""

from forms_app.reference.units import Unit, read_units

HEADING = "code,iso2,name_en,name_fr,region,language,member,group3,group6,fictional,federal\n"


def problems_of(rows: str, **known: tuple[str, ...]) -> list[tuple[int, str, str]]:
    units, problems = read_units(HEADING + rows, "units.csv", **known)
    assert units == () or not problems
    return [(problem.line, problem.column, problem.code) for problem in problems]


def one(rows: str) -> Unit:
    units, problems = read_units(HEADING + rows, "units.csv")
    assert problems == ()
    return units[-1]


def test_a_fictional_state_keeps_its_names_and_is_known_by_its_code() -> None:
    unit = one("XAA,,Aldoria,Aldorie,Africa,fr,yes,,,,yes\n")
    assert unit == Unit("XAA", "XAA", None, "Africa", "fr", {"en": "Aldoria", "fr": "Aldorie"}, True, True, "A-F", "A-B", True)


def test_a_territory_belongs_to_its_state_and_is_no_member() -> None:
    unit = one("NLD,NL,,,Europe and Central Asia,,,,,,\nNLD-ABW,AW,,,Americas,,,G-N,L-N,,\n")
    assert (unit.code, unit.member_code, unit.member) == ("NLD-ABW", "NLD", False)


def test_letter_groups_left_empty_follow_the_english_name() -> None:
    unit = one("CIV,CI,,,Africa,,,,,,\n")
    assert (unit.group3, unit.group6) == ("A-F", "C-F")
    assert one("ALA,AX,,,Africa,,,,,,\n").group3 == "A-F"  # Åland


def test_a_federal_state_is_unknown_unless_said() -> None:
    assert one("FIN,FI,,,Europe and Central Asia,,,,,,\n").federal is None
    assert one("FIN,FI,,,Europe and Central Asia,,,,,,no\n").federal is False


def test_a_real_state_can_not_be_marked_as_fictional_nor_a_fictional_one_as_real() -> None:
    assert problems_of("FIN,FI,,,Africa,,,,,yes,\nXAA,,Aldoria,,Africa,,,,,no,\n") == [
        (2, "fictional", "fictional-code"),
        (3, "fictional", "not-fictional-code"),
    ]


def test_a_fictional_state_may_not_borrow_the_name_of_a_real_one() -> None:
    assert problems_of("XAA,FI,Aldoria,,Africa,,,,,,\n") == [(2, "iso2", "unknown-territory-code")]


def test_every_problem_of_every_row_is_told_at_once() -> None:
    rows = "FIN,FI,,,Nowhere,fi,maybe,A-B,,,\nFIN,FI,,,Africa,,,,,,\nGBR-IMN,IM,,,,,,,,,\nxx,,,,Africa,,,,,,\n"
    assert problems_of(rows) == [
        (2, "group3", "unknown-value"),
        (2, "language", "unknown-value"),
        (2, "member", "unknown-value"),
        (2, "region", "unknown-value"),
        (3, "code", "duplicate"),
        (4, "code", "unknown-unit"),
        (4, "region", "missing-value"),
        (5, "code", "bad-code"),
        (5, "name_en", "missing-name"),
    ]


def test_the_state_of_a_territory_may_be_known_already() -> None:
    assert problems_of("GBR-IMN,IM,,,Africa,,,,,,\n", known=("GBR",)) == []


def test_the_first_line_of_a_duplicate_is_named() -> None:
    row = "FIN,FI,,,Africa,,,,,,\n"
    _, problems = read_units(HEADING + row + "\n" + row, "units.csv")
    assert [(p.line, p.code, dict(p.params)) for p in problems] == [(4, "duplicate", {"value": "FIN", "first_line": 2})]


def test_a_very_long_wrong_value_is_told_in_short() -> None:
    _, problems = read_units(HEADING + f"FIN,FI,,,{'x' * 5000},,,,,,\n", "units.csv")
    assert [(p.column, p.code, len(str(p.params["value"]))) for p in problems] == [("region", "unknown-value", 80)]
