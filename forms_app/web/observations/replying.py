"""A government replies to an observation, with the observation beside what it writes."""

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.answers.shown import ShownSection
from forms_app.answers.walk import walk
from forms_app.records.submissions import Submission
from forms_app.reporting.drafts import read_draft
from forms_app.reporting.opening import Languages, open_reply
from forms_app.reporting.permissions import Act
from forms_app.reporting.sending import written_of
from forms_app.web.access import membership, requires
from forms_app.web.naming import instruments_label, party_name, unit_label
from forms_app.web.observations.blueprint import pages
from forms_app.web.observations.own import Own, own_about
from forms_app.web.observations.reading import spoken_by
from forms_app.web.reports.forms import REPLY, form_for, form_languages, language_fields, posted_languages
from forms_app.web.transaction import session, unit


@pages.route("/submissions/<reference>/reply", methods=["GET", "POST"])
@requires(Act.REPLY)
def reply(submission: Submission) -> str | Response | tuple[str, int]:
    """The observation, and beside it the reply as far as it is written; on posting, the reply is begun."""
    party = membership().party
    own = own_about(party.id, submission)
    if request.method == "GET":
        return _page(submission, own, {})
    if own is not None:
        return redirect(_first_section(own), 303)
    languages, problems = posted_languages()
    if problems:
        return _page(submission, None, problems, languages), 422
    report = open_reply(unit(), membership(), submission, form_for(REPLY), languages)
    return redirect(_first_section(Own(report, None)), 303)


def _first_section(own: Own) -> str:
    definition = form_for(REPLY).definition
    return url_for("filling.section", report_key=own.report.key, section_id=definition.sections[0].id)


def _page(submission: Submission, own: Own | None, problems: dict[str, str], posted: Languages | None = None) -> str:
    report = submission.report
    return render_template(
        "observations/reply.html",
        submission=submission,
        spoken=spoken_by(submission),
        own=own,
        own_spoken=spoken_by(own.sent) if own is not None and own.sent is not None else None,
        draft=_drafted(own) if own is not None and own.sent is None else (),
        write_url=_first_section(own) if own is not None else "",
        government=party_name(membership().party),
        label=instruments_label(report.instruments),
        country=unit_label(report.unit_code),
        breadcrumbs_of=[
            (unit_label(report.unit_code), url_for("duties.home")),
            (_("Observations received"), url_for("duties.observations", party_id=membership().party_id)),
            (_("Reply"), None),
        ],
        language_options=form_languages(form_for(REPLY)),
        problems=problems,
        **language_fields(posted),
    )


def _drafted(own: Own) -> tuple[ShownSection, ...]:
    """The reply as far as it is written."""
    draft = read_draft(session(), own.report, own.report.form_language)
    return walk(draft.form, draft.sheet, draft.facts, draft.known, own.report.form_language, written_of(draft))
