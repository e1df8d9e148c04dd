"""`forms-app forms language-schema`: what an editor needs to complete and check form files."""

import json

import click

from forms_app.definitions.language_schema import language_schema


@click.command("language-schema")
def command() -> None:
    """Print the JSON Schema (2020-12) of form and block files; name it in a file's first line to have an editor use it."""
    click.echo(json.dumps(language_schema(), ensure_ascii=False, indent=2))
