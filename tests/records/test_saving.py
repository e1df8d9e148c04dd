"""A save is judged against what is stored, kept for ever, and never lost: by threads, in tables, under kill -9."""

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from forms_app.answers.address import Address
from forms_app.answers.values import Value
from forms_app.config import ROOT, Settings
from forms_app.records.queries.answers import StoredAnswer, answers_of, history_of
from forms_app.records.reports import Answer, AnswerRevision
from forms_app.records.saving import Conflict, Saved, save_answer
from forms_app.records.unit_of_work import UnitOfWork, unit_of_work
from tests.records.samples import Sample, add_sample
from tests.servers.databases import NOW

Sessions = sessionmaker[Session]
TEXT = Address("practice.summary")


@pytest.fixture
def sample(sessions: Sessions) -> Sample:
    return add_sample(sessions)


def _save(
    sessions: Sessions, sample: Sample, value: Value, seen: int, *, address: Address = TEXT, language: str | None = None
) -> Saved | Conflict:
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        return save_answer(uow, sample.report, address, value, language=language, person_id=sample.first, seen_revision=seen)


def _history(sessions: Sessions, sample: Sample, address: Address = TEXT) -> list[Value]:
    with sessions() as session:
        return [one.value for one in history_of(session, sample.report, address)]


def test_each_accepted_save_is_a_revision(sessions: Sessions, sample: Sample) -> None:
    assert _save(sessions, sample, "one", 0) == Saved(1)
    assert _save(sessions, sample, "two", 1) == Saved(2)
    assert _save(sessions, sample, None, 2) == Saved(3)
    assert _history(sessions, sample) == [None, "two", "one"]
    with sessions() as session:
        assert answers_of(session, sample.report) == {TEXT: StoredAnswer(3, None, None, "First", NOW)}


def test_a_stale_save_returns_what_is_stored_and_stores_nothing(sessions: Sessions, sample: Sample) -> None:
    _save(sessions, sample, "one", 0, language="fr")
    assert _save(sessions, sample, "other", 0) == Conflict(StoredAnswer(1, "one", "fr", "First", NOW))
    assert _history(sessions, sample) == ["one"]


def test_a_stale_save_of_the_stored_value_succeeds(sessions: Sessions, sample: Sample) -> None:
    _save(sessions, sample, "one", 0)
    _save(sessions, sample, "two", 1)
    assert _save(sessions, sample, "two", 0) == Saved(2)
    assert _history(sessions, sample) == ["two", "one"]


def test_the_same_words_in_another_language_are_another_answer(sessions: Sessions, sample: Sample) -> None:
    _save(sessions, sample, "non", 0)
    assert _save(sessions, sample, "non", 1, language="fr") == Saved(2)


def test_clearing_what_was_never_given_stores_nothing(sessions: Sessions, sample: Sample) -> None:
    assert _save(sessions, sample, None, 0) == Saved(0)
    assert _history(sessions, sample) == []


def test_values_come_back_as_they_were_saved(sessions: Sessions, sample: Sample) -> None:
    for seen, value in enumerate(["naïve\u2029\U0001f600", 3, "3", True, ["b", "a"], {"from": "2023-06-01", "to": None}]):
        _save(sessions, sample, value, seen)
        with sessions() as session:
            stored = answers_of(session, sample.report)[TEXT]
        assert (stored.value, type(stored.value), stored.revision) == (value, type(value), seen + 1)


def test_reports_rows_and_questions_have_answers_of_their_own(sessions: Sessions, sample: Sample) -> None:
    addresses = [TEXT, Address("laws.list.title", "aaaaaaaa"), Address("laws.list.title", "bbbbbbbb")]
    for address in addresses:
        _save(sessions, sample, str(address), 0, address=address)
    with sessions() as session:
        assert {at: one.value for at, one in answers_of(session, sample.report).items()} == {at: str(at) for at in addresses}
        assert answers_of(session, sample.other_report) == {}


def test_eight_writers_of_one_answer_are_judged_one_after_the_other(sessions: Sessions, sample: Sample) -> None:
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(lambda number: _save(sessions, sample, f"by {number}", 0), range(8)))
    saved = [number for number, result in enumerate(results) if isinstance(result, Saved)]
    assert len(saved) == 1
    assert _history(sessions, sample) == [f"by {saved[0]}"]
    assert [one.stored.value for one in results if isinstance(one, Conflict)] == [f"by {saved[0]}"] * 7


def test_eight_writers_who_mend_their_conflicts_lose_no_text(sessions: Sessions, sample: Sample) -> None:
    def write(writer: int) -> list[str]:
        acknowledged: list[str] = []
        seen = 0
        while len(acknowledged) < 5:
            text = f"{writer}.{len(acknowledged)}"
            match _save(sessions, sample, text, seen):
                case Saved(revision):
                    acknowledged.append(text)
                    seen = revision
                case Conflict(stored):
                    seen = stored.revision
        return acknowledged

    with ThreadPoolExecutor(8) as pool:
        acknowledged = [text for texts in pool.map(write, range(8)) for text in texts]
    assert sorted(map(str, _history(sessions, sample))) == sorted(acknowledged)
    with sessions() as session:
        assert session.scalars(select(AnswerRevision.n).order_by(AnswerRevision.n)).all() == list(range(1, 41))
        assert session.scalar(select(Answer.revision)) == 40


def test_writers_of_the_same_answers_in_other_orders_do_not_block_each_other(sessions: Sessions, sample: Sample) -> None:
    addresses = [Address(f"practice.question-{number}") for number in range(12)]

    def write_all(writer: int) -> int:
        ordered = addresses if writer % 2 else addresses[::-1]
        with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
            person = sample.first if writer % 2 else sample.second
            results = [
                save_answer(uow, sample.report, one, f"by {writer}", language=None, person_id=person, seen_revision=0)
                for one in ordered
            ]
        return sum(isinstance(one, Saved) for one in results)

    with ThreadPoolExecutor(8) as pool:
        assert sorted(pool.map(write_all, range(8))) == [0] * 7 + [len(addresses)]


def test_a_save_of_a_transaction_that_fails_leaves_nothing(sessions: Sessions, sample: Sample) -> None:
    with sessions() as session, pytest.raises(LookupError), unit_of_work(session, now=NOW, writes=True) as uow:
        _save_and_give_up(uow, sample)
    assert _history(sessions, sample) == []


def _save_and_give_up(uow: UnitOfWork, sample: Sample) -> None:
    saved = save_answer(uow, sample.report, TEXT, "one", language=None, person_id=None, seen_revision=0)
    assert saved == Saved(1)
    raise LookupError


def test_nothing_acknowledged_is_lost_when_the_process_is_killed(sessions: Sessions, sample: Sample, settings: Settings) -> None:
    acknowledged: list[str] = []
    for _ in range(3):
        acknowledged += _saved_until_killed(settings, sample, acknowledged)
    stored = _history(sessions, sample)[::-1]
    assert stored[: len(acknowledged)] == acknowledged
    assert len(stored) <= len(acknowledged) + 1  # the last one may have been stored when the process was killed
    with sessions() as session:
        assert session.scalar(select(Answer.revision)) == len(stored)


def _saved_until_killed(settings: Settings, sample: Sample, before: Sequence[str]) -> list[str]:
    """What a process said it had saved, before it was killed in the middle of its next save."""
    command = [sys.executable, "-m", "tests.records.saving_on", settings.database_url, str(sample.report), str(len(before))]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    read = [process.stdout.readline().strip() for _ in range(10)]
    process.kill()
    rest = process.communicate()[0]
    return [*read, *(line for line in rest.splitlines(keepends=False) if line.endswith("."))]
