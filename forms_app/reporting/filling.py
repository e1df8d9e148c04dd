"""Filling in: one answer at a time, judged once, saved with its revision."""

from dataclasses import dataclass

from forms_app.answers.address import Address
from forms_app.answers.kind import Parts
from forms_app.answers.kinds import kind_of
from forms_app.answers.placing import asked_at
from forms_app.answers.problems import AnswerProblem, UnreadableError
from forms_app.answers.values import Value
from forms_app.records.people import Membership
from forms_app.records.saving import Conflict, Saved, save_answer
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reporting.drafts import Draft
from forms_app.reporting.errors import NotAllowedError, UnfitError
from forms_app.reporting.permissions import Act, may, may_fill


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
) -> Saved | Conflict | Unreadable:
    """Save what a page sent for one answer.

    `seen_revision` is the revision the page showed, 0 where it showed none; `language` (BCP 47) is None for the
    report's. Raises NotAllowedError; UnfitError where nothing in the form stands at the address.
    """
    _check(uow, membership, draft, address)
    question = asked_at(draft.definition, address)
    if question is None or not question.answerable:
        raise UnfitError("unknown-path", {"path": str(address)})
    try:
        value: Value = kind_of(question).read(question, kind_of(question).from_parts(question, parts), address, draft.known)
    except UnreadableError as error:
        return Unreadable(error.problems)
    return save_answer(
        uow, draft.report.id, address, value, language=language, person_id=membership.person_id, seen_revision=seen_revision
    )


def _check(uow: UnitOfWork, membership: Membership, draft: Draft, address: Address) -> None:
    allowed = may(uow.session, membership, Act.FILL, draft.report)
    if not (allowed and may_fill(membership, address.path.partition(".")[0])):
        raise NotAllowedError("not-allowed", {"act": Act.FILL})
