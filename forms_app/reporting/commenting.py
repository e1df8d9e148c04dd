"""Comments of the supervisory bodies, entered from a table: one row for each numbered point."""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from forms_app.answers.languages import is_language_tag
from forms_app.records.audit import audit
from forms_app.records.comments import KINDS, CommentPoint, SupervisoryComment
from forms_app.records.queries.comments import comments_by_id
from forms_app.records.queries.world import load_world
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.reference.cells import RowReader, all_or_nothing, read_rows
from forms_app.reference.problems import Problem
from forms_app.reference.tables import Column, read_table
from forms_app.reporting.table_imports import Imported, RefusedTableError

_COLUMNS = (
    Column("id", required=True),
    Column("kind", required=True),
    Column("unit", required=True),
    Column("instrument", required=True),
    Column("session_year", required=True),
    Column("language", required=True),
    Column("public", required=True),
    Column("closed_in"),
    Column("introduction"),
    Column("point", required=True),
    Column("text", required=True),
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,59}", re.ASCII)
_YEARS = (1927, 2199)  # the Committee of Experts first met in 1927


@dataclass(frozen=True, slots=True)
class CommentHead:
    """What all points of a comment share. `closed_in` is the session after which no reply is awaited any more."""

    id: str
    kind: str
    unit: str
    instrument: str
    session_year: int
    language: str  # BCP 47
    public: bool
    closed_in: int | None
    introduction: str  # Markdown


@dataclass(frozen=True, slots=True)
class CommentRow:
    """One row: a point (counted from 1) and its text in Markdown."""

    line: int
    head: CommentHead
    point: int
    text: str


def read_comments(
    source: bytes, file: str, *, units: Collection[str], instruments: Collection[str]
) -> tuple[tuple[CommentRow, ...], tuple[Problem, ...]]:
    """The points of a CSV file: all of them, or none and every problem of the file.

    Columns: id, kind (observation, direct-request, general-observation, conclusions), unit, instrument, session_year,
    language, public (yes, no), closed_in (a year, or empty), introduction (may be missing), point, text.
    """
    table, problems = read_table(source, file, _COLUMNS)
    points: dict[str, int] = {}
    heads: dict[str, CommentRow] = {}

    def build(row: RowReader) -> CommentRow | None:
        read = _row(row, units, instruments)
        if read is None:
            return None
        row.once("point", f"{read.head.id}#{read.point}", points)
        first = heads.setdefault(read.head.id, read)
        if first.head != read.head:
            row.fail("", "rows-differ", value=read.head.id, first_line=first.line)
        return None if row.problems else read

    return all_or_nothing(*read_rows(table, problems, build))


def import_comments(uow: UnitOfWork, source: bytes, file: str) -> Imported:
    """Enter the comments of a CSV file. One that is there already keeps its words; whether it is public, and when it was
    closed, may change. Raises RefusedTableError with everything there is to mend; then nothing is stored."""
    world = load_world(uow.session)
    rows, problems = read_comments(source, file, units=world.units, instruments=world.instruments)
    present = comments_by_id(uow.session, {row.head.id for row in rows})
    by_comment: dict[str, list[CommentRow]] = {}
    for row in rows:
        by_comment.setdefault(row.head.id, []).append(row)
    problems += tuple(
        Problem(file, points[0].line, "id", "comment-differs", {"value": code})
        for code, points in by_comment.items()
        if code in present and _words_of(present[code]) != _words(points)
    )
    if problems:
        raise RefusedTableError(problems)
    done = _store(uow, by_comment, present)
    audit(uow, None, "imported-comments", file[:120], added=done.added, changed=done.changed)
    return done


def _store(uow: UnitOfWork, by_comment: Mapping[str, list[CommentRow]], present: Mapping[str, SupervisoryComment]) -> Imported:
    changed = 0
    for code, points in by_comment.items():
        head, known = points[0].head, present.get(code)
        if known is None:
            uow.session.add(_comment(uow, head, points))
        elif (known.public, known.closed_in) != (head.public, head.closed_in):
            known.public, known.closed_in = head.public, head.closed_in
            changed += 1
    uow.session.flush()
    return Imported(len(by_comment) - len(present), changed, len(present) - changed)


def _row(row: RowReader, units: Collection[str], instruments: Collection[str]) -> CommentRow | None:
    for column in ("kind", "unit", "instrument", "session_year", "public", "point", "text"):
        row.required(column)
    session_year, closed_in = row.number("session_year", *_YEARS), row.number("closed_in", *_YEARS)
    if session_year and closed_in and closed_in < session_year:
        row.fail("closed_in", "closed-too-early", value=closed_in, session_year=session_year)
    head = CommentHead(
        id=_accepted(row, "id", _is_id, "bad-name"),
        kind=row.one_of("kind", KINDS),
        unit=_known(row, "unit", units),
        instrument=_known(row, "instrument", instruments),
        session_year=session_year or 0,
        language=_accepted(row, "language", is_language_tag, "bad-language"),
        public=row.yes_no("public") or False,
        closed_in=closed_in,
        introduction=row.long_text("introduction"),
    )
    point = row.number("point", 1, 999)
    return None if row.problems or point is None else CommentRow(row.line, head, point, row.long_text("text"))


def _accepted(row: RowReader, column: str, accepts: Callable[[str], bool], problem: str) -> str:
    text = row.required(column)
    if text and not accepts(text):
        row.fail(column, problem, value=text)
    return text


def _is_id(text: str) -> bool:
    return _ID.fullmatch(text) is not None


def _known(row: RowReader, column: str, known: Collection[str]) -> str:
    code = row.text(column)
    if code and code not in known:
        row.fail(column, f"unknown-{column}", value=code)
    return code


def _comment(uow: UnitOfWork, head: CommentHead, points: list[CommentRow]) -> SupervisoryComment:
    return SupervisoryComment(
        id=head.id,
        kind=head.kind,
        unit_code=head.unit,
        instrument_code=head.instrument,
        session_year=head.session_year,
        text=head.introduction,
        language=head.language,
        public=head.public,
        closed_in=head.closed_in,
        imported_at=uow.now,
        points=[CommentPoint(number=row.point, text=row.text) for row in points],
    )


def _words(points: list[CommentRow]) -> tuple[object, ...]:
    """All of a comment that never changes."""
    head = points[0].head
    texts = tuple(sorted((row.point, row.text) for row in points))
    return head.kind, head.unit, head.instrument, head.session_year, head.language, head.introduction, texts


def _words_of(comment: SupervisoryComment) -> tuple[object, ...]:
    texts = tuple((point.number, point.text) for point in comment.points)
    return (
        comment.kind,
        comment.unit_code,
        comment.instrument_code,
        comment.session_year,
        comment.language,
        comment.text,
        texts,
    )
