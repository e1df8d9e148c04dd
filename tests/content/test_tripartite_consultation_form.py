"""Claims about the report on tripartite consultation: what was consulted on is told every time, what was not is explained."""

from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import GridQuestion, RowsQuestion
from forms_app.definitions.severity import Severity
from tests.content.sources import definition, question

C144 = "article-22/C144/2026.yaml"
LATER, FIRST = Facts(ratified=frozenset({"C144"})), Facts(first_report=True, ratified=frozenset({"C144"}))
SUBJECTS = ("organizations", "procedures", "participation", "support", "annual-report")
MATTERS = ("conference-items", "submission", "re-examination", "reports", "denunciation")  # Article 5(1)(a) to (e)
BODY = Address("procedures.art2-bodies")


def _sheet(answers: dict[str, Any]) -> Sheet:
    return {Address(path): value for path, value in answers.items()}


def _questions(answers: dict[str, Any], facts: Facts = LATER) -> frozenset[str]:
    return visible(definition(C144), _sheet(answers), facts).questions


def _failed(sheet: Sheet) -> list[tuple[str, Severity]]:
    return [(str(one.params["check"]), one.severity) for one in failed_checks(definition(C144), sheet)]


def test_consultations_are_told_in_every_report_and_the_rest_only_where_it_changed() -> None:
    own = {section.id for section in definition(C144).sections if not section.block}
    quiet = visible(definition(C144), _sheet({"changes.any": "no"}), LATER).sections
    assert quiet & own == {"guidance", "changes", "consultations"}
    for subject in SUBJECTS:
        shown = visible(definition(C144), _sheet({"changes.any": "yes", "changes.subjects": [subject]}), LATER).sections
        assert shown & set(SUBJECTS) == {subject}


def test_the_five_matters_have_one_code_each_wherever_they_are_named() -> None:
    bodies, held, table = (
        question(C144, path) for path in ("procedures.art2-bodies", "consultations.art5-list", "consultations.art5-matters")
    )
    assert isinstance(table, GridQuestion)
    assert tuple(line.code for line in table.lines) == MATTERS
    for rows in (bodies, held):
        assert isinstance(rows, RowsQuestion)
        matters = next(column for column in rows.columns if column.id == "matters")
        assert tuple(option.code for option in getattr(matters, "options", ())) == MATTERS


@pytest.mark.parametrize("missing", MATTERS[:4])
def test_a_matter_without_consultation_is_explained_but_for_denunciation(missing: str) -> None:
    path, why = "consultations.art5-subjects", "consultations.art5-missing"
    assert why not in _questions({path: list(MATTERS[:4])})
    assert why in _questions({path: [one for one in MATTERS if one != missing]})
    assert why in _questions({path: ["none"]})


def test_re_examination_and_denunciation_name_the_instruments_they_were_about() -> None:
    path, details = "consultations.art5-subjects", {"consultations.art5-reexamined", "consultations.art5-denounced"}
    assert not _questions({path: ["reports"]}) & details
    assert _questions({path: ["re-examination", "denunciation"]}) >= details


def test_no_procedure_yet_asks_for_plans_alone() -> None:
    shown = {one for one in _questions({"procedures.art2-forms": ["none"]}, FIRST) if one.startswith("procedures.")}
    assert shown == {"procedures.art2-forms", "procedures.art2-plans"}


def test_unequal_seats_are_pointed_out_and_no_more_is_consulted_on_than_arose() -> None:
    seats: Sheet = {BODY: ["a"], BODY.cell("employers", "a"): 4, BODY.cell("workers", "a"): 4}
    assert _failed(seats) == []
    assert [severity for _, severity in _failed({**seats, BODY.cell("workers", "a"): 5})] == [Severity.ADVICE]
    table = {"reports": {"arose": 6, "consulted": 6}}
    assert _failed(_sheet({"consultations.art5-matters": table})) == []
    table["reports"]["consulted"] = 7
    assert _failed(_sheet({"consultations.art5-matters": table})) == [("consultations.check.consulted", Severity.EXPECTED)]
