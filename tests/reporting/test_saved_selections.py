"""Saved selections: kept without their year, found by everybody who may compile, gone when they are removed."""

from collections.abc import Callable

import pytest

from forms_app.records.people import Membership
from forms_app.records.selections import SavedSelection
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.work import AuditEntry
from forms_app.reporting.errors import ConflictError, NotAllowedError, ReportingError, UnfitError, UnknownError
from forms_app.reporting.saved_selections import list_selections, of_year, remove_selection, save_selection
from forms_app.reporting.selections import Options, Order, Selection
from tests.reporting.desk import Desk
from tests.servers.installation import membership_of

CHOSEN = Selection(2026, region="Africa", theme="Wages", language="fr", options=Options(Order.INSTRUMENT, comments=False))


def names(desk: Desk) -> list[str]:
    with desk.unit(writes=False) as uow:
        return [one.name for one in list_selections(uow.session)]


def test_what_is_saved_is_found_again_for_any_year_until_it_is_removed(desk: Desk) -> None:
    with desk.unit() as uow:
        officer = membership_of(uow.session, desk.made.people["officer"])
        save_selection(uow, officer, "  Wages \n in Africa ", CHOSEN)
        save_selection(uow, officer, "All", Selection(2020))
    assert names(desk) == ["All", "Wages in Africa"]
    with desk.unit() as uow:
        registry = membership_of(uow.session, desk.made.people["registry"])
        saved = list_selections(uow.session)[1]
        assert "year" not in saved.selection
        assert of_year(saved, 2026) == CHOSEN
        assert of_year(saved, 2031).year == 2031
        remove_selection(uow, registry, saved.id)
        with pytest.raises(UnknownError, match="unknown-selection"):
            remove_selection(uow, registry, saved.id)
    assert names(desk) == ["All"]
    with desk.unit() as uow:
        save_selection(uow, membership_of(uow.session, desk.made.people["registry"]), "Wages in Africa", CHOSEN)
        assert uow.session.query(SavedSelection).count() == 3  # what was removed is kept, out of sight
        entries = uow.session.query(AuditEntry).filter(AuditEntry.act.like("%-selection")).order_by(AuditEntry.id)
        assert [(one.act, one.details["name"], one.person_id) for one in entries] == [
            ("saved-selection", "Wages in Africa", desk.made.people["officer"]),
            ("saved-selection", "All", desk.made.people["officer"]),
            ("removed-selection", "Wages in Africa", desk.made.people["registry"]),
            ("saved-selection", "Wages in Africa", desk.made.people["registry"]),
        ]


@pytest.mark.parametrize(
    ("name", "refusal", "code"),
    [
        (" \t", UnfitError, "selection-without-name"),
        ("n" * 81, UnfitError, "selection-name-too-long"),
        ("Taken", ConflictError, "selection-name-taken"),
    ],
)
def test_a_name_is_needed_that_fits_and_is_free(desk: Desk, name: str, refusal: type[ReportingError], code: str) -> None:
    with desk.unit() as uow:
        officer = membership_of(uow.session, desk.made.people["officer"])
        save_selection(uow, officer, "Taken", CHOSEN)
        with pytest.raises(refusal, match=code):
            save_selection(uow, officer, name, CHOSEN)
        save_selection(uow, officer, "Free", CHOSEN)  # what was refused spoils nothing of the transaction
    assert names(desk) == ["Free", "Taken"]


@pytest.mark.parametrize("who", ["xaa.focal", "xaa.workers", "expert", "administrator", "editor"])
@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_who_may_not_compile_neither_saves_nor_removes(desk: Desk, who: str) -> None:
    with desk.unit() as uow:
        saved = save_selection(uow, membership_of(uow.session, desk.made.people["officer"]), "Kept", CHOSEN)
        stranger = membership_of(uow.session, desk.made.people[who])
        acts: list[Callable[[UnitOfWork, Membership], object]] = [
            lambda uow, member: save_selection(uow, member, "Mine", CHOSEN),
            lambda uow, member: remove_selection(uow, member, saved.id),
        ]
        for act in acts:
            with pytest.raises(NotAllowedError):
                act(uow, stranger)
    assert names(desk) == ["Kept"]
