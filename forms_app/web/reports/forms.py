"""Which form a new report is opened with, and in which languages."""

from collections.abc import Sequence

from flask import request
from flask_babel import gettext as _

from forms_app.definitions.form import LANGUAGES, Form
from forms_app.reporting.errors import UnfitError
from forms_app.reporting.opening import Languages
from forms_app.web.library import library
from forms_app.web.locales import INTERFACE_LANGUAGES, language
from forms_app.web.wording.languages import language_choices

OBSERVATION, REPLY = "article-23/observation", "article-23/reply"


def form_for(code: str) -> Form:
    """The newest published version of a form, else the newest that can be used. Raises UnfitError where there is none."""
    form = library().latest(code, published=True) or library().latest(code)
    if form is None:
        raise UnfitError("no-form", {"code": code})
    return form


def fits(form: Form, instruments: Sequence[str]) -> bool:
    """Whether a form asks about these instruments."""
    asked = form.definition.instruments
    return asked == "any" or set(instruments) <= set(asked)


def form_languages(form: Form) -> list[dict[str, str]]:
    """The languages a report can have the form's words in, each named in itself."""
    partly = _("Some of its words are still in English.")
    remarks = {code: "" if code in form.complete_languages else partly for code in LANGUAGES}
    return [{"code": code, "label": INTERFACE_LANGUAGES[code], "help": remark} for code, remark in remarks.items()]


def posted_languages() -> tuple[Languages, dict[str, str]]:
    """The languages as posted, and what is wrong with them by field; no language for the answers means that of the form."""
    form_language = request.form.get("form_language", "")
    answers_in = request.form.get("language", "") or form_language
    problems = {}
    if form_language not in LANGUAGES:
        problems["form_language"] = _("Choose the language of the form.")
    if answers_in not in {code for code, _name in language_choices()} and answers_in != form_language:
        problems["language"] = _("Choose a language from the list.")
    return Languages(form_language, answers_in), problems


def language_fields(posted: Languages | None = None) -> dict[str, object]:
    """What the template's language fields show: what was posted, or the reader's language."""
    return {
        "form_language": (posted.form if posted else "") or language(),
        "answers_in": posted.answers if posted else "",
        "answer_languages": [{"code": code, "label": name} for code, name in language_choices()],
    }
