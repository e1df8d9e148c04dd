"""Publishing: one editor proposes, another approves."""

from flask import flash, redirect
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.reporting.errors import UnfitError
from forms_app.reporting.form_versions import sound_at
from forms_app.reporting.permissions import Act
from forms_app.reporting.workshop import propose, publish
from forms_app.web.access import membership, requires
from forms_app.web.library import library
from forms_app.web.transaction import session, unit
from forms_app.web.workshop.blueprint import pages
from forms_app.web.workshop.lines import version_url
from forms_app.web.workshop.version_page import FORM


@pages.post(f"{FORM}/proposal")
@requires(Act.EDIT_FORMS)
def proposal(procedure: str, code: str, number: str) -> Response:
    """Propose the draft as it stands."""
    one, form = sound_at(session(), f"{procedure}/{code}", number)
    if one.revision is None:
        raise UnfitError("no-draft", {"form": one.code})
    propose(unit(), membership(), one.revision, form, library())
    flash(_("Proposed. Another form editor can now publish it."), "done")
    return redirect(version_url(one), 303)


@pages.post(f"{FORM}/publication")
@requires(Act.EDIT_FORMS)
def publication(procedure: str, code: str, number: str) -> Response:
    """Publish what another editor proposed."""
    one, form = sound_at(session(), f"{procedure}/{code}", number)
    if one.proposal is None:
        raise UnfitError("not-proposed", {"form": one.code})
    publish(unit(), membership(), one.proposal, form, library())
    flash(_("Published. Reports can be opened with it from now on."), "done")
    return redirect(version_url(one), 303)
