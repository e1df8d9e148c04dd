"""Two people who change a table at the same moment both get what they asked for."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy.orm import Session, sessionmaker

from forms_app.answers.address import Address
from forms_app.records.queries.answers import answers_of, history_of
from forms_app.records.row_lists import add_row, move_row, new_row_id, remove_row
from forms_app.records.saving import Saved, save_answer
from forms_app.records.unit_of_work import unit_of_work
from tests.records.samples import Sample, add_sample
from tests.servers.databases import NOW

Sessions = sessionmaker[Session]
TABLE = "laws.list"
CELL = Address("laws.list.title", "aaaaaaaa")


@pytest.fixture
def sample(sessions: Sessions) -> Sample:
    return add_sample(sessions)


def _rows(sessions: Sessions, sample: Sample) -> object:
    with sessions() as session:
        stored = answers_of(session, sample.report).get(Address(TABLE))
    return stored.value if stored else None


def _add(sessions: Sessions, sample: Sample, row: str, most: int = 100) -> Saved:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        return add_row(uow, sample.report, Address(TABLE), row, sample.first, most=most)


def _remove(sessions: Sessions, sample: Sample, row: str) -> Saved:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        return remove_row(uow, sample.report, Address(TABLE), row, sample.first)


def _move(sessions: Sessions, sample: Sample, row: str, by: int) -> Saved:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        return move_row(uow, sample.report, Address(TABLE), row, sample.first, by=by)


def test_rows_are_added_at_the_end_taken_off_and_moved(sessions: Sessions, sample: Sample) -> None:
    for row in ("a", "b", "c"):
        _add(sessions, sample, row)
    assert _move(sessions, sample, "c", -1) == Saved(4)
    assert _rows(sessions, sample) == ["a", "c", "b"]
    assert _move(sessions, sample, "a", 5) == Saved(5)
    assert _rows(sessions, sample) == ["c", "b", "a"]
    assert _remove(sessions, sample, "b") == Saved(6)
    assert _rows(sessions, sample) == ["c", "a"]


def test_a_change_that_changes_nothing_makes_no_revision(sessions: Sessions, sample: Sample) -> None:
    assert _remove(sessions, sample, "a") == Saved(0)
    _add(sessions, sample, "a")
    for saved in (_add(sessions, sample, "a"), _remove(sessions, sample, "b"), _move(sessions, sample, "a", -1)):
        assert saved == Saved(1)


def test_a_full_table_takes_no_more_rows(sessions: Sessions, sample: Sample) -> None:
    _add(sessions, sample, "a", most=1)
    assert _add(sessions, sample, "b", most=1) == Saved(1)
    assert _rows(sessions, sample) == ["a"]


def test_eight_people_add_rows_at_once_and_none_is_lost(sessions: Sessions, sample: Sample) -> None:
    rows = [new_row_id() for _ in range(24)]
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda row: _add(sessions, sample, row), rows))
    stored = _rows(sessions, sample)
    assert isinstance(stored, list)
    assert sorted(stored) == sorted(rows)


def test_rows_added_and_taken_off_at_once_do_not_undo_each_other(sessions: Sessions, sample: Sample) -> None:
    old, new = [f"old{number}" for number in range(6)], [f"new{number}" for number in range(6)]
    for row in old:
        _add(sessions, sample, row)
    with ThreadPoolExecutor(6) as pool:
        removed = [pool.submit(_remove, sessions, sample, row) for row in old]
        added = [pool.submit(_add, sessions, sample, row) for row in new]
        for act in (*removed, *added):
            act.result()
    stored = _rows(sessions, sample)
    assert isinstance(stored, list)
    assert sorted(stored) == new


def test_the_cells_of_a_row_taken_off_stay_in_the_records(sessions: Sessions, sample: Sample) -> None:
    _add(sessions, sample, "aaaaaaaa")
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        save_answer(uow, sample.report, CELL, "Labour Act", language=None, person_id=sample.first, seen_revision=0)
    _remove(sessions, sample, "aaaaaaaa")
    with sessions() as session:
        assert [one.value for one in history_of(session, sample.report, CELL)] == ["Labour Act"]


def test_row_ids_are_random_and_easy_to_tell_apart() -> None:
    ids = {new_row_id() for _ in range(1000)}
    assert len(ids) == 1000
    assert not {"0", "o", "1", "l", "i"} & set("".join(ids))
