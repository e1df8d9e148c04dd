"""The first page of the workshop: every version of every form, and where a new text comes in."""

from flask import Response as FileResponse
from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.definitions.canonical import canonical_json
from forms_app.definitions.language_schema import language_schema
from forms_app.reporting.form_versions import every_version, judge
from forms_app.reporting.permissions import Act
from forms_app.reporting.workshop import bring
from forms_app.web.access import membership, requires
from forms_app.web.downloads.sending import attachment
from forms_app.web.transaction import session, unit
from forms_app.web.workshop.blueprint import pages
from forms_app.web.workshop.lines import version_line
from forms_app.web.workshop.sources import posted_text, problem_lines
from forms_app.web.workshop.words_shown import language_lines


@pages.get("/")
@requires(Act.EDIT_FORMS)
def index() -> str:
    """Every version of every form, with its state, its languages and what it asks of who answers it."""
    return render_template("workshop/index.html", **_shown())


@pages.post("/drafts", endpoint="bring")
@requires(Act.EDIT_FORMS)
def bring_in() -> str | Response | tuple[str, int]:
    """Take in a text, from a file or typed. What names no form and version is not kept, but shown again with what to mend."""
    text, problem = posted_text()
    if problem:
        return render_template("workshop/index.html", text=text, problem=problem, **_shown()), 422
    judged = judge(text, ())
    if not judged.code or not judged.version:
        said = _("The text does not say which form and version it is. Mend what is listed, and send it again.")
        lines = problem_lines(text, judged.problems)
        return render_template("workshop/index.html", text=text, problem=said, lines=lines, **_shown()), 422
    revision = bring(unit(), membership(), (judged.code, judged.version), text, {})
    procedure, code = revision.draft.code.split("/")
    return redirect(url_for("workshop.version", procedure=procedure, code=code, number=revision.draft.version), 303)


@pages.get("/form-language.schema.json")
@requires(Act.EDIT_FORMS)
def language_description() -> FileResponse:
    """The JSON Schema of form files, for completion in an editor of one's own."""
    return attachment(
        FileResponse(canonical_json(language_schema()), mimetype="application/schema+json"), "form-language.schema.json"
    )


def _shown() -> dict[str, object]:
    lines = [(version_line(one), language_lines(one)) for one in every_version(session())]
    return {"versions": lines, "posted": request.form}
