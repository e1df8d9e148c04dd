"""`forms-app workshop list`, `upload`, `check`, `propose`, `publish`: a form on its way to being published."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from forms_app.cli.refusing import refusals_in_words
from forms_app.cli.working import working
from forms_app.definitions.catalogues import parse_catalogue
from forms_app.definitions.loading import TRANSLATED
from forms_app.definitions.problems import Problem
from forms_app.definitions.reading import read_form_file
from forms_app.reporting.form_versions import DRAFT_FILE, Version, every_version, judge, version_at
from forms_app.reporting.workshop import bring, form_editor, propose, publish
from forms_app.web.wording.definition_problems import line

_UNREADABLE = ("too-large", "not-utf8")
_file = click.Path(exists=True, dir_okay=False, readable=True, path_type=Path)
_by = click.option("--by", required=True, metavar="EMAIL", help="Account of the form editor who does it.")


@click.command("list")
def list_versions() -> None:
    """Every form version: code, version, state, languages complete. A draft stands for what the library has under its name."""
    with working(writes=False) as uow:
        rows = [
            (one.code, one.version, _state(one), " ".join(one.form.complete_languages) if one.form else "-")
            for one in every_version(uow.session)
        ]
    widths = [max((len(row[place]) for row in rows), default=0) for place in range(3)]
    for row in rows:
        click.echo("  ".join([*(text.ljust(width) for text, width in zip(row, widths, strict=False)), row[3]]))


def _state(one: Version) -> str:
    parts = [str(one.state)]
    parts += [f"revision {one.revision.n}"] if one.revision else []
    parts += ["proposed"] if one.proposal else []
    parts += ["with problems"] if one.form is None else []
    return ", ".join(parts)


@click.command("upload")
@click.argument("file", type=_file)
@click.option("--words", multiple=True, metavar="fr=F.po", help="Catalogue of the form's own words; others stay as they were.")
@_by
def upload(file: Path, words: tuple[str, ...], by: str) -> None:
    """Keep the text of FILE (YAML), which says of which form and version it is, as the next revision of that draft.

    It is kept with all its problems, and they are counted: `workshop check` lists them. The same text again is no new revision.
    """
    text = _text_of(file)
    judged = judge(text, ())
    name = judged.code, judged.version
    if not all(name):
        _refuse(replace(problem, file=str(file)) for problem in judged.problems)
    catalogues = dict(_catalogue(one) for one in words)
    with refusals_in_words(), working(writes=True) as uow:
        n = bring(uow, form_editor(uow.session, by), name, text, catalogues).n
        problems = version_at(uow.session, *name).problems
    click.echo(f"{' '.join(name)}: revision {n} is kept, problems: {len(problems)}")


def _text_of(file: Path) -> str:
    content = file.read_bytes()
    unread = [problem for problem in read_form_file(str(file), content).problems if problem.code in _UNREADABLE]
    if unread:
        _refuse(unread)
    return content.decode("utf-8-sig").replace("\r\n", "\n")


def _catalogue(option: str) -> tuple[str, str]:
    """Language and text of a `--words` option."""
    language, _, name = option.partition("=")
    if language not in TRANSLATED or not name:
        raise click.BadParameter(f"“{option}”: write {' or '.join(f'{code}=F.po' for code in TRANSLATED)}", param_hint="--words")
    content = _file.convert(name, None, None).read_bytes()
    _catalogue_read, problems = parse_catalogue(content, name)
    if problems:
        _refuse(problems)
    return language, content.decode("utf-8-sig")


@click.command("check")
@click.argument("code")
@click.argument("version")
def check(code: str, version: str) -> None:
    """List all that is to mend in the newest text of a version, as `forms check` does."""
    with refusals_in_words(), working(writes=False) as uow:
        one = version_at(uow.session, code, version)
    name = f"{code}/{version}.yaml"
    if one.problems:
        _refuse(replace(problem, file=name) if problem.file == DRAFT_FILE else problem for problem in one.problems)
    complete = " ".join(one.form.complete_languages) if one.form else "-"
    click.echo(f"{code} {version}: nothing to mend; languages complete: {complete}")


@click.command("propose")
@click.argument("code")
@click.argument("version")
@_by
def propose_version(code: str, version: str, by: str) -> None:
    """Propose the draft of a version for publishing, as it stands: without problems, every word translated."""
    with refusals_in_words(), working(writes=True) as uow:
        proposal = propose(uow, form_editor(uow.session, by), code, version)
        digest = proposal.digest
    click.echo(f"{code} {version} is proposed. Another form editor can publish it: {digest}")


@click.command("publish")
@click.argument("code")
@click.argument("version")
@_by
def publish_version(code: str, version: str, by: str) -> None:
    """Publish what another form editor proposed. From then on reports can be opened with it, and it never changes."""
    with refusals_in_words(), working(writes=True) as uow:
        digest = publish(uow, form_editor(uow.session, by), code, version).form_version.digest
    click.echo(f"{code} {version} is published: {digest}")


def _refuse(problems: Iterable[Problem]) -> NoReturn:
    """End the command with all that is to mend."""
    for problem in problems:
        click.echo(line(problem))
    raise click.exceptions.Exit(1)
