"""`forms-app compile`: the volumes for the Committee of Experts, made in this process."""

import os
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from forms_app.cli.choosing import Choice, choice_options, selected
from forms_app.cli.exports import write
from forms_app.cli.opening import opened, settings_or_exit
from forms_app.config import Settings
from forms_app.records.database import open_engine
from forms_app.records.unit_of_work import Session, Sessions
from forms_app.reporting.compiling import readable
from forms_app.reporting.selections import Selection
from forms_app.worker.compiling import Export, Noted, note_export
from forms_app.worker.formats import FORMATS, Format
from forms_app.worker.performing import JobFailedError, Workshop

_SEVERAL = (
    "this makes {count} files, which lead to one another by their names (FORMS_APP_VOLUME_PAGES is {most}): "
    "name a folder for them, such as --out {folder}/"
)
_NOTHING = "nothing was requested or received for this choice in the session of {year}"


@click.command(name="compile")
@choice_options
@click.option("--format", "name", type=click.Choice(list(FORMATS)), default="pdf", show_default=True, help="What to make of it.")
@click.option("--each-unit", is_flag=True, help="Files of its own for each unit that something came of, in the folder --out.")
@click.option("--processes", type=click.IntRange(1, 16), help="How many work side by side: as many as the machine has, up to 4.")
def command(choice: Choice, out: str, name: str, each_unit: bool, processes: int | None) -> None:
    """Compile what the session of a year examines: into a PDF, a PDF for the archive with what was sent beside it (pdf-a), a Word
    file, a ZIP of pages that are read and searched without a server (html), a file for programs (json), or a ZIP of tables for
    programs (csv). An --out that is a folder (or ends with a slash) gets the volumes of a set that is too large for one."""
    format_ = FORMATS[name]
    settings = replace(settings_or_exit(), volume_processes=processes or min(os.cpu_count() or 1, 4))
    with opened(settings, writes=False) as uow:
        selection = selected(uow.session, choice)
        units = _units(uow.session, selection) if each_unit else ()
    if not each_unit:
        _compile(settings, format_, selection, out)
        return
    if not units:
        raise click.ClickException(_NOTHING.format(year=selection.year))
    for code in units:
        _compile(settings, format_, replace(selection, unit=code), f"{out.rstrip('/')}/")


def _units(session: Session, selection: Selection) -> Sequence[str]:
    """The units of which something came, by code."""
    return sorted({one.report.unit_code for one in readable(session, selection, None, texts=False)[0]})


def _compile(settings: Settings, format_: Format, selection: Selection, out: str) -> None:
    with TemporaryDirectory() as name:
        with ExitStack() as bars:
            export = _made(settings, format_, selection, Path(name), _shown(Path(out).name, bars))
        _put(settings, export, out)
    with opened(settings, writes=True) as uow:
        note_export(uow, None, format_.kind, selection, export.references)
    pages = f", {export.pages} pages" if export.pages else ""
    click.echo(f"{out}: {len(export.references)} submissions{pages}")


def _shown(name: str, bars: ExitStack) -> Noted:
    """Shows progress: a bar for each step, which ends when the next begins."""
    steps: dict[str, Any] = {}

    def noted(done: int, total: int, step: str) -> None:
        if step not in steps:
            bars.close()
            steps[step] = bars.enter_context(click.progressbar(length=total, label=f"{name}: {step}", show_pos=True))
        steps[step].update(done - steps[step].pos)

    return noted


def _put(settings: Settings, export: Export, out: str) -> None:
    """Put the files where they are wanted. Raises click.ClickException where several were to be one."""
    if out.endswith("/") or Path(out).is_dir():
        Path(out).mkdir(parents=True, exist_ok=True)
        for file in export.files:
            write(Path(out) / file.name, file.read_bytes())
        return
    if len(export.files) > 1:
        said = {"count": len(export.files), "most": settings.volume_pages, "folder": Path(out).with_suffix("")}
        raise click.ClickException(_SEVERAL.format(**said))
    write(Path(out), export.files[0].read_bytes())


def _made(settings: Settings, format_: Format, selection: Selection, folder: Path, noted: Noted) -> Export:
    engine = open_engine(settings)
    try:
        return format_.make(Workshop(settings, Sessions(engine)), selection, None, folder, noted)
    except JobFailedError as error:
        raise click.ClickException(_NOTHING.format(year=selection.year)) from error
    finally:
        engine.dispose()
