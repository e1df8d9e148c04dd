"""Queries on the answers of a draft: one query for all of them, one for the history of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from forms_app.answers.address import Address
from forms_app.answers.values import Value
from forms_app.records.people import Person
from forms_app.records.reports import Answer, AnswerRevision


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """One revision of an answer: who gave it, when (UTC), in which language (BCP 47; None: the report's).

    `person_name` is '' for what a command entered. A `value` of None says that the answer was cleared.
    """

    revision: int
    value: Value
    language: str | None
    person_name: str
    at: datetime


def answers_of(session: Session, report_id: int) -> Mapping[Address, StoredAnswer]:
    """The newest revision of every answer of a report."""
    statement = (
        select(Answer.path, Answer.row, *_REVISION)
        .join(AnswerRevision, and_(AnswerRevision.answer_id == Answer.id, AnswerRevision.n == Answer.revision))
        .outerjoin(Person, Person.id == AnswerRevision.person_id)
        .where(Answer.report_id == report_id)
        .order_by(Answer.id)
    )
    return {
        Address(path, row or None): StoredAnswer(n, value, language, name or "", at)
        for path, row, n, value, language, name, at in session.execute(statement)
    }


def history_of(session: Session, report_id: int, address: Address) -> Sequence[StoredAnswer]:
    """Every revision of one answer, the newest first."""
    statement = (
        select(*_REVISION)
        .join(Answer, AnswerRevision.answer_id == Answer.id)
        .outerjoin(Person, Person.id == AnswerRevision.person_id)
        .where(Answer.report_id == report_id, Answer.path == address.path, Answer.row == (address.row or ""))
        .order_by(AnswerRevision.n.desc())
    )
    return [StoredAnswer(n, value, language, name or "", at) for n, value, language, name, at in session.execute(statement)]


_REVISION = (AnswerRevision.n, AnswerRevision.value, AnswerRevision.language, Person.name, AnswerRevision.at)
