"""`forms-app reports move`: a draft on an older version of its form, and what moving it to the newest one does."""

from collections.abc import Iterable, Iterator

import click

from forms_app.answers.address import Address
from forms_app.cli.form_changes import change_lines
from forms_app.cli.refusing import refusals_in_words
from forms_app.cli.working import working
from forms_app.records.queries.reports import report_by_key
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.errors import ConflictError, UnknownError
from forms_app.reporting.form_library import every_form
from forms_app.reporting.moving import Move, move, move_of, mover


@click.command(name="move")
@click.argument("key", metavar="REPORT")
@click.option("--by", required=True, metavar="EMAIL", help="Account in whose name: it writes the whole report.")
@click.option("--yes", is_flag=True, help="Move it; without this, only say what would change.")
@click.option("--to", "version", metavar="VERSION", help="Refuse every version but this one, of which you have read.")
def command(key: str, by: str, yes: bool, version: str | None) -> None:
    """List what moving the draft REPORT to the newest published version of its form changes; with --yes, move it.

    REPORT is its id without a version, such as XAB-C029-2026-7k3f2. No answer is lost: what is not asked for any more is kept
    aside, and comes back should a later version ask for it again.
    """
    with refusals_in_words(), working(writes=yes) as uow:
        draft, to = _asked(uow, key, version)
        membership = mover(uow.session, by, draft.report)
        lines = list(move_lines(draft, to))
        if yes:
            move(uow, membership, draft, to)
    for text in lines:
        click.echo(text)
    newest = to.form.definition.version
    click.echo(f"{key} is now on version {newest}." if yes else f"Nothing was moved. To move it: --to {newest} --yes")


def move_lines(draft: Draft, to: Move) -> Iterator[str]:
    """What a move changes in the form, and where answers then stand. What they say is not told."""
    older, newer = draft.definition, to.form.definition
    yield f"{draft.report.key}: {older.form}, version {older.version} to {newer.version}, changes: {len(to.changes)}"
    yield from change_lines(to.changes)
    yield f"Answers that move to another question with the same meaning: {len(to.carried)}"
    yield from (f"  {old} to {new}" for old, new in dict.fromkeys((old.path, new.path) for old, new in to.carried.items()))
    yield f"Answers that are kept aside, not asked for any more: {len(to.left)}"
    yield from _named(draft, to.left)


def _asked(uow: UnitOfWork, key: str, version: str | None) -> tuple[Draft, Move]:
    library = every_form(uow.session)  # first, since reading the tree takes longer than others should wait to write
    report = report_by_key(uow.session, key)
    if report is None:
        raise UnknownError("unknown-report", {"key": key[:80]})
    draft = read_draft(uow.session, report, "en")
    to = move_of(uow.session, draft, library)
    newest = to.form.definition
    if version not in (None, newest.version):
        raise ConflictError("another-version", {"form": newest.form, "newest": newest.version, "version": str(version)[:20]})
    return draft, to


def _named(draft: Draft, addresses: Iterable[Address]) -> Iterator[str]:
    """The questions that answers belong to, each once."""
    wording = draft.form.wording("en")
    for path in dict.fromkeys(address.path for address in addresses):
        yield f"  {path}: {wording.of(f'{path}.prompt')}"
