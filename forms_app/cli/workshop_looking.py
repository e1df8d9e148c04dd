"""`forms-app workshop diff`, `blank`, `burden`, `schema`: as the commands of `forms`, of drafts and published forms too."""

from pathlib import Path

import click

from forms_app.cli.burden import burden_lines
from forms_app.cli.exports import write
from forms_app.cli.form_diff import tell_changes
from forms_app.cli.form_schema import schema_text
from forms_app.cli.refusing import refusals_in_words
from forms_app.cli.working import working
from forms_app.definitions.form import LANGUAGES
from forms_app.definitions.library import State
from forms_app.documents.blank import render_blank
from forms_app.records.queries.world import load_world
from forms_app.reporting.form_versions import sound_at
from forms_app.worker.form_documents import blank_document

_language = click.option(
    "--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the words."
)
_pdf = click.Path(dir_okay=False, writable=True, path_type=Path)


@click.command("diff")
@click.argument("code")
@click.argument("older")
@click.argument("newer")
@click.option("--out", type=_pdf, help="PDF file to write instead, old and new words side by side.")
@_language
def diff(code: str, older: str, newer: str, out: Path | None, language: str) -> None:
    """What version NEWER of a form adds, removes, moves, rewords and keeps, compared with OLDER."""
    with refusals_in_words(), working(writes=False) as uow:
        before, after = (sound_at(uow.session, code, version)[1] for version in (older, newer))
        demonstration = load_world(uow.session).demonstration
    tell_changes(before, after, out, language, demonstration=demonstration)


@click.command("blank")
@click.argument("code")
@click.argument("version")
@click.option("--out", required=True, type=_pdf, help="PDF file to write.")
@_language
def blank(code: str, version: str, out: Path, language: str) -> None:
    """Write an empty form as PDF."""
    with refusals_in_words(), working(writes=False) as uow:
        one, form = sound_at(uow.session, code, version)
        world, published = load_world(uow.session), one.state is State.PUBLISHED
    document = blank_document(form, language, world.instruments, published=published, demonstration=world.demonstration)
    write(out, render_blank(document, language))
    click.echo(f"{out}: {code} {version}")


@click.command("burden")
@click.argument("code")
@click.argument("version")
def burden(code: str, version: str) -> None:
    """How many questions a version asks, the words to read, and an estimate of the minutes; for a first and a later report."""
    with refusals_in_words(), working(writes=False) as uow:
        form = sound_at(uow.session, code, version)[1]
    for text in burden_lines([form]):
        click.echo(text)


@click.command("schema")
@click.argument("code")
@click.argument("version")
@_language
def schema(code: str, version: str, language: str) -> None:
    """Print the JSON Schema (2020-12) of an import file of a version."""
    with refusals_in_words(), working(writes=False) as uow:
        form = sound_at(uow.session, code, version)[1]
    click.echo(schema_text(form, language))
