"""`forms-app verify FILE`: whether a file is what the records hold."""

from pathlib import Path

import click

from forms_app.calendar.deadlines import GENEVA
from forms_app.cli.working import working
from forms_app.records.unit_of_work import Session
from forms_app.reporting.verifying import Found, Unknown, Verified, verify
from forms_app.reporting.world import party_name

_WHAT = {
    Found.CONTENT: "This is the content of a submission as the records hold it.",
    Found.REWRITTEN: "This is the content of a submission, written in another way; what it says is unchanged.",
    Found.REPORT: "This is a report as it was printed from the records.",
    Found.RECEIPT: "This is a receipt that was made from the records.",
}


@click.command(name="verify")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, readable=True, path_type=Path))
def command(file: Path) -> None:
    """Say what FILE (an export, a receipt or a PDF of a report) is, or that the records hold nothing like it (exit 1)."""
    with working(writes=False) as uow, file.open("rb") as source:
        verified = verify(uow.session, source)
        lines = _unknown(verified) if isinstance(verified, Unknown) else _lines(uow.session, verified)
    for line in lines:
        click.echo(line)
    if isinstance(verified, Unknown):
        raise click.exceptions.Exit(1)


def _unknown(unknown: Unknown) -> list[str]:
    return ["The records hold nothing like this file: it was changed, or does not come from here.", f"digest {unknown.digest}"]


def _lines(session: Session, verified: Verified) -> list[str]:
    submission, report = verified.submission, verified.submission.report
    author = party_name(session, report.author, "en")
    at = submission.sent_at.astimezone(GENEVA)
    how = f"sent by {submission.sender.name}" if submission.sender else "entered by the registry"
    lines = [
        _WHAT[verified.found],
        f"{author}: {report.procedure}, {report.unit_code}, {report.instruments}, {report.year}",
        f"version {submission.n}, {how} on {at:%Y-%m-%d} at {at:%H:%M} (Geneva)",
        f"received on {submission.received_on.isoformat()}, examined in {submission.examined_in}",
    ]
    if verified.newer:
        lines.append(f"There are newer versions: {', '.join(one.reference for one in verified.newer)}.")
    else:
        lines.append("It is the newest version.")
    return [*lines, f"digest {verified.digest}", f"id {submission.reference}"]
