"""`bin/translations`: brings every catalogue up to date with the English words, and lists what is missing.

`--check` writes nothing and ends with 1 when a catalogue would change or a translation is missing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
from babel.messages.catalog import Catalog

from forms_app.cli.interface_words import interface_words
from forms_app.config import FORM_DEFINITIONS, ROOT, TRANSLATIONS
from forms_app.definitions.catalogues import INTERFACE, block_catalogue, form_catalogue, interface_catalogue, read_catalogue
from forms_app.definitions.form import section_words
from forms_app.definitions.loading import BLOCKS, TRANSLATED, from_disk, own_words
from forms_app.definitions.po_files import Memory, Wanted, is_translated, memory_of, render, update
from forms_app.definitions.reading import read_block_file, read_form_file
from forms_app.web.wording.definition_problems import line

_LISTED = 5  # missing words named for each catalogue


@dataclass(frozen=True, slots=True)
class File:
    """A catalogue as it should be on disk, with the English of what it does not translate and what is wrong in it."""

    path: Path
    text: str
    missing: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


@click.command()
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would change or is missing.")
def command(check: bool) -> None:
    """Extract the words of interface, forms and blocks, fill in exact matches, list what is missing."""
    files = list(up_to_date(ROOT, FORM_DEFINITIONS, TRANSLATIONS))
    changed = [file for file in files if not file.path.exists() or file.path.read_text(encoding="utf-8") != file.text]
    orphans = sorted({*TRANSLATIONS.rglob("*.po")} - {file.path for file in files})
    for file in changed:
        click.echo(f"{_name(file.path)}: {'not up to date: run make translations' if check else 'updated'}")
        if not check:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            file.path.write_text(file.text, encoding="utf-8")
    for path in orphans:
        click.echo(f"{_name(path)}: belongs to no form or block: delete it")
    for file in files:
        _report(file)
    if check and (changed or orphans or any(file.missing or file.faults for file in files)):
        raise click.exceptions.Exit(1)


def _report(file: File) -> None:
    for fault in file.faults:
        click.echo(f"{_name(file.path)}: {fault}")
    if file.missing:
        click.echo(f"{_name(file.path)}: {len(file.missing)} missing")
        for text in file.missing[:_LISTED]:
            click.echo(f"    {text}")
        if len(file.missing) > _LISTED:
            click.echo("    …")


def _name(path: Path) -> str:
    return path.relative_to(TRANSLATIONS.parent).as_posix()


def up_to_date(root: Path, forms: Path, translations: Path) -> Iterator[File]:
    """Every catalogue as it should be. Ends the command when a form, block or catalogue cannot be read."""
    interface = interface_words(root)
    yield File(translations / f"{INTERFACE}.pot", render(update(None, interface, {}, ""), ""))
    forms_words = dict(_form_words(forms))
    for language in TRANSLATED:
        wanted = {interface_catalogue(translations, language): interface}
        for (kind, name), words in forms_words.items():
            path = (
                form_catalogue(translations, language, *name.rsplit("/", 1))
                if kind == "form"
                else block_catalogue(translations, language, name)
            )
            wanted[path] = words
        present = {path: _read(path) for path in wanted}
        memory = memory_of(catalogue for catalogue in present.values() if catalogue is not None)
        for path, words in wanted.items():
            yield _file(path, words, present[path], memory, language)


def _file(path: Path, words: tuple[Wanted, ...], old: Catalog | None, memory: Memory, language: str) -> File:
    catalogue = update(old, words, memory, language)
    missing = tuple(
        f"{message.context or ''} {message.id if isinstance(message.id, str) else message.id[0]}".strip()
        for message in catalogue
        if message.id and (message.fuzzy or not is_translated(message))
    )
    faults = tuple(f"{message.id}: {error}" for message, errors in catalogue.check() for error in errors)
    return File(path, render(catalogue, language), missing, faults)


def _read(path: Path) -> Catalog | None:
    catalogue, problems = read_catalogue(path, _name(path) if path.is_relative_to(TRANSLATIONS) else path.name)
    if problems:
        raise click.ClickException("\n".join(line(problem) for problem in problems))
    return catalogue


def _form_words(forms: Path) -> Iterator[tuple[tuple[str, str], tuple[Wanted, ...]]]:
    """The English words of each form version (`code/version`) and block (`name@n`) of the tree."""
    for path in sorted(forms.glob("*/*.yaml")) + sorted(forms.glob("*/*/*.yaml")):
        file = path.relative_to(forms.parent).as_posix()
        if path.parent.name == BLOCKS:
            block_source = from_disk(read_block_file, path, file)
            block = block_source.model
            problems, name = block_source.problems, ("block", path.stem)
            words = list(section_words(block.block, block)) if block else []
        else:
            form_source = from_disk(read_form_file, path, file)
            problems, name = form_source.problems, ("form", path.relative_to(forms).with_suffix("").as_posix())
            words = own_words(form_source.model) if form_source.model else []
        if problems:
            raise click.ClickException("\n".join(line(problem) for problem in problems))
        yield name, tuple(Wanted(text, key) for key, text in words)


if __name__ == "__main__":
    command(prog_name="bin/translations")
