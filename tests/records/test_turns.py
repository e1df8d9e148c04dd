"""Writers of one process take turns, in the order they came, and none is forgotten."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from sqlalchemy.orm import Session, sessionmaker

from forms_app.records.turns import Turns
from forms_app.records.unit_of_work import unit_of_work
from forms_app.records.work import AuditEntry
from tests.servers.databases import NOW


def test_the_turn_goes_to_the_one_who_has_waited_longest() -> None:
    turns, order, ready = Turns(), [], Barrier(2)
    assert turns.take(1)

    def wait(name: str) -> None:
        if name == "second":
            ready.wait()
        assert turns.take(5)
        order.append(name)
        turns.give_back()

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(wait, "first")
        while not turns._waiting:
            pass
        second = pool.submit(wait, "second")
        ready.wait()
        while len(turns._waiting) < 2:
            pass
        turns.give_back()
        first.result(), second.result()
    assert order == ["first", "second"]
    assert turns.take(0)


def test_who_waited_too_long_leaves_the_queue() -> None:
    turns = Turns()
    assert turns.take(1)
    assert not turns.take(0.01)
    turns.give_back()
    assert turns.take(0)


def test_twenty_writers_at_once_all_write(sessions: sessionmaker[Session]) -> None:
    def write(number: int) -> None:
        for _ in range(5):
            with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
                uow.session.add(AuditEntry(at=NOW, act="sent", subject=str(number), details={}))

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(write, range(20)))
    with sessions() as session:
        assert session.query(AuditEntry).count() == 100


def test_a_writer_that_failed_gives_its_turn_back(sessions: sessionmaker[Session]) -> None:
    for _ in range(3):
        try:
            with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
                uow.session.add(AuditEntry(at=NOW, act="sent", subject="x" * 10, details={}))
                uow.session.flush()
                raise ZeroDivisionError
        except ZeroDivisionError:
            continue
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        uow.session.add(AuditEntry(at=NOW, act="sent", subject="x", details={}))
