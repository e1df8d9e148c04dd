"""`forms-app forms schema CODE`: what a file for `reports import` must look like."""

import json

import click

from forms_app.answers.schema import form_schema
from forms_app.cli.forms import usable
from forms_app.cli.library import read_library
from forms_app.definitions.form import LANGUAGES, Form


@click.command("schema")
@click.argument("code")
@click.option("--version", help="The version; without it the newest.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="The language of titles.")
def command(code: str, version: str | None, language: str) -> None:
    """Print the JSON Schema (2020-12) of an import file of a form."""
    library = read_library()
    versions = library.versions(code)
    form = usable(library, code, version or (versions[-1].version if versions else ""))
    click.echo(schema_text(form, language))


def schema_text(form: Form, language: str) -> str:
    """The JSON Schema of an import file of a form, to be read."""
    return json.dumps(form_schema(form, form.wording(language)), ensure_ascii=False, indent=2)
