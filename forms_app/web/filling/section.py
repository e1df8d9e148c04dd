"""The page of one section: shown, and saved without a script."""

from dataclasses import dataclass, field

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.answers.address import Address
from forms_app.answers.kind import Parts
from forms_app.definitions.form import Section
from forms_app.records.queries.answers import StoredAnswer
from forms_app.records.reports import Report
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.errors import UnknownError
from forms_app.reporting.permissions import Act
from forms_app.web.access import requires
from forms_app.web.fields.base import AnswerField, Posted, html_id
from forms_app.web.filling.access import writer
from forms_app.web.filling.blueprint import pages
from forms_app.web.filling.judging import dispute, put_problems, warnings
from forms_app.web.filling.page import review_url, section_page
from forms_app.web.filling.posting import Outcome, keep_uploads, save_section
from forms_app.web.filling.section_forms import SectionForm, section_form
from forms_app.web.locales import language
from forms_app.web.transaction import begin_writing, keeps_files, session
from forms_app.web.wording.answer_problems import problem_words
from forms_app.web.wording.uploads import upload_words


@dataclass
class Shown:
    """The questions as they are to be shown after a post: what could not be saved is beside its field, or, where the row
    of it is gone, in `orphans` as (why, text)."""

    form: SectionForm
    problems: list[dict[str, str]] = field(default_factory=list)  # for the summary: text, href
    orphans: list[tuple[str, str]] = field(default_factory=list)


@pages.route("/reports/<report_key>/sections/<section_id>", methods=["GET", "POST"])
@requires(Act.FILL)
@keeps_files
def section(report: Report, section_id: str) -> str | Response | tuple[str, int]:
    """Show the questions of a section; on posting, save them and go where the pressed button leads."""
    draft = read_draft(session(), report, language())
    asked = draft.definition.section(section_id)
    if asked is None:
        raise UnknownError("unknown-section", {"name": section_id[:80]})
    membership = writer(report, section_id)
    make = section_form(draft.form, section_id, language())
    if request.method == "GET":
        return _render(draft, asked, Shown(make(draft)))
    uploads = keep_uploads(membership, make(draft, request.form)) if request.files else {}
    if request.files:
        begin_writing()
        draft = read_draft(session(), report, language())
    outcome = save_section(membership, make(draft, request.form), uploads)
    if outcome.status == 200:
        return _onwards(outcome, asked)
    shown = Shown(make(outcome.draft))
    _put_outcome(shown, outcome)
    return _render(outcome.draft, asked, shown), outcome.status


def _render(draft: Draft, asked: Section, shown: Shown) -> str:
    page = section_page(draft, asked, language())
    if page.saved:  # no warning before anything was written
        said = warnings(draft, asked.id, language())
        for one in shown.form.every_field():
            one.expected, one.advice = said.get(one.address, ((), ()))
    return render_template(
        "filling/section.html",
        page=page,
        form=shown.form,
        problems=shown.problems,
        orphans=shown.orphans,
        has_files=any(one.kind == "file" for one in shown.form.every_field()),
    )


def _onwards(outcome: Outcome, asked: Section) -> Response:
    """Where the pressed button leads: the next section, or back to this one, at the row that was added or moved."""
    report, act = outcome.draft.report, request.form.get("act", "save")
    if act == "continue":
        following = section_page(outcome.draft, asked, language()).following
        flash(_("Saved."), "done")
        return redirect(following.url if following else review_url(report), 303)
    here = url_for("filling.section", report_key=report.key, section_id=asked.id)
    anchor = _anchor(act, outcome.row)
    if not anchor:
        flash(_("Saved."), "done")
    return redirect(here + anchor, 303)


def _anchor(act: str, row: str | None) -> str:
    """The place in the page that the pressed button is about; '' for its beginning."""
    name, _colon, rest = act.partition(":")
    address = Address.parse(rest.partition(":")[0])
    if name == "file-remove":
        return f"#{html_id(address)}-question"
    if not name.startswith("row-"):
        return ""
    is_there = row is not None and name != "row-remove"
    return f"#{html_id(address)}-{row}" if is_there else f"#{html_id(address)}-question"


def _put_outcome(shown: Shown, outcome: Outcome) -> None:
    """Put everything that was not saved back on the page."""
    fields = {one.address: one for one in shown.form.every_field()}
    for address, (posted, problems) in outcome.unreadable.items():
        one = fields.get(address)
        words = " ".join(dict.fromkeys(problem_words(problem) for problem in problems))
        if one is None:
            shown.orphans.append((words, _typed(posted.parts)))
            continue
        one.show_again(posted)
        put_problems(one, problems)
        shown.problems.append(_line(one, words))
    for address, (posted, theirs) in {**outcome.disputed, **_undecided(outcome)}.items():
        one = fields.get(address)
        found = dispute(outcome.draft, address, posted.parts, theirs, language())
        if one is None:
            shown.orphans.append((_("A colleague changed this entry and took it off the list."), found.mine))
            continue
        one.show_again(posted)
        one.dispute = found
        chosen = _("Two versions: choose what should stand.")
        shown.problems.append({"text": one.asked.prompt + _(": ") + chosen, "href": f"#{one.id}-conflict"})
    for address, error in outcome.refused.items():
        if address in fields:
            fields[address].problems = [upload_words(error.code, error.params)]
            shown.problems.append(_line(fields[address], fields[address].problems[0]))


def _undecided(outcome: Outcome) -> dict[Address, tuple[Posted, StoredAnswer]]:
    """Those for which nothing was chosen, with the version that stands now."""
    answers = outcome.draft.answers
    return {address: (posted, answers[address]) for address, posted in outcome.undecided.items() if address in answers}


def _line(one: AnswerField, words: str) -> dict[str, str]:
    return {"text": one.asked.prompt + _(": ") + words, "href": f"#{one.id}"}


def _typed(parts: Parts) -> str:
    return "\n".join(text for texts in parts.values() for text in texts if text)
