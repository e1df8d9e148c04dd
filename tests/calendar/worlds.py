"""Small worlds for the tests of the calendar, and a strategy for arbitrary ones."""

from collections.abc import Iterable, Sequence
from datetime import date

from hypothesis import strategies as st

from forms_app.calendar.article_22 import requests_for
from forms_app.calendar.due import DueReport, Trigger
from forms_app.reference.instruments import Category, Instrument, InstrumentType, Status
from forms_app.reference.load import load_grid, load_instruments
from forms_app.reference.ratifications import Ratification
from forms_app.reference.rules import load_rules
from forms_app.reference.units import Unit

INSTRUMENTS = {instrument.code: instrument for instrument in load_instruments()}
GROUPS3 = ("A-F", "G-N", "O-Z")
GROUPS6 = ("A-B", "C-F", "G-K", "L-N", "O-S", "T-Z")


def unit(code: str = "XAA", group3: str = "A-F", group6: str = "A-B", *, member: bool = True) -> Unit:
    """A fictional State."""
    return Unit(code, code[:3], None, "Africa", "en", {"en": code}, True, None, group3, group6, member)


def instrument(code: str, **changed: object) -> Instrument:
    """A shipped instrument, or one like C150 with another code, with some fields changed."""
    base = INSTRUMENTS.get(code)
    fields: dict[str, object] = {
        "code": code,
        "number": 150,
        "type": InstrumentType.CONVENTION,
        "titles": {"en": code},
        "year": 1978,
        "category": Category.TECHNICAL,
        "status": Status.UP_TO_DATE,
        "subject": "Wages",
        "cycle_years": 6,
        "in_force_on": date(1980, 10, 11),
        "parent": None,
    }
    if base is not None:
        fields = {name: getattr(base, name) for name in fields}
    return Instrument(**{**fields, **changed})  # type: ignore[arg-type]


def ratified(code: str, in_force_on: date, unit_code: str = "XAA", ended_on: date | None = None) -> Ratification:
    """A ratification registered a year before it took effect."""
    registered_on = date(in_force_on.year - 1, in_force_on.month, min(in_force_on.day, 28))
    return Ratification(unit_code, code, registered_on, in_force_on, ended_on, "test")


def asked(
    year: int,
    ratifications: Iterable[Ratification],
    units: Sequence[Unit] = (),
    instruments: Iterable[Instrument] = tuple(INSTRUMENTS.values()),
    triggers: Iterable[Trigger] = (),
) -> list[DueReport]:
    """The article 22 reports of a year under the shipped rules and grid."""
    return requests_for(year, units or [unit()], instruments, ratifications, load_rules(), load_grid(), triggers)


REPORTED = sorted(
    code
    for code, one in INSTRUMENTS.items()
    if one.cycle_years and one.in_force_on and one.status not in (Status.ABROGATED, Status.WITHDRAWN, Status.SHELVED)
)


@st.composite
def worlds(draw: st.DrawFn) -> tuple[list[Unit], list[Ratification]]:
    """A few units with ratifications in force at some day from 1990 to 2030, none before its instrument, some of them ended."""
    codes = draw(st.lists(st.sampled_from(["XAA", "XAB", "XAC", "XAD"]), min_size=1, unique=True))
    units = [unit(code, draw(st.sampled_from(GROUPS3)), draw(st.sampled_from(GROUPS6))) for code in codes]
    ratifications = []
    for code in codes:
        for ratified_code in draw(
            st.lists(st.sampled_from([*REPORTED, "C029", "P029", "C155", "P155"]), max_size=6, unique=True)
        ):
            earliest = max(date(1990, 1, 1), INSTRUMENTS[ratified_code].in_force_on or date.min)
            begun = draw(st.dates(earliest, date(2030, 12, 31)))
            ended = draw(st.none() | st.dates(begun, date(2045, 1, 1)))
            ratifications.append(ratified(ratified_code, begun, code, ended))
    return units, ratifications
