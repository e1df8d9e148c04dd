"""Autosave: answers as JSON, one or many in a request, each judged on its own, all in the one commit."""

from collections.abc import Iterator
from typing import Any

from flask import jsonify, request
from flask_babel import format_datetime
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from forms_app.answers.address import Address
from forms_app.answers.kinds import kind_of
from forms_app.answers.placing import asked_at
from forms_app.answers.values import Sheet
from forms_app.definitions.questions import ColumnQuestion, GridQuestion, InnerRowsQuestion, Question, RowsQuestion
from forms_app.records.queries.answers import StoredAnswer
from forms_app.records.reports import Report
from forms_app.records.saving import Conflict
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.errors import NotAllowedError, UnfitError
from forms_app.reporting.filling import Filled, Unreadable, fill
from forms_app.reporting.permissions import Act
from forms_app.web.access import requires
from forms_app.web.fields.grid import totals_of
from forms_app.web.filling.access import writer
from forms_app.web.filling.blueprint import pages
from forms_app.web.filling.judging import dispute, warnings
from forms_app.web.filling.page import progress_words
from forms_app.web.filling.save_json import Save, read_saves
from forms_app.web.locales import language
from forms_app.web.transaction import session, unit
from forms_app.web.wording.answer_problems import problem_words
from forms_app.web.wording.errors import explanation

Json = dict[str, Any]


@pages.post("/reports/<report_key>/answers")
@requires(Act.FILL)
def answers(report: Report) -> tuple[Response, int]:
    """Save what a script sends: `{address, parts, revision, language}`, or `{saves: […]}` for several.

    One save is answered with its own status; several with 200 and `results`, each with its `status`.
    """
    saves, several = read_saves(request.get_json(silent=True))
    draft = read_draft(session(), report, language())
    results: list[Json] = []
    for save in saves:
        result, draft = _saved(report, draft, save)
        results.append(result)
    around = state(draft, {save.address.path.partition(".")[0] for save in saves})
    for result in results:
        if result["status"] == 200:
            result["findings"] = around["findings"].get(result["address"], {"expected": [], "advice": []})
    if several:
        return jsonify(results=results, **around), 200
    return jsonify({**around, **results[0]}), results[0]["status"]


def state(draft: Draft, sections: set[str]) -> Json:
    """What the page around the answers must know: what is asked now, how far each section is, and warnings."""
    said = [warnings(draft, section, language()) for section in sorted(sections)]
    found = {str(address): words for one in said for address, words in one.items()}
    progress = draft.progress()
    return {
        "visible": {
            str(address): draft.visible.shows(address)
            for section in draft.definition.sections
            if section.id in sections
            for question in section.questions
            for address in _conditional(question, Address(f"{section.id}.{question.id}"), draft.sheet)
        },
        "sections": {
            section.id: {
                "words": progress_words(progress[section.id]) if section.id in progress else _("Not asked"),
                "shown": section.id in progress,
                "done": progress[section.id].answered if section.id in progress else 0,
                "total": progress[section.id].asked if section.id in progress else 0,
            }
            for section in draft.definition.sections
        },
        "findings": {address: {"expected": expected, "advice": advice} for address, (expected, advice) in found.items()},
    }


def _conditional(question: Question | ColumnQuestion, address: Address, sheet: Sheet) -> Iterator[Address]:
    """The question's address, and those of the cells that a condition may hide."""
    if question.show_if is not None or address.row is None:
        yield address
    if isinstance(question, RowsQuestion | InnerRowsQuestion):
        for row in sheet.get(address) or ():
            for column in question.columns:
                yield from _conditional(column, address.cell(column.id, row), sheet)


def _saved(report: Report, draft: Draft, save: Save) -> tuple[Json, Draft]:
    address = str(save.address)
    try:
        membership = writer(report, save.address.path.partition(".")[0])
        result = fill(unit(), membership, draft, save.address, save.parts, seen_revision=save.revision, language=save.language)
    except NotAllowedError as error:
        return {"status": 403, "address": address, "message": " ".join(explanation(error.code, 403, error.params))}, draft
    except UnfitError:
        gone = _("This question is not asked here any more. Reload the page; the text is kept on this device.")
        return {"status": 422, "address": address, "problems": [{"part": "", "message": gone}]}, draft
    match result:
        case Filled(stored=stored):
            receipt = {"status": 200, "address": address, **_receipt(stored), **_sums(draft, save, stored)}
            return receipt, draft.after({save.address: stored})
        case Conflict(stored=theirs):
            return {"status": 409, "address": address, **_both(draft, save, theirs)}, draft
        case Unreadable(problems=problems):
            said = [{"part": problem.part, "message": problem_words(problem)} for problem in problems]
            return {"status": 422, "address": address, "problems": said}, draft


def _receipt(stored: StoredAnswer | None) -> Json:
    """What was saved when. An empty answer that never was anything else has no revision: nothing needed saving."""
    now = unit().now
    return {
        "revision": stored.revision if stored else 0,
        "saved_at": now.isoformat(),
        "saved_words": _("Saved at %(time)s", time=format_datetime(now, "HH:mm")),
    }


def _sums(draft: Draft, save: Save, stored: StoredAnswer | None) -> Json:
    """The totals of a table of statistics."""
    question = draft.definition.question(save.address.path)
    return {"totals": totals_of(question, stored.value if stored else None)} if isinstance(question, GridQuestion) else {}


def _both(draft: Draft, save: Save, theirs: StoredAnswer) -> Json:
    found = dispute(draft, save.address, save.parts, theirs, language())
    question = asked_at(draft.definition, save.address)
    is_given = theirs.value is not None
    parts = kind_of(question).to_parts(question, theirs.value) if question is not None and is_given else {}
    return {
        "revision": theirs.revision,
        "mine": {"shown": found.mine},
        "theirs": {
            "parts": parts,
            "shown": found.theirs,
            "by": found.who,
            "at": found.when,
            "language": theirs.language or draft.report.language,
        },
    }
