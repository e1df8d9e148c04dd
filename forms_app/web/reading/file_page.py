"""One file: the comments that await a reply, the report, the observations of each side, the replies, each voice apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import render_template
from flask_babel import gettext as _

from forms_app.answers.shown import ShownReply
from forms_app.records.comments import SupervisoryComment
from forms_app.reporting.compiling import readable
from forms_app.reporting.dossiers import Dossier, dossiers_of
from forms_app.reporting.errors import UnknownError
from forms_app.reporting.permissions import Act
from forms_app.reporting.selections import Selection
from forms_app.web.access import membership, requires
from forms_app.web.locales import language
from forms_app.web.naming import instrument_titles, instruments_label, unit_label
from forms_app.web.observations.reading import Spoken, spoken_by
from forms_app.web.reading.blueprint import pages
from forms_app.web.transaction import session
from forms_app.web.wording.comments import KINDS


@dataclass(frozen=True, slots=True)
class Point:
    """A point of a comment, and the government's reply to it in the report of this file (None: there is none)."""

    number: int
    text: str
    reply: ShownReply | None


@dataclass(frozen=True, slots=True)
class Commented:
    """A comment that awaits a reply, with what was replied point by point."""

    comment: SupervisoryComment
    kind: str
    points: Sequence[Point]


@pages.get("/reading/<int:year>/<unit>/<instruments>", endpoint="file")
@requires(Act.READ_FILES)
def file_page(year: int, unit: str, instruments: str) -> str:
    """The file of a unit and its instruments (codes joined by '+') for the session of a year, as far as the reader may see it."""
    dossier = _dossier(year, unit, instruments)
    reports = [spoken_by(one) for one in dossier.reports]
    return render_template(
        "reading/file.html",
        dossier=dossier,
        year=year,
        country=unit_label(unit),
        label=instruments_label(dossier.instruments),
        titles=instrument_titles(dossier.instruments),
        comments=_comments(dossier, reports),
        reports=reports,
        observed=[[spoken_by(one) for one in group] for group in dossier.observed()],
        unattached=[spoken_by(one) for one in dossier.unattached()],
        sides={
            "workers": _("Observations of workers’ organizations"),
            "employers": _("Observations of employers’ organizations"),
        },
        page_language=language(),
    )


def _dossier(year: int, unit: str, instruments: str) -> Dossier:
    submissions, comments = readable(session(), Selection(year, unit), membership())
    for dossier in dossiers_of(submissions, comments):
        if dossier.instruments == instruments:
            return dossier
    raise UnknownError("unknown-file", {"name": f"{unit} {instruments} {year}"[:80]})


def _comments(dossier: Dossier, reports: Sequence[Spoken]) -> list[Commented]:
    replies: Mapping[str, ShownReply] = {
        reply.key: reply
        for spoken in reports
        for section in spoken.snapshot.sections
        for question in section.questions
        for reply in question.replies
        if reply.reply
    }
    return [
        Commented(
            one,
            str(KINDS.get(one.kind, one.kind)),
            [Point(point.number, point.text, replies.get(f"{one.id}#{point.number}")) for point in one.points],
        )
        for one in dossier.comments
    ]
