"""How far a draft has come, and what its review page has to say."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from forms_app.answers.address import WITHIN, Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts, Known
from forms_app.answers.kinds import kind_of
from forms_app.answers.laws import is_law_reference, with_laws
from forms_app.answers.placing import asked_at, place_of
from forms_app.answers.problems import AnswerProblem, UnreadableError
from forms_app.answers.sendable import sendable
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import Visible, visible
from forms_app.definitions.form import Definition, Section, columns_of
from forms_app.definitions.questions import (
    ColumnQuestion,
    CommentReplyQuestion,
    InnerRowsQuestion,
    Question,
    RowsQuestion,
    TableQuestion,
)
from forms_app.definitions.severity import Severity


@dataclass(frozen=True, slots=True)
class Progress:
    """Of one section: how many questions are asked, how many of them are answered, and how many answers are missed.

    A table counts as one question; each pending point of a comment counts as one. What would not be sent is no answer: a table
    whose rows say nothing, a reference to a law that was taken away.
    """

    asked: int
    answered: int
    missing_expected: int  # not answered though required or expected


def progress(definition: Definition, sheet: Sheet, facts: Facts) -> Mapping[str, Progress]:
    """The progress of every section that is shown, by its id, in the form's order."""
    shown = visible(definition, sheet, facts)
    return progress_of(definition, sendable(definition, sheet, facts, shown), facts, shown)


def progress_of(definition: Definition, sent: Sheet, facts: Facts, shown: Visible) -> Mapping[str, Progress]:
    """The same where it is known already what is shown, and what of the answers would be sent."""
    return {
        section.id: _section_progress(section, sent, facts, shown)
        for section in definition.sections
        if section.id in shown.sections
    }


def _section_progress(section: Section, sent: Sheet, facts: Facts, shown: Visible) -> Progress:
    asked = answered = missing = 0
    for question in section.answerable:
        path = f"{section.id}.{question.id}"
        if path not in shown.questions:
            continue
        places = _places(question, path, facts)
        given = sum(place in sent for place in places)
        asked, answered = asked + len(places), answered + given
        if isinstance(question, CommentReplyQuestion) or question.missing in (Severity.ERROR, Severity.EXPECTED):
            missing += len(places) - given
    return Progress(asked, answered, missing)


def _places(question: Question, path: str, facts: Facts) -> tuple[Address, ...]:
    if isinstance(question, CommentReplyQuestion):
        return tuple(Address(path, point.key) for point in facts.pending)
    return (Address(path),)


def findings(definition: Definition, sheet: Sheet, facts: Facts, known: Known) -> tuple[AnswerProblem, ...]:
    """Everything missing, unreadable or doubtful in what is shown, in the form's order; then where answers do not agree.

    Only a missing answer to a required question and a value that cannot be read are errors; the rest travels with the
    report. `known` holds the codes and files that exist; the laws are taken from the draft.
    """
    seen = visible(definition, sheet, facts)
    return findings_of(definition, sheet, sendable(definition, sheet, facts, seen), facts, known, seen)


def findings_of(
    definition: Definition, sheet: Sheet, sent: Sheet, facts: Facts, known: Known, seen: Visible
) -> tuple[AnswerProblem, ...]:
    """The same where it is known already what is shown, and what of the answers would be sent."""
    shown = seen.questions
    known = with_laws(known, sent)
    found: list[AnswerProblem] = []
    for _, question, path in definition.walk():
        if path not in shown or not question.answerable:
            continue
        if isinstance(question, CommentReplyQuestion):
            found += _of_replies(question, path, sheet, facts, known)
            continue
        if isinstance(question, RowsQuestion):
            found += _of_rows(question, Address(path), _Tabled(sheet, sent, known, seen))
        else:
            found += _of_answer(question, Address(path), sheet, known)
    return (*found, *failed_checks(definition, sent, seen.hidden_cells))


def _of_replies(question: CommentReplyQuestion, path: str, sheet: Sheet, facts: Facts, known: Known) -> Iterator[AnswerProblem]:
    for point in facts.pending:
        address = Address(path, point.key)
        if sheet.get(address) is None:
            params: dict[str, str | int] = {"comment": point.comment, "point": point.point}
            yield AnswerProblem(address, "unanswered-point", Severity.EXPECTED, params=params)
        else:
            yield from _of_answer(question, address, sheet, known)


@dataclass(frozen=True, slots=True)
class _Tabled:
    """What is looked at to judge a table: the draft, the part of it that would be sent, the codes known, what is shown."""

    sheet: Sheet
    sent: Sheet
    known: Known
    seen: Visible


def _of_rows(question: RowsQuestion, here: Address, tabled: _Tabled) -> Iterator[AnswerProblem]:
    """What there is to say of the answer that is a table: it is missing while no row says anything."""
    rows = tuple(_of_table(question, here, tabled))
    is_silent = here not in tabled.sent and all(problem.code == "empty-row" for problem in rows)
    yield from _of_answer(question, here, {} if is_silent else tabled.sheet, tabled.known)
    yield from rows


def _of_table(question: TableQuestion, here: Address, tabled: _Tabled) -> Iterator[AnswerProblem]:
    kept = tabled.sent.get(here) or ()
    for row in tabled.sheet.get(here) or ():
        yield from _of_row(question, here, row, tabled, sent=row in kept)


def _of_row(question: TableQuestion, here: Address, row: str, tabled: _Tabled, *, sent: bool) -> Iterator[AnswerProblem]:
    """What there is to say of a row. Of one that is not sent, only why: what stands in it is faulty, or nothing does."""
    found: list[AnswerProblem] = []
    for column in question.columns:
        cell = here.cell(column.id, row)
        if cell in tabled.seen.hidden_cells or not (sent or tabled.sheet.get(cell) is not None):
            continue
        found += _of_answer(column, cell, tabled.sheet, tabled.known)
        if isinstance(column, InnerRowsQuestion):
            found += _of_table(column, cell, tabled)
    if not sent and all(problem.code == "empty-row" for problem in found):  # nor does any table within it
        found.clear()
        found.append(AnswerProblem(here.whole(row), "empty-row", Severity.ADVICE))
    yield from found


def _of_answer(question: Question | ColumnQuestion, address: Address, sheet: Sheet, known: Known) -> tuple[AnswerProblem, ...]:
    value = sheet.get(address)
    if value is None:
        return () if question.missing is None else (AnswerProblem(address, "missing", question.missing),)
    kind = kind_of(question)
    try:
        kind.read(question, value, address, known)
    except UnreadableError as error:
        # A law taken off the list leaves its references behind; that must not keep a report from being sent.
        severity = Severity.EXPECTED if is_law_reference(question) else Severity.ERROR
        return tuple(replace(problem, severity=severity) for problem in error.problems)
    return kind.doubts(question, value, address)


def hidden_answers(definition: Definition, sheet: Sheet, facts: Facts) -> tuple[Address, ...]:
    """Answers that are kept but will not be sent, because their question is hidden now or their point is not pending.

    In the form's order, in a table entry by entry; a hidden table stands once, without its cells; a cell that is hidden in its
    row stands alone.
    """
    shown = visible(definition, sheet, facts)
    pending = {point.key for point in facts.pending}
    hidden: list[Address] = []
    for address, value in sheet.items():
        if value is None:
            continue
        question = asked_at(definition, address)
        stale = isinstance(question, CommentReplyQuestion) and address.row not in pending
        is_cell = definition.column(address.path) is not None
        if stale or address in shown.hidden_cells or not (is_cell or shown.shows(address)):
            hidden.append(address)
    return tuple(sorted(hidden, key=_reading_order(definition, sheet)))


def _reading_order(definition: Definition, sheet: Sheet) -> Callable[[Address], tuple[int, list[int], int, str]]:
    """What to sort addresses by: the place of the question, of the entries of its table, of the column, then the point."""
    paths = (at for _, question, path in definition.walk() for at in (path, *(one for one, *_ in columns_of(question, path))))
    places = {path: place for place, path in enumerate(paths)}

    def key(address: Address) -> tuple[int, list[int], int, str]:
        question = ".".join(address.path.split(".")[:2])
        table = address.table if definition.column(address.path) is not None else None
        entries = place_of(sheet, *table).split(WITHIN) if table is not None else []
        last = len(places)
        return places.get(question, last), [int(one) for one in entries], places.get(address.path, last), address.row or ""

    return key
