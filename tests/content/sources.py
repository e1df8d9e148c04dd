"""The forms, blocks and catalogues of the project as tests see them: straight from their files, without publishing."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po

from forms_app.config import BLOCKS, FORM_DEFINITIONS, TRANSLATIONS
from forms_app.definitions.blocks import resolve
from forms_app.definitions.form import Block, Definition, FormFile, Section, section_words
from forms_app.definitions.questions import Question
from forms_app.definitions.reading import read_block_file, read_form_file

FORMS = tuple(sorted(str(path.relative_to(FORM_DEFINITIONS)) for path in FORM_DEFINITIONS.glob("*/*/*.yaml")))
BLOCK_NAMES = tuple(sorted(path.stem for path in BLOCKS.glob("*.yaml")))
CATALOGUES = (*(f"blocks/{name}" for name in BLOCK_NAMES), *(f"forms/{name.removesuffix('.yaml')}" for name in FORMS))
LOCALES = ("fr", "es")


@cache
def block(name: str) -> Block:
    """The block of a name such as `assistance@1`."""
    source = read_block_file(name, (BLOCKS / f"{name}.yaml").read_bytes())
    assert not source.problems
    assert source.model is not None
    return source.model


@cache
def form_file(name: str) -> FormFile:
    """The form of a file such as `article-22/C029/2026.yaml`, with its blocks by name only."""
    source = read_form_file(name, (FORM_DEFINITIONS / name).read_bytes())
    assert not source.problems
    assert source.model is not None
    return source.model


@cache
def definition(name: str) -> Definition:
    """The same with its blocks put in, as the program reads it."""
    return resolve(form_file(name), {one: block(one) for one in BLOCK_NAMES})


def question(name: str, path: str) -> Question:
    """A question that must be there."""
    found = definition(name).question(path)
    assert found is not None, f"{name} has no question {path}"
    return found


def english(catalogue: str) -> Mapping[str, str]:
    """The English words that a catalogue has to translate: `blocks/laws@1`, `forms/article-22/C029/2026`."""
    folder, _, name = catalogue.partition("/")
    if folder == "blocks":
        included = block(name)
        return dict(section_words(included.block, included))
    form = form_file(f"{name}.yaml")
    words = {"title": form.title} | ({"help": form.help} if form.help else {})
    for part in form.sections:
        if isinstance(part, Section):
            words |= dict(section_words(part.id, part))
    return words


@cache
def translated(catalogue: str, locale: str) -> Mapping[str, tuple[str, str]]:
    """What a catalogue says: key -> (English it was made from, translation)."""
    path: Path = TRANSLATIONS / locale / f"{catalogue}.po"
    with path.open("rb") as opened:
        messages = read_po(opened, locale=locale)
    return {str(entry.context): (str(entry.id), str(entry.string)) for entry in messages if entry.id and not entry.fuzzy}


def form_words(name: str, locale: str) -> Mapping[str, str]:
    """All the words of a form in a language, its blocks' included: key -> text."""
    blocks = [f"blocks/{section.block}" for section in definition(name).sections if section.block]
    catalogues = (f"forms/{name.removesuffix('.yaml')}", *blocks)
    return {key: text for catalogue in catalogues for key, (_, text) in translated(catalogue, locale).items()}
