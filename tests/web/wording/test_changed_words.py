"""A translation that alone has changed, in sentences and in the lines of `forms diff`."""

import pytest

from forms_app.cli.form_changes import change_lines
from forms_app.config import TRANSLATIONS
from forms_app.definitions.catalogues import interface_translations
from forms_app.definitions.comparing import compare
from forms_app.definitions.form import Form
from forms_app.web.wording.changes import Tongue, told_changes
from tests.definitions.samples import sound_form

TEXT = b"""form: article-35/x
version: "2026"
instruments: any
title: T
sections: [{id: s, title: S, questions: [{id: a, kind: text, prompt: Who decides?}]}]
"""


def form(spanish: str) -> Form:
    return sound_form(TEXT, {"es": {"s.a.prompt": spanish}})


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "Question, translation into Spanish: other words."),
        ("fr", "Question, traduction espagnole\u202f: autre formulation."),
        ("es", "Pregunta, traducción al español: otra redacción."),
    ],
)
def test_it_is_told_in_the_readers_language_and_shown_in_its_own(locale: str, sentence: str) -> None:
    translate = interface_translations(TRANSLATIONS, locale).gettext
    tongue = Tongue(locale, translate, lambda _term, _numbers: "")
    (section,) = told_changes(form("¿Quién decide?"), form("¿Quién resuelve?"), tongue)
    (told,) = section.parts[0].changes
    assert told.sentence == sentence
    assert (told.language, "".join(piece.text for piece in told.after)) == ("es", "¿Quién resuelve?")


def test_it_is_a_line_with_its_language_among_the_differences() -> None:
    assert list(change_lines(compare(form("¿Quién decide?"), form("¿Quién resuelve?")))) == [
        "* s.a: translation es prompt",
        "    before: ¿Quién decide?",
        "    after:  ¿Quién resuelve?",
    ]
