"""Reporting units: member States, territories, and the fictional States of the demonstration."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from babel import Locale

from forms_app.reference.cells import RowReader, all_or_nothing, read_rows
from forms_app.reference.problems import Problem
from forms_app.reference.rules import Cycle, load_rules
from forms_app.reference.tables import Column, read_table

REGIONS = ("Africa", "Americas", "Arab States", "Asia and the Pacific", "Europe and Central Asia")
LANGUAGES = ("en", "fr", "es")

_CODE = r"[A-Z]{3}(-[A-Z]{3})?"
_FICTIONAL = re.compile(r"X[A-Z]{2}(-[A-Z]{3})?", re.ASCII)
_COLUMNS = (
    Column("code", aliases=("iso3", "unit"), required=True),
    Column("iso2"),
    Column("name", by_locale=True),
    Column("region", required=True),
    Column("language", aliases=("reporting_language_inferred",)),
    Column("member", aliases=("ilo_member",)),
    Column("member_since"),
    Column("group3", aliases=("group3_fundamental_governance",)),
    Column("group6", aliases=("group6_technical",)),
    Column("fictional"),
    Column("federal"),
    Column("note"),
)


@dataclass(frozen=True, slots=True)
class Unit:
    """What reports: `FIN`, a territory `NLD-ABW`, or a fictional State `XAA` (ISO 3166-1 user-assigned).

    `member_code` is the State's own code, also for a territory. `iso2` (ISO 3166-1 alpha-2) finds the name in CLDR; `names`
    by locale go before it. `language` is the usual language of its reports, None when unknown. `group3` and `group6` are the
    letter groups for the 3-year and the 6-year cycle. `federal` is None when unknown. `member`: a Member of the Organization.
    """

    code: str
    member_code: str
    iso2: str | None
    region: str
    language: str | None
    names: Mapping[str, str] = field(hash=False)
    fictional: bool
    federal: bool | None
    group3: str
    group6: str
    member: bool


def read_units(source: str | bytes, file: str, *, known: Collection[str] = ()) -> tuple[tuple[Unit, ...], tuple[Problem, ...]]:
    """Units from a CSV file: all of them, or none and every problem of the file.

    Columns: code, region; and, where wanted, iso2, name_<language> (a name is needed where there is no iso2), language, member
    (yes when empty, except for a territory), group3 and group6 (by the English name when empty), fictional, federal,
    member_since, note. `known` are codes a territory's State may have besides those of the file.
    """
    table, problems = read_table(source, file, _COLUMNS)
    states = {*known, *(row.cells.get("code", "") for row in table.rows)}
    seen: dict[str, int] = {}

    def build(row: RowReader) -> Unit | None:
        row.once("code", row.text("code"), seen)
        return _unit(row, states)

    return all_or_nothing(*read_rows(table, problems, build))


def _unit(row: RowReader, states: Collection[str]) -> Unit | None:
    code = row.code("code", _CODE)
    territory = "-" in code
    if territory and code[:3] not in states:
        row.fail("code", "unknown-unit", value=code[:3])
    fictional = _fictional(row, code)
    iso2 = row.text("iso2") or None
    names = row.by_locale("name")
    _check_names(row, iso2, names, fictional)
    member = row.yes_no("member")
    english = names.get("en") or _english(iso2)
    cycles = {cycle.instrument_cycle: cycle for cycle in load_rules().latest.cycles}
    row.required("region")
    unit = Unit(
        code=code,
        member_code=code[:3],
        iso2=iso2,
        region=row.one_of("region", REGIONS),
        language=row.one_of("language", LANGUAGES) or None,
        names=names,
        fictional=fictional,
        federal=row.yes_no("federal"),
        group3=_group(row, "group3", cycles[3], english),
        group6=_group(row, "group6", cycles[6], english),
        member=not territory if member is None else member,
    )
    return None if row.problems or not code else unit


def _fictional(row: RowReader, code: str) -> bool:
    """Fictional units have codes XAA to XZZ and real ones never do, so that nothing invented is said of a real State."""
    by_code = bool(_FICTIONAL.fullmatch(code))
    stated = row.yes_no("fictional")
    if stated is not None and stated != by_code:
        row.fail("fictional", "fictional-code" if stated else "not-fictional-code", value=code)
    return by_code


def _check_names(row: RowReader, iso2: str | None, names: Mapping[str, str], fictional: bool) -> None:
    if iso2 and (fictional or not _english(iso2)):
        row.fail("iso2", "unknown-territory-code", value=iso2)
    if not iso2 and "en" not in names:
        row.fail("name_en", "missing-name", code=row.text("code"))


def _english(iso2: str | None) -> str:
    return Locale("en").territories.get(iso2, "") if iso2 and re.fullmatch("[A-Z]{2}", iso2) else ""


def _group(row: RowReader, column: str, cycle: Cycle, english_name: str) -> str:
    stated = row.one_of(column, cycle.letter_groups)
    if stated:
        return stated
    derived = cycle.letter_group(english_name)
    if derived is None and english_name:
        row.fail(column, "missing-value")
    return derived or ""
