"""Every form of the library in each language: as a page, on paper, as a schema; and a complete report on each, as a PDF."""

import json
import re
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from forms_app.answers.content_reading import from_content
from forms_app.answers.facts import Facts, Known, PendingPoint
from forms_app.answers.numbering import numbers, section_numbers
from forms_app.answers.schema import form_schema
from forms_app.answers.visibility import visible
from forms_app.answers.walk import walk
from forms_app.definitions.canonical import canonical_json
from forms_app.definitions.form import LANGUAGES, Form, columns_of
from forms_app.documents.blank import render_blank
from forms_app.documents.report import render_report
from forms_app.reference.load import load_instruments
from forms_app.reporting.form_library import tree_library
from forms_app.worker.form_documents import blank_document
from tests.content.complete_answers import FILE, LETTER, complete_answers
from tests.documents.reading import failures
from tests.documents.samples import report
from tests.servers.world import World
from tests.web.pages import faults_of

CODES = tree_library().codes
INSTRUMENTS = {one.code: one for one in load_instruments()}
KNOWN = Known(instruments={"C029": "Forced Labour Convention"}, units={"XAA": "Alvorne"}, files={FILE["sha256"]: len(LETTER)})
POINT = PendingPoint("C029-XAA-2024-OBS", 1, "observation", "C029", 2024, "Please say more.", "en")


def form(code: str) -> Form:
    found = tree_library().latest(code)
    assert found is not None
    return found


def shown_to_all(code: str, pending: tuple[PendingPoint, ...] = (POINT,)) -> Facts:
    """A first, detailed report of a federal State that has ratified all instruments of the form."""
    instruments = form(code).definition.instruments
    ratified = frozenset() if instruments == "any" else frozenset(instruments)
    return Facts(ratified, first_report=True, detailed=True, federal=True, pending=pending)


def prompts(made: Form, locale: str) -> Iterator[str]:
    """The words of every question of a form in a language, and of every column of its lists."""
    wording = made.wording(locale)
    for _, question, path in made.definition.walk():
        yield wording.of(f"{path}.prompt")
        yield from (wording.of(f"{at}.prompt") for at, _table, _column in columns_of(question, path))


def asked(code: str, locale: str) -> list[str]:
    """The words of the questions that are asked before anything is answered."""
    made = form(code)
    shown = visible(made.definition, {}, shown_to_all(code)).questions
    return [made.wording(locale).of(f"{path}.prompt") for path in sorted(shown)]


def marks(answer: Any) -> list[str]:
    """The numbers of six digits by which the texts of an answer are told apart."""
    return re.findall(r"(?<!\w)[1-9][0-9]{5}(?!\w)", json.dumps(answer))


def letters(text: str) -> str:
    """The text without its spaces and hyphens: at the end of a line Poppler takes a hyphen for one that breaks a word."""
    return re.sub(r"[\s\u00ad\u200b-\u200f\u2060-\u2069\u2010\u2011-]", "", text)


def read(pdf: bytes) -> str:
    """The letters of a PDF as Poppler reads them."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "a.pdf"
        file.write_bytes(pdf)
        return letters(subprocess.run(["pdftotext", str(file), "-"], check=True, capture_output=True).stdout.decode())


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_form_is_drawn_as_a_schema(code: str, locale: str) -> None:
    made = form(code)
    schema = form_schema(made, made.wording(locale))
    answered = {path for _, question, path in made.definition.walk() if question.answerable}
    assert schema["properties"]["answers"]["properties"].keys() == answered
    described, wording = canonical_json(schema).decode(), made.wording(locale)
    assert [path for path in answered if canonical_json(wording.of(f"{path}.prompt")).decode()[1:-1] not in described] == []


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("code", CODES)
def test_a_form_is_drawn_as_a_page_in_each_language(world: World, code: str) -> None:
    client = world.client_for("editor")
    facts = shown_to_all(code)
    ratified = [f"ratified={one}" for one in sorted(facts.ratified) or ["none"]]
    situation = "&".join(["first_report=1", "detailed=1", "federal=1", "pending=1", *ratified])
    for locale in LANGUAGES:
        answer = client.get(f"/workshop/forms/{code}/{form(code).definition.version}/trial?{situation}&language={locale}")
        assert answer.status_code == 200
        assert faults_of(answer.text) == []
        page = letters(unescape(re.sub(r"<[^>]+>", "", answer.text)))
        assert [prompt for prompt in asked(code, locale) if letters(prompt) not in page] == []


@pytest.mark.parametrize("locale", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_a_form_is_printed_empty(code: str, locale: str) -> None:
    """Its own sections: those of blocks are the same in all forms, and one form prints them all."""
    made = form(code)
    if code != "article-22/general":
        own = tuple(section for section in made.definition.sections if not section.block)
        made = replace(made, definition=made.definition.model_copy(update={"sections": own}))
    printed = render_blank(blank_document(made, locale, INSTRUMENTS, published=False), locale)
    assert failures(printed) == []
    text = read(printed)
    assert [prompt for prompt in prompts(made, locale) if letters(prompt) not in text] == []


@pytest.mark.parametrize("code", CODES)
def test_a_complete_report_stands_in_its_document(code: str) -> None:
    """In the language that comes next: all three are printed, each by a third of the forms."""
    locale = LANGUAGES[CODES.index(code) % len(LANGUAGES)]
    made, facts = form(code), shown_to_all(code)
    answers = complete_answers(made.definition, facts, KNOWN, code)
    rows = count()
    sheet, problems = from_content(made.definition, answers, facts, KNOWN, lambda: f"r{next(rows)}")
    assert problems == ()
    whole = walk(made, sheet, facts, KNOWN, locale)
    own = {one.id for one in whole if one.block is None}
    few = len([mark for path, answer in answers.items() if path.partition(".")[0] in own for mark in marks(answer)]) < 4
    sections = [one for one in whole if few or one.id in own]
    document = replace(
        report(),
        sections=tuple(sections),
        numbers={**section_numbers(made.definition), **numbers(made.definition)},
        form_language=locale,
    )
    printed = render_report(document, locale)
    assert failures(printed) == []
    text = read(printed)
    shown = {section.id for section in sections}
    written = [mark for path, answer in answers.items() if path.partition(".")[0] in shown for mark in marks(answer)]
    assert len(written) > 3
    assert [mark for mark in written if mark not in text] == []
