"""A form as one JSON text, which is what gets stored, pinned and digested.

Values that are a kind's default are left out, so that a parameter which the language gains later does not change the
digest of forms that do not use it. For the same reason a default, once in use, never changes.
"""

import json
from collections.abc import Mapping

from forms_app.definitions.canonical import canonical_json, sha256_hex
from forms_app.definitions.form import LANGUAGES, Definition, Form, english_words


def make_form(definition: Definition, words: Mapping[str, Mapping[str, str]]) -> Form:
    """The form of a definition with its translated words (language → key → text, without English); the digest is computed."""
    translated = {language: dict(words.get(language, {})) for language in LANGUAGES if language != "en"}
    return Form(definition, translated, sha256_hex(_resolved(definition, translated)))


def form_to_json(form: Form) -> str:
    """The canonical JSON of `{"definition": …, "words": {"en": …, "es": …, "fr": …}}`; its SHA-256 is the form's digest."""
    return _resolved(form.definition, form.words).decode("utf-8")


def form_from_json(text: str) -> Form:
    """The form that `form_to_json` wrote. Its digest is that of the text. Raises ValueError when the text is no such form."""
    raw = json.loads(text)
    if not isinstance(raw, dict) or raw.keys() != {"definition", "words"} or not isinstance(raw["words"], dict):
        raise ValueError("a stored form has two parts: definition and words")
    definition = Definition.model_validate(raw["definition"])
    words = {language: texts for language, texts in raw["words"].items() if language != "en"}
    return Form(definition, words, sha256_hex(text.encode("utf-8")))


def _resolved(definition: Definition, words: Mapping[str, Mapping[str, str]]) -> bytes:
    said = {language: dict(texts) for language, texts in words.items()}
    said["en"] = dict(english_words(definition))
    return canonical_json({"definition": definition.model_dump(mode="json", by_alias=True, exclude_defaults=True), "words": said})
