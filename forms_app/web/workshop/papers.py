"""What the workshop hands out on paper: the blank form of a version, and what it changes, in each language of forms."""

from flask import Response, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from forms_app.reporting.form_documents import named
from forms_app.reporting.form_versions import sound_at
from forms_app.reporting.permissions import Act
from forms_app.web.access import requires
from forms_app.web.downloads.making import Wanted, asked_for, asked_language, handed_out, making_page
from forms_app.web.downloads.of_forms import wanted_blank, wanted_changes
from forms_app.web.downloads.sending import never_run
from forms_app.web.locales import language
from forms_app.web.transaction import session
from forms_app.web.workshop.blueprint import pages
from forms_app.web.workshop.lines import version_url
from forms_app.web.workshop.version_page import FORM

CHANGES = f"{FORM}/changes/<older>"


@pages.get(f"{FORM}/blank.pdf")
@requires(Act.EDIT_FORMS)
@never_run
def blank(procedure: str, code: str, number: str) -> AnyResponse:
    """The blank form in `?language=` (the reader's if none is asked for); the page that makes it where there is none."""
    return handed_out(_blank(f"{procedure}/{code}", number))


@pages.get(f"{FORM}/blank/making")
@requires(Act.EDIT_FORMS)
def blank_making(procedure: str, code: str, number: str) -> str | Response:
    """How far the blank form is."""
    return making_page(_blank(f"{procedure}/{code}", number))


@pages.post(f"{FORM}/blank/making")
@requires(Act.EDIT_FORMS)
def make_blank(procedure: str, code: str, number: str) -> AnyResponse:
    """Ask for the blank form."""
    return asked_for(_blank(f"{procedure}/{code}", number))


@pages.get(f"{CHANGES}.pdf")
@requires(Act.EDIT_FORMS)
@never_run
def changes_file(procedure: str, code: str, number: str, older: str) -> AnyResponse:
    """What the version changes, compared with an older one; the page that makes it where there is none."""
    return handed_out(_changes(f"{procedure}/{code}", number, older))


@pages.get(f"{CHANGES}/making")
@requires(Act.EDIT_FORMS)
def changes_making(procedure: str, code: str, number: str, older: str) -> str | Response:
    """How far the list of changes is."""
    return making_page(_changes(f"{procedure}/{code}", number, older))


@pages.post(f"{CHANGES}/making")
@requires(Act.EDIT_FORMS)
def make_changes(procedure: str, code: str, number: str, older: str) -> AnyResponse:
    """Ask for the list of changes."""
    return asked_for(_changes(f"{procedure}/{code}", number, older))


def _blank(code: str, version: str) -> Wanted:
    one, form = sound_at(session(), code, version)
    asked = asked_language(language())
    addresses = version_url(one, "blank", language=asked), version_url(one, "blank_making", language=asked)
    return wanted_blank(named(one, form), asked, addresses, _places(code, version, version_url(one)))


def _changes(code: str, version: str, older: str) -> Wanted:
    one, form = sound_at(session(), code, version)
    other, before = sound_at(session(), code, older)
    asked = asked_language(language())
    where = {"older": older, "language": asked}
    addresses = version_url(one, "changes_file", **where), version_url(one, "changes_making", **where)
    places = _places(code, version, version_url(one))
    changed = (_("What changed"), version_url(one, "changes", **{"from": older}))
    return wanted_changes(named(other, before), named(one, form), asked, addresses, [*places, changed])


def _places(code: str, version: str, url: str) -> list[tuple[str, str | None]]:
    return [(_("Forms"), url_for("workshop.index")), (f"{code} {version}", url)]
