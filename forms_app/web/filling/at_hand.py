"""Answers at hand: what the country has said in another report, to be looked at and taken over."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext
from flask_security import current_user
from werkzeug.wrappers import Response

from forms_app.answers.address import Address
from forms_app.answers.numbering import numbers
from forms_app.answers.shown import ShownQuestion, Written
from forms_app.answers.walk import walk
from forms_app.records.people import Membership
from forms_app.records.reports import Report
from forms_app.reporting.at_hand import AtHand, Source, asked_with, at_hand, sources, take_over
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.permissions import Act, may
from forms_app.web.access import requires
from forms_app.web.filling.blueprint import pages
from forms_app.web.filling.page import breadcrumbs, tasks_url
from forms_app.web.library import library
from forms_app.web.locales import language
from forms_app.web.naming import instruments_label
from forms_app.web.transaction import session, unit
from forms_app.web.wording.dates import day


@dataclass(frozen=True, slots=True)
class Offer:
    """An answer as the page shows it: the question with the answer put in, its number, whence it comes; `declared` by the
    forms to be the same fact. `chosen` is what is ticked at first: such a fact, told for the same session; what was told for an
    earlier one may be out of date."""

    question: ShownQuestion
    number: str
    source: str
    whole: bool
    declared: bool
    chosen: bool


@dataclass(frozen=True, slots=True)
class OfferedSection:
    """A section with the answers at hand for it."""

    id: str
    title: str
    offers: Sequence[Offer]


@pages.get("/reports/<report_key>/at-hand")
@requires(Act.FILL)
def show_at_hand(report: Report) -> str:
    """What other reports of the country have to offer, by section, with a box to tick for each answer."""
    draft = read_draft(session(), report, language())
    return render_template(
        "filling/at_hand.html",
        report=report,
        offered=_sections(draft, _all_at_hand(draft)),
        breadcrumbs_of=breadcrumbs(report, language(), (_("Answers at hand"), None)),
        back=tasks_url(report),
    )


@pages.post("/reports/<report_key>/at-hand")
@requires(Act.FILL)
def take_at_hand(report: Report) -> Response:
    """Take the ticked answers over. What somebody has answered meanwhile stays as it is, and what follows on an answer that is
    not taken is left where it is."""
    draft = read_draft(session(), report, language())
    ticked = set(request.form.getlist("path"))
    chosen = [(writer, one) for writer, one in _all_at_hand(draft) if one.question.path in ticked]
    asked = asked_with(draft, [one for _writer, one in chosen])
    for writer in _writers(report):
        take_over(unit(), writer, draft, [one for by, one in chosen if by is writer and one in asked])
    _tell(len(asked), len(chosen) - len(asked))
    at_hand_again = url_for("filling.show_at_hand", report_key=report.key)
    return redirect(tasks_url(report) if asked else at_hand_again, 303)


def _tell(taken: int, left: int) -> None:
    if taken:
        words = ngettext(
            "One answer was taken over. Please read it once more in this report.",
            "%(num)s answers were taken over. Please read them once more in this report.",
            taken,
        )
        flash(words, "done")
    else:
        flash(_("Nothing was taken over."), "info")
    if left:
        words = ngettext(
            "One answer was left: it follows on another one that was not ticked.",
            "%(num)s answers were left: they follow on others that were not ticked.",
            left,
        )
        flash(words, "info")


def sources_in_words(draft: Draft) -> Sequence[str]:
    """The reports that have an answer to offer to whom this request is from, as a link to them names them."""
    return list(dict.fromkeys(_source_words(one.source) for _writer, one in _all_at_hand(draft)))


def _writers(report: Report) -> Sequence[Membership]:
    """The memberships by which the person may fill the report, or sections of it."""
    return [one for one in current_user.memberships if may(session(), one, Act.FILL, report)]


def _all_at_hand(draft: Draft) -> Sequence[tuple[Membership, AtHand]]:
    """The answers at hand, each once, with the membership by which it can be taken over."""
    found: dict[str, tuple[Membership, AtHand]] = {}
    for writer in _writers(draft.report):
        for one in at_hand(session(), writer, draft, sources(session(), writer, draft, library())):
            found.setdefault(one.question.path, (writer, one))
    return list(found.values())


def _sections(draft: Draft, found: Sequence[tuple[Membership, AtHand]]) -> Sequence[OfferedSection]:
    by_path = {one.question.path: one for _writer, one in found}
    numbered = numbers(draft.definition)
    sheet, written = dict(draft.sheet), dict[Address, Written]()
    for one in by_path.values():
        sheet.update(one.answer.values)
        moment = one.source.sent.sent_at if one.source.sent else unit().now
        written.update({at: Written("", moment, tag) for at, tag in one.answer.languages.items()})
    shown = walk(draft.form, sheet, draft.facts, draft.known, language(), written)
    made = [
        OfferedSection(
            section.id,
            section.title,
            [_offer(one, by_path, numbered, draft.report.year) for one in section.questions if one.path in by_path],
        )
        for section in shown
    ]
    return [section for section in made if section.offers]


def _offer(shown: ShownQuestion, by_path: Mapping[str, AtHand], numbered: Mapping[str, str], year: int) -> Offer:
    one = by_path[shown.path]
    chosen = one.question.declared and one.source.report.year == year
    return Offer(shown, numbered.get(shown.path, ""), _source_words(one.source), one.answer.whole, one.question.declared, chosen)


def _source_words(source: Source) -> str:
    """A report as the page names it: on what, of which year, and when it was sent."""
    words = {"label": instruments_label(source.report.instruments), "year": str(source.report.year)}
    if source.sent is None:
        return _("%(label)s, draft report for %(year)s", **words)
    return _("%(label)s, report for %(year)s, sent on %(day)s", day=day(source.sent.received_on), **words)
