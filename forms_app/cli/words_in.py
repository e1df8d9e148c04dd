"""`forms-app workshop words-in`: a translator's file, checked and kept."""

from pathlib import Path

import click
from babel.messages.catalog import Catalog

from forms_app.cli.refusing import refusals_in_words
from forms_app.cli.working import working
from forms_app.definitions.brought_words import Brought
from forms_app.definitions.loading import TRANSLATED
from forms_app.definitions.tree import MOST_BYTES
from forms_app.reporting.form_versions import told_at
from forms_app.reporting.form_words import bring_words, check_words
from forms_app.reporting.workshop import form_editor
from forms_app.web.wording.definition_problems import line


@click.command(name="words-in")
@click.argument("code")
@click.argument("version")
@click.argument("language", type=click.Choice(TRANSLATED))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option("--by", required=True, metavar="EMAIL", help="The form editor in whose name the words are kept.")
def command(code: str, version: str, language: str, file: Path, by: str) -> None:
    """Keep the translations in FILE (PO) as the next revision of the draft of a form version.

    A version of the program's own tree gets a draft with the tree's text. What is translated already stays unless FILE has
    another translation. Everything that is to mend is listed, and then nothing is stored; what only looks odd is told besides.
    A draft with problems takes words too, unless they hide which sentences it has.
    """
    with file.open("rb") as opened:
        content = opened.read(MOST_BYTES + 1)
    with refusals_in_words(), working(writes=True) as uow:
        editor = form_editor(uow.session, by)
        one, sentences = told_at(uow.session, code, version)
        catalogue = _fit(check_words(sentences, language, content, file.name))
        seen = one.revision.n if one.revision else 0
        done = bring_words(uow, editor, one, sentences, language, catalogue, seen=seen)
    click.echo(f"Sentences newly translated: {len(done.new)}; translated anew: {len(done.changed)}.")
    if done.left_out:
        click.echo(f"Entries left out, because they are no sentences of this version's own: {len(done.left_out)}.")


def _fit(brought: Brought) -> Catalog:
    """What the file holds. Lists what is to be said of it, and ends the command where it is refused."""
    for problem in brought.refusals:
        click.echo(line(problem))
    for problem in brought.notes:
        click.echo(f"note: {line(problem)}")
    if brought.refusals or brought.catalogue is None:
        raise click.exceptions.Exit(1)
    return brought.catalogue
