"""The lines of the lists on the overview: a request, a report without one, an observation, a copy."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from flask import url_for
from flask_babel import gettext as _

from forms_app.answers.completeness import progress
from forms_app.answers.values import Sheet
from forms_app.records.queries.duties import Asked
from forms_app.records.reports import Report
from forms_app.records.submissions import Submission
from forms_app.reporting.facts_json import facts_from_json
from forms_app.reporting.permissions import Act, is_observation, is_reply
from forms_app.reporting.pinned_forms import form_of
from forms_app.reporting.standing import Standing, standing
from forms_app.web.access import can
from forms_app.web.naming import instruments_label, party_name, unit_label, voice_of
from forms_app.web.wording.reasons import ReasonWords, reason_words
from forms_app.web.wording.states import days_words, standing_words

Action = tuple[str, str]  # label, address


@dataclass(frozen=True, slots=True)
class RequestLine:
    """A request as its government sees it. `done` and `asked` count questions of the draft; `actions` begin with the main one."""

    id: int
    label: str
    year: int
    due_on: date
    days: str
    word: str
    shape: str
    tags: Sequence[str]
    reasons: Sequence[ReasonWords]
    done: int
    asked: int
    sent: str
    actions: Sequence[Action]
    is_open: bool


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report that answers no request: voluntary, a reply, or an observation. `what` says which, where a list has several
    kinds; `url` leads where it goes on."""

    what: str
    label: str
    unit: str
    year: int
    word: str
    shape: str
    url: str
    versions: int


@dataclass(frozen=True, slots=True)
class VoiceLine:
    """An observation, a reply or a copy in a list: whose it is, on what, since when, and what can be done with it.

    `who` is the party; of a government the country alone, since `side` names the government.
    """

    side: str
    who: str
    label: str
    unit: str
    year: int
    on: date
    word: str
    shape: str
    actions: Sequence[Action]


def request_lines(
    asked: Sequence[Asked], sheets: Mapping[int, Sheet], labels: Mapping[str, str], today: date
) -> list[RequestLine]:
    """The lines of a page of requests; `sheets` has the values of the drafts among them, by report."""
    return [_request_line(one, sheets, labels, today) for one in asked]


def _request_line(one: Asked, sheets: Mapping[int, Sheet], labels: Mapping[str, str], today: date) -> RequestLine:
    requested = one.requested
    state = standing(requested.due_on, today, opened=one.report is not None, first_received=one.first_received)
    word, shape = standing_words(state)
    done, total = _progress(one.report, sheets) if one.report is not None and not one.versions else (0, 0)
    is_open = state not in (Standing.SENT, Standing.SENT_LATE)
    return RequestLine(
        id=requested.id,
        label=instruments_label(requested.instruments),
        year=requested.year,
        due_on=requested.due_on,
        days=days_words(requested.due_on, today),
        word=word,
        shape=shape,
        tags=_tags(requested.first_report, requested.detailed, requested.procedure),
        reasons=reason_words(requested.reasons, labels),
        done=done,
        asked=total,
        sent=_sent_words(one),
        actions=_request_actions(one),
        is_open=is_open,
    )


def _tags(first: bool, detailed: bool, procedure: str) -> list[str]:
    if procedure == "article-19":
        return [_("Article 19")]
    return [_("First report")] if first else [_("Detailed report") if detailed else _("Simplified report")]


def _progress(report: Report, sheets: Mapping[int, Sheet]) -> tuple[int, int]:
    found = progress(form_of(report.form_version).definition, sheets.get(report.id, {}), facts_from_json(report.facts))
    return sum(one.answered for one in found.values()), sum(one.asked for one in found.values())


def _sent_words(one: Asked) -> str:
    if one.versions > 1:
        return _("%(count)s versions sent", count=one.versions)
    return ""


def _request_actions(one: Asked) -> list[Action]:
    """What this reader may do with a request, the main act first."""
    if one.report is None:
        return (
            [(_("Open"), url_for("reports.open_report", request_id=one.requested.id))]
            if can(Act.OPEN_REPORT, one.requested)
            else []
        )
    if not can(Act.READ_DRAFT, one.report):
        return []
    tasks = url_for("reports.tasks", report_key=one.report.key)
    if not one.versions:
        return [(_("Continue") if can(Act.FILL, one.report) else _("Read the draft"), tasks)]
    receipt = url_for("reports.receipt", reference=f"{one.report.key}.{one.versions}")
    return [(_("See the receipt"), receipt), (_("Amend"), tasks)]


def report_line(report: Report, versions: int) -> ReportLine:
    """The line of a report without a request."""
    observed = is_observation(report)
    what = "" if observed else _("Reply") if is_reply(report) else _("Report")
    if versions:
        word, shape = _("Filed") if observed else _("Sent"), "sent"
        url = url_for("reports.receipt", reference=f"{report.key}.{versions}")
    else:
        word, shape, url = _("In draft"), "draft", url_for("reports.tasks", report_key=report.key)
    label, unit = instruments_label(report.instruments), unit_label(report.unit_code)
    return ReportLine(what, label, unit, report.year, word, shape, url, versions)


def received_line(observation: Submission, reply: Report | None, replied: int) -> VoiceLine:
    """An observation as the government it concerns sees it: `reply` is its own, of which `replied` versions were sent."""
    read = url_for("observations.read", reference=observation.reference)
    if replied:
        word, shape, action = _("Replied"), "sent", (_("Read"), read)
    elif not can(Act.REPLY, observation):
        word, shape, action = _("Reply in draft") if reply else _("No reply yet"), "received", (_("Read"), read)
    else:
        beside = url_for("observations.reply", reference=observation.reference)
        word, shape = (_("Reply in draft"), "draft") if reply else (_("New"), "received")
        action = (_("Continue the reply") if reply else _("Read and reply"), beside)
    return _voice_line(observation, observation.received_on, word, shape, [action])


def copy_line(submission: Submission, since: date, filed: bool, drafted: bool) -> VoiceLine:
    """A report that was communicated to the reader's organization; `filed` and `drafted` say whether it observed on it."""
    read = url_for("observations.read", reference=submission.reference)
    word, shape = (_("Observed"), "sent") if filed else (_("Draft begun"), "draft") if drafted else (_("Received"), "received")
    return _voice_line(submission, since, word, shape, [(_("Read and comment"), read)])


def reply_line(reply: Submission) -> VoiceLine:
    """A government's reply as the organization sees it."""
    read = url_for("observations.read", reference=reply.reference)
    return _voice_line(reply, reply.received_on, _("Received"), "received", [(_("Read"), read)])


def _voice_line(submission: Submission, on: date, word: str, shape: str, actions: Sequence[Action]) -> VoiceLine:
    report, side = submission.report, voice_of(submission.report.author)
    return VoiceLine(
        side=side,
        who=unit_label(report.unit_code) if side == "government" else party_name(report.author),
        label=instruments_label(report.instruments),
        unit=unit_label(report.unit_code),
        year=report.year,
        on=on,
        word=word,
        shape=shape,
        actions=actions,
    )
