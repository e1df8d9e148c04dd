"""Tabulating: the requests, submissions and assistance of a year as the lines of a spreadsheet."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from forms_app.calendar.deadlines import geneva_day
from forms_app.documents.table_values import RequestLine, SubmissionLine, Tables
from forms_app.records.queries.compiling import Came, came, examined
from forms_app.records.queries.world import World, load_world
from forms_app.records.reports import Report, Request
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session
from forms_app.reference.names import region_name
from forms_app.reporting.assistance import needed_in, received_in
from forms_app.reporting.coding import asked_in, codes_in
from forms_app.reporting.compiling import Maker, wanted
from forms_app.reporting.permissions import Act, may
from forms_app.reporting.printing import act_of, side_of, voice_of
from forms_app.reporting.selections import Selection
from forms_app.reporting.standing import Standing, standing
from forms_app.reporting.world import unit_names, unit_places

StateWords = Callable[[Standing], str]
ReasonWords = Callable[[Sequence[Mapping[str, Any]]], tuple[str, ...]]


def tabulate(session: Session, selection: Selection, maker: Maker, state: StateWords, reasons: ReasonWords) -> Tables:
    """The tables of a selection, with nothing in them that `maker` may not read.

    Requests are those of the year; submissions every version that its session examines, and those under the Declaration
    that came for its year, so that assistance can be compared across all; assistance as the newest of each report states it.
    The Office never learns of drafts: a request has either been answered or not.
    """
    world, locale = load_world(session), selection.language
    names = unit_names(world, locale)
    member = maker.membership
    places = unit_places(world, locale)
    units, instruments = selection.unit_codes(world), selection.instrument_codes(world)
    asked = came(session, selection.year, units=units, instruments=instruments)
    every = [
        one
        for one in examined(session, selection.year, units=units, instruments=instruments, every_version=True, others=True)
        if wanted(one, selection.options) and (member is None or may(session, member, Act.READ_SUBMISSION, one))
    ]

    def place(of: Request | Report) -> tuple[object, object]:
        return selection.options.place(places[of.unit_code], of.instruments)

    every.sort(key=lambda one: place(one.report))
    newest = list({one.report_id: one for one in every}.values())
    today = geneva_day(maker.at)
    told = _Told(world, locale, state, reasons)
    return Tables(
        year=selection.year,
        requests=tuple(told.request(one, today) for one in sorted(asked, key=lambda one: place(one.requested))),
        submissions=tuple(told.submission(one) for one in every),
        assistance_received=tuple(line for one in newest for line in received_in(one, names[one.report.unit_code], locale)),
        assistance_needed=tuple(line for one in newest for line in needed_in(one, names[one.report.unit_code], locale)),
        made_by=maker.name,
        made_at=maker.at,
        demonstration=world.demonstration,
        codes=codes_in(newest, [*(one.requested for one in asked), *(one.report for one in every)], world, locale),
        asked=asked_in(newest, locale),
    )


def outcome(world: World, requested: Request, today: date, first_received: date | None) -> Standing:
    """What the Office knows of a request: a draft is its government's own affair."""
    judged = world.judges(requested.unit_code)
    return standing(requested.due_on, today, opened=False, first_received=first_received, judged=judged)


class _Told:
    """How lines are told: names and labels in one language, states and reasons in the words given."""

    def __init__(self, world: World, locale: str, state: StateWords, reasons: ReasonWords) -> None:
        self._world, self._locale, self._state, self._reasons = world, locale, state, reasons
        self._names = unit_names(world, locale)

    def request(self, one: Came, today: date) -> RequestLine:
        requested = one.requested
        stands = outcome(self._world, requested, today, one.first_received)
        region = self._world.units[requested.unit_code].region
        return RequestLine(
            key=str(requested.id),
            procedure=requested.procedure,
            unit_code=requested.unit_code,
            unit=self._names[requested.unit_code],
            instruments=tuple(requested.instruments.split("+")),
            year=requested.year,
            form=requested.form_code,
            reasons=self._reasons(requested.reasons),
            due=requested.due_on,
            state=self._state(stands),
            received=one.first_received,
            state_code=str(stands),
            reason_codes=tuple(reason["code"] for reason in requested.reasons),
            region_code=region,
            region=region_name(region, self._locale),
        )

    def submission(self, one: Submission) -> SubmissionLine:
        report = one.report
        organization = report.author.organization
        region = self._world.units[report.unit_code].region
        return SubmissionLine(
            reference=one.reference,
            version=one.n,
            unit_code=report.unit_code,
            unit=self._names[report.unit_code],
            instruments=tuple(report.instruments.split("+")),
            year=report.year,
            side="government" if organization is None else side_of(organization),
            party=voice_of(self._world, report.author, self._locale).name,
            act=act_of(one),
            form=report.form_version.code,
            form_version=report.form_version.version,
            language=report.language,
            received_on=one.received_on,
            sent_at=one.sent_at,
            examined_in=one.examined_in,
            digest=one.digest,
            region_code=region,
            region=region_name(region, self._locale),
        )
