"""A form is stored as canonical JSON; its digest is that of what is stored."""

import hashlib
import json

import pytest

from forms_app.definitions.form_json import form_from_json, form_to_json
from tests.definitions.samples import HERE, sound_form, valid

NAMES = sorted(path.stem for path in (HERE / "valid").glob("*.yaml"))


@pytest.mark.parametrize("name", NAMES)
def test_a_form_comes_back_as_it_was_stored(name: str) -> None:
    form = sound_form(valid(name), {"fr": {"title": "Le titre 😀"}})
    assert form_from_json(form_to_json(form)) == form


def test_the_digest_is_that_of_the_stored_text() -> None:
    form = sound_form(valid("every-condition"))
    assert form.digest == hashlib.sha256(form_to_json(form).encode()).hexdigest()


def test_the_digest_of_a_form_never_changes() -> None:
    # If this fails, every published form would seem changed: mend the code, not the test.
    assert sound_form(valid("every-condition"), {"fr": {"title": "Titre"}}).digest == GOLDEN


def test_the_words_are_part_of_the_digest() -> None:
    plain = sound_form(valid("smallest"))
    french = sound_form(valid("smallest"), {"fr": {"title": "Le plus petit formulaire"}})
    assert plain.digest != french.digest
    assert french.wording("fr").of("title") == "Le plus petit formulaire"
    assert plain.wording("fr").of("title") == "The smallest form"


def test_how_a_file_is_laid_out_is_no_part_of_the_digest() -> None:
    laid_out = valid("smallest").replace(b"title: The smallest form", b"# a remark\ntitle:   'The smallest form'")
    assert sound_form(laid_out).digest == sound_form(valid("smallest")).digest


def test_values_by_default_are_not_stored() -> None:
    stored = json.loads(form_to_json(sound_form(valid("smallest"))))
    assert stored["definition"]["sections"][0]["questions"] == [{"id": "b", "kind": "statement", "prompt": "Nothing to answer."}]


@pytest.mark.parametrize(
    "text",
    [
        "[]",
        "{}",
        '{"definition": {}, "words": {}}',
        "not json",
        '{"definition": {}, "words": []}',
        '{"definition": 1, "words": {}, "x": 1}',
    ],
)
def test_what_is_no_stored_form_is_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 -- pydantic and json each have a message of their own
        form_from_json(text)


GOLDEN = "cee5331039ed786cd0b56bd4001fd9699f43a8406f80908872264bb3109aa62b"
