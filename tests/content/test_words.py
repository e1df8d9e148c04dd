"""Claims about the words of the forms: complete in three languages, short, sober, set as each language is set."""

import re

import pytest

from forms_app.definitions.word_checks import faults_of
from tests.content.sources import CATALOGUES, LOCALES, english, translated

LONGEST_SENTENCE = 60  # words
LONGEST_ON_AVERAGE = 25  # words, over the sentences of one catalogue: the measure of a sober text
_SENTENCE_END = re.compile(r"(?<=[.?!;])\s+")
_ADDRESS = re.compile(r"https?://\S*")


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if part]


def _texts(catalogue: str, locale: str) -> dict[str, str]:
    if locale == "en":
        return dict(english(catalogue))
    return {key: text for key, (_, text) in translated(catalogue, locale).items()}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_every_sentence_is_translated_from_the_present_english(catalogue: str, locale: str) -> None:
    found = translated(catalogue, locale)
    assert {key: source for key, (source, _) in found.items()} == english(catalogue)
    assert not [key for key, (_, text) in found.items() if not text.strip()]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_no_translation_loses_or_adds_anything(catalogue: str, locale: str) -> None:
    found = translated(catalogue, locale)
    assert [(key, fault) for key, (source, text) in found.items() for fault in faults_of(key, source, text)] == []


@pytest.mark.parametrize("locale", ["en", *LOCALES])
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_sentences_are_short(catalogue: str, locale: str) -> None:
    lengths = [(len(part.split()), key) for key, text in _texts(catalogue, locale).items() for part in _sentences(text)]
    assert max(lengths)[0] <= LONGEST_SENTENCE, max(lengths)
    assert sum(length for length, _ in lengths) / len(lengths) <= LONGEST_ON_AVERAGE


@pytest.mark.parametrize("locale", ["en", *LOCALES])
@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_the_tone_is_sober(catalogue: str, locale: str) -> None:
    for key, text in _texts(catalogue, locale).items():
        assert not re.search(r"[!¡]", text), f"{key}: an exclamation"
        assert not re.search(r"[A-ZÀ-Ý]{6,}", text), f"{key}: capitals"
        assert "'" not in text, f"{key}: a typewriter apostrophe"
        assert text.strip() == text, f"{key}: stray spaces"
        assert "  " not in text, f"{key}: two spaces"


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_french_sets_a_narrow_space_at_its_double_signs(catalogue: str) -> None:
    for key, text in _texts(catalogue, "fr").items():
        bare = _ADDRESS.sub("", text)
        assert not re.search(r"[^\u202f][;:?!»]", bare), f"{key}: {text}"
        assert not re.search(r"«[^\u202f]", bare), f"{key}: {text}"
        assert not re.search('[“”"]', text), f"{key}: foreign quotation marks"


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_spanish_opens_its_questions(catalogue: str) -> None:
    for key, text in _texts(catalogue, "es").items():
        assert text.count("¿") == text.count("?"), f"{key}: {text}"
        assert not re.search('[“”"]', text), f"{key}: foreign quotation marks"


@pytest.mark.parametrize("catalogue", CATALOGUES)
def test_a_question_stays_a_question_in_french(catalogue: str) -> None:
    for key, (source, text) in translated(catalogue, "fr").items():
        assert source.endswith("?") == text.endswith("?"), f"{key}: {text}"


@pytest.mark.parametrize(
    ("locale", "wrong", "right"),
    [
        ("fr", r"\bm[ée]moires?\b", "rapport"),
        ("fr", r"\binspection de travail\b", "inspection du travail"),
        ("fr", r"\bconvention d’experts\b|\bcomité d’experts\b", "commission d’experts"),
        ("es", r"\binformes? del Gobierno\b", "memoria del Gobierno"),
        ("es", r"\binspección de trabajo\b", "inspección del trabajo"),
        ("es", r"\bComité de Expertos\b", "Comisión de Expertos"),
        ("es", r"\bsumisión (?!a las autoridades)", "sumisión a las autoridades competentes"),
    ],
)
def test_the_field_has_its_own_terms(locale: str, wrong: str, right: str) -> None:
    for catalogue in CATALOGUES:
        for key, text in _texts(catalogue, locale).items():
            assert not re.search(wrong, text), f"{catalogue} {key}: say “{right}”"
