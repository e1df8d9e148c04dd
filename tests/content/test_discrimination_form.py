"""Claims about the report on discrimination: no ground, aspect or form is passed over in silence, and figures agree."""

import pytest

from forms_app.answers.facts import Facts
from forms_app.definitions.questions import GridQuestion
from tests.content.asking import Report
from tests.content.sources import question

C100, C111 = "article-22/C100/2026.yaml", "article-22/C111/2026.yaml"
LATER = Report(C111).ratified("C111")
FIRST = Report(C111, Facts(first_report=True)).ratified("C111")
SUBJECTS = {"grounds", "scope", "exceptions", "policy", "special-measures", "enforcement"}
SEVEN = ["race", "colour", "sex", "religion", "political-opinion", "national-extraction", "social-origin"]
ASPECTS = ["guidance", "training", "recruitment", "occupation", "promotion", "pay", "conditions", "dismissal"]
FORMS = ["direct", "indirect", "harassment", "quid-pro-quo", "hostile", "maternity"]


def test_a_later_report_without_changes_asks_for_further_grounds_and_figures_alone() -> None:
    always = {"guidance", "further-grounds", "statistics"}
    assert FIRST.own_sections() == SUBJECTS | always
    assert LATER.own_sections({"changes.any": "no"}) == always | {"changes"}


@pytest.mark.parametrize(
    ("path", "all_of_them"),
    [("grounds.art1-grounds", SEVEN), ("grounds.art1-forms", FORMS), ("scope.art1-aspects", ASPECTS)],
)
def test_what_the_law_leaves_out_is_explained(path: str, all_of_them: list[str]) -> None:
    text = f"{path}-text"
    assert text not in FIRST.questions()
    assert text not in FIRST.questions({path: all_of_them})
    for one in all_of_them:
        assert text in FIRST.questions({path: [other for other in all_of_them if other != one]})


def test_further_grounds_bind_the_state_and_are_asked_about_in_every_report() -> None:
    determined = question(C111, "further-grounds.art1-determined")
    assert getattr(determined, "binding", False)
    for report in (FIRST, LATER):
        assert "further-grounds.art1-determined-text" in report.questions({"further-grounds.art1-determined": "yes"})
        assert "further-grounds.art1-determined-text" not in report.questions({"further-grounds.art1-determined": "no"})


def test_a_measure_for_the_security_of_the_state_is_never_told_without_the_appeal() -> None:
    asked = {"exceptions.art4-text", "exceptions.art4-appeal", "exceptions.art4-appeal-text"}
    assert FIRST.questions({"exceptions.art4-any": "yes"}) >= asked
    assert not FIRST.questions({"exceptions.art4-any": "no"}) & asked


@pytest.mark.parametrize(("policy", "text", "plans"), [("all", True, False), ("some", True, True), ("no", False, True)])
def test_a_ground_without_a_policy_is_accounted_for(policy: str, text: bool, plans: bool) -> None:
    shown = FIRST.questions({"policy.art2-policy": policy})
    assert ("policy.art2-text" in shown) is text
    assert ("policy.art2-plans" in shown) is plans


@pytest.mark.parametrize("name", ["branches", "occupations"])
def test_tables_shared_with_the_report_on_equal_pay_have_the_same_lines_and_columns(name: str) -> None:
    here, there = question(C111, f"statistics.{name}"), question(C100, f"statistics.{name}")
    assert isinstance(here, GridQuestion)
    assert isinstance(there, GridQuestion)
    assert here.was == (f"article-22/C100#statistics.{name}",)
    assert (here.lines, here.columns, here.unit, here.help) == (there.lines, there.columns, there.unit, there.help)


LABOUR = {"population": 100, "labour-force": 60, "unemployed": 10, "employed": 50}
EMPLOYED = {"employees": 30, "employers": 2, "own-account": 15, "family": 3}


@pytest.mark.parametrize(
    ("wrong", "check"), [({"unemployed": 11}, "labour-force"), ({"population": 59}, "population"), ({"family": 4}, "employed")]
)
def test_those_who_work_and_those_who_look_for_work_add_up(wrong: dict[str, int], check: str) -> None:
    right = {code: {"women": number} for code, number in (LABOUR | EMPLOYED).items()}
    assert not FIRST.failed({"statistics.labour": right})
    changed = right | {code: {"women": number} for code, number in wrong.items()}
    assert FIRST.failed({"statistics.labour": changed}) == [f"statistics.check.{check}"]


def test_complaints_add_up_by_ground_and_no_more_are_won_than_decided() -> None:
    grounds = [
        "sex",
        "sexual-harassment",
        "race",
        "national-extraction",
        "religion",
        "political-opinion",
        "social-origin",
        "other",
    ]
    figures = {one: {"received": 5, "decided": 2, "allowed": 1} for one in grounds}
    figures["all"] = {"received": 40, "decided": 16, "allowed": 8}
    assert not FIRST.failed({"statistics.complaints": figures})
    assert FIRST.failed({"statistics.complaints": figures | {"sex": {"received": 6, "decided": 2, "allowed": 1}}}) == [
        "statistics.check.complaints"
    ]
    more = figures | {"sex": {"received": 5, "decided": 2, "allowed": 3}, "race": {"received": 5, "decided": 2, "allowed": 0}}
    assert "statistics.check.allowed" in FIRST.failed({"statistics.complaints": more})
