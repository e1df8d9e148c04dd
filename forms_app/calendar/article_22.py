"""Which reports on ratified Conventions are due in a year, and why (ILO Constitution, article 22)."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from forms_app.calendar.deadlines import due_on
from forms_app.calendar.due import CalendarError, DueReport, Reason, ReasonCode, Trigger
from forms_app.reference.grid import Grid
from forms_app.reference.instruments import Instrument, InstrumentType, Status
from forms_app.reference.ratifications import Ratification
from forms_app.reference.rules import Procedure, RuleBook, RuleSet
from forms_app.reference.units import Unit

NOT_REPORTED = frozenset({Status.ABROGATED, Status.WITHDRAWN, Status.SHELVED})
_ORDER = {code: place for place, code in enumerate(ReasonCode)}


@dataclass(frozen=True, slots=True)
class _Duty:
    """An instrument a unit reports on; `first_year` is the year of its first report."""

    instrument: Instrument
    in_force_on: date
    first_year: int


@dataclass(frozen=True, slots=True)
class _Year:
    """All that is the same for every unit."""

    year: int
    due_on: date
    rules: RuleSet
    grid: Grid
    instruments: Mapping[str, Instrument]
    triggers: Mapping[tuple[str, str], tuple[Trigger, ...]]


def requests_for(
    year: int,
    units: Iterable[Unit],
    instruments: Iterable[Instrument],
    ratifications: Iterable[Ratification],
    rules: RuleBook,
    grid: Grid,
    triggers: Iterable[Trigger] = (),
) -> list[DueReport]:
    """The article 22 reports due in a year, by unit and instruments.

    In: the year of the session; the units to ask; the instruments, with every parent of a Protocol; ratifications (those of
    other units or instruments are left out); rules; grid; what asks for reports outside the cycle (those of other years or on
    instruments that do not bind the unit are left out). Out: at most one report per unit and instruments, in a fixed order.
    Nothing is asked before the first report, on ended ratifications, or on instruments that are abrogated, withdrawn, shelved
    or not in force. A Protocol is reported on together with its Convention when both bind the unit.
    Raises RulesError for a year without rules; CalendarError 'no-grid-cell' (all cells at once) or 'no-cycle'.
    """
    context = _Year(
        year=year,
        due_on=due_on(Procedure.ARTICLE_22, year, rules),
        rules=rules.for_year(year),
        grid=grid,
        instruments={instrument.code: instrument for instrument in instruments},
        triggers=_by_subject(trigger for trigger in triggers if trigger.year == year),
    )
    by_code = {unit.code: unit for unit in units}
    duties = _duties(context, by_code, ratifications)
    _check_grid(context, by_code, duties)
    reports = []
    for code in sorted(duties):
        for together in _reported_together(duties[code]):
            report = _report(context, by_code[code], together)
            if report is not None:
                reports.append(report)
    return reports


def missing_replies(asked: Iterable[DueReport], answered: Collection[tuple[str, tuple[str, ...]]]) -> list[Trigger]:
    """What asks again, a year later, for article 22 reports that did not come.

    In: the reports asked for in one year; the (unit, instruments) of those that came. Out: a trigger per instrument, for the
    year after; a report asked for in detail is asked for in detail again, and `since` stays the year it was first missing.
    """
    return [
        Trigger(report.unit, code, report.year + 1, ReasonCode.MISSING_REPLY, report.detailed, {"since": _since(report)})
        for report in asked
        if report.procedure == Procedure.ARTICLE_22 and (report.unit, report.instruments) not in answered
        for code in report.instruments
    ]


def _since(report: DueReport) -> int:
    """The year from which a report has been missing."""
    earlier = [int(reason.params["since"]) for reason in report.reasons if reason.code == ReasonCode.MISSING_REPLY]
    return min([report.year, *earlier])


def reported_on(instrument: Instrument, day: date) -> bool:
    """Whether regular reports are asked for on an instrument at all: in force, not set aside, a Convention or Protocol."""
    return (
        instrument.type != InstrumentType.RECOMMENDATION
        and instrument.status not in NOT_REPORTED
        and instrument.in_force_on is not None
        and instrument.in_force_on <= day
    )


def _by_subject(triggers: Iterable[Trigger]) -> dict[tuple[str, str], tuple[Trigger, ...]]:
    found: dict[tuple[str, str], tuple[Trigger, ...]] = defaultdict(tuple)
    for trigger in triggers:
        found[trigger.unit, trigger.instrument] += (trigger,)
    return found


def _duties(context: _Year, units: Mapping[str, Unit], ratifications: Iterable[Ratification]) -> dict[str, dict[str, _Duty]]:
    """By unit and instrument, what the unit has to report on by now."""
    duties: dict[str, dict[str, _Duty]] = defaultdict(dict)
    for ratification in ratifications:
        instrument = context.instruments.get(ratification.instrument)
        if instrument is None or ratification.unit not in units or not ratification.binds_on(context.due_on):
            continue
        first_year = context.rules.first_report.year(ratification.in_force_on)
        if first_year > context.year or not reported_on(instrument, context.due_on):
            continue
        if _instrument_cycle(context, instrument) is not None:
            duties[ratification.unit][instrument.code] = _Duty(instrument, ratification.in_force_on, first_year)
    return duties


def _instrument_cycle(context: _Year, instrument: Instrument) -> int | None:
    """The instrument's cycle (3, 6, None); a Protocol without one of its own has its Convention's."""
    parent = context.instruments.get(instrument.parent or "")
    return instrument.cycle_years or (parent.cycle_years if parent else None)


def _reported_together(duties: Mapping[str, _Duty]) -> list[tuple[_Duty, ...]]:
    """Conventions each with their Protocols, the Convention first; a Protocol alone where its Convention is no duty."""
    together: dict[str, list[_Duty]] = defaultdict(list)
    for code in sorted(duties):
        parent = duties[code].instrument.parent
        together[parent if parent in duties and parent is not None else code].append(duties[code])
    return [tuple(together[lead]) for lead in sorted(together)]


def _report(context: _Year, unit: Unit, together: tuple[_Duty, ...]) -> DueReport | None:
    """The report of a unit on instruments reported together; None when nothing asks for it this year."""
    reasons = [_cycle_reason(context, unit, together[0])]
    triggers = [trigger for duty in together for trigger in context.triggers.get((unit.code, duty.instrument.code), ())]
    reasons += [_first_reason(context, duty) for duty in together]
    reasons += [Reason(t.code, {"instrument": t.instrument, **t.params}) for t in triggers]
    given = _ordered(reason for reason in reasons if reason is not None)
    if not given:
        return None
    return DueReport(
        procedure=Procedure.ARTICLE_22,
        unit=unit.code,
        instruments=tuple(sorted(duty.instrument.code for duty in together)),
        year=context.year,
        due_on=context.due_on,
        reasons=given,
        detailed=any(r.code == ReasonCode.FIRST_REPORT for r in given) or any(t.detailed for t in triggers),
    )


def _ordered(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each reason once, in the order of ReasonCode, then of its parameters."""
    keyed = {(_ORDER[reason.code], str(sorted(reason.params.items()))): reason for reason in reasons}
    return tuple(keyed[key] for key in sorted(keyed))


def _first_reason(context: _Year, duty: _Duty) -> Reason | None:
    if duty.first_year != context.year:
        return None
    params = {"instrument": duty.instrument.code, "in_force_on": duty.in_force_on.isoformat()}
    return Reason(ReasonCode.FIRST_REPORT, params)


def _place(context: _Year, unit: Unit, duty: _Duty) -> tuple[int, str, str]:
    """Where the grid says when it is this instrument's turn: length of the cycle in years, subject, letter group."""
    instrument_cycle = _instrument_cycle(context, duty.instrument)
    cycle = context.rules.cycle(instrument_cycle) if instrument_cycle else None
    if cycle is None:
        raise CalendarError("no-cycle", {"year": context.year, "instrument_cycle": instrument_cycle or 0})
    group = unit.group3 if instrument_cycle == 3 else unit.group6
    return cycle.years, duty.instrument.subject or "", group


def _check_grid(context: _Year, units: Mapping[str, Unit], duties: Mapping[str, Mapping[str, _Duty]]) -> None:
    """A duty the grid is silent about would never be asked for: refuse the year and name every missing cell."""
    missing = set()
    for code, own in duties.items():
        for together in _reported_together(own):
            _, subject, group = _place(context, units[code], together[0])
            if context.grid.cell(context.rules.valid_from, subject, group) is None:
                missing.add(f"{subject} / {group}")
    if missing:
        raise CalendarError("no-grid-cell", {"year": context.year, "cells": "; ".join(sorted(missing))})


def _cycle_reason(context: _Year, unit: Unit, duty: _Duty) -> Reason | None:
    years, subject, group = _place(context, unit, duty)
    cell = context.grid.cell(context.rules.valid_from, subject, group)
    if cell is None or (context.year - context.rules.valid_from) % years != cell.year_offset:
        return None
    params: dict[str, str | int] = {
        "instrument": duty.instrument.code,
        "subject": subject,
        "group": group,
        "years": years,
        "valid_from": context.rules.valid_from,
    }
    return Reason(ReasonCode.CYCLE, params, cell.illustrative)
