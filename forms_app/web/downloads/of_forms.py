"""Documents of forms as they are handed out: a blank form, and what changed between two versions."""

from collections.abc import Sequence

from flask_babel import gettext as _

from forms_app.records.queries.jobs import newest_job
from forms_app.records.work import JobState
from forms_app.reporting.form_documents import JOB, NamedForm, Params, blank_params, changes_params
from forms_app.web.downloads.making import Made, Wanted
from forms_app.web.downloads.sending import files
from forms_app.web.transaction import session

Places = Sequence[tuple[str, str | None]]


def wanted_blank(form: NamedForm, language: str, addresses: tuple[str, str], places: Places) -> Wanted:
    """A blank form. `addresses` are those of the document and of the page on which one waits for it."""
    caption = _("%(form)s, version %(version)s", form=form.code, version=form.version)
    params = blank_params(form, language)
    return Wanted(_("Blank form as PDF"), caption, places, language, *addresses, (JOB, params), _made(params))


def wanted_changes(older: NamedForm, newer: NamedForm, language: str, addresses: tuple[str, str], places: Places) -> Wanted:
    """What the newer version changes."""
    versions = {"form": newer.code, "older": older.version, "newer": newer.version}
    caption = _("%(form)s, version %(newer)s compared with version %(older)s", **versions)
    params = changes_params(older, newer, language)
    return Wanted(_("What changed, as PDF"), caption, places, language, *addresses, (JOB, params), _made(params))


def _made(params: Params) -> Made | None:
    """What the last job with these parameters made, if its bytes are still there."""
    job = newest_job(session(), JOB, params)
    result = job.result if job is not None and job.state == JobState.DONE else None
    return Made(result["sha256"], result["name"]) if result is not None and files().holds(result["sha256"]) else None
