"""Filling in: one answer at a time, judged once, saved with its revision."""

from dataclasses import dataclass

from forms_app.answers.address import Address
from forms_app.answers.kind import Parts
from forms_app.answers.kinds import kind_of
from forms_app.answers.placing import asked_at
from forms_app.answers.problems import AnswerProblem, UnreadableError
from forms_app.answers.values import Value
from forms_app.definitions.canonical import canonical_json
from forms_app.definitions.questions import ColumnQuestion, CommentReplyQuestion, InnerRowsQuestion, Question, RowsQuestion
from forms_app.records.people import Membership
from forms_app.records.queries.answers import StoredAnswer, history_of
from forms_app.records.saving import Conflict, Saved, save_answer
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.drafts import Draft
from forms_app.reporting.errors import NotAllowedError, UnfitError
from forms_app.reporting.permissions import Act, may, may_fill


@dataclass(frozen=True, slots=True)
class Filled:
    """The answer stands in the records as it was sent. `stored` is None where it is empty and never was anything else."""

    address: Address
    stored: StoredAnswer | None


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Nothing was saved: what was typed cannot be read as an answer."""

    problems: tuple[AnswerProblem, ...]


def fill(
    uow: UnitOfWork,
    membership: Membership,
    draft: Draft,
    address: Address,
    parts: Parts,
    *,
    seen_revision: int,
    language: str | None,
    touched: bool = True,
) -> Filled | Conflict | Unreadable:
    """Save what a page sent for one answer.

    `seen_revision` is the revision the page showed, 0 where it showed none; `language` (BCP 47) is None for the
    report's, and means nothing where the answer is no text. With `touched` false the page sends whatever stands in its
    boxes: what is still as it was seen is left alone, even where somebody else has changed it since. Raises
    NotAllowedError; UnfitError where the form asks nothing at the address, or the draft has no such row or point.
    """
    question = answerable_at(uow, membership, draft, address)
    kind = kind_of(question)
    try:
        value: Value = kind.read(question, kind.from_parts(question, parts), address, draft.known)
    except UnreadableError as error:
        return Unreadable(error.problems)
    if value is None or language == draft.report.language or not kind.has_language(question, address):
        language = None
    stored = draft.answers.get(address)
    if not touched and _as_seen(uow, draft, address, seen_revision, (value, language)):
        return Filled(address, stored)
    saved = save_answer(
        uow, draft.report.id, address, value, language=language, person_id=membership.person_id, seen_revision=seen_revision
    )
    if isinstance(saved, Conflict):
        return saved
    return Filled(address, _stored(uow, membership, stored, saved, value, language))


def _stored(
    uow: UnitOfWork, membership: Membership, before: StoredAnswer | None, saved: Saved, value: Value, language: str | None
) -> StoredAnswer | None:
    """What the records now hold: what they held before where nothing had to be stored."""
    if saved.revision == (before.revision if before else 0):
        return before
    return StoredAnswer(saved.revision, value, language, membership.person.name, uow.now)


def _as_seen(uow: UnitOfWork, draft: Draft, address: Address, revision: int, sent: tuple[Value, str | None]) -> bool:
    """Whether what was sent is what stood at the revision the page had seen."""
    stored = draft.answers.get(address)
    if stored is not None and stored.revision != revision:
        stored = next((one for one in history_of(uow.session, draft.report.id, address) if one.revision == revision), None)
    seen = (stored.value, stored.language) if stored is not None else (None, None)
    return canonical_json(seen) == canonical_json(sent)


def answerable_at(uow: UnitOfWork, membership: Membership, draft: Draft, address: Address) -> Question | ColumnQuestion:
    """What the person is about to answer. Raises as `fill`."""
    check_writer(uow, membership, draft, address)
    question = asked_at(draft.definition, address)
    # Which rows a table has is changed by acts, never overwritten.
    if question is None or isinstance(question, RowsQuestion | InnerRowsQuestion) or not _stands(uow, draft, question, address):
        raise UnfitError("unknown-path", {"path": str(address)[:200]})
    return question


def _stands(uow: UnitOfWork, draft: Draft, question: Question | ColumnQuestion, address: Address) -> bool:
    """Whether the draft has the row, or the request the point. A row that a colleague took off meanwhile counts: what was
    written in it must not be lost."""
    if isinstance(question, CommentReplyQuestion):
        return any(point.key == address.row for point in draft.facts.pending)
    return has_row(uow, draft, address)


def has_row(uow: UnitOfWork, draft: Draft, address: Address) -> bool:
    """Whether the row of a cell stands in its table, or once did; and, for a table within a row, that row too."""
    if address.table is None:
        return True
    table, row = address.table
    stands = row in (draft.sheet.get(table) or ())
    if not stands:
        stands = any(row in (past.value or ()) for past in history_of(uow.session, draft.report.id, table))
    return stands and has_row(uow, draft, table)


def check_writer(uow: UnitOfWork, membership: Membership, draft: Draft, address: Address) -> None:
    """Raises NotAllowedError unless the membership may write in the section of the address."""
    allowed = may(uow.session, membership, Act.FILL, draft.report)
    if not (allowed and may_fill(membership, address.path.partition(".")[0])):
        raise NotAllowedError("not-allowed", {"act": Act.FILL})
