"""Publishing: one editor proposes, another approves."""

from flask import flash, redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.reporting.permissions import Act
from forms_app.reporting.workshop import propose, publish
from forms_app.web.access import membership, requires
from forms_app.web.transaction import unit
from forms_app.web.workshop.blueprint import pages
from forms_app.web.workshop.version_page import FORM


@pages.post(f"{FORM}/proposal")
@requires(Act.EDIT_FORMS)
def proposal(procedure: str, code: str, number: str) -> Response:
    """Propose the draft as it stands."""
    propose(unit(), membership(), f"{procedure}/{code}", number)
    flash(_("Proposed. Another form editor can now publish it."), "done")
    return redirect(url_for("workshop.version", procedure=procedure, code=code, number=number), 303)


@pages.post(f"{FORM}/publication")
@requires(Act.EDIT_FORMS)
def publication(procedure: str, code: str, number: str) -> Response:
    """Publish what another editor proposed."""
    publish(unit(), membership(), f"{procedure}/{code}", number)
    flash(_("Published. Reports can be opened with it from now on."), "done")
    return redirect(url_for("workshop.version", procedure=procedure, code=code, number=number), 303)
