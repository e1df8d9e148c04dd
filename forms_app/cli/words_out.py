"""`forms-app workshop words-out`: the words of a form for a translator."""

from pathlib import Path

import click

from forms_app.cli.exports import write
from forms_app.cli.refusing import refusals_in_words
from forms_app.cli.working import working
from forms_app.definitions.loading import TRANSLATED
from forms_app.reporting.form_versions import sound_at
from forms_app.reporting.form_words import words_out


@click.command(name="words-out")
@click.argument("code")
@click.argument("version")
@click.argument("language", type=click.Choice(TRANSLATED))
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="PO file to write.")
def command(code: str, version: str, language: str, out: Path) -> None:
    """Write the own words of a form version in LANGUAGE as a PO file.

    It is taken from the draft in the workshop, else from the version that there is. What another form has in exactly the same
    English is filled in; what translates older English is marked fuzzy.
    """
    with refusals_in_words(), working(writes=False) as uow:
        one, form = sound_at(uow.session, code, version)
        text = words_out(uow.session, one, form, language)
    write(out, text.encode())
    click.echo(f"{out}: {code} {version} {language}")
