"""Asking for reports: what the calendar says is due becomes requests, each with its reasons and the form proposed for it."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from forms_app.calendar.article_19 import general_survey_requests
from forms_app.calendar.article_22 import missing_replies, requests_for
from forms_app.calendar.deadlines import geneva_day
from forms_app.calendar.due import DueReport, Reason, ReasonCode, Trigger
from forms_app.definitions.form import Definition
from forms_app.records.audit import audit
from forms_app.records.queries.requests import answered_requests, requests_of_year
from forms_app.records.queries.world import World, load_world
from forms_app.records.reports import Request
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reference.rules import Procedure, load_rules
from forms_app.reporting.errors import UnfitError, UnknownError

GENERAL, SIMPLIFIED = "article-22/general", "article-22/simplified"
UNRATIFIED = "article-19/unratified"  # a survey on whatever instruments are chosen, where it has no form of its own


@dataclass(frozen=True, slots=True)
class Generated:
    """What a run did: requests added, those that were there already, and of the added ones how many have each reason.

    `illustrative` counts the added ones of which some reason does not come from the real grid.
    """

    added: int = 0
    present: int = 0
    illustrative: int = 0
    reasons: Mapping[ReasonCode, int] = field(default_factory=dict)


def generate_requests(uow: UnitOfWork, year: int, definitions: Collection[Definition], surveys: Sequence[str] = ()) -> Generated:
    """Add the requests of a year (that of the session) that are not there yet; nothing else is changed.

    `definitions` are the forms that can be proposed, one of each code; `surveys` the codes of the forms of the year's
    General Surveys, that of the form for any instrument with those chosen ("article-19/unratified:C150+R204").

    Raises RulesError or CalendarError where the calendar is silent; UnknownError: unknown-form, unknown-survey-instrument;
    UnfitError: not-a-survey.
    """
    forms = {one.form: one for one in definitions}
    world = load_world(uow.session)
    due = [(report, proposed_form(forms, report)) for report in _article_22(uow, world, year)]
    for survey in surveys:
        code, _, chosen = survey.partition(":")
        due += [(report, code) for report in _survey(world, year, _surveyed(forms, code, chosen))]
    present = {_key_of(one) for one in requests_of_year(uow.session, year)}
    new = [(report, code) for report, code in due if _key(report) not in present]
    uow.session.add_all(_request(uow, report, code) for report, code in new)
    uow.session.flush()
    audit(uow, None, "generated-requests", str(year), added=len(new))
    return Generated(
        added=len(new),
        present=len(due) - len(new),
        illustrative=sum(any(reason.illustrative for reason in report.reasons) for report, _ in new),
        reasons=Counter(code for report, _ in new for code in {reason.code for reason in report.reasons}),
    )


def proposed_form(forms: Mapping[str, Definition], report: DueReport) -> str:
    """The code of the form for an article 22 report: the one made for its instruments, else by the depth asked for.

    Raises UnknownError where the form that would be needed is not there.
    """
    asked = set(report.instruments)
    for code in sorted(forms):
        definition = forms[code]
        if definition.procedure == report.procedure and definition.instruments != "any" and asked <= set(definition.instruments):
            return code
    code = GENERAL if report.first or report.detailed else SIMPLIFIED
    if code not in forms:
        raise UnknownError("unknown-form", {"form": code})
    return code


def reason_to_json(reason: Reason) -> dict[str, object]:
    """A reason as the request keeps it."""
    return {"code": str(reason.code), "params": dict(reason.params), "illustrative": reason.illustrative}


def reason_from_json(stored: Mapping[str, object]) -> Reason:
    """The reason that `reason_to_json` wrote."""
    params = stored["params"]
    return Reason(ReasonCode(str(stored["code"])), params if isinstance(params, Mapping) else {}, bool(stored["illustrative"]))


def _article_22(uow: UnitOfWork, world: World, year: int) -> list[DueReport]:
    return requests_for(
        year,
        world.units.values(),
        world.instruments.values(),
        world.ratifications,
        load_rules(),
        world.grid,
        list(_still_missing(uow, world, year)),
    )


def _still_missing(uow: UnitOfWork, world: World, year: int) -> Iterator[Trigger]:
    """What was asked for a year earlier, is overdue today (in Geneva) and did not come: it is asked for again.

    A demonstration says nothing of a real State, not even that a report of it is missing.
    """
    answered = answered_requests(uow.session, year - 1)
    today = geneva_day(uow.now)
    asked = [one for one in requests_of_year(uow.session, year - 1) if _can_be_missed(world, one.unit_code)]
    overdue = [one for one in asked if one.due_on < today]
    came = {(one.unit_code, tuple(one.instruments.split("+"))) for one in overdue if one.id in answered}
    yield from missing_replies([_due_of(one) for one in overdue], came)


def _can_be_missed(world: World, unit_code: str) -> bool:
    return not world.demonstration or world.units[unit_code].fictional


def _surveyed(forms: Mapping[str, Definition], code: str, chosen: str) -> tuple[str, ...]:
    """The codes of the instruments of a survey: those of its form, or those chosen for a form that is on any."""
    if code not in forms:
        raise UnknownError("unknown-form", {"form": code[:80]})
    definition = forms[code]
    if definition.instruments == "any":
        instruments = tuple(chosen.split("+")) if chosen and code == UNRATIFIED else ()
    else:
        instruments = definition.instruments if not chosen else ()
    if definition.procedure != Procedure.ARTICLE_19 or not instruments:
        raise UnfitError("not-a-survey", {"form": code})
    return instruments


def _survey(world: World, year: int, codes: Sequence[str]) -> list[DueReport]:
    unknown = [code for code in codes if code not in world.instruments]
    if unknown:
        raise UnknownError("unknown-survey-instrument", {"instrument": unknown[0][:80]})
    instruments = [world.instruments[code] for code in codes]
    return general_survey_requests(year, world.units.values(), instruments, world.ratifications)


def _key(report: DueReport) -> tuple[str, str, str]:
    return str(report.procedure), report.unit, "+".join(report.instruments)


def _key_of(request: Request) -> tuple[str, str, str]:
    return request.procedure, request.unit_code, request.instruments


def _due_of(request: Request) -> DueReport:
    return DueReport(
        procedure=Procedure(request.procedure),
        unit=request.unit_code,
        instruments=tuple(request.instruments.split("+")),
        year=request.year,
        due_on=request.due_on,
        reasons=tuple(reason_from_json(one) for one in request.reasons),
        detailed=request.detailed,
    )


def _request(uow: UnitOfWork, report: DueReport, form_code: str) -> Request:
    return Request(
        procedure=str(report.procedure),
        unit_code=report.unit,
        instruments="+".join(report.instruments),
        year=report.year,
        due_on=report.due_on,
        form_code=form_code,
        detailed=report.detailed,
        first_report=report.first,
        reasons=[reason_to_json(one) for one in report.reasons],
        created_at=uow.now,
    )
