"""Saving one answer: an insert into its revisions, and a pointer moved only from the revision that was judged."""

from dataclasses import dataclass

from sqlalchemy import and_, select, update
from sqlalchemy.exc import IntegrityError

from forms_app.answers import merging
from forms_app.answers.address import Address
from forms_app.answers.values import Value
from forms_app.records.holding import hold_report
from forms_app.records.queries.answers import StoredAnswer, history_of
from forms_app.records.reports import Answer, AnswerRevision
from forms_app.records.unit_of_work import UnitOfWork

_TRIES = 5  # how often a save is judged anew when another one came between


@dataclass(frozen=True, slots=True)
class Saved:
    """The answer now stands at this revision: one that was just made, or the one that held the same value already."""

    revision: int


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody saved another value meanwhile; nothing was stored."""

    stored: StoredAnswer


class TooBusyError(Exception):
    """Others kept saving the same answer; the page tries again."""


def save_answer(
    uow: UnitOfWork,
    report_id: int,
    address: Address,
    value: Value,
    *,
    language: str | None,
    person_id: int | None,
    seen_revision: int,
) -> Saved | Conflict:
    """Store a value that was read (None clears the answer), by one who saw `seen_revision` (0: none).

    Two saves at the same moment are judged one after the other, on both databases. Raises TooBusyError.
    """
    hold_report(uow, report_id)
    for _ in range(_TRIES):
        stored = _stored(uow, report_id, address)
        # The language belongs to what was written: the same words said to be in another one are another answer.
        judgement = merging.judge_save(stored.n, [stored.value, stored.language], seen_revision, [value, language])
        match judgement:
            case merging.Unchanged():
                return Saved(stored.n)
            case merging.Conflict():
                return Conflict(history_of(uow.session, report_id, address)[0])
            case merging.Accept():
                if _insert(uow, report_id, address, stored, value, language, person_id):
                    return Saved(stored.n + 1)
    raise TooBusyError(str(address))


@dataclass(frozen=True, slots=True)
class _Stored:
    answer_id: int | None
    n: int
    value: Value
    language: str | None


def _stored(uow: UnitOfWork, report_id: int, address: Address) -> _Stored:
    row = uow.session.execute(
        select(Answer.id, Answer.revision, AnswerRevision.value, AnswerRevision.language)
        .join(AnswerRevision, and_(AnswerRevision.answer_id == Answer.id, AnswerRevision.n == Answer.revision))
        .where(Answer.report_id == report_id, Answer.path == address.path, Answer.row == (address.row or ""))
    ).one_or_none()
    return _Stored(None, 0, None, None) if row is None else _Stored(*row)


def _insert(
    uow: UnitOfWork,
    report_id: int,
    address: Address,
    stored: _Stored,
    value: Value,
    language: str | None,
    person_id: int | None,
) -> bool:
    """Insert the next revision and point to it; False where another save came first."""
    n = stored.n + 1
    try:
        with uow.session.begin_nested():
            answer_id = stored.answer_id or _new_answer(uow, report_id, address)
            revision = AnswerRevision(answer_id=answer_id, n=n, value=value, language=language, person_id=person_id, at=uow.now)
            uow.session.add(revision)
            uow.session.flush()
            if stored.answer_id is not None:
                uow.session.execute(update(Answer).where(Answer.id == answer_id).values(revision=n))
    except IntegrityError:  # the unique (report, path, row) or (answer, n): somebody was first
        return False
    return True


def _new_answer(uow: UnitOfWork, report_id: int, address: Address) -> int:
    answer = Answer(report_id=report_id, path=address.path, row=address.row or "", revision=1)
    uow.session.add(answer)
    uow.session.flush()
    return answer.id
