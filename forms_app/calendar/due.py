"""A report that is due, with its reasons."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from forms_app.reference.rules import Procedure


class ReasonCode(StrEnum):
    """Why a report is asked for, in the order in which the reasons of a report are listed."""

    FIRST_REPORT = "first-report"
    CYCLE = "cycle"
    FOOTNOTE = "footnote"
    OUT_OF_CYCLE = "out-of-cycle"
    MISSING_REPLY = "missing-reply"
    GENERAL_SURVEY = "general-survey"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. `params`, by code:

    - first-report: instrument, in_force_on (ISO date)
    - cycle: instrument, subject, group, years, valid_from
    - footnote, out-of-cycle: instrument, and what the trigger says
    - missing-reply: instrument, since (year)
    - general-survey: instruments (separated by ', ')

    `illustrative`: derived from data that is not the real grid.
    """

    code: ReasonCode
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)
    illustrative: bool = False


@dataclass(frozen=True, slots=True)
class DueReport:
    """A report to be asked for: one per procedure, unit, sorted instruments and year (that of the Committee's session).

    `detailed`: a detailed report, not a simplified one. `due_on` is a calendar day in Geneva.
    """

    procedure: Procedure
    unit: str
    instruments: tuple[str, ...]
    year: int
    due_on: date
    reasons: tuple[Reason, ...]
    detailed: bool

    @property
    def first(self) -> bool:
        """Whether it is the first report on one of its instruments."""
        return any(reason.code == ReasonCode.FIRST_REPORT for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class Trigger:
    """What makes an article 22 report due outside the regular cycle: a footnote, a conclusion, a missing report or reply.

    `year` is the year it is asked for; `code` one of footnote, out-of-cycle, missing-reply.
    """

    unit: str
    instrument: str
    year: int
    code: ReasonCode
    detailed: bool = False
    params: Mapping[str, str | int] = field(default_factory=dict, hash=False)


class CalendarError(Exception):
    """The calendar cannot say what is due: a code and parameters, the words are chosen where it is shown.

    Codes: 'no-due-date' (procedure, year); 'unknown-procedure' (procedure); 'no-grid-cell' (year, cells: 'subject / group'
    separated by '; '); 'no-cycle' (year, instrument_cycle).
    """

    def __init__(self, code: str, params: Mapping[str, str | int]) -> None:
        super().__init__(f"{code} {dict(params)}")
        self.code = code
        self.params = params
