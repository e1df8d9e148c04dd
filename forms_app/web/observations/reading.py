"""Reading what was sent: a report with what was observed on it beside each question, an observation, or a reply."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import render_template, url_for
from flask_babel import gettext as _
from flask_security import current_user

from forms_app.answers.numbering import numbers
from forms_app.answers.snapshot import Snapshot, snapshot_from_json
from forms_app.records.people import Party, PartyKind
from forms_app.records.queries.submissions import submissions_about, submissions_of
from forms_app.records.submissions import Submission
from forms_app.reporting.permissions import Act, is_observation, is_reply, may
from forms_app.reporting.pinned_forms import form_of
from forms_app.web.access import can, requires
from forms_app.web.locales import language
from forms_app.web.naming import instrument_titles, instruments_label, party_name, unit_label, voice_of
from forms_app.web.observations.blueprint import pages
from forms_app.web.observations.own import ANCHOR, REMARKS, TEXT, Own, drafted_remarks, own_about
from forms_app.web.transaction import session
from forms_app.web.wording.dates import day


@dataclass(frozen=True, slots=True)
class Spoken:
    """One submission as it is shown: whose voice, from whom and when, and its text with the numbers of the form (by path)."""

    submission: Submission
    side: str
    who: str
    provenance: str
    snapshot: Snapshot
    numbers: Mapping[str, str]
    files_at: str


@dataclass(frozen=True, slots=True)
class Remark:
    """An organization's remark on one question of a report."""

    side: str
    who: str
    text: str
    language: str
    url: str


@pages.get("/submissions/<reference>")
@requires(Act.READ_SUBMISSION)
def read(submission: Submission) -> str:
    """The whole text as sent, with the voices beside it that this reader may hear."""
    report = submission.report
    spoken, about = spoken_by(submission), _readable(submission)
    observing = _observing_party(submission)
    own = own_about(observing.id, submission) if observing else None
    return render_template(
        "observations/read.html",
        spoken=spoken,
        report=report,
        submission=submission,
        label=instruments_label(report.instruments),
        titles=instrument_titles(report.instruments),
        country=unit_label(report.unit_code),
        breadcrumbs_of=_trail(submission),
        is_observation=is_observation(report),
        is_reply=is_reply(report),
        beside=[spoken_by(one) for one in about],
        remarks=_remarks(about),
        observing=observing,
        own=own,
        own_remarks=_own_remarks(own),
        about=report.about if report.about is not None and can(Act.READ_SUBMISSION, report.about) else None,
        may_reply=is_observation(report) and can(Act.REPLY, submission),
        page_language=language(),
        reader_parties=[one.party_id for one in current_user.memberships],
        newest=submissions_of(session(), [report.id])[-1],
    )


@pages.app_template_global("spoken_by")
def spoken_by(submission: Submission) -> Spoken:
    """A submission with whose voice it is."""
    author = submission.report.author
    return Spoken(
        submission=submission,
        side=voice_of(author),
        who=party_name(author),
        provenance=_("received on %(day)s, version %(n)s", day=day(submission.received_on), n=submission.n),
        snapshot=snapshot_from_json(submission.snapshot.encode()),
        numbers=numbers(form_of(submission.form_version).definition),
        files_at=f"/submissions/{submission.reference}/files",
    )


def _readable(submission: Submission) -> Sequence[Submission]:
    """What was said about any version of this submission, as far as the reader may read it."""
    versions = [one.id for one in submissions_of(session(), [submission.report_id])]
    return [one for one in submissions_about(session(), versions) if can(Act.READ_SUBMISSION, one)]


def _remarks(about: Sequence[Submission]) -> Mapping[str, list[Remark]]:
    """The remarks of filed observations by the question they are about."""
    found: dict[str, list[Remark]] = {}
    for one in about:
        if not is_observation(one.report):
            continue
        envelope = snapshot_from_json(one.snapshot.encode()).envelope
        author, url = one.report.author, url_for("observations.read", reference=one.reference)
        for row in envelope.answers.get(REMARKS, ()):
            remark = Remark(voice_of(author), party_name(author), str(row.get(TEXT, "")), envelope.language, url)
            found.setdefault(str(row.get(ANCHOR, "")), []).append(remark)
    return found


def _own_remarks(own: Own | None) -> Mapping[str, str]:
    """The remarks that the reader's organization is still writing."""
    return drafted_remarks(own.report) if own is not None and own.sent is None else {}


def _observing_party(submission: Submission) -> Party | None:
    """The reader's organization, where it may observe on this submission: a report of a government."""
    if submission.report.procedure == "article-23":
        return None
    for one in current_user.memberships:
        if one.party.kind == PartyKind.ORGANIZATION and may(session(), one, Act.OBSERVE, one.party):
            party: Party = one.party
            return party
    return None


def _trail(submission: Submission) -> list[tuple[str, Any]]:
    report = submission.report
    here = _("Observation") if is_observation(report) else _("Reply") if is_reply(report) else _("Report")
    return [
        (unit_label(report.unit_code), url_for("duties.home")),
        (f"{here}, {instruments_label(report.instruments)}, {report.year}", None),
    ]
