"""Saved selections: what the Office compiles again and again, under a name. Whoever may compile sees, uses and removes them."""

from collections.abc import Sequence

from forms_app.records.audit import audit
from forms_app.records.people import Membership
from forms_app.records.queries.selections import saved_selections, selection_by_id
from forms_app.records.selections import NAME_LONGEST, SavedSelection, add_selection
from forms_app.records.unit_of_work import Session, UnitOfWork
from forms_app.reference.names import alphabetical
from forms_app.reporting.errors import ConflictError, NotAllowedError, UnfitError, UnknownError
from forms_app.reporting.permissions import Act, may
from forms_app.reporting.selections import Selection, params_of, selection_of


def save_selection(uow: UnitOfWork, membership: Membership, name: str, selection: Selection) -> SavedSelection:
    """Keep a selection, without its year, under a name.

    Raises NotAllowedError; UnfitError: selection-without-name, selection-name-too-long; ConflictError: selection-name-taken.
    """
    _check(uow, membership)
    name = " ".join(name.split())
    if not name:
        raise UnfitError("selection-without-name")
    if len(name) > NAME_LONGEST:
        raise UnfitError("selection-name-too-long", {"most": NAME_LONGEST})
    kept = {key: value for key, value in params_of(selection).items() if key != "year"}
    saved = SavedSelection(name=name, selection=kept, created_by=membership.person_id, created_at=uow.now)
    if not add_selection(uow.session, saved):
        raise ConflictError("selection-name-taken", {"name": name})
    audit(uow, membership.person_id, "saved-selection", f"selection {saved.id}", name=name)
    return saved


def remove_selection(uow: UnitOfWork, membership: Membership, selection_id: int) -> SavedSelection:
    """Take a saved selection away; what was compiled with it stays. Raises NotAllowedError; UnknownError: unknown-selection."""
    _check(uow, membership)
    saved = selection_by_id(uow.session, selection_id)
    if saved is None:
        raise UnknownError("unknown-selection", {"name": selection_id})
    saved.removed_at = uow.now
    uow.session.flush()
    audit(uow, membership.person_id, "removed-selection", f"selection {saved.id}", name=saved.name)
    return saved


def list_selections(session: Session) -> Sequence[SavedSelection]:
    """Every saved selection, by name."""
    return sorted(saved_selections(session), key=lambda one: alphabetical(one.name))


def of_year(saved: SavedSelection, year: int) -> Selection:
    """What was saved, for the session of a year."""
    return selection_of({**saved.selection, "year": year})


def _check(uow: UnitOfWork, membership: Membership) -> None:
    if not may(uow.session, membership, Act.COMPILE):
        raise NotAllowedError("not-allowed", {"act": Act.COMPILE})
