"""Claims about the JSON Schema of an import file."""

import re
from collections.abc import Iterator
from typing import Any

from forms_app.answers.schema import form_schema
from tests.answers.forms import EVERY_KIND, FORM, POINTS

SCHEMA = form_schema(FORM, FORM.wording("fr"))
ANSWERS = SCHEMA["properties"]["answers"]


def parts(schema: Any) -> Iterator[dict[str, Any]]:
    """Every mapping inside a schema."""
    if isinstance(schema, dict):
        yield schema
    for child in schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ():
        yield from parts(child)


def test_every_question_that_takes_an_answer_has_a_property_and_nothing_else_does() -> None:
    asked = [path for _, question, path in EVERY_KIND.walk() if question.answerable]
    assert list(ANSWERS["properties"]) == asked
    assert ANSWERS["additionalProperties"] is False


def test_titles_are_the_prompts_in_the_language_asked_for() -> None:
    assert ANSWERS["properties"]["articles.convict"]["title"] == "Une condamnation est-elle exigée ?"
    assert SCHEMA["title"] == "Rapport"


def test_conditions_stand_with_full_paths_and_the_section_s_own() -> None:
    conditions = {path: schema.get("x-visible-if") for path, schema in ANSWERS["properties"].items()}
    assert conditions["articles.convict"] is None
    assert conditions["articles.convict-how"] == {"equals": ["articles.convict", "partly"]}
    assert conditions["articles.convict-since"] == {"answered": "articles.convict-how"}
    assert conditions["articles.law"] == {"any_of": ["articles.exceptions", ["civic"]]}
    assert conditions["figures.share"] == {"greater": ["figures.inspectors", 10.0]}
    assert conditions["others.unit"] == {"or": [{"ratified": "P029"}, {"federal": True}]}
    assert conditions["comments.replies"] == {"pending_comments": True}


def test_a_column_says_when_its_cell_is_asked_what_helps_and_what_it_cites() -> None:
    copies = ANSWERS["properties"]["others.copies"]["items"]["properties"]
    assert copies["why"]["x-visible-if"] == {"equals": ["others.copies.reply", "partly"]}
    assert copies["meetings"]["items"]["properties"]["present"]["x-visible-if"] == {"answered": "others.copies.meetings.on"}
    assert "x-visible-if" not in copies["reply"]
    assert (copies["letters"]["description"], copies["letters"]["x-provisions"]) == ("Sent or received.", ["C029 Art. 24"])


def test_languages_are_taken_for_texts_by_their_place_and_for_nothing_else() -> None:
    languages = SCHEMA["properties"]["languages"]
    assert list(languages["properties"]) == ["articles.convict-how", "attestation.name"]
    (view, said, replies) = languages["patternProperties"]
    assert re.search(view, "others.copies.view@12")
    assert not re.search(view, "others.copies.view@0")
    assert re.search(said, "others.copies.meetings.said@2/1")
    assert not re.search(said, "others.copies.meetings.said@2")
    assert re.search(replies, f"comments.replies@{POINTS[0].key}")
    assert languages["additionalProperties"] is False


def test_an_amount_may_have_as_many_decimals_as_a_currency_offered_for_it() -> None:
    amounts = [part["amount"]["x-decimals"] for part in parts(ANSWERS) if "amount" in part]
    assert amounts == [3, 2]  # any currency, also dinars of a thousand parts; francs and euros


def test_only_a_required_question_that_is_always_shown_is_required() -> None:
    assert ANSWERS["required"] == ["attestation.name"]


def test_ids_of_stored_things_say_what_they_refer_to() -> None:
    found = {part["x-reference"] for part in parts(SCHEMA) if "x-reference" in part}
    assert found == {"instrument", "unit", "organization", "law", "file", "comment", "submission"}


def test_every_patterned_string_has_an_example_that_matches() -> None:
    patterned = [part for part in parts(SCHEMA) if isinstance(part.get("pattern"), str)]
    assert len(patterned) > 5
    for part in patterned:
        assert re.search(part["pattern"], part["x-example"])
