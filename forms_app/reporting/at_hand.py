"""Answers at hand: what a country has already said in another report, for whoever is asked the same again.

They come from the last report on the same instruments, from reports whose form asks the same facts (`was`), and from the newest
report for the facts of the country that do not depend on the instrument. What is taken over is an answer like any other: it is
saved as a new revision of the person who took it, and can be changed.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from forms_app.answers.envelope import from_document
from forms_app.answers.taking_over import TakenOver, Told, taken_over
from forms_app.answers.visibility import visible
from forms_app.definitions.library import Library
from forms_app.definitions.same_questions import SameQuestion, linked_forms, same_questions
from forms_app.records.people import Membership
from forms_app.records.queries.reports import other_reports
from forms_app.records.queries.submissions import submissions_of
from forms_app.records.reports import Report
from forms_app.records.row_lists import new_row_id
from forms_app.records.saving import Conflict, save_answer
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session, UnitOfWork
from forms_app.reporting.drafts import Draft, read_draft
from forms_app.reporting.errors import ConflictError
from forms_app.reporting.filling import check_writer
from forms_app.reporting.permissions import Act, may, may_fill
from forms_app.reporting.pinned_forms import form_of
from forms_app.reporting.sending import envelope_of


@dataclass(frozen=True, slots=True)
class Source:
    """Another report of the author: its newest version, or the draft where nothing was sent yet. `same_subject`: it is on the
    same instruments."""

    report: Report
    sent: Submission | None
    same_subject: bool


@dataclass(frozen=True, slots=True)
class AtHand:
    """An answer that could be taken over, to a question that has none yet."""

    question: SameQuestion
    source: Source
    answer: TakenOver


def sources(session: Session, membership: Membership, draft: Draft, library: Library) -> Sequence[Source]:
    """The reports whose answers a person may take over: the last one on the same subject, the newest by each form that is linked
    with this one, and the newest that was sent. A draft, which may have no answer yet, does not hide what was sent."""
    others = other_reports(session, draft.report)
    newest = {one.report_id: one for one in submissions_of(session, [report.id for report in others])}
    linked = _linked(draft, library)
    chosen: dict[tuple[str, bool], Source] = {}
    for report in others:
        code, sent = report.form_version.code, newest.get(report.id)
        same_subject = report.instruments == draft.report.instruments
        reason = "same" if same_subject else code if code in linked else "newest" if sent else ""
        key = (reason, sent is not None)
        if reason and key not in chosen and _readable(session, membership, report, sent):
            chosen[key] = Source(report, sent, same_subject)
    return list(chosen.values())


def at_hand(session: Session, membership: Membership, draft: Draft, found: Sequence[Source]) -> Sequence[AtHand]:
    """The answers that could be taken over, in the form's order: to questions of the person's sections that are not answered and
    are asked, or would be once the others are taken over. A question gets the answer of the source that is first."""
    offered: dict[str, AtHand] = {}
    for source in found:
        for one in _of_source(session, membership, draft, source):
            before = offered.get(one.question.path)
            if before is None or (one.question.declared and not before.question.declared):
                offered[one.question.path] = one
    return asked_with(draft, [offered[path] for _, _, path in draft.definition.walk() if path in offered])


def asked_with(draft: Draft, chosen: Sequence[AtHand]) -> Sequence[AtHand]:
    """Those whose question the form asks once all of them are taken over: not what follows on an answer that is not there."""
    together = dict(draft.sheet)
    for one in chosen:
        together.update(one.answer.values)
    asked = visible(draft.definition, together, draft.facts).questions
    return [one for one in chosen if one.question.path in asked]


def take_over(uow: UnitOfWork, membership: Membership, draft: Draft, chosen: Sequence[AtHand]) -> None:
    """Save these answers in the draft. Raises NotAllowedError; ConflictError `changed-meanwhile` where somebody saves at the same
    moment."""
    for one in chosen:
        for address, value in one.answer.values.items():
            check_writer(uow, membership, draft, address)
            language = one.answer.languages.get(address)
            stored = draft.answers.get(address)
            saved = save_answer(
                uow,
                draft.report.id,
                address,
                value,
                language=None if language == draft.report.language else language,
                person_id=membership.person_id,
                seen_revision=stored.revision if stored else 0,
            )
            if isinstance(saved, Conflict):
                raise ConflictError("changed-meanwhile", {"key": draft.report.key})


def _linked(draft: Draft, library: Library) -> frozenset[str]:
    """The codes of the forms that are linked with a draft's, whichever of the two says so."""
    mine = draft.definition.form
    latest = (library.latest(code) for code in library.codes)
    others = (form.definition for form in latest if form is not None)
    return linked_forms(draft.definition) | {one.form for one in others if mine in linked_forms(one)}


def _readable(session: Session, membership: Membership, report: Report, sent: Submission | None) -> bool:
    """Whether the person may read it. A draft is read whole or not at all: not by those who were asked for some sections."""
    if sent is not None:
        return may(session, membership, Act.READ_SUBMISSION, sent)
    return may(session, membership, Act.READ_DRAFT, report) and not membership.sections


def _of_source(session: Session, membership: Membership, draft: Draft, source: Source) -> Iterator[AtHand]:
    theirs = form_of(source.report.form_version).definition
    told: Told | None = None
    answered = {address.path for address in draft.sheet}
    for one in same_questions(draft.definition, theirs, same_subject=source.same_subject):
        if one.path in answered or not may_fill(membership, one.path.partition(".")[0]):
            continue
        told = told or _told(session, source)
        answer = taken_over(draft.definition, one.path, told, one.other, draft.known, new_row_id)
        if answer is not None:
            yield AtHand(one, source, answer)


def _told(session: Session, source: Source) -> Told:
    """What a report says: as it was sent, or as its draft would be."""
    if source.sent is not None:
        envelope = from_document(json.loads(source.sent.content))
    else:
        envelope = envelope_of(read_draft(session, source.report, source.report.form_language), None)
    return Told(envelope.answers, envelope.language, envelope.languages)
