"""The provision that each question asks about: its own, else that of the place it stands in."""

import pytest

from forms_app.definitions.blocks import resolve
from forms_app.definitions.form import Definition
from forms_app.definitions.form_json import make_form
from forms_app.definitions.reading import read_block_file, read_form_file

FORM = """\
form: article-22/C999
version: "2026"
approval: null
instruments: [C999]
title: Report
sections:
  - id: night-work
    title: Night work
    {section}
    questions:
      - {{id: own, kind: text, prompt: One?, reference: C999 Art. 3}}
      - {{id: none, kind: text, prompt: Two?}}
      - {{id: words, kind: statement, prompt: Three.}}
  - {{id: attestation, include: attestation@1{include}}}
"""
BLOCK = """\
block: attestation
version: 1
title: Attestation
{block}
questions:
  - {{id: name, kind: text, prompt: Name}}
  - {{id: law, kind: text, prompt: Law, reference: C999 Art. 9}}
"""


def resolved(section: str = "", include: str = "", block: str = "") -> Definition:
    form = read_form_file("form.yaml", FORM.format(section=section, include=include).encode()).model
    found = read_block_file("block.yaml", BLOCK.format(block=block).encode()).model
    assert form is not None
    assert found is not None
    return resolve(form, {"attestation@1": found})


def references(definition: Definition) -> dict[str, tuple[str, ...]]:
    return {path: one.reference for _, one, path in definition.walk()}


def test_a_question_keeps_the_provision_it_names_and_takes_that_of_its_section_otherwise() -> None:
    found = references(resolved(section="reference: [C999 Art. 1, C999 Art. 2]"))
    assert found["night-work.own"] == ("C999 Art. 3",)
    assert found["night-work.none"] == ("C999 Art. 1", "C999 Art. 2")
    assert found["night-work.words"] == ()  # words to read ask about nothing


@pytest.mark.parametrize(
    ("block", "include", "expected"),
    [
        ("", "", ()),
        ("reference: Constitution Art. 19", "", ("Constitution Art. 19",)),
        ("", ", reference: Constitution Art. 22", ("Constitution Art. 22",)),
        ("reference: Constitution Art. 19", ", reference: Constitution Art. 22", ("Constitution Art. 22",)),
    ],
)
def test_a_form_may_say_another_provision_than_the_block_it_includes(block: str, include: str, expected: tuple[str, ...]) -> None:
    found = references(resolved(include=include, block=block))
    assert found["attestation.name"] == expected
    assert found["attestation.law"] == ("C999 Art. 9",)


def test_how_a_provision_was_written_makes_no_other_form() -> None:
    by_section = FORM.format(section="reference: C999 Art. 4", include="")
    by_question = FORM.format(section="", include="").replace("prompt: Two?", "prompt: Two?, reference: C999 Art. 4")
    assert digest(by_section) == digest(by_question) != digest(FORM.format(section="", include=""))


def digest(form: str) -> str:
    made = read_form_file("form.yaml", form.encode()).model
    assert made is not None
    return make_form(resolve(made, {}), {}).digest
