"""`forms-app forms …`: the form editor's tools."""

from pathlib import Path

import click

from forms_app.cli.lazy import LazyCommand, LazyGroup
from forms_app.cli.library import read_library
from forms_app.config import FORM_DEFINITIONS, PUBLISHED_LOCK, TRANSLATIONS
from forms_app.definitions.form import Form
from forms_app.definitions.library import Entry, Library, State
from forms_app.definitions.loading import load_blocks, read_block, read_form
from forms_app.definitions.lock import read_lock, write_lock
from forms_app.definitions.problems import Param, Problem
from forms_app.web.wording.definition_problems import line

command = LazyGroup(
    name="forms",
    lazy={
        "schema": LazyCommand("forms_app.cli.form_schema", "JSON Schema for files that `reports import` reads."),
        "language-schema": LazyCommand("forms_app.cli.language_schema", "JSON Schema of form files, for one's editor."),
        "blank": LazyCommand("forms_app.cli.blank", "Write an empty form as PDF."),
        "diff": LazyCommand("forms_app.cli.form_diff", "What one version of a form changes, compared with another."),
        "overview": LazyCommand("forms_app.cli.overview", "A table of all forms, as docs/forms.md has it."),
        "burden": LazyCommand("forms_app.cli.burden", "How many questions forms ask, words to read, minutes."),
    },
    help="Read, check, compare and publish forms. CODE is procedure/code, such as article-22/C029.",
)


@command.command("list")
def list_forms() -> None:
    """Every form version: code, version, state, languages complete."""
    rows = [
        (entry.code, entry.version, _state(entry), " ".join(entry.form.complete_languages) if entry.form else "-")
        for entry in read_library().entries
    ]
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(3)]
    for row in rows:
        click.echo("  ".join([*(text.ljust(width) for text, width in zip(row, widths, strict=False)), row[3]]))


def _state(entry: Entry) -> str:
    return entry.state if entry.form else f"{entry.state}, with problems"


@command.command()
@click.argument("path", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
def check(path: Path | None) -> None:
    """List all that is to mend, in one file or in the whole tree with its blocks, catalogues and lock.

    A file outside the tree is read as an unpublished draft, which may include the tree's blocks.
    """
    if path is None:
        library = read_library()
        problems = library.all_problems()
        done = f"{len(library.entries)} form versions: nothing to mend."
    else:
        problems = _check_file(path)
        done = f"{path}: nothing to mend."
    for problem in problems:
        click.echo(line(problem))
    if problems:
        raise click.exceptions.Exit(1)
    click.echo(done)


def _check_file(path: Path) -> tuple[Problem, ...]:
    """The problems of one file, by place."""
    if path.resolve().is_relative_to(FORM_DEFINITIONS):
        inside = path.resolve().relative_to(FORM_DEFINITIONS.parent).as_posix()
        return tuple(problem for problem in read_library().all_problems() if problem.file == inside)
    if "@" in path.stem:
        return read_block(path)
    _, problems = read_form(path, load_blocks(FORM_DEFINITIONS, TRANSLATIONS))
    return tuple(sorted(problems, key=lambda problem: (problem.line, problem.column)))


@command.command()
@click.argument("code")
@click.argument("version")
def publish(code: str, version: str) -> None:
    """Record the digest of a form version in published.lock, after which it may not change. Commit the lock."""
    library = read_library()
    form = usable(library, code, version)
    entry = library.entry(code, version)
    if entry is None or entry.state is State.CHANGED:
        raise click.ClickException("This version is published, and its files have changed since: make a new version.")
    if entry.state is State.PUBLISHED:
        click.echo(f"{code} {version} is published already: {form.digest}")
        return
    missing = [_missing(entry, language) for language in entry.words if entry.words[language].missing]
    for problem in missing:
        click.echo(line(problem))
    if missing:
        raise click.exceptions.Exit(1)
    text = PUBLISHED_LOCK.read_text(encoding="utf-8") if PUBLISHED_LOCK.exists() else ""
    lock, _, problems = read_lock(PUBLISHED_LOCK.name, text)
    if problems:
        raise click.ClickException("\n".join(line(problem) for problem in problems))
    PUBLISHED_LOCK.write_text(write_lock({**lock, (code, version): form.digest}), encoding="utf-8")
    click.echo(f"{code} {version} is published: {form.digest}")


def _missing(entry: Entry, language: str) -> Problem:
    words = entry.words[language]
    params: dict[str, Param] = {"language": language, "count": len(words.missing), "first": words.missing[0]}
    return Problem(entry.file, 1, 1, "", "words-missing", params)


def usable(library: Library, code: str, version: str) -> Form:
    """A form version; ends the command with its problems, or with the codes and versions there are."""
    entry = library.entry(code, version)
    if entry is None:
        versions = [one.version for one in library.versions(code)]
        known = f"Its versions are: {', '.join(versions)}." if versions else f"Forms are: {', '.join(library.codes)}."
        raise click.ClickException(f"There is no version {version} of {code}. {known}")
    if entry.form is None:
        raise click.ClickException("\n".join(line(problem) for problem in entry.problems))
    return entry.form
