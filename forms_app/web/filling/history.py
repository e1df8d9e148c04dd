"""Every revision of an answer, and bringing an earlier one back."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_security import current_user
from werkzeug.wrappers import Response

from forms_app.answers.address import Address
from forms_app.answers.differences import Piece, differences
from forms_app.answers.kinds import kind_of
from forms_app.answers.placing import asked_at
from forms_app.records.queries.answers import StoredAnswer, history_of
from forms_app.records.reports import Report
from forms_app.records.saving import Conflict
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.errors import ConflictError, NotAllowedError, UnfitError, UnknownError
from forms_app.reporting.filling import Unreadable, fill
from forms_app.reporting.permissions import Act, may, may_fill
from forms_app.web.access import requires
from forms_app.web.fields.base import html_id, whole_number
from forms_app.web.filling.access import sections_of, writer
from forms_app.web.filling.blueprint import pages
from forms_app.web.filling.page import breadcrumbs
from forms_app.web.filling.plain import in_plain_words
from forms_app.web.locales import language
from forms_app.web.transaction import session, unit
from forms_app.web.wording.languages import language_name


@dataclass(frozen=True, slots=True)
class Version:
    """One revision as the page shows it; `pieces` compare it with the one before."""

    stored: StoredAnswer
    language: str
    pieces: Sequence[Piece]
    is_newest: bool
    is_empty: bool


@pages.route("/reports/<report_key>/history/<path>", methods=["GET"])
@requires(Act.READ_DRAFT)
def history(report: Report, path: str) -> str:
    """Who wrote what when, the newest first."""
    draft, address = _asked(report, path, request.args.get("row"))
    versions = _versions(draft, address)
    section_id = path.partition(".")[0]
    wording = draft.form.wording(language())
    back = url_for("filling.section", report_key=report.key, section_id=section_id)
    return render_template(
        "filling/history.html",
        report=report,
        address=address,
        versions=versions,
        prompt=wording.of(f"{path}.prompt"),
        places=breadcrumbs(report, language(), (wording.of(f"{section_id}.title"), back), (_("History"), None)),
        may_bring_back=any(
            may(session(), one, Act.FILL, report) and may_fill(one, section_id) for one in current_user.memberships
        ),
        back=f"{back}#{html_id(address)}-question",
    )


@pages.post("/reports/<report_key>/history/<path>")
@requires(Act.FILL)
def bring_back(report: Report, path: str) -> Response:
    """Make an earlier revision the newest: a save like any other. Raises ConflictError where somebody saved meanwhile."""
    draft, address = _asked(report, path, request.form.get("row"))
    membership = writer(report, path.partition(".")[0])
    wanted = whole_number(request.form.get("revision", ""))
    past = next((one for one in history_of(session(), report.id, address) if one.revision == wanted), None)
    question = asked_at(draft.definition, address)
    if past is None or question is None:
        raise UnknownError("unknown-revision", {"name": str(wanted)})
    parts = kind_of(question).to_parts(question, past.value) if past.value is not None else {}
    seen = whole_number(request.form.get("seen", ""))
    result = fill(unit(), membership, draft, address, parts, seen_revision=seen, language=past.language)
    if isinstance(result, Conflict):
        raise ConflictError("answer-changed")
    if isinstance(result, Unreadable):  # a law or an organization that is no longer there
        raise UnfitError("answer-unreadable")
    flash(_("The earlier text is back."), "done")
    back = url_for("filling.section", report_key=report.key, section_id=path.partition(".")[0])
    return redirect(f"{back}#{html_id(address)}-question", 303)


def _asked(report: Report, path: str, row: str | None) -> tuple[Draft, Address]:
    allowed = sections_of(report)
    if allowed is not None and path.partition(".")[0] not in allowed:
        raise NotAllowedError("not-allowed", {"act": Act.READ_DRAFT})
    draft, address = read_draft(session(), report, language()), Address(path, row or None)
    if asked_at(draft.definition, address) is None:
        raise UnknownError("unknown-question", {"name": str(address)[:80]})
    return draft, address


def _versions(draft: Draft, address: Address) -> Sequence[Version]:
    revisions = history_of(session(), draft.report.id, address)
    texts = [in_plain_words(draft, address, one.value, language()) for one in revisions]
    return [
        Version(
            stored=one,
            language=language_name(one.language or draft.report.language),
            pieces=differences(texts[place + 1] if place + 1 < len(texts) else texts[place], texts[place]),
            is_newest=place == 0,
            is_empty=one.value is None,
        )
        for place, one in enumerate(revisions)
    ]
