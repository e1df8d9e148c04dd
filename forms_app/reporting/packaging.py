"""Packaging: the tables of a selection with the comments that await a reply, and the answers of each submission as lines."""

import json
from collections.abc import Iterable, Mapping
from decimal import Decimal

from forms_app.answers.tidy import TidyAnswer, tidy_answers
from forms_app.documents.table_values import Package, PointLine, Tables
from forms_app.records.comments import SupervisoryComment
from forms_app.records.queries.compiling import examined
from forms_app.records.queries.world import load_world
from forms_app.records.submissions import Submission
from forms_app.records.unit_of_work import Session
from forms_app.reporting.compiling import Maker, readable
from forms_app.reporting.known import known_for
from forms_app.reporting.pinned_forms import form_of
from forms_app.reporting.selections import Selection
from forms_app.reporting.world import instrument_names, unit_names


def package_of(session: Session, selection: Selection, maker: Maker, tables: Tables) -> tuple[Package, Mapping[str, int]]:
    """What the package of a selection holds beside its tables, and the newest versions: reference to id of the submission.

    `tables` and comments have nothing in them that `maker` may not read.
    """
    world = load_world(session)
    there = {one.reference for one in tables.submissions}
    units, instruments = selection.unit_codes(world), selection.instrument_codes(world)
    found = examined(session, selection.year, units=units, instruments=instruments, others=True, texts=False)
    newest = {one.reference: one.id for one in found if one.reference in there}
    comments = readable(session, selection, maker.membership, texts=False)[1]
    names = unit_names(world, selection.language), instrument_names(world, selection.language)
    lines = [(one.unit_code, one.instruments) for one in tables.requests]
    lines += [(one.unit_code, one.instruments) for one in tables.submissions]
    lines += [(one.unit_code, (one.instrument_code,)) for one in comments]
    package = Package(
        tables=tables,
        points=tuple(_points(comments)),
        units=_named({unit for unit, _ in lines}, names[0]),
        instruments=_named({code for _, codes in lines for code in codes}, names[1]),
        newest=tuple(one.reference for one in tables.submissions if one.reference in newest),
    )
    return package, newest


def tidy_content(session: Session, submission: Submission, locale: str) -> tuple[TidyAnswer, ...]:
    """The answers of a submission as lines, with labels and names in `locale`."""
    known = known_for(session, submission.report.unit_code, {}, locale)
    content = json.loads(submission.content, parse_float=Decimal)
    return tuple(tidy_answers(form_of(submission.form_version), content, locale, known))


def _points(comments: Iterable[SupervisoryComment]) -> Iterable[PointLine]:
    return (
        PointLine(
            comment=one.id,
            point=point.number,
            kind=one.kind,
            unit_code=one.unit_code,
            instrument=one.instrument_code,
            session_year=one.session_year,
            language=one.language,
            text=point.text,
        )
        for one in comments
        for point in one.points
    )


def _named(codes: Iterable[str], names: Mapping[str, str]) -> Mapping[str, str]:
    return {code: names.get(code, "") for code in sorted(codes)}
