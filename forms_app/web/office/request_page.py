"""One request: why it was made, what came of it, and what others said of that."""

from collections.abc import Sequence

from flask import render_template
from flask_babel import gettext as _

from forms_app.records.queries.compiling import awaiting_reply
from forms_app.records.queries.following import followed_one, reports_on
from forms_app.records.queries.submissions import copies_of, submissions_of
from forms_app.records.queries.world import load_world
from forms_app.records.reports import Request
from forms_app.records.submissions import Submission
from forms_app.reporting.dossiers import Dossier, dossiers_of
from forms_app.reporting.permissions import Act
from forms_app.reporting.world import instrument_labels
from forms_app.web.access import requires
from forms_app.web.library import library
from forms_app.web.locales import language
from forms_app.web.naming import instrument_titles, instruments_label, unit_label
from forms_app.web.office.blueprint import pages
from forms_app.web.office.requests import line_of
from forms_app.web.transaction import session
from forms_app.web.wording.comments import KINDS
from forms_app.web.wording.reasons import reason_words


@pages.get("/office/requests/<int:request_id>")
@requires(Act.FOLLOW_REQUESTS)
def request_page(requested: Request) -> str:
    """The page of a request. Of a draft it says nothing: until a report is sent, nothing came."""
    codes = requested.instruments.split("+")
    every = submissions_of(session(), reports_on(session(), requested.unit_code, codes, requested.year))
    newest = list({one.report_id: one for one in every}.values())
    comments = awaiting_reply(session(), [requested.unit_code], requested.year)
    dossier = _dossier(newest, requested)
    form = library().latest(requested.form_code)
    answered = followed_one(session(), requested)
    world = load_world(session())
    return render_template(
        "office/request.html",
        requested=requested,
        line=line_of(answered),
        country=unit_label(requested.unit_code),
        label=instruments_label(requested.instruments),
        titles=instrument_titles(requested.instruments),
        form_title=form.wording(language()).of("title") if form else requested.form_code,
        reasons=reason_words(requested.reasons, {code: instrument_labels(world, code, language()) for code in codes}),
        reports=[one for one in every if one.report.request_id == requested.id],
        voluntary=[one for one in dossier.reports if one.report.request_id != requested.id],
        observed=dossier.observed(),
        copies=copies_of(session(), [one.id for one in every]),
        comments=[one for one in comments if one.instrument_code in codes],
        comment_kinds=KINDS,
        kinds={"report": _("Report"), "observation": _("Observation"), "reply": _("Reply")},
    )


def _dossier(submissions: Sequence[Submission], requested: Request) -> Dossier:
    """The dossier of the request's own instruments."""
    found = dossiers_of(submissions, ())
    empty = Dossier(requested.unit_code, requested.instruments)
    exact = (one for one in found if one.instruments == requested.instruments)
    return next(exact, found[0] if found else empty)
