"""The review: everything as it will be sent, what there is to say about it, and sending."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.answers.address import WITHIN, Address
from forms_app.answers.numbering import numbers
from forms_app.answers.placing import place_of
from forms_app.answers.problems import AnswerProblem
from forms_app.answers.walk import walk
from forms_app.definitions.form import Wording
from forms_app.definitions.severity import Severity
from forms_app.records.queries.submissions import submission_n, submissions_of
from forms_app.records.reports import Report
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.errors import NotAllowedError
from forms_app.reporting.permissions import Act, is_observation, is_reply
from forms_app.reporting.sending import NotSendableError, check_unfiled, next_n, send, written_of
from forms_app.web.access import can, membership, requires
from forms_app.web.fields.base import html_id
from forms_app.web.filling.access import sections_of
from forms_app.web.filling.page import breadcrumbs
from forms_app.web.locales import language
from forms_app.web.naming import instruments_label, unit_label
from forms_app.web.reports.blueprint import pages
from forms_app.web.reports.copied import Copied, copied_by
from forms_app.web.transaction import session, unit
from forms_app.web.wording.answer_problems import problem_words


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to say about an answer: the question it is about, what, and where to mend it ('' where nothing can be)."""

    number: str
    prompt: str
    words: str
    url: str


@dataclass(frozen=True, slots=True)
class SectionRemarks:
    """The remarks on one section."""

    title: str
    remarks: Sequence[Remark]


@pages.get("/reports/<report_key>/review")
@requires(Act.READ_DRAFT)
def review(report: Report) -> str | Response:
    """The whole draft as it would be sent. Raises NotAllowedError for those who may see only some sections."""
    _check_whole(report)
    sent = submissions_of(session(), [report.id])
    if sent and is_observation(report):
        return redirect(url_for("reports.receipt", reference=sent[-1].reference))
    return _page(report, read_draft(session(), report, report.form_language))


@pages.post("/reports/<report_key>/send", endpoint="send")
@requires(Act.SEND)
def send_report(report: Report) -> str | Response | tuple[str, int]:
    """Send the draft as the version the review page announced; whoever comes second is led to the same receipt."""
    n = _posted_n()
    already = submission_n(session(), report.id, n)
    if already is not None:
        return redirect(url_for("reports.receipt", reference=already.reference), 303)
    check_unfiled(report, n)
    draft = read_draft(session(), report, report.form_language)
    if request.form.get("seen") != fingerprint(draft):
        return _page(report, draft, changed=True), 409
    try:
        submission = send(unit(), membership(), draft, n=n)
    except NotSendableError:
        return _page(report, draft, refused=True), 422
    flash(_sent_words(report), "done")
    return redirect(url_for("reports.receipt", reference=submission.reference), 303)


def fingerprint(draft: Draft) -> str:
    """What the draft was when the page was made: another save changes it, so nobody sends what they have not seen."""
    state = sorted(f"{address}={answer.revision}" for address, answer in draft.answers.items())
    return hashlib.sha256("\n".join(state).encode()).hexdigest()[:32]


def _posted_n() -> int:
    text = request.form.get("n", "")
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 6 else 0


def _check_whole(report: Report) -> None:
    if sections_of(report) is not None:
        raise NotAllowedError("not-allowed", {"act": Act.READ_DRAFT})


def _sent_words(report: Report) -> str:
    if is_observation(report):
        return _("Your observations are filed. The Office and the government have them now.")
    if is_reply(report):
        return _("The reply is sent. The Office and the organization have it now.")
    return _("The report is sent. Keep the receipt.")


def _page(report: Report, draft: Draft, *, changed: bool = False, refused: bool = False) -> str:
    wording, numbered = draft.form.wording(language()), numbers(draft.definition)
    by_severity = {severity: [one for one in draft.findings() if one.severity == severity] for severity in Severity}
    may_fill = can(Act.FILL, report)
    shown = walk(draft.form, draft.sheet, draft.facts, draft.known, report.form_language, written_of(draft))
    return render_template(
        "reports/review.html",
        report=report,
        label=instruments_label(report.instruments),
        country=unit_label(report.unit_code),
        breadcrumbs_of=breadcrumbs(report, language(), (_("Review"), None)),
        form_title=draft.form.wording(report.form_language).of("title"),
        approval=draft.definition.approval,
        shown=shown,
        numbers=numbered,
        errors=_remarks(draft, by_severity[Severity.ERROR], wording, numbered, may_fill),
        warnings=_by_section(draft, by_severity[Severity.EXPECTED], wording, numbered, may_fill),
        warnings_count=len(by_severity[Severity.EXPECTED]),
        advice=_by_section(draft, by_severity[Severity.ADVICE], wording, numbered, may_fill),
        hidden=[_remark(draft, address, "", wording, numbered, may_fill) for address in draft.hidden()],
        copied=_copied(draft),
        n=next_n(unit(), report),
        seen=fingerprint(draft),
        may_send=can(Act.SEND, report),
        may_fill=may_fill,
        is_observation=is_observation(report),
        is_reply=is_reply(report),
        changed=changed,
        refused=refused,
    )


def _copied(draft: Draft) -> Copied:
    return copied_by(session(), draft.sheet, draft.visible.questions, draft.report.unit_code)


def _remarks(
    draft: Draft, problems: Sequence[AnswerProblem], wording: Wording, numbered: Mapping[str, str], may_fill: bool
) -> list[Remark]:
    return [_remark(draft, one.address, problem_words(one, wording), wording, numbered, may_fill) for one in problems]


def _by_section(
    draft: Draft, problems: Sequence[AnswerProblem], wording: Wording, numbered: Mapping[str, str], may_fill: bool
) -> list[SectionRemarks]:
    """The same, under the titles of their sections, in the form's order."""
    grouped: dict[str, list[AnswerProblem]] = {}
    for one in problems:
        grouped.setdefault(one.address.path.partition(".")[0], []).append(one)
    return [
        SectionRemarks(wording.of(f"{section_id}.title"), _remarks(draft, found, wording, numbered, may_fill))
        for section_id, found in grouped.items()
    ]


def _remark(draft: Draft, address: Address, words: str, wording: Wording, numbered: Mapping[str, str], may_fill: bool) -> Remark:
    section_id, _dot, rest = address.path.partition(".")
    question = f"{section_id}.{rest.partition('.')[0]}"
    prompt = wording.of(f"{address.path}.prompt") or wording.of(f"{question}.prompt")
    entry, anchor = _place(draft, address)
    said = _("%(question)s (entry %(number)s)", question=prompt, number=entry) if entry else prompt
    url = url_for("filling.section", report_key=draft.report.key, section_id=section_id, _anchor=anchor) if may_fill else ""
    return Remark(numbered.get(question, ""), said, words, url)


def _place(draft: Draft, address: Address) -> tuple[str, str]:
    """Which entry of a table an address is or belongs to, `2`, within an entry `2.1`, '' for none; and its anchor in the page."""
    whole = address.listed_in
    if whole is not None and whole[0] in draft.sheet:
        table, row = whole
        return _counted(draft, table, row), f"{html_id(table)}-{row}"
    cell = address.table if draft.definition.column(address.path) is not None else None
    return _counted(draft, *cell) if cell is not None else "", f"{html_id(address)}-question"


def _counted(draft: Draft, table: Address, row: str) -> str:
    return place_of(draft.sheet, table, row).replace(WITHIN, ".")
