"""How much is translated is counted sentence by sentence, and says where it must be translated."""

from forms_app.definitions.catalogues import Stale, Words
from forms_app.definitions.coverage import Sentence, coverage
from forms_app.definitions.form import english_words
from forms_app.definitions.word_contexts import contexts
from tests.definitions.samples import sound_form

TEXT = b"""form: article-22/C999
version: "2026"
instruments: [C999]
title: A form
sections:
  - id: work
    title: Work
    questions:
      - {id: any, kind: choice, prompt: Is it permitted?, reference: C999 Art. 2, options: [{code: yes, label: "Yes"}]}
      - {id: list, kind: rows, item: Law, prompt: Which laws?, columns: [{id: name, kind: text, prompt: Name, example: Code}]}
    checks: []
  - {id: assistance, include: assistance@1}
"""
FORM = sound_form(TEXT)
ENGLISH = dict(english_words(FORM.definition))


def test_missing_stale_and_unknown_are_told_apart_and_blocks_from_the_form() -> None:
    old = Stale("work.title", "Labour", "Travail")
    lacking = ("title", "work.title", "assistance.title")
    shown = {key: f"fr {text}" for key, text in ENGLISH.items() if key not in lacking}
    found = coverage(FORM.definition, Words(shown, lacking, (old,), ("gone.title",)))
    assert found.own.missing == (Sentence("title", "A form"),)
    assert found.own.stale == (Sentence("work.title", "Work", old),)
    (block,) = found.blocks
    assert (block.block, block.missing) == ("assistance@1", (Sentence("assistance.title", ENGLISH["assistance.title"]),))
    assert (found.total, found.translated) == (len(ENGLISH), len(ENGLISH) - 3)
    assert (found.missing, found.stale, found.unknown) == (2, 1, ("gone.title",))


def test_a_hundred_percent_is_said_only_of_what_is_complete() -> None:
    assert coverage(FORM.definition, Words(ENGLISH)).percent == 100
    almost = {key: text for key, text in ENGLISH.items() if key != "title"}
    assert coverage(FORM.definition, Words(almost)).percent == 100 * len(almost) // len(ENGLISH) < 100
    assert coverage(FORM.definition, Words()).percent == 0


def test_a_translator_is_told_what_a_sentence_belongs_to() -> None:
    beside = contexts(FORM.definition)
    assert beside["work.any.prompt"] == "Work · C999 Art. 2"
    assert beside["work.any.option.yes"] == "Is it permitted? · C999 Art. 2"
    assert beside["work.list.item"] == "Which laws?"
    assert beside["work.list.name.prompt"] == "Which laws?"
    assert beside["work.list.name.example"] == "Name"
    assert "title" not in beside
