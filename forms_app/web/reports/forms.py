"""Which form a new report is opened with, and in which languages."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import request
from flask_babel import gettext as _

from forms_app.definitions.form import LANGUAGES, Form
from forms_app.definitions.library import State
from forms_app.reporting.errors import UnfitError
from forms_app.web.library import library
from forms_app.web.locales import INTERFACE_LANGUAGES, language
from forms_app.web.wording.languages import language_choices

OBSERVATION, REPLY = "article-23/observation", "article-23/reply"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A form to open a report with, and whether that version is published."""

    form: Form
    published: bool


def form_for(code: str) -> Chosen:
    """The newest published version of a form, else the newest that can be used. Raises UnfitError where there is none."""
    form = library().latest(code, published=True) or library().latest(code)
    if form is None:
        raise UnfitError("no-form", {"code": code})
    entry = library().entry(code, form.definition.version)
    return Chosen(form, entry is not None and entry.state is State.PUBLISHED)


def fits(form: Form, instruments: Sequence[str]) -> bool:
    """Whether a form asks about these instruments."""
    asked = form.definition.instruments
    return asked == "any" or set(instruments) <= set(asked)


def form_languages(form: Form) -> list[dict[str, str]]:
    """The languages a report can have the form's words in, each named in itself."""
    entry = library().entry(form.definition.form, form.definition.version)
    complete = entry.complete_languages if entry else LANGUAGES
    partly = _("Some of its words are still in English.")
    return [{"code": code, "label": INTERFACE_LANGUAGES[code], "help": "" if code in complete else partly} for code in LANGUAGES]


def posted_languages() -> tuple[str, str, dict[str, str]]:
    """The form's language and the answers' as posted, and what is wrong with them by field."""
    form_language = request.form.get("form_language", "")
    answers_in = request.form.get("language", "") or form_language
    problems = {}
    if form_language not in LANGUAGES:
        problems["form_language"] = _("Choose the language of the form.")
    if answers_in not in {code for code, _name in language_choices()} and answers_in != form_language:
        problems["language"] = _("Choose a language from the list.")
    return form_language, answers_in, problems


def language_fields(form_language: str = "", answers_in: str = "") -> dict[str, object]:
    """What the template's language fields show."""
    return {
        "form_language": form_language or language(),
        "answers_in": answers_in,
        "answer_languages": [{"code": code, "label": name} for code, name in language_choices()],
    }
