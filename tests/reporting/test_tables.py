from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from forms_app.config import PACKAGE
from forms_app.records.comments import SupervisoryComment
from forms_app.records.queries.comments import pending_comments
from forms_app.records.unit_of_work import UnitOfWork
from forms_app.records.world import Organization
from forms_app.reporting.commenting import import_comments
from forms_app.reporting.registering import import_organizations
from forms_app.reporting.table_imports import CODES, Imported, RefusedTableError
from forms_app.web.wording.registry_problems import SENTENCES, line
from tests.reporting.desk import Desk

_HEADING = "id,kind,unit,instrument,session_year,language,public,closed_in,introduction,point,text\n"
_COMMENTS = _HEADING + (
    'X-1,observation,XAB,C029,2024,fr,yes,,Intro.,1,"First line.\n\nSecond **line**."\n'
    "X-1,observation,XAB,C029,2024,fr,yes,,Intro.,2,Figures?\n"
    "X-2,direct-request,FIN,C111,2023,en,no,2025,,1,Please explain.\n"
)
_ORGANIZATIONS = "code;name;side;unit;vetted\nXAB-TUC;Unions of Borduria;workers;XAB;yes\nIOX;World Employers;employers;;no\n"
Verb = Callable[[UnitOfWork, bytes, str], Imported]


def _refused(desk: Desk, verb: Verb, text: str) -> list[tuple[int, str, str]]:
    with desk.unit() as uow, pytest.raises(RefusedTableError) as refused:
        verb(uow, text.encode(), "table.csv")
    for problem in refused.value.problems:
        assert "%(" not in line(problem)
    return [(problem.line, problem.column, problem.code) for problem in refused.value.problems]


def _taken(desk: Desk, verb: Verb, text: str) -> Imported:
    with desk.unit() as uow:
        return verb(uow, text.encode(), "table.csv")


def test_comments_come_with_their_points_and_await_a_reply(desk: Desk) -> None:
    assert _taken(desk, import_comments, _COMMENTS) == Imported(added=2)
    with desk.unit(writes=False) as uow:
        [pending] = pending_comments(uow.session, "XAB", ["C029"], 2026)
        assert [(one.number, one.text) for one in pending.points] == [(1, "First line.\n\nSecond **line**."), (2, "Figures?")]
        assert pending_comments(uow.session, "FIN", ["C111"], 2026) == []


def test_a_comment_keeps_its_words_and_may_be_closed_or_made_public(desk: Desk) -> None:
    _taken(desk, import_comments, _COMMENTS)
    assert _taken(desk, import_comments, _COMMENTS) == Imported(unchanged=2)
    closed = _COMMENTS.replace("fr,yes,,Intro", "fr,yes,2025,Intro").replace("en,no", "en,yes")
    assert _taken(desk, import_comments, closed) == Imported(changed=2)
    assert _refused(desk, import_comments, _COMMENTS.replace("Figures?", "No figures.")) == [(2, "id", "comment-differs")]
    with desk.unit(writes=False) as uow:
        assert pending_comments(uow.session, "XAB", ["C029"], 2026) == []


def test_all_faults_of_a_table_of_comments_are_told_and_nothing_is_stored(desk: Desk) -> None:
    wrong = _HEADING + (
        "a b,remark,ZZZ,C999,1900,english,maybe,,,0,\n"
        "X-3,observation,XAB,C029,2024,fr,yes,2020,,1,Text\n"
        "X-4,observation,XAB,C029,2024,fr,yes,,,1,Text\n"
        "X-4,observation,XAB,C029,2025,fr,yes,,,1,Text\n"
    )
    assert sorted(_refused(desk, import_comments, wrong)) == sorted(
        [
            (2, "id", "bad-name"),
            (2, "kind", "unknown-value"),
            (2, "unit", "unknown-unit"),
            (2, "instrument", "unknown-instrument"),
            (2, "session_year", "number-out-of-range"),
            (2, "language", "bad-language"),
            (2, "public", "unknown-value"),
            (2, "point", "number-out-of-range"),
            (2, "text", "missing-value"),
            (3, "closed_in", "closed-too-early"),
            (5, "", "rows-differ"),
            (5, "point", "duplicate"),
        ]
    )
    with desk.unit(writes=False) as uow:
        assert [one.id for one in uow.session.scalars(select(SupervisoryComment))] == ["C029-XAA-2024-OBS"]


def test_organizations_are_added_and_their_names_and_vetting_follow_the_table(desk: Desk) -> None:
    assert _taken(desk, import_organizations, _ORGANIZATIONS) == Imported(added=2)
    renamed = _ORGANIZATIONS.replace("Unions of", "Congress of").replace("employers;;no", "employers;;yes")
    assert _taken(desk, import_organizations, renamed) == Imported(changed=2)
    assert _taken(desk, import_organizations, renamed) == Imported(unchanged=2)
    assert _refused(desk, import_organizations, renamed.replace("XAB;yes", "XAA;yes")) == [(2, "code", "organization-differs")]
    with desk.unit(writes=False) as uow:
        found = uow.session.scalars(select(Organization).where(Organization.code == "XAB-TUC")).one()
        assert (found.name, found.unit_code, found.vetted_at is not None) == ("Congress of Borduria", "XAB", True)


def test_all_faults_of_a_table_of_organizations_are_told(desk: Desk) -> None:
    wrong = (
        f"code,name,side,unit,vetted\n-x,{'n' * 301},state,ZZZ,perhaps\nOK,Name,workers,XAB,yes\nOK,Name,workers,XAB,yes\n,,,,\n"
    )
    assert _refused(desk, import_organizations, wrong) == [
        (2, "code", "bad-name"),
        (2, "name", "cell-too-long"),
        (2, "side", "unknown-value"),
        (2, "unit", "unknown-unit"),
        (2, "vetted", "unknown-value"),
        (4, "code", "duplicate"),
    ]


def test_every_problem_has_its_sentence() -> None:
    assert SENTENCES.keys() == CODES.keys()


@pytest.mark.parametrize("name", ["comments.csv", "organizations.csv"])
def test_the_tables_of_the_demonstration_have_the_right_columns(desk: Desk, name: str) -> None:
    verb = import_comments if name == "comments.csv" else import_organizations
    told = _refused(desk, verb, (Path(PACKAGE) / "demonstration" / name).read_text(encoding="utf-8"))
    assert {code for _, _, code in told} == {"unknown-unit"}  # its States are not in this installation
