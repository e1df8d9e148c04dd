"""Claims about reports on unratified instruments: what article 19 asks of a Convention, and what of a Recommendation."""

import pytest

from forms_app.answers.facts import Facts
from tests.content.asking import Report, options
from tests.content.entries import columns_asked

UNRATIFIED, HOME_WORK = "article-19/unratified/2026.yaml", "article-19/home-work/2026.yaml"
REPORT = Report(UNRATIFIED)


@pytest.mark.parametrize(
    ("kind", "asked"),
    [
        ("convention", {"ratification.obstacles"}),
        ("recommendation", {"effect.modifications"}),
        ("both", {"ratification.obstacles", "effect.modifications"}),
    ],
)
def test_obstacles_are_asked_of_conventions_and_modifications_of_recommendations(kind: str, asked: set[str]) -> None:
    assert REPORT.questions({"instrument.kind": kind}) & {"ratification.obstacles", "effect.modifications"} == asked


def test_who_ratified_the_convention_is_told_to_answer_on_what_the_recommendation_adds() -> None:
    answers = {"instrument.kind": "recommendation", "instrument.convention-ratified": "yes"}
    assert "instrument.beyond" in REPORT.questions(answers)
    assert "instrument.beyond" not in REPORT.questions(answers | {"instrument.convention-ratified": "none"})
    assert "instrument.beyond" not in REPORT.questions(answers | {"instrument.kind": "both"})


def test_matters_that_nothing_governs_need_no_list_of_texts_and_no_supervision() -> None:
    paths = {"law-and-practice.texts", "law-and-practice.supervision", "law-and-practice.coverage"}
    assert not REPORT.questions({"law-and-practice.means": ["none"]}) & paths
    assert REPORT.questions({"law-and-practice.means": ["agreement"]}) >= paths


@pytest.mark.parametrize(("extent", "asked"), [("full", False), ("proposed", True), ("partly", True), ("none", False)])
def test_a_measure_is_asked_for_where_something_is_still_proposed(extent: str, asked: bool) -> None:
    assert ("by" in columns_asked(UNRATIFIED, "effect.provisions", extent=extent)) is asked


def test_a_government_without_obstacles_says_why_it_does_not_ratify() -> None:
    rested = {"instrument.kind": "convention", "ratification.obstacles": ["none"], "ratification.prospects": "not-now"}
    assert "ratification.undecided" in REPORT.questions(rested)
    assert "ratification.undecided" not in REPORT.questions(rested | {"ratification.obstacles": ["law"]})
    assert "ratification.undecided" not in REPORT.questions(rested | {"ratification.prospects": "considered"})


def test_every_obstacle_but_none_is_to_be_described() -> None:
    for code in options(UNRATIFIED, "ratification.obstacles"):
        shown = REPORT.questions({"instrument.kind": "convention", "ratification.obstacles": [code]})
        assert ("ratification.obstacles-text" in shown) is (code != "none"), code


def test_obstacles_and_prospects_are_counted_by_the_codes_of_every_survey() -> None:
    here, there = options(UNRATIFIED, "ratification.obstacles"), options(HOME_WORK, "effect.obstacles")
    assert there.keys() - here.keys() == {"inspection", "no-home-work"}  # what is peculiar to home work
    assert options(UNRATIFIED, "ratification.prospects") == options(HOME_WORK, "effect.prospects")


def test_a_federal_state_tells_of_its_units() -> None:
    assert "federal-state.units" in Report(UNRATIFIED, Facts(federal=True)).questions()
    assert "federal-state.units" not in REPORT.questions()
