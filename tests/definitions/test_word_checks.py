"""What loses meaning refuses a translation, what only looks odd is noted, what languages write differently is neither."""

import pytest

from forms_app.definitions.word_checks import MOST_CHARACTERS, faults_of, most_characters

KEY = "work.permitted.prompt"
LONG = "Which measures have been taken to give effect to the Convention?"


def said(english: str, translation: str, key: str = KEY) -> list[tuple[str, bool, dict[str, object]]]:
    return [(fault.code, fault.refuses, dict(fault.params)) for fault in faults_of(key, english, translation)]


@pytest.mark.parametrize(
    ("english", "translation", "code", "params"),
    [
        ("In %(year)s?", "En quelle année ?", "placeholder-lost", {"sign": "%(year)s"}),
        ("By {name}?", "Par {nom}?", "placeholder-lost", {"sign": "{name}"}),
        ("In %(year)s?", "En %(year)s, %(year)s ?", "placeholder-added", {"sign": "%(year)s"}),
        ("How many?", "Combien %d ?", "placeholder-added", {"sign": "%d"}),
        ("See https://ilo.example/a.", "Voyez ailleurs.", "link-lost", {"address": "https://ilo.example/a"}),
        ("A **bold** word", "Un mot gras", "markup-differs", {"sign": "**", "before": 2, "after": 0}),
        ("A **bold** word", "Un mot **gras", "markup-differs", {"sign": "**", "before": 2, "after": 1}),
        ("An *old* word", "Un mot ancien", "markup-differs", {"sign": "*", "before": 2, "after": 0}),
        ("An _old_ word", "Un mot _ancien", "markup-differs", {"sign": "*", "before": 2, "after": 1}),
        ("Type `yes`", "Écrivez oui", "markup-differs", {"sign": "`", "before": 2, "after": 0}),
        ("See [the text](a)", "Voyez le texte", "markup-differs", {"sign": "[…](…)", "before": 1, "after": 0}),
        ("Two:\n- one\n- two", "Deux :\n- un, deux", "markup-differs", {"sign": "-", "before": 2, "after": 1}),
        ("One.\n\nTwo.", "Un. Deux.", "markup-differs", {"sign": "¶", "before": 1, "after": 0}),
        ("(a) Forced labour", "Travail forcé", "lead-differs", {"lead": "(a"}),
        ("2. Slavery", "3. Esclavage", "lead-differs", {"lead": "2"}),
        ("Yes", " \u00a0\n", "blank-translation", {}),
    ],
)
def test_what_loses_meaning_refuses(english: str, translation: str, code: str, params: dict[str, object]) -> None:
    assert (code, True, params) in said(english, translation)


def test_a_text_too_long_for_any_page_is_refused() -> None:
    assert ("text-too-long", True, {"most": MOST_CHARACTERS}) in said(LONG, "x" * (MOST_CHARACTERS + 1))


@pytest.mark.parametrize(
    ("english", "translation", "key", "code", "params"),
    [
        ("Under 18", "Moins de 15 ans", KEY, "figures-differ", {"figures": "18, 15"}),
        (
            "See https://ilo.example/en",
            "Voyez https://ilo.example/fr",
            KEY,
            "address-differs",
            {"address": "https://ilo.example/en"},
        ),
        (LONG, "Quelles mesures ?", KEY, "translation-short", {"count": 17, "least": 32}),
        (LONG, LONG, KEY, "same-as-english", {}),
        ("Boys", "Garçons de tous âges confondus", "f.grid.column.boys", "translation-long", {"count": 30, "most": 18}),
        ("Yes", "Oui, pour l’essentiel et partout", "f.any.option.yes", "translation-long", {"count": 32, "most": 29}),
        ("Why?", "Pour quelles raisons en est-il ainsi, d’après vous ?", KEY, "translation-long", {"count": 52, "most": 46}),
    ],
)
def test_what_looks_odd_is_noted(english: str, translation: str, key: str, code: str, params: dict[str, object]) -> None:
    assert said(english, translation, key) == [(code, False, params)]


@pytest.mark.parametrize(
    ("english", "translation", "key"),
    [
        ("1,000 or 2.5 %", "1\u202f000 ou 2,5\u202f%", KEY),
        ("(a) Forced labour", "a) Travail forcé", KEY),
        ("1. Slavery", "1) Esclavage", KEY),
        ("A law (1)(a)", "Une loi [paragr. 1 a)]", KEY),
        ("https://gazette.example/acts/2024-12", "https://journal.example/lois/2024-12", "laws.list.link.example"),
        ("A **bold** word", "Un mot __gras__", KEY),
        ("Maximum", "Maximum", KEY),
        ("100 % sure", "Sûr à 100 %", KEY),
        ("Young persons", "Jeunes", "f.groups.option.young"),
    ],
)
def test_what_languages_write_differently_is_no_fault(english: str, translation: str, key: str) -> None:
    assert said(english, translation, key) == []


@pytest.mark.parametrize(
    ("key", "room"),
    [
        ("title", 40),
        ("work.title", 40),
        ("work.option.prompt", 40),
        ("work.any.option.yes", 25),
        ("work.any.option.yes.help", 40),
        ("work.grid.line.all", 25),
        ("work.grid.column.all", 12),
        ("work.grid.column.all.group", 12),
        ("work.grid.unit", 12),
        ("work.list.item", 12),
        ("work.check.sum", 40),
    ],
)
def test_what_stands_in_narrow_places_has_less_room(key: str, room: int) -> None:
    assert most_characters(key, "x" * 10) == 15 + room
