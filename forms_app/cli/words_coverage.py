"""`forms-app workshop coverage`: how much of each form is translated."""

from collections.abc import Iterator

import click

from forms_app.cli.working import working
from forms_app.definitions.catalogues import Words
from forms_app.definitions.coverage import Coverage, Sentence, coverage
from forms_app.definitions.form import Form
from forms_app.definitions.loading import TRANSLATED
from forms_app.reporting.form_versions import Version, every_version


@click.command(name="coverage")
@click.argument("code", required=False)
@click.argument("version", required=False)
def command(code: str | None, version: str | None) -> None:
    """How many sentences of each form are translated into each language.

    All versions, or those of CODE; of one VERSION also every sentence without translation, and every one whose English has
    changed since it was translated, with the older English and its translation.
    """
    with working(writes=False) as uow:
        chosen = [one for one in every_version(uow.session) if code in {None, one.code} and version in {None, one.version}]
    if not chosen:
        raise click.ClickException("There is no such form. `forms-app workshop coverage` lists all.")
    for one in chosen:
        for line in _lines(one, version is not None):
            click.echo(line)


def _lines(one: Version, all_sentences: bool) -> Iterator[str]:
    if one.form is None:
        yield f"{one.code} {one.version}: with problems"
        return
    for language in TRANSLATED:
        found = _found(one.form, one.words.get(language, Words()))
        yield f"{one.code} {one.version} {language}: {_figures(found)}"
        if all_sentences:
            for part in found.parts:
                for said in part.lacking:
                    yield from _sentence(said, part.block)


def _found(form: Form, words: Words) -> Coverage:
    return coverage(form.definition, words)


def _figures(found: Coverage) -> str:
    rest = ((found.missing, "missing"), (found.stale, "with changed English"), (len(found.unknown), "no longer in the form"))
    said = [f"{count} {what}" for count, what in rest if count]
    return ", ".join([f"{found.percent} %", f"{found.translated} of {found.total} sentences", *said])


def _sentence(said: Sentence, block: str) -> Iterator[str]:
    where = f" (block {block}: translated with the program)" if block else ""
    if said.stale is None:
        yield f"    {said.key}{where}: {said.english}"
        return
    yield f"    {said.key}{where}: English changed"
    yield f"        now:         {said.english}"
    yield f"        before:      {said.stale.before or '(not known)'}"
    yield f"        translation: {said.stale.translation}"
