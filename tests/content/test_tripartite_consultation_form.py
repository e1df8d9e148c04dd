"""Claims about the report on tripartite consultation: what was consulted on is told every time, what was not is explained."""

import pytest

from forms_app.answers.facts import Facts
from forms_app.definitions.questions import GridQuestion
from forms_app.definitions.severity import Severity
from tests.content.asking import Report, options
from tests.content.sources import question

C144 = "article-22/C144/2026.yaml"
LATER, FIRST = Report(C144).ratified("C144"), Report(C144, Facts(first_report=True)).ratified("C144")
SUBJECTS = ("organizations", "procedures", "participation", "support", "annual-report")
MATTERS = ("conference-items", "submission", "re-examination", "reports", "denunciation")  # Article 5(1)(a) to (e)
BODIES = "procedures.art2-bodies"


def test_consultations_are_told_in_every_report_and_the_rest_only_where_it_changed() -> None:
    assert LATER.own_sections({"changes.any": "no"}) == {"guidance", "changes", "consultations"}
    assert set(options(C144, "changes.subjects")) == {*SUBJECTS, "other"}


def test_the_five_matters_have_one_code_each_wherever_they_are_named() -> None:
    table = question(C144, "consultations.art5-matters")
    assert isinstance(table, GridQuestion)
    assert tuple(line.code for line in table.lines) == MATTERS
    for rows in (BODIES, "consultations.art5-list"):
        assert tuple(options(C144, f"{rows}.matters")) == MATTERS


@pytest.mark.parametrize("missing", MATTERS[:4])
def test_a_matter_without_consultation_is_explained_but_for_denunciation(missing: str) -> None:
    path, why = "consultations.art5-subjects", "consultations.art5-missing"
    assert why not in LATER.questions({path: list(MATTERS[:4])})
    assert why in LATER.questions({path: [one for one in MATTERS if one != missing]})
    assert why in LATER.questions({path: ["none"]})


def test_re_examination_and_denunciation_name_the_instruments_they_were_about() -> None:
    path, details = "consultations.art5-subjects", {"consultations.art5-reexamined", "consultations.art5-denounced"}
    assert not LATER.questions({path: ["reports"]}) & details
    assert LATER.questions({path: ["re-examination", "denunciation"]}) >= details


def test_no_procedure_yet_asks_for_plans_alone() -> None:
    shown = {one for one in FIRST.questions({"procedures.art2-forms": ["none"]}) if one.startswith("procedures.")}
    assert shown == {"procedures.art2-forms", "procedures.art2-plans"}


def test_unequal_seats_are_pointed_out_and_no_more_is_consulted_on_than_arose() -> None:
    assert not LATER.failed({BODIES: [{"employers": 4, "workers": 4}]})
    unequal = LATER.failed_with_severity({BODIES: [{"employers": 4, "workers": 5}]})
    assert [severity for _, severity in unequal] == [Severity.ADVICE]
    table = {"reports": {"arose": 6, "consulted": 6}}
    assert not LATER.failed({"consultations.art5-matters": table})
    table["reports"]["consulted"] = 7
    more = LATER.failed_with_severity({"consultations.art5-matters": table})
    assert more == [("consultations.check.consulted", Severity.EXPECTED)]
