"""`forms-app forms diff`: what one version of a form changes, in lines to read or as a document."""

from pathlib import Path

import click

from forms_app.cli.exports import write
from forms_app.cli.form_changes import change_lines
from forms_app.cli.forms import usable
from forms_app.cli.library import read_library
from forms_app.definitions.comparing import compare
from forms_app.definitions.form import LANGUAGES, Form
from forms_app.documents.changes import render_changes
from forms_app.worker.form_documents import changes_document


@click.command(name="diff")
@click.argument("code")
@click.argument("older")
@click.argument("newer")
@click.option("--out", type=click.Path(path_type=Path), help="PDF file to write instead, old and new words side by side.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the PDF.")
def command(code: str, older: str, newer: str, out: Path | None, language: str) -> None:
    """What version NEWER of a form adds, removes, moves, rewords and keeps, compared with OLDER."""
    library = read_library()
    tell_changes(usable(library, code, older), usable(library, code, newer), out, language)


def tell_changes(older: Form, newer: Form, out: Path | None, language: str, *, demonstration: bool = False) -> None:
    """Print what changed in lines, or write it into a PDF file."""
    changes = compare(older, newer)
    if out is not None:
        write(out, render_changes(changes_document(older, newer, language, demonstration=demonstration), language))
        versions = f"{older.definition.version} to {newer.definition.version}"
        click.echo(f"{out}: {newer.definition.form} {versions}, changes: {len(changes)}")
        return
    for text in change_lines(changes):
        click.echo(text)
    if not changes:
        click.echo("No difference.")
