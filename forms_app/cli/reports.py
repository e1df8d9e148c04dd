"""`forms-app reports …`: what came on paper goes in, what is in the records goes out; a draft moves to a newer form."""

from pathlib import Path
from typing import NoReturn

import click

from forms_app.cli.lazy import LazyCommand, LazyGroup
from forms_app.cli.opening import settings_or_exit
from forms_app.cli.refusing import refusals_in_words
from forms_app.cli.working import working
from forms_app.records.files import file_store
from forms_app.records.submissions import Submission
from forms_app.reporting.exporting import export_content
from forms_app.reporting.form_library import every_form
from forms_app.reporting.import_files import FileFolder
from forms_app.reporting.import_problems import AnyProblem, RecordsProblem, RefusedImportError
from forms_app.reporting.importing import Intake, import_document, keep_attachments
from forms_app.web.wording.import_problems import import_line

_LARGEST = 20 * 1024 * 1024  # bytes of a document: the longest reports have one

command = LazyGroup(
    name="reports",
    lazy={"move": LazyCommand("forms_app.cli.report_move", "What moving a draft to the newest form changes, and moving it.")},
    help="Reports and observations: in from paper or elsewhere, out as files, on to a newer form.",
)


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
@click.option(
    "--files",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Folder with the attached files, each named by its digest.",
)
@click.option("--amends", metavar="ID", help="Submission of which this is a new version, or draft whose answers give way to it.")
@click.option("--another", is_flag=True, help="Enter it beside a voluntary report on the same instruments and year.")
def import_report(file: Path, folder: Path | None, amends: str | None, another: bool) -> None:
    """Enter the report or observation in FILE (JSON), for the party that wrote it.

    All that is to mend is listed, and then nothing is stored. The last word printed is the id of the submission.
    """
    if amends and another:
        raise click.UsageError("--amends says that it is a version of a report, --another that it is none: leave one of them out")
    settings = settings_or_exit()
    if file.stat().st_size > _LARGEST:
        _refuse(file, (RecordsProblem("", "import-too-large", {"most": _LARGEST}),))
    raw, where = file.read_bytes(), FileFolder(folder, settings.largest_upload)
    try:
        with refusals_in_words():
            with working(writes=False) as uow:
                intake = Intake(every_form(uow.session).form, file_store(settings.files_url), where, _LARGEST)
                intake = keep_attachments(uow, raw, intake, amends=amends, another=another)
            with working(writes=True) as uow:
                lines = submission_lines(import_document(uow, raw, intake, amends=amends, another=another))
    except RefusedImportError as error:
        _refuse(file, error.problems)
    for line in lines:
        click.echo(line)


@command.command("export")
@click.argument("reference", metavar="ID")
@click.option("--out", required=True, type=click.Path(dir_okay=False, writable=True, path_type=Path), help="File to write.")
def export_report(reference: str, out: Path) -> None:
    """Write the content of the submission ID as canonical JSON: what its digest is of."""
    with refusals_in_words(), working(writes=False) as uow:
        content = export_content(uow.session, reference)
    out.write_bytes(content)
    click.echo(f"{out}: {len(content)} bytes.")


def submission_lines(submission: Submission) -> list[str]:
    """What was entered; the last word is its id."""
    report = submission.report
    lines = [f"{report.unit_code}, {report.instruments}, {report.year}, version {submission.n}"]
    if report.request is not None:
        lines.append(f"answers the request due on {report.request.due_on.isoformat()}")
    elif report.procedure != "article-23":
        lines.append("answers no request: entered as a voluntary report")
    lines.append(f"received on {submission.received_on.isoformat()}, examined in {submission.examined_in}")
    return [*lines, f"digest {submission.digest}", f"id {submission.reference}"]


def _refuse(file: Path, problems: tuple[AnyProblem, ...]) -> NoReturn:
    for problem in problems:
        click.echo(import_line(file.name, problem))
    raise click.exceptions.Exit(1)
