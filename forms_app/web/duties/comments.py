"""Comments of the supervisory bodies with their points, and the report in which each point is answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from forms_app.records.comments import SupervisoryComment
from forms_app.records.people import Party
from forms_app.records.queries.comments import comments_on
from forms_app.records.queries.duties import reports_of_government, values_of
from forms_app.records.reports import Report
from forms_app.reporting.facts_json import facts_from_json
from forms_app.web.duties.lines import Action
from forms_app.web.naming import instruments_label
from forms_app.web.transaction import session
from forms_app.web.wording.comments import KINDS


@dataclass(frozen=True, slots=True)
class PointLine:
    """One point: its words, whether it is answered, and where."""

    number: int
    text: str
    word: str
    shape: str
    action: Action | None


@dataclass(frozen=True, slots=True)
class CommentLine:
    """A comment with its points. `closed` is the session after which no reply is awaited, None while one is."""

    id: str
    kind: str
    label: str
    year: int
    text: str
    language: str
    public: bool
    closed: int | None
    points: Sequence[PointLine]


def comment_lines(party: Party) -> list[CommentLine]:
    """Every comment on the government's unit, the newest first: four queries."""
    found = comments_on(session(), str(party.unit_code))
    reports = reports_of_government(session(), party.id) if found else []
    pending = {report.id: report for report, _versions in reports if report.facts["pending"]}
    answered = values_of(session(), list(pending)) if pending else {}
    places: dict[str, tuple[Report, int, bool]] = {}
    for report, versions in reports:  # oldest first: the newest report that asks for a point is the place to answer it
        replied = {address.row for address in answered.get(report.id, {}) if address.row and "#" in address.row}
        for point in facts_from_json(report.facts).pending:
            places[point.key] = (report, versions, point.key in replied)
    return [_comment_line(comment, places) for comment in found]


def _comment_line(comment: SupervisoryComment, places: Mapping[str, tuple[Report, int, bool]]) -> CommentLine:
    return CommentLine(
        id=comment.id,
        kind=str(KINDS.get(comment.kind, comment.kind)),
        label=instruments_label(comment.instrument_code),
        year=comment.session_year,
        text=comment.text,
        language=comment.language,
        public=comment.public,
        closed=comment.closed_in,
        points=[
            _point_line(point.number, point.text, places.get(f"{comment.id}#{point.number}"), comment.closed_in is not None)
            for point in comment.points
        ],
    )


def _point_line(number: int, text: str, place: tuple[Report, int, bool] | None, closed: bool) -> PointLine:
    if place is None:
        word, shape = (_("Closed"), "examined") if closed else (_("Awaits a report"), "due")
        return PointLine(number, text, word, shape, None)
    report, versions, replied = place
    if replied and versions:
        receipt = url_for("observations.read", reference=f"{report.key}.{versions}")
        return PointLine(number, text, _("Answered"), "sent", (_("Read the report"), receipt))
    tasks = url_for("reports.tasks", report_key=report.key)
    word, shape = (_("Answer in draft"), "draft") if replied else (_("Not answered"), "missing")
    return PointLine(number, text, word, shape, (_("Go to the report"), tasks))
