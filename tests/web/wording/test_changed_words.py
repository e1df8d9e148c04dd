"""Translations that changed, alone or with the English, in sentences and in the lines of `forms diff`."""

import pytest

from forms_app.answers.changes import Told
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


def form(spanish: str, english: str = "Who decides?", **more: str) -> Form:
    words = {language: {"s.a.prompt": text} for language, text in {"es": spanish, **more}.items()}
    return sound_form(TEXT.replace(b"Who decides?", english.encode()), words)


def told(older: Form, newer: Form, locale: str) -> Told:
    translate = interface_translations(TRANSLATIONS, locale).gettext
    (section,) = told_changes(older, newer, Tongue(locale, translate, lambda _term, _numbers: ""))
    (only,) = section.parts[0].changes
    return only


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "Question, translation into Spanish: other words."),
        ("fr", "Question, traduction espagnole\u202f: autre formulation."),
        ("es", "Pregunta, traducción al español: otra redacción."),
    ],
)
def test_it_is_told_in_the_readers_language_and_shown_in_its_own(locale: str, sentence: str) -> None:
    change = told(form("¿Quién decide?"), form("¿Quién resuelve?"), locale)
    assert change.sentence == sentence
    assert (change.language, "".join(piece.text for piece in change.after)) == ("es", "¿Quién resuelve?")


def test_it_is_a_line_with_its_language_among_the_differences() -> None:
    assert list(change_lines(compare(form("¿Quién decide?"), form("¿Quién resuelve?")))) == [
        "* s.a: translation es prompt",
        "    before: ¿Quién decide?",
        "    after:  ¿Quién resuelve?",
    ]


OLDER = form("¿Quién decide?", fr="Qui décide ?")
NEWER = form("¿Quién decide?", "Who resolves?", fr="Qui tranche ?")


@pytest.mark.parametrize(
    ("locale", "shown", "others"),
    [
        ("en", "en", ["French: other words.", "Spanish: unchanged, though the English changed."]),
        ("fr", "fr", ["Anglais : autre formulation.", "Espagnol : inchangé, bien que l’anglais ait changé."]),
        ("es", "en", ["Francés: otra redacción.", "Español: sin cambios, aunque el inglés cambió."]),
    ],
)
def test_a_changed_sentence_is_told_with_what_became_of_it_in_the_languages_that_are_not_shown(
    locale: str, shown: str, others: list[str]
) -> None:
    change = told(OLDER, NEWER, locale)
    assert (change.language, [one.sentence for one in change.others]) == (shown, others)
    texts = {
        one.language: [[(piece.kind, piece.text) for piece in side] for side in (one.before, one.after)] for one in change.others
    }
    assert texts["es"] == [[("same", "¿Quién decide?")]] * 2
    if locale != "fr":
        assert ("added", "tranche") in texts["fr"][1]


def test_a_translation_that_came_or_went_with_new_english_words_says_so() -> None:
    change = told(
        form("¿Quién decide?"), sound_form(TEXT.replace(b"decides", b"resolves"), {"fr": {"s.a.prompt": "Qui tranche ?"}}), "en"
    )
    assert [one.sentence for one in change.others] == ["French: new.", "Spanish: no translation any more."]


def test_translations_are_lines_below_the_sentence_that_changed() -> None:
    assert list(change_lines(compare(OLDER, NEWER))) == [
        "* s.a: reworded prompt",
        "    before: Who decides?",
        "    after:  Who resolves?",
        "    fr before: Qui décide ?",
        "    fr after:  Qui tranche ?",
        "    es unchanged: ¿Quién decide?",
    ]
