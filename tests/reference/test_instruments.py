"""Instruments from a file."""

from datetime import date

from forms_app.reference.instruments import Category, Instrument, InstrumentType, Status, read_instruments

HEADING = "code,number,title_en,title_fr,year,category,status,subject,cycle_years,in_force_on,parent\n"
C029 = "C029,29,Forced,,1930,fundamental,up-to-date,Forced labour,3,1932-05-01,\n"


def problems_of(rows: str, heading: str = HEADING) -> list[tuple[int, str, str]]:
    instruments, problems = read_instruments(heading + rows, "instruments.csv")
    assert instruments == () or not problems
    return [(problem.line, problem.column, problem.code) for problem in problems]


def test_a_convention_and_its_protocol_are_read_with_their_kinship() -> None:
    rows = C029 + "P029,,Protocol,,2014,fundamental,,Forced labour,3,2016-11-09,\n"
    (convention, protocol), problems = read_instruments(HEADING + rows, "f.csv")
    assert problems == ()
    assert convention == Instrument(
        code="C029",
        number=29,
        type=InstrumentType.CONVENTION,
        titles={"en": "Forced"},
        year=1930,
        category=Category.FUNDAMENTAL,
        status=Status.UP_TO_DATE,
        subject="Forced labour",
        cycle_years=3,
        in_force_on=date(1932, 5, 1),
        parent=None,
    )
    assert (protocol.type, protocol.parent, protocol.number, protocol.status) == (InstrumentType.PROTOCOL, "C029", 29, None)


def test_a_recommendation_has_no_category_and_no_cycle() -> None:
    (instrument,), _ = read_instruments(HEADING + "R184,,Home,,1996,recommendation,,,none,,\n", "f.csv")
    assert (instrument.category, instrument.cycle_years, instrument.subject) == (None, None, None)


def test_the_maritime_convention_has_no_number() -> None:
    (instrument,), _ = read_instruments(HEADING + "MLC,,Maritime,,2006,technical,,Seafarers,6,2013-08-20,\n", "f.csv")
    assert (instrument.number, instrument.type) == (None, InstrumentType.CONVENTION)


def test_contradictions_with_the_code_are_told() -> None:
    rows = "C030,31,T,,1930,recommendation,,S,3,,C029\nP099,,T,,1990,technical,,S,6,,\n"
    assert problems_of(rows) == [
        (2, "category", "kind-mismatch"),
        (2, "number", "number-mismatch"),
        (2, "parent", "parent-mismatch"),
        (3, "parent", "unknown-instrument"),
    ]


def test_wrong_cells_are_all_told() -> None:
    rows = "C30,,,,19x0,funny,nice,S,4,1930-02-30,\nC031,,T,,1500,technical,,S,,30.06.1930,\n"
    assert problems_of(rows) == [
        (2, "category", "unknown-value"),
        (2, "code", "bad-code"),
        (2, "cycle_years", "unknown-value"),
        (2, "in_force_on", "bad-date"),
        (2, "status", "unknown-value"),
        (2, "title_en", "missing-value"),
        (2, "year", "bad-number"),
        (3, "in_force_on", "bad-date"),
        (3, "year", "number-out-of-range"),
    ]


def test_a_file_without_english_titles_is_refused() -> None:
    assert problems_of(C029, HEADING.replace("title_en", "title_es")) == [(1, "title_en", "missing-column")]
