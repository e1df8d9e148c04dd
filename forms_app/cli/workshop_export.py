"""`forms-app workshop export`: a form of the workshop as the files of the program's own tree."""

from collections.abc import Iterator
from pathlib import Path

import click

from forms_app.cli.exports import write
from forms_app.cli.refusing import refusals_in_words
from forms_app.cli.working import working
from forms_app.config import FORM_DEFINITIONS, TRANSLATIONS
from forms_app.definitions.catalogues import form_catalogue, parse_catalogue
from forms_app.definitions.form import Form
from forms_app.definitions.loading import TRANSLATED, own_words
from forms_app.definitions.po_files import Wanted, render, update
from forms_app.records.workshop import FormDraftRevision
from forms_app.reporting.form_versions import taken_along


@click.command("export")
@click.argument("code")
@click.argument("version")
@click.option("--out", required=True, type=click.Path(file_okay=False, path_type=Path), help="Folder to write into.")
def command(code: str, version: str, out: Path) -> None:
    """Write the newest text of a draft, or the text that was published, with its words, as files of the program's own tree.

    Copied over the project's folders they are the same form, with the same digest: `forms publish` can record it there.
    """
    with refusals_in_words(), working(writes=False) as uow:
        revision, form = taken_along(uow.session, code, version)
        files = list(_files(revision, form))
    for path, text in files:
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        write(out / path, text.encode())
        click.echo(out / path)
    click.echo(f"{code} {version}: {form.digest}")


def _files(revision: FormDraftRevision, form: Form) -> Iterator[tuple[Path, str]]:
    """Path in the project and text of each file."""
    code, version = revision.draft.code, revision.draft.version
    yield Path(FORM_DEFINITIONS.name) / f"{code}/{version}.yaml", revision.source
    wanted = [Wanted(text, key) for key, text in own_words(form.definition)]
    for language in TRANSLATED:
        catalogue, _problems = parse_catalogue(revision.catalogues.get(language, "").encode(), f"{language}.po")
        path = form_catalogue(Path(TRANSLATIONS.name), language, code, version)
        yield path, render(update(catalogue, wanted, {}, language), language)
