"""`forms-app compile`: the volume for the Committee of Experts, made in this process."""

from dataclasses import replace
from pathlib import Path

import click

from forms_app.cli.choosing import Choice, choice_options, selected
from forms_app.cli.exports import write
from forms_app.cli.opening import opened, settings_or_exit
from forms_app.config import Settings
from forms_app.records.database import open_engine
from forms_app.records.unit_of_work import Sessions
from forms_app.reporting.compiling import readable
from forms_app.reporting.selections import Selection, file_stem
from forms_app.worker.compiling import Export, Noted, note_export
from forms_app.worker.formats import FORMATS, Format
from forms_app.worker.performing import JobFailedError, Workshop

_DAMAGED = "the document of {reference} that is kept is damaged: restore it from a backup, then compile again"
_NOTHING = "nothing was requested or received for this choice in the session of {year}"


@click.command(name="compile")
@choice_options
@click.option("--format", "name", type=click.Choice(list(FORMATS)), default="pdf", show_default=True, help="What to make of it.")
def command(choice: Choice, out: str, name: str) -> None:
    """Compile what the session of a year examines: into a PDF, a Word file, a ZIP of pages that are read and searched without a
    server (html), a file for programs (json), or a ZIP of tables for programs (csv). An --out that is a folder (or ends with a
    slash) gets one file for each unit that something came of."""
    format_ = FORMATS[name]
    settings = settings_or_exit()
    with opened(settings, writes=False) as uow:
        selection = selected(uow.session, choice)
        is_set = out.endswith("/") or Path(out).is_dir()
        found = readable(uow.session, selection, None, texts=False)[0] if is_set else ()
        units = sorted({one.report.unit_code for one in found})
    if not is_set:
        _compile(settings, format_, selection, Path(out))
        return
    if not units:
        raise click.ClickException(_NOTHING.format(year=selection.year))
    Path(out).mkdir(parents=True, exist_ok=True)
    for code in units:
        one = replace(selection, unit=code)
        _compile(settings, format_, one, Path(out) / f"{file_stem(format_.kind, one)}.{format_.ending}")


def _compile(settings: Settings, format_: Format, selection: Selection, out: Path) -> None:
    with click.progressbar(length=2, label=out.name, item_show_func=lambda step: step) as bar:

        def noted(done: int, total: int) -> None:
            bar.length = total + 1
            bar.update(done - bar.pos, "collecting documents")

        export = _made(settings, format_, selection, noted)
        bar.update((bar.length or 1) - bar.pos, "done")
    write(out, export.content)
    with opened(settings, writes=True) as uow:
        note_export(uow, None, format_.kind, selection, export.references)
    click.echo(f"{out}: {len(export.references)} submissions")


def _made(settings: Settings, format_: Format, selection: Selection, noted: Noted) -> Export:
    engine = open_engine(settings)
    try:
        return format_.make(Workshop(settings, Sessions(engine)), selection, None, noted)
    except JobFailedError as error:
        said = _DAMAGED.format(**error.params) if error.code == "damaged-document" else _NOTHING.format(year=selection.year)
        raise click.ClickException(said) from error
    finally:
        engine.dispose()
