"""What a version changes, compared with another one: in sentences, with old and new words side by side."""

from flask import render_template, request
from flask_babel import gettext as _

from forms_app.definitions.library import State, version_order
from forms_app.reporting.form_versions import Version, every_version, sound_at
from forms_app.reporting.permissions import Act
from forms_app.web.access import requires
from forms_app.web.downloads.making import in_each_language
from forms_app.web.locales import language
from forms_app.web.transaction import session
from forms_app.web.wording.changes import Tongue, told_changes
from forms_app.web.wording.conditions import condition_words
from forms_app.web.workshop.blueprint import pages
from forms_app.web.workshop.lines import title_language, title_of, version_url
from forms_app.web.workshop.version_page import FORM


@pages.get(f"{FORM}/changes")
@requires(Act.EDIT_FORMS)
def changes(procedure: str, code: str, number: str) -> str:
    """The changes since another version, `?from=`: else the newest published one before it, else the one before it."""
    one, form = sound_at(session(), f"{procedure}/{code}", number)
    versions = [other for other in every_version(session()) if other.code == one.code and other.form]
    others = [other for other in versions if other.version != one.version]
    asked = request.args.get("from")
    older = sound_at(session(), one.code, asked)[0] if asked else _before(one, others)
    tongue = Tongue(language(), _, condition_words)
    return render_template(
        "workshop/changes.html",
        one=one,
        title=title_of(one),
        title_language=title_language(one),
        older=older,
        others=[{"code": other.version, "label": other.version} for other in others],
        groups=told_changes(older.form, form, tongue) if older is not None and older.form is not None else [],
        papers=_papers(one, older) if older is not None else [],
        url=lambda endpoint, **values: version_url(one, endpoint, **values),
    )


def _papers(one: Version, older: Version) -> list[dict[str, str]]:
    return in_each_language(lambda code: version_url(one, "changes_file", older=older.version, language=code))


def _before(one: Version, others: list[Version]) -> Version | None:
    """What a version is compared with when nothing is chosen."""
    earlier = [other for other in others if version_order(other.version) < version_order(one.version)]
    ordered = sorted(earlier or others, key=lambda other: version_order(other.version))
    published = [other for other in ordered if other.state is State.PUBLISHED]
    found = published or ordered
    return found[-1] if found else None
