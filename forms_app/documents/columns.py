"""What stands in the columns of each sheet: heading, width and value, in the order they are read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Generic, TypeVar

from forms_app.documents.values import AssistanceNeeded, AssistanceReceived, RequestLine, SubmissionLine

Line = TypeVar("Line")
Cell = str | int | Decimal | date | datetime | None
Gettext = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Column(Generic[Line]):
    """One column: `width` in characters of the standard font."""

    heading: str
    width: int
    value: Callable[[Line], Cell]


def requests(_: Gettext) -> tuple[Column[RequestLine], ...]:
    """The sheet of requests."""
    return (
        Column(_("Request"), 14, lambda line: line.key),
        Column(_("Procedure"), 13, lambda line: line.procedure),
        Column(_("Unit code"), 11, lambda line: line.unit_code),
        Column(_("Country or territory"), 28, lambda line: line.unit),
        Column(_("Instruments"), 16, lambda line: ", ".join(line.instruments)),
        Column(_("Year"), 8, lambda line: line.year),
        Column(_("Form"), 22, lambda line: line.form),
        Column(_("Reasons"), 40, lambda line: "; ".join(line.reasons)),
        Column(_("Due date"), 13, lambda line: line.due),
        Column(_("Status"), 18, lambda line: line.state),
        Column(_("Received"), 13, lambda line: line.received),
        Column(_("Days late"), 11, lambda line: _days_late(line.due, line.received)),
    )


def submissions(_: Gettext) -> tuple[Column[SubmissionLine], ...]:
    """The sheet of submissions."""
    return (
        Column(_("Reference"), 16, lambda line: line.reference),
        Column(_("Version"), 9, lambda line: line.version),
        Column(_("Unit code"), 11, lambda line: line.unit_code),
        Column(_("Country or territory"), 28, lambda line: line.unit),
        Column(_("Instruments"), 16, lambda line: ", ".join(line.instruments)),
        Column(_("Year"), 8, lambda line: line.year),
        Column(_("Side"), 13, lambda line: line.side),
        Column(_("Sent by"), 34, lambda line: line.party),
        Column(_("Kind"), 13, lambda line: line.act),
        Column(_("Form"), 22, lambda line: line.form),
        Column(_("Form version"), 13, lambda line: line.form_version),
        Column(_("Language"), 11, lambda line: line.language),
        Column(_("Received"), 13, lambda line: line.received_on),
        Column(_("Sent (Geneva time)"), 20, lambda line: line.sent_at),
        Column(_("Examined in"), 12, lambda line: line.examined_in),
        Column(_("Digest (SHA-256)"), 66, lambda line: line.digest),
    )


def assistance_received(_: Gettext) -> tuple[Column[AssistanceReceived], ...]:
    """The sheet of assistance received."""
    return (
        *_source(_, AssistanceReceived),
        Column(_("Kind"), 34, lambda line: line.kind),
        Column(_("Provider"), 26, lambda line: line.provider),
        Column(_("From"), 13, lambda line: line.period.start if line.period else None),
        Column(_("To"), 13, lambda line: line.period.end if line.period else None),
        Column(_("Articles concerned"), 22, lambda line: line.articles),
        Column(_("Project"), 26, lambda line: line.project),
        Column(_("Changed in law"), 50, lambda line: line.law),
        Column(_("Changed in practice"), 50, lambda line: line.practice),
        Column(_("Changed in reporting"), 50, lambda line: line.reporting),
        Column(_("How much it changed"), 34, lambda line: line.rating),
        Column(_("Where this can be seen"), 50, lambda line: line.evidence),
    )


def assistance_needed(_: Gettext) -> tuple[Column[AssistanceNeeded], ...]:
    """The sheet of assistance needed."""
    return (
        *_source(_, AssistanceNeeded),
        Column(_("Problem"), 60, lambda line: line.problem),
        Column(_("Articles concerned"), 22, lambda line: line.articles),
        Column(_("Kind of help"), 44, lambda line: "; ".join(line.kinds)),
        Column(_("Who would benefit"), 34, lambda line: "; ".join(line.beneficiaries)),
        Column(_("When"), 20, lambda line: line.urgency),
        Column(_("National priority"), 16, lambda line: line.rank),
        Column(_("Resources at hand"), 50, lambda line: line.resources),
        Column(_("May be shared"), 40, lambda line: line.share),
    )


Assistance = TypeVar("Assistance", AssistanceReceived, AssistanceNeeded)


def _source(_: Gettext, kind: type[Assistance]) -> tuple[Column[Assistance], ...]:
    """Where a line comes from: the columns both sheets of assistance begin with."""
    return (
        Column(_("Unit code"), 11, lambda line: line.unit_code),
        Column(_("Country or territory"), 28, lambda line: line.unit),
        Column(_("Instruments"), 16, lambda line: ", ".join(line.instruments)),
        Column(_("Report"), 16, lambda line: line.reference),
        Column(_("Language"), 11, lambda line: line.language),
    )


def _days_late(due: date, received: date | None) -> int | None:
    """Days after the due date; None for what came in time or has not come."""
    return (received - due).days if received is not None and received > due else None
