"""Claims about the report on the promotional framework: its programme is followed up, and shared facts are asked as elsewhere."""

import pytest

from forms_app.answers.facts import Facts
from tests.content.asking import Report
from tests.content.sources import definition, question

C187 = "article-22/C187/2026.yaml"
LATER = Report(C187).ratified("C187")
FIRST = Report(C187, Facts(first_report=True)).ratified("C187")
ELEMENTS = ["advisory", "information", "training", "health-services", "research", "data", "insurance", "small"]


def test_a_later_report_without_changes_asks_for_the_progress_of_the_programme_and_for_figures() -> None:
    quiet = {"changes.any": "no", "programme.art5-programme": "yes"}
    assert LATER.own_sections(quiet) == {"guidance", "changes", "programme", "statistics"}
    assert "programme.art5-objectives" in LATER.questions(quiet)


@pytest.mark.parametrize(
    ("answer", "objectives", "plans"),
    [("yes", True, False), ("ended", True, True), ("preparation", False, True), ("no", False, True)],
)
def test_a_programme_has_objectives_and_where_there_is_none_it_is_planned(answer: str, objectives: bool, plans: bool) -> None:
    asked = FIRST.shown({"programme.art5-programme": answer})
    assert ("programme.art5-objectives" in asked.questions) is objectives
    assert ("programme-content" in asked.sections) is objectives
    assert ("programme.art5-plans" in asked.questions) is plans


@pytest.mark.parametrize("missing", ELEMENTS)
def test_each_part_that_the_system_lacks_is_accounted_for(missing: str) -> None:
    explained = "support.art4-missing"
    assert explained not in FIRST.questions({"support.art4-elements": ELEMENTS})
    there = [one for one in ELEMENTS if one != missing]
    assert explained in FIRST.questions({"support.art4-elements": there})


@pytest.mark.parametrize("answer", ["periodically", "once", "no"])
def test_ratifications_that_were_considered_are_named_and_neglect_is_explained(answer: str) -> None:
    shown = FIRST.questions({"improvement.art2-considered": answer})
    assert ("improvement.art2-ratifications" in shown) is (answer != "no")
    assert ("improvement.art2-none" in shown) is (answer == "no")


def test_what_the_report_on_safety_and_health_says_is_asked_in_the_same_words() -> None:
    shared = [(one, path) for _, one, path in definition(C187).walk() if any("article-22/C155#" in was for was in one.was)]
    assert len(shared) >= 13
    for ours, path in shared:
        source = next(was.partition("#")[2] for was in ours.was if was.startswith("article-22/C155#"))
        theirs = question("article-22/C155/2026.yaml", source)
        assert (ours.prompt, ours.help) == (theirs.prompt, theirs.help), path
