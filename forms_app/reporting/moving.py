"""Moving a draft to a newer version of its form: what changes is known before, and no answer is lost.

An answer stays where its path still asks for the same kind. Where a question says that it takes the place of an earlier one
(`was`), the answer is carried over as a new revision. All others stay in the records, and come back should the draft's form
ever ask for them again.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from forms_app.answers.address import Address
from forms_app.answers.placing import asked_at
from forms_app.definitions.comparing import Change, compare
from forms_app.definitions.form import Definition, Form, columns_of
from forms_app.definitions.library import Library, version_order
from forms_app.records.audit import audit
from forms_app.records.holding import hold_report
from forms_app.records.people import Membership
from forms_app.records.queries.people import person_by_email
from forms_app.records.queries.submissions import submission_n
from forms_app.records.reports import Report
from forms_app.records.saving import Conflict, save_answer
from forms_app.records.unit_of_work import Session, UnitOfWork
from forms_app.reporting.drafts import Draft
from forms_app.reporting.errors import ConflictError, NotAllowedError, UnknownError
from forms_app.reporting.permissions import Act, may, may_move
from forms_app.reporting.pinned_forms import pin


@dataclass(frozen=True, slots=True)
class Move:
    """What a move would do: the changes of the form, the answers carried to another address, and those no longer asked."""

    form: Form
    changes: tuple[Change, ...]
    carried: Mapping[Address, Address]
    left: tuple[Address, ...]


def newer_form(session: Session, draft: Draft, library: Library) -> Form | None:
    """The newest published version, where that is newer than the draft's and nothing of the report was sent."""
    form = library.latest(draft.definition.form, published=True)
    if form is None or version_order(form.definition.version) <= version_order(draft.definition.version):
        return None
    return None if submission_n(session, draft.report.id, 1) is not None else form


def offered(session: Session, draft: Draft, library: Library) -> Move | None:
    """The move to that version; None where there is none."""
    form = newer_form(session, draft, library)
    return None if form is None else planned(draft, form)


def move_of(session: Session, draft: Draft, library: Library) -> Move:
    """The same. Raises ConflictError: already-sent; UnknownError: no-newer-version."""
    to = offered(session, draft, library)
    if to is not None:
        return to
    _check_unsent(session, draft.report)
    form, version = draft.definition.form, draft.definition.version
    raise UnknownError("no-newer-version", {"key": draft.report.key, "form": form, "version": version})


def mover(session: Session, email: str, report: Report) -> Membership:
    """The membership by which the person of an address may move a draft. Raises NotAllowedError: no-mover."""
    person = person_by_email(session, email)
    for membership in person.memberships if person and person.active else ():
        if _moves(session, membership, report):
            return membership
    raise NotAllowedError("no-mover", {"email": email[:100], "key": report.key})


def planned(draft: Draft, form: Form) -> Move:
    """What moving a draft to a form would do."""
    carried = dict(_carried(draft, form.definition))
    left = tuple(
        address for address in draft.sheet if address not in carried and not _is_asked(form.definition, draft.definition, address)
    )
    return Move(form, compare(draft.form, form), carried, left)


def move(uow: UnitOfWork, membership: Membership, draft: Draft, to: Move) -> None:
    """Do it. Raises NotAllowedError; ConflictError: already-sent, or where somebody saves at the same moment."""
    report = draft.report
    if not _moves(uow.session, membership, report):
        raise NotAllowedError("not-allowed", {"act": Act.FILL})
    hold_report(uow, report.id)
    _check_unsent(uow.session, report)
    for old, new in to.carried.items():
        answer = draft.answers[old]
        seen = draft.answers[new].revision if new in draft.answers else 0
        saved = save_answer(
            uow,
            report.id,
            new,
            answer.value,
            language=answer.language,
            person_id=membership.person_id,
            seen_revision=seen,
        )
        if isinstance(saved, Conflict):
            raise ConflictError("changed-meanwhile", {"key": report.key})
    report.form_version = pin(uow, to.form)
    uow.session.flush()
    audit(uow, membership.person_id, "moved-draft", report.key, version=to.form.definition.version, carried=len(to.carried))


def _moves(session: Session, membership: Membership, report: Report) -> bool:
    return may(session, membership, Act.FILL, report) and may_move(membership)


def _check_unsent(session: Session, report: Report) -> None:
    if submission_n(session, report.id, 1) is not None:
        raise ConflictError("already-sent", {"reference": f"{report.key}.1"})


def _carried(draft: Draft, newer: Definition) -> Iterator[tuple[Address, Address]]:
    """Answers to questions that newer ones take the place of, each with its new address; nothing that is answered is covered."""
    for _, question, path in newer.walk():
        for was in question.was:
            old = was.removeprefix(f"{draft.definition.form}#")
            before = draft.definition.question(old)
            if before is None or before.kind != question.kind or newer.question(old) is not None:
                continue
            names = {at.removeprefix(path) for at, _table, _column in columns_of(question, path)}
            for address in draft.sheet:
                below = address.path.removeprefix(old)
                is_part = address.path == old or (address.path.startswith(f"{old}.") and below in names)
                new = Address(path + below, address.row)
                if is_part and new not in draft.sheet:
                    yield address, new


def _is_asked(newer: Definition, older: Definition, address: Address) -> bool:
    """Whether the newer form asks at an address for the kind of answer that stands there."""
    before, now = asked_at(older, address), asked_at(newer, address)
    return before is not None and now is not None and before.kind == now.kind
