"""`forms-app forms blank`: an empty form as PDF, to read, to discuss or to fill in by hand."""

from pathlib import Path

import click

from forms_app.cli.exports import write
from forms_app.cli.library import read_library
from forms_app.definitions.form import LANGUAGES
from forms_app.definitions.library import Library, State
from forms_app.documents.blank import render_blank
from forms_app.reference.load import load_instruments
from forms_app.worker.form_documents import blank_document


@click.command(name="blank")
@click.argument("code")
@click.option("--version", help="Another version than the newest.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the form.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="PDF file to write.")
def command(code: str, version: str | None, language: str, out: Path) -> None:
    """Write an empty form as PDF. CODE is procedure/code, such as article-22/C029."""
    library = read_library()
    form = library.latest(code) if version is None else library.form(code, version)
    if form is None:
        raise click.ClickException(_unknown(library, code, version))
    entry = library.entry(code, form.definition.version)
    published = entry is not None and entry.state is State.PUBLISHED
    known = {one.code: one for one in load_instruments()}
    write(out, render_blank(blank_document(form, language, known, published=published), language))
    click.echo(f"{out}: {code} {form.definition.version}")


def _unknown(library: Library, code: str, version: str | None) -> str:
    """What is wrong with CODE or --version, and which there are."""
    versions = [one for one in library.entries if one.code == code]
    if not versions:
        return f"{code}: there is no form of this code; `forms-app forms list` shows all"
    if version is not None and all(one.version != version for one in versions):
        return f"{code}: there is no version {version}, only {', '.join(one.version for one in versions)}"
    return f"{code}: it has problems and cannot be printed; `forms-app forms check` lists them"
