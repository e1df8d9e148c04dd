"""Whatever a file holds, every reader answers with all its rows or with problems, and never with an exception."""

import csv
import io
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms_app.reference.grid import read_grid
from forms_app.reference.instruments import read_instruments
from forms_app.reference.load import load_instruments
from forms_app.reference.problems import CODES, Problem
from forms_app.reference.ratifications import read_ratifications
from forms_app.reference.units import read_units

Read = Callable[[str | bytes], tuple[tuple[object, ...], tuple[Problem, ...]]]

READERS: dict[str, tuple[Read, str]] = {
    "units": (
        lambda source: read_units(source, "f.csv", known=("NLD",)),
        "code,iso2,name_en,region,language,member,group3,group6,fictional,federal",
    ),
    "instruments": (
        lambda source: read_instruments(source, "f.csv", known=("C029",)),
        "code,number,title_en,year,category,status,subject,cycle_years,in_force_on,parent",
    ),
    "ratifications": (
        lambda source: read_ratifications(source, "f.csv", units=("FIN",), instruments=load_instruments()),
        "unit,instrument,registered_on,in_force_on,ended_on,source",
    ),
    "grid": (
        lambda source: read_grid(source, "f.csv", subjects=("Wages",)),
        "valid_from,subject,group,year_offset,illustrative",
    ),
}
PLAUSIBLE = [
    *("FIN", "NLD-ABW", "XAA", "FI", "AW", "C029", "P029", "MLC", "R184", "29", "1930", "2019", "3", "6", "0", "-1", "1e3", "٣"),
    *("2199-12-31", "2024-02-29", "9999-99-99", "Africa", "yes", "no", "A-F", "A-B", "none", "en", "Wages", "technical"),
    *("recommendation", "up-to-date", "\x00", "\ud800", "'"),
]
cells = st.one_of(st.just(""), st.sampled_from(PLAUSIBLE), st.text(max_size=6))


def check(read: Read, source: str | bytes) -> tuple[object, ...]:
    values, problems = read(source)
    assert bool(values) != bool(problems)
    for problem in problems:
        assert problem.line >= 1
        assert frozenset(problem.params) == CODES[problem.code]
    return values


@pytest.mark.parametrize("name", READERS)
@given(source=st.one_of(st.text(), st.binary()))
def test_any_text_or_bytes(name: str, source: str | bytes) -> None:
    check(READERS[name][0], source)


@pytest.mark.parametrize("name", READERS)
@given(data=st.data())
def test_any_cells_under_a_right_heading(name: str, data: st.DataObject) -> None:
    read, heading = READERS[name]
    width = heading.count(",") + 1
    rows = data.draw(st.lists(st.lists(cells, min_size=width, max_size=width), max_size=5))
    text = io.StringIO()
    csv.writer(text).writerows([heading.split(","), *rows])
    values = check(read, text.getvalue())
    if values:
        assert len(values) == sum(any(cell.strip() for cell in row) for row in rows)
