"""The words of a version in the other languages: how much is translated, PO files out and in again."""

from flask import Response, flash, redirect, render_template, request
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from forms_app.definitions.brought_words import Brought, Taken
from forms_app.definitions.loading import TRANSLATED
from forms_app.reporting.errors import ConflictError, UnfitError, UnknownError
from forms_app.reporting.form_versions import Version, sound_at, told_at
from forms_app.reporting.form_words import bring_words, check_words, takes_words, words_out
from forms_app.reporting.permissions import Act
from forms_app.web.access import membership, requires
from forms_app.web.downloads.sending import attachment
from forms_app.web.fields.base import whole_number
from forms_app.web.locales import INTERFACE_LANGUAGES, language
from forms_app.web.transaction import session, unit
from forms_app.web.workshop.blueprint import pages
from forms_app.web.workshop.lines import title_language, title_of, version_url
from forms_app.web.workshop.sources import posted_text, problem_lines
from forms_app.web.workshop.version_page import FORM
from forms_app.web.workshop.words_shown import ToldProblem, language_line, shown_words, told_problem


@pages.get(f"{FORM}/words")
@requires(Act.EDIT_FORMS)
def words(procedure: str, code: str, number: str) -> str:
    """How much of the version is translated, and what is not, in one language (`?language=`)."""
    one, _sentences = told_at(session(), f"{procedure}/{code}", number)
    asked = request.args.get("language", language())
    return _page(one, asked if asked in TRANSLATED else TRANSLATED[0])


@pages.get(f"{FORM}/words/<translated>.po")
@requires(Act.EDIT_FORMS)
def words_file(procedure: str, code: str, number: str, translated: str) -> Response:
    """The PO file for a translator."""
    one, form = sound_at(session(), f"{procedure}/{code}", number)
    text = words_out(session(), one, form, _known(translated))
    name = f"{code}-{number}.{translated}.po"
    return attachment(Response(text, mimetype="text/x-gettext-translation"), name)


@pages.post(f"{FORM}/words", endpoint="bring_words")
@requires(Act.EDIT_FORMS)
def bring(procedure: str, code: str, number: str) -> AnyResponse | tuple[str, int]:
    """Take in a PO file. One with anything to mend, or that others were faster than, is shown again and not kept."""
    one, sentences = told_at(session(), f"{procedure}/{code}", number)
    into = request.form.get("language", "")
    if into not in TRANSLATED:
        raise UnfitError("unknown-language")
    text, problem = posted_text()
    if problem:
        return _page(one, into, text, problem), 422
    brought = check_words(sentences, into, text.encode(), f"{into}.po")
    if brought.refusals or brought.catalogue is None:
        return _page(one, into, text, _("Nothing was kept: mend what is listed, and send it again."), brought), 422
    try:
        seen = whole_number(request.form.get("seen", ""))
        done = bring_words(unit(), membership(), one, sentences, into, brought.catalogue, seen=seen)
    except ConflictError as error:
        if error.code != "draft-changed":
            raise
        said = _("Somebody saved something else meanwhile. Your words are below; compare, then send them again.")
        return _page(one, into, text, said, brought), 409
    _tell(done, brought)
    return redirect(version_url(one, "words", language=into), 303)


def _tell(done: Taken, brought: Brought) -> None:
    """What became of the words."""
    counts = {"new": len(done.new), "changed": len(done.changed)}
    if done.new or done.changed:
        flash(_("Kept. Sentences newly translated: %(new)s, translated anew: %(changed)s.", **counts), "done")
    else:
        flash(_("The file has no translation that was not there before."), "info")
    if done.left_out:
        keys = ", ".join(done.left_out[:5]) + (" …" if len(done.left_out) > 5 else "")
        said = _("Entries left out, because they are no sentences of this version’s own: %(count)s (%(keys)s).")
        flash(said % {"count": len(done.left_out), "keys": keys}, "warning")
    if changed := sum(note.code == "english-changed" for note in brought.notes):
        said = _("Translations of English that has changed meanwhile: %(count)s. They are kept, but not shown.")
        flash(said % {"count": changed}, "warning")


def _known(translated: str) -> str:
    if translated not in TRANSLATED:
        raise UnknownError("unknown-language")
    return translated


def _page(one: Version, into: str, text: str | None = None, problem: str = "", brought: Brought | None = None) -> str:
    """The page; `text` is a file that was not kept, with what kept it from being."""
    return render_template(
        "workshop/words.html",
        one=one,
        title=title_of(one),
        title_language=title_language(one),
        lines=[language_line(one, code) for code in TRANSLATED],
        into=into,
        name=INTERFACE_LANGUAGES[into],
        shown=shown_words(one, into),
        takes=takes_words(one),
        seen=one.revision.n if one.revision else 0,
        text=text,
        told=_told(brought) if brought else [],
        source=problem_lines(text, (*brought.refusals, *brought.notes)) if text and brought else [],
        problem=problem,
        url=lambda endpoint, **values: version_url(one, endpoint, **values),
    )


def _told(brought: Brought) -> list[tuple[str, list[ToldProblem]]]:
    """What is to be said of a file under two headings: what refuses it, and what does not."""
    kinds = ((_("This must be mended"), brought.refusals), (_("This is only to be known"), brought.notes))
    return [(heading, [told_problem(one) for one in problems]) for heading, problems in kinds if problems]
