"""The demonstration's world by the pure floors alone: its files read as an import reads them, and what is due by the calendar."""

import csv
from collections.abc import Mapping
from functools import cache
from itertools import count

from forms_app.answers.content_reading import from_content
from forms_app.answers.facts import Facts, Known, PendingPoint
from forms_app.answers.problems import ImportProblem
from forms_app.answers.values import Sheet
from forms_app.calendar.article_19 import general_survey_requests
from forms_app.calendar.article_22 import missing_replies, requests_for
from forms_app.calendar.due import DueReport, Trigger
from forms_app.config import DEMONSTRATION
from forms_app.definitions.form import Form
from forms_app.reference.load import load_grid, load_instruments, load_units
from forms_app.reference.ratifications import Ratification, read_ratifications
from forms_app.reference.rules import load_rules
from forms_app.reference.units import Unit, read_units
from forms_app.reporting.demonstrating import SURVEYS
from forms_app.reporting.demonstration_files import ReportStory, Story, read_story
from forms_app.reporting.form_library import tree_library


@cache
def story() -> Story:
    return read_story(DEMONSTRATION)


@cache
def units() -> Mapping[str, Unit]:
    found, problems = read_units(_bytes("units.csv"), "units.csv")
    assert problems == ()
    return {unit.code: unit for unit in found}


@cache
def ratifications() -> tuple[Ratification, ...]:
    found, problems = read_ratifications(
        _bytes("ratifications.csv"), "ratifications.csv", units=units(), instruments=load_instruments()
    )
    assert problems == ()
    return found


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the CSV files."""
    with (DEMONSTRATION / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def due() -> Mapping[tuple[str, str, tuple[str, ...], int], DueReport]:
    """What is due of the fictional States in 2025 and 2026, by procedure, unit, instruments and year."""
    first = _due_in(2025, ())
    came = {(one.unit, one.instruments) for one in story().reports.values() if one.year == 2025 and one.sent}
    second = _due_in(2026, tuple(missing_replies(first, came)))
    surveyed = [one for year, codes in SURVEYS.items() for code in codes for one in _surveyed(year, code)]
    return {(one.procedure, one.unit, one.instruments, one.year): one for one in [*first, *second, *surveyed]}


def _surveyed(year: int, code: str) -> list[DueReport]:
    asked = [one for one in load_instruments() if one.code in form(code).definition.instruments]
    return general_survey_requests(year, units().values(), asked, ratifications())


def _due_in(year: int, triggers: tuple[Trigger, ...]) -> list[DueReport]:
    return requests_for(
        year,
        units().values(),
        load_instruments(),
        ratifications(),
        load_rules(),
        load_grid(),
        triggers,
    )


def form(code: str) -> Form:
    """The newest version of a form."""
    found = tree_library().latest(code)
    assert found is not None, code
    return found


def known(unit: str) -> Known:
    """The codes that a report of the unit may refer to."""
    return Known(
        instruments={one.code: one.code for one in load_instruments()},
        units={one.code: one.code for one in load_units()} | {code: code for code in units()},
        organizations={row["code"]: row["name"] for row in table("organizations.csv") if row["unit"] in ("", unit)},
    )


def facts(report: ReportStory) -> Facts:
    """The facts of a report as they stood when it was opened, by the calendar and the comments."""
    asked = due().get((report.procedure, report.unit, report.instruments, report.year))
    day = report.opened.date()
    return Facts(
        ratified=frozenset(one.instrument for one in ratifications() if one.unit == report.unit and one.binds_on(day)),
        first_report=asked is not None and asked.first,
        detailed=asked is None or asked.detailed,  # one that nobody asked for may tell everything
        federal=bool(units()[report.unit].federal),
        pending=pending(report.unit, report.instruments, report.year),
    )


def pending(unit: str, instruments: tuple[str, ...], year: int) -> tuple[PendingPoint, ...]:
    """The points that await a reply."""
    return tuple(
        PendingPoint(
            row["id"], int(row["point"]), row["kind"], row["instrument"], int(row["session_year"]), row["text"], row["language"]
        )
        for row in table("comments.csv")
        if row["unit"] == unit
        and row["instrument"] in instruments
        and int(row["session_year"]) < year
        and (not row["closed_in"] or int(row["closed_in"]) >= year)
    )


def judged(code: str, answers: Mapping[str, object], given: Facts, unit: str) -> tuple[Sheet, tuple[ImportProblem, ...]]:
    """The answers as the import reads them, with everything wrong with them."""
    numbers = count(1)
    return from_content(form(code).definition, answers, given, known(unit), lambda: f"r{next(numbers)}")


def _bytes(name: str) -> bytes:
    return (DEMONSTRATION / name).read_bytes()
