"""What stands in the columns of each sheet: heading, width and value, in the order they are read, and what the code book says.

A label that stands for a code has its code in the column before it, so that figures add up across languages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, Literal, TypeVar

from forms_app.documents.code_lists import labels
from forms_app.documents.table_values import RequestLine, SubmissionLine
from forms_app.documents.values import AssistanceNeeded, AssistanceReceived

Line = TypeVar("Line")
Cell = str | int | Decimal | date | datetime | None
Gettext = Callable[[str], str]
Type = Literal["text", "integer", "number", "date", "time", "code", "codes"]


@dataclass(frozen=True, slots=True)
class Column(Generic[Line]):
    """One column: `width` in characters of the standard font.

    `meaning` says what it holds, unless the forms ask for it: then `asked` names what they ask (`received.kind`). `codes` is the
    list that its codes are of.
    """

    heading: str
    width: int
    value: Callable[[Line], Cell]
    meaning: str = ""
    type: Type = "text"
    codes: str = ""
    unit: str = ""
    asked: str = ""


def coded(_: Gettext, heading: str) -> str:
    """The heading of a column of codes beside that of their labels."""
    return _("%(column)s (code)") % {"column": heading}


def requests(_: Gettext) -> tuple[Column[RequestLine], ...]:
    """The sheet of requests."""
    procedures, why = labels(_, "procedure"), _("Why the report is asked for.")
    stands = _("What came of the request, on the day on which these tables were made.")
    under = _("The provision under which the report is asked for.")
    return (
        Column(_("Request"), 14, lambda line: line.key, _("The number of the request, by which it can be told from others.")),
        Column(coded(_, _("Procedure")), 13, lambda line: line.procedure, under, "code", "procedure"),
        Column(_("Procedure"), 30, lambda line: procedures.get(line.procedure, line.procedure), under),
        *_place(_, RequestLine),
        Column(
            _("Year"),
            8,
            lambda line: line.year,
            _("The year of the Committee's November session that examines the reports."),
            "integer",
        ),
        Column(_("Form"), 22, lambda line: line.form, _("The code of the form.")),
        Column(coded(_, _("Reasons")), 22, lambda line: "; ".join(line.reason_codes), why, "codes", "reason"),
        Column(_("Reasons"), 40, lambda line: "; ".join(line.reasons), why),
        Column(_("Due date"), 13, lambda line: line.due, _("The day by which the report is due, in Geneva."), "date"),
        Column(coded(_, _("Status")), 13, lambda line: line.state_code, stands, "code", "status"),
        Column(_("Status"), 18, lambda line: line.state, stands),
        Column(_("Received"), 13, lambda line: line.received, _("The day on which the first version came, in Geneva."), "date"),
        Column(
            _("Days late"),
            11,
            lambda line: _days_late(line.due, line.received),
            _("From the due date to the day on which the report came; empty for what came in time or has not come."),
            "integer",
            unit=_("days"),
        ),
    )


def submissions(_: Gettext) -> tuple[Column[SubmissionLine], ...]:
    """The sheet of submissions."""
    sides, acts = labels(_, "side"), labels(_, "act")
    speaks, sent = _("Who speaks: a government, workers or employers."), _("What was sent.")
    session = _("The year of the Committee's November session that examines it.")
    counted = _("1 for what was sent first; each amendment counts one more.")
    return (
        Column(
            _("Reference"), 16, lambda line: line.reference, _("The key of the report, a point, and the number of the version.")
        ),
        Column(_("Version"), 9, lambda line: line.version, counted, "integer"),
        *_place(_, SubmissionLine),
        Column(
            _("Year"),
            8,
            lambda line: line.year,
            _("The year of the Committee's November session that examines the reports."),
            "integer",
        ),
        Column(coded(_, _("Side")), 13, lambda line: line.side, speaks, "code", "side"),
        Column(_("Side"), 16, lambda line: sides.get(line.side, line.side), speaks),
        Column(_("Sent by"), 34, lambda line: line.party, _("The name of the government or organization.")),
        Column(coded(_, _("Kind")), 13, lambda line: line.act, sent, "code", "act"),
        Column(_("Kind"), 16, lambda line: acts.get(line.act, line.act), sent),
        Column(_("Form"), 22, lambda line: line.form, _("The code of the form.")),
        Column(_("Form version"), 13, lambda line: line.form_version, _("The version of the form that was filled in.")),
        Column(_("Language"), 11, lambda line: line.language, _("BCP 47: en, fr, es, ar…")),
        Column(_("Received"), 13, lambda line: line.received_on, _("The day on which this version came, in Geneva."), "date"),
        Column(_("Sent (Geneva time)"), 20, lambda line: line.sent_at, _("When it was sent, or entered by the Office."), "time"),
        Column(_("Examined in"), 12, lambda line: line.examined_in, session, "integer"),
        Column(
            _("Digest (SHA-256)"),
            66,
            lambda line: line.digest,
            _("Computed of the exported answers; it changes if one letter of them changes."),
        ),
    )


def assistance_received(_: Gettext) -> tuple[Column[AssistanceReceived], ...]:
    """The sheet of assistance received."""
    return (
        *_source(_, AssistanceReceived),
        Column(coded(_, _("Kind")), 18, lambda line: line.kind_code, "", "code", "assistance-kind", asked="received.kind"),
        Column(_("Kind"), 34, lambda line: line.kind, asked="received.kind"),
        Column(coded(_, _("Provider")), 18, lambda line: line.provider_code, "", "code", "provider", asked="received.provider"),
        Column(_("Provider"), 26, lambda line: line.provider, asked="received.provider"),
        Column(_("From"), 13, lambda line: line.period.start if line.period else None, "", "date", asked="received.dates"),
        Column(_("To"), 13, lambda line: line.period.end if line.period else None, "", "date", asked="received.dates"),
        Column(_("Articles concerned"), 22, lambda line: line.articles, asked="received.articles"),
        Column(_("Project"), 26, lambda line: line.project, asked="received.project"),
        Column(_("Changed in law"), 50, lambda line: line.law, asked="received.law"),
        Column(_("Changed in practice"), 50, lambda line: line.practice, asked="received.practice"),
        Column(_("Changed in reporting"), 50, lambda line: line.reporting, asked="received.reporting"),
        Column(
            coded(_, _("How much it changed")), 14, lambda line: line.rating_code, "", "code", "rating", asked="received.rating"
        ),
        Column(_("How much it changed"), 34, lambda line: line.rating, asked="received.rating"),
        Column(_("Where this can be seen"), 50, lambda line: line.evidence, asked="received.evidence"),
    )


def assistance_needed(_: Gettext) -> tuple[Column[AssistanceNeeded], ...]:
    """The sheet of assistance needed."""
    who = coded(_, _("Who would benefit"))
    return (
        *_source(_, AssistanceNeeded),
        Column(_("Problem"), 60, lambda line: line.problem, asked="needed.problem"),
        Column(_("Articles concerned"), 22, lambda line: line.articles, asked="needed.articles"),
        Column(
            coded(_, _("Kind of help")),
            24,
            lambda line: "; ".join(line.kind_codes),
            "",
            "codes",
            "assistance-kind",
            asked="needed.kind",
        ),
        Column(_("Kind of help"), 44, lambda line: "; ".join(line.kinds), asked="needed.kind"),
        Column(who, 24, lambda line: "; ".join(line.beneficiary_codes), "", "codes", "beneficiary", asked="needed.beneficiaries"),
        Column(_("Who would benefit"), 34, lambda line: "; ".join(line.beneficiaries), asked="needed.beneficiaries"),
        Column(coded(_, _("When")), 13, lambda line: line.urgency_code, "", "code", "urgency", asked="needed.urgency"),
        Column(_("When"), 20, lambda line: line.urgency, asked="needed.urgency"),
        Column(_("National priority"), 16, lambda line: line.rank, "", "number", asked="needed.rank"),
        Column(_("Resources at hand"), 50, lambda line: line.resources, asked="needed.resources"),
        Column(coded(_, _("May be shared")), 13, lambda line: line.share_code, "", "code", "share", asked="needed.share"),
        Column(_("May be shared"), 40, lambda line: line.share, asked="needed.share"),
        Column(
            _("Help received and wished for"),
            60,
            lambda line: line.told,
            _("What is told where a form asks about assistance in one open question; the other columns are then empty."),
        ),
    )


Assistance = TypeVar("Assistance", AssistanceReceived, AssistanceNeeded)
Placed = TypeVar("Placed", RequestLine, SubmissionLine)


def _place(_: Gettext, kind: type[Placed]) -> tuple[Column[Placed], ...]:
    """Where in the world, and under which instruments."""
    belongs = _("The region of the Office to which the country or territory belongs.")
    return (
        Column(_("Unit code"), 11, lambda line: line.unit_code, unit_meaning(_), "code", "unit"),
        Column(_("Country or territory"), 28, lambda line: line.unit, _("Its name, in the language of these tables.")),
        Column(coded(_, _("Region")), 24, lambda line: line.region_code, belongs, "code", "region"),
        Column(_("Region"), 24, lambda line: line.region, belongs),
        Column(_("Instruments"), 16, lambda line: ", ".join(line.instruments), instruments_meaning(_), "codes", "instrument"),
    )


def _source(_: Gettext, kind: type[Assistance]) -> tuple[Column[Assistance], ...]:
    """Where a line comes from: the columns both sheets of assistance begin with."""
    return (
        Column(_("Unit code"), 11, lambda line: line.unit_code, unit_meaning(_), "code", "unit"),
        Column(_("Country or territory"), 28, lambda line: line.unit, _("Its name, in the language of these tables.")),
        Column(_("Instruments"), 16, lambda line: ", ".join(line.instruments), instruments_meaning(_), "codes", "instrument"),
        Column(_("Report"), 16, lambda line: line.reference, _("The reference of the submission that states it.")),
        Column(_("Language"), 11, lambda line: line.language, _("BCP 47: en, fr, es, ar…")),
    )


def unit_meaning(_: Gettext) -> str:
    """What the code of a unit is."""
    return _("ISO 3166 alpha-3 of the member State; for a territory, that of the State, a hyphen and its own.")


def instruments_meaning(_: Gettext) -> str:
    """What the code of an instrument is."""
    return _("C, P or R and a number: Convention, Protocol, Recommendation.")


def _days_late(due: date, received: date | None) -> int | None:
    """Days after the due date; None for what came in time or has not come."""
    return (received - due).days if received is not None and received > due else None
