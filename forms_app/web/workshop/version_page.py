"""A version of a form: its text with what is to mend, and the ways to look at it."""

from collections.abc import Sequence

from flask import Response, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from forms_app.answers.schema import form_schema
from forms_app.definitions.canonical import canonical_json
from forms_app.definitions.form import LANGUAGES
from forms_app.records.queries.workshop import revisions_of
from forms_app.reporting.errors import ConflictError
from forms_app.reporting.form_texts import texts_of
from forms_app.reporting.form_versions import Version, judge, sound_at, version_at
from forms_app.reporting.permissions import Act
from forms_app.reporting.workshop import upload
from forms_app.web.access import membership, requires
from forms_app.web.downloads.making import in_each_language
from forms_app.web.downloads.sending import attachment
from forms_app.web.fields.base import whole_number
from forms_app.web.locales import language
from forms_app.web.transaction import session, unit
from forms_app.web.workshop.blueprint import pages
from forms_app.web.workshop.effort import effort_of
from forms_app.web.workshop.lines import state_words, title_language, title_of, version_url
from forms_app.web.workshop.sources import posted_text, problem_lines

FORM = "/forms/<procedure>/<code>/<number>"


@pages.get(FORM)
@requires(Act.EDIT_FORMS)
def version(procedure: str, code: str, number: str) -> str:
    """The version with its problems beside its text, and what can be done with it."""
    return _page(version_at(session(), f"{procedure}/{code}", number))


@pages.post(FORM, endpoint="revise")
@requires(Act.EDIT_FORMS)
def revise(procedure: str, code: str, number: str) -> str | AnyResponse | tuple[str, int]:
    """Keep a new text of the draft. One that somebody else changed meanwhile, or of another form, is shown again."""
    one = version_at(session(), f"{procedure}/{code}", number)
    text, problem = posted_text()
    if problem:
        return _page(one, text, problem), 422
    judged = judge(text, ())
    if (judged.code, judged.version) not in {(one.code, one.version), ("", "")}:
        said = _("This is the text of %(form)s, version %(version)s: bring it in on the workshop’s first page.")
        return _page(one, text, said % {"form": judged.code, "version": judged.version}), 422
    try:
        upload(unit(), membership(), (one.code, one.version), text, {}, seen=whole_number(request.form.get("seen", "")))
    except ConflictError as error:
        if error.code != "draft-changed":
            raise
        return _page(one, text, _("Somebody saved another text meanwhile. Yours is below; compare, then save again.")), 409
    flash(_("Saved."), "done")
    return redirect(version_url(one), 303)


@pages.get(f"{FORM}/source.yaml")
@requires(Act.EDIT_FORMS)
def source(procedure: str, code: str, number: str) -> Response:
    """The text of the version: of a draft as it was uploaded last."""
    one = version_at(session(), f"{procedure}/{code}", number)
    return attachment(Response(texts_of(session(), one).source, mimetype="application/yaml"), f"{one.version}.yaml")


@pages.get(f"{FORM}/schema.json")
@requires(Act.EDIT_FORMS)
def schema(procedure: str, code: str, number: str) -> Response:
    """The JSON Schema of files that `reports import` reads for this version."""
    _one, form = sound_at(session(), f"{procedure}/{code}", number)
    described = canonical_json(form_schema(form, form.wording(language())))
    return attachment(Response(described, mimetype="application/schema+json"), f"{code}-{number}.schema.json")


def _page(one: Version, typed: str | None = None, problem: str = "") -> str:
    """The page; `typed` is a text that was not kept, shown instead of the draft's, with what kept it from being."""
    text = typed if typed is not None else one.revision.source if one.revision else None
    problems = judge(text, ()).problems if typed else one.problems
    word, shape = state_words(one)
    complete = one.form.complete_languages if one.form else ()
    lines = problem_lines(text, problems) if text is not None else []
    return render_template(
        "workshop/version.html",
        one=one,
        title=title_of(one),
        title_language=title_language(one),
        word=word,
        shape=shape,
        complete=complete,
        every_word=len(complete) == len(LANGUAGES),
        text=text,
        lines=lines,
        faulty=[line for line in lines if line.problems],
        others=problem_lines("", one.problems) if text is None and one.problems else [],
        problem=problem,
        to_check=_to_check(one),
        effort=effort_of(one.form) if one.form else None,
        revisions=revisions_of(session(), one.revision.draft_id) if one.revision else [],
        papers=in_each_language(lambda code: version_url(one, "blank", language=code)),
        url=lambda endpoint, **values: version_url(one, endpoint, **values),
        may_approve=one.proposal is not None and one.proposal.person_id != membership().person_id,
    )


def _to_check(one: Version) -> Sequence[str]:
    """What a lawyer should look at first, of a form that nobody approved; in English, as the editors wrote it."""
    return one.form.definition.to_check if one.form and one.form.definition.approval is None else ()
