"""No interleaving of two editors' saves, row additions and conflicts loses a text that was acknowledged."""

from dataclasses import dataclass, field

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from sqlalchemy import func, select
from sqlalchemy.orm import Session, sessionmaker

from forms_app.answers.address import Address
from forms_app.answers.values import Value
from forms_app.records.queries.answers import StoredAnswer, answers_of, history_of
from forms_app.records.reports import Answer, AnswerRevision, Report
from forms_app.records.row_lists import add_row, move_row, new_row_id, remove_row
from forms_app.records.saving import Conflict, save_answer
from forms_app.records.unit_of_work import unit_of_work
from tests.records.samples import Sample, add_sample
from tests.servers.databases import NOW

Sessions = sessionmaker[Session]
TABLE = Address("laws.list")
QUESTIONS = (Address("practice.summary"), Address("practice.decisions"))
EDITORS = st.sampled_from([0, 1])
TEXTS = st.one_of(st.none(), st.sampled_from(["yes", "no", "Loi n° 12"]))


@dataclass
class Editor:
    """What one person's page shows: the revision of each answer as last loaded, and a text that met a conflict."""

    person: int
    seen: dict[Address, int] = field(default_factory=dict)
    refused: dict[Address, tuple[Value, StoredAnswer]] = field(default_factory=dict)


class TwoEditors(RuleBasedStateMachine):
    """Each rule is what one of two people does; the records are compared with what each was told."""

    def __init__(self, sessions: Sessions, sample: Sample) -> None:
        super().__init__()
        self.sessions = sessions
        self.editors = (Editor(sample.first), Editor(sample.second))
        self.acknowledged: dict[Address, list[Value]] = {}
        self.rows: list[str] = []
        self.report = _new_report(sessions, sample)

    def _save(self, editor: Editor, address: Address, value: Value) -> None:
        with self.sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
            saved = save_answer(
                uow,
                self.report,
                address,
                value,
                language=None,
                person_id=editor.person,
                seen_revision=editor.seen.get(address, 0),
            )
        if isinstance(saved, Conflict):
            editor.refused[address] = (value, saved.stored)
            assert saved.stored.value != value
            return
        editor.seen[address] = saved.revision
        editor.refused.pop(address, None)
        self.acknowledged.setdefault(address, []).append(value)

    @rule(who=EDITORS, question=st.sampled_from(QUESTIONS), text=TEXTS)
    def writes(self, who: int, question: Address, text: str | None) -> None:
        self._save(self.editors[who], question, text)

    @rule(who=EDITORS)
    def loads_the_page(self, who: int) -> None:
        with self.sessions() as session:
            self.editors[who].seen = {at: one.revision for at, one in answers_of(session, self.report).items()}

    @precondition(lambda self: any(editor.refused for editor in self.editors))
    @rule(who=EDITORS, keeps_own=st.booleans())
    def decides_a_conflict(self, who: int, keeps_own: bool) -> None:
        editor = self.editors[who]
        for address, (mine, stored) in [*editor.refused.items()]:
            editor.seen[address] = stored.revision
            self._save(editor, address, mine if keeps_own else stored.value)

    @rule(who=EDITORS)
    def adds_a_row(self, who: int) -> None:
        row = new_row_id()
        with self.sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
            add_row(uow, self.report, TABLE, row, self.editors[who].person, most=100)
        self.rows.append(row)

    @precondition(lambda self: self.rows)
    @rule(who=EDITORS, data=st.data())
    def takes_a_row_off(self, who: int, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(self.rows))
        with self.sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
            remove_row(uow, self.report, TABLE, row, self.editors[who].person)
        self.rows.remove(row)

    @precondition(lambda self: self.rows)
    @rule(who=EDITORS, by=st.sampled_from([-1, 1]), data=st.data())
    def moves_a_row(self, who: int, by: int, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(self.rows))
        with self.sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
            move_row(uow, self.report, TABLE, row, self.editors[who].person, by=by)
        place = self.rows.index(row) + by
        self.rows.remove(row)
        self.rows.insert(max(place, 0), row)

    @precondition(lambda self: self.rows)
    @rule(who=EDITORS, text=TEXTS, data=st.data())
    def writes_in_a_row(self, who: int, text: str | None, data: st.DataObject) -> None:
        self._save(self.editors[who], Address("laws.list.title", data.draw(st.sampled_from(self.rows))), text)

    @invariant()
    def every_acknowledged_text_is_in_the_records(self) -> None:
        with self.sessions() as session:
            for address, texts in self.acknowledged.items():
                kept = [one.value for one in history_of(session, self.report, address)]
                assert {text for text in texts if text is not None} <= set(kept)

    @invariant()
    def an_answer_is_what_was_acknowledged_last(self) -> None:
        with self.sessions() as session:
            stored = answers_of(session, self.report)
        for address, texts in self.acknowledged.items():
            assert (stored[address].value if address in stored else None) == texts[-1]

    @invariant()
    def the_rows_are_those_that_were_added_and_not_taken_off(self) -> None:
        with self.sessions() as session:
            stored = answers_of(session, self.report).get(TABLE)
        assert ((stored.value if stored else None) or []) == self.rows

    @invariant()
    def each_answer_points_to_its_newest_revision_and_none_is_missing(self) -> None:
        newest = select(func.max(AnswerRevision.n), func.count()).where(AnswerRevision.answer_id == Answer.id)
        statement = select(Answer.revision, *[newest.with_only_columns(one).scalar_subquery() for one in newest.selected_columns])
        with self.sessions() as session:
            for revision, last, count in session.execute(statement.where(Answer.report_id == self.report)):
                assert revision == last == count


def test_no_interleaving_of_two_editors_loses_an_acknowledged_text(sessions: Sessions) -> None:
    sample = add_sample(sessions)
    run_state_machine_as_test(
        lambda: TwoEditors(sessions, sample),  # type: ignore[arg-type]  # anything that makes a machine will do
        settings=settings(max_examples=15, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)),
    )


def _new_report(sessions: Sessions, sample: Sample) -> int:
    """A report of its own for each example."""
    with sessions() as session, unit_of_work(session, now=NOW, writes=True) as uow:
        report = Report(
            key=f"XAA-C029-2026-{new_row_id()}",
            author_id=sample.party,
            form_version_id=sample.form_version,
            procedure="article-22",
            unit_code="XAA",
            instruments="C029",
            year=2026,
            facts={},
            form_language="en",
            language="en",
            created_at=NOW,
        )
        uow.session.add(report)
        uow.session.flush()
        return report.id
