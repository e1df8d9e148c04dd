"""Claims about the form on violence and harassment (C190): what is protected is told part by part, and gaps are explained."""

from typing import Any

import pytest

from forms_app.answers.facts import Facts
from tests.content.asking import Report, options
from tests.content.sources import definition

C190 = "article-22/C190/2026.yaml"
LATER = Report(C190).ratified("C190")
FIRST = Report(C190, Facts(first_report=True)).ratified("C190")


def test_a_later_report_without_changes_asks_for_figures_and_for_no_subject() -> None:
    assert LATER.own_sections({"changes.any": "no"}) == {"guidance", "changes", "statistics"}


@pytest.mark.parametrize(
    ("path", "why", "besides"),
    [
        ("definition.art1-elements", "definition.art1-elements-text", {"definition.art7-defined": "separate"}),
        ("scope.art2-persons", "scope.art2-gaps", {"scope.art2-sectors": ["none"]}),
        ("scope.art3-places", "scope.art3-places-text", {}),
        ("employers.art9-duties", "employers.art9-gaps", {"employers.art9-relieved": ["none"]}),
    ],
)
def test_whatever_is_missing_of_what_the_convention_lists_is_explained(path: str, why: str, besides: dict[str, Any]) -> None:
    whole = [code for code in options(C190, path) if code != "none"]
    assert why not in FIRST.questions(besides | {path: whole})
    for missing in whole:
        assert why in FIRST.questions(besides | {path: [code for code in whole if code != missing]}), missing


def test_a_sector_without_protection_is_explained_even_where_all_persons_are_protected() -> None:
    answers = {"scope.art2-persons": list(options(C190, "scope.art2-persons")), "scope.art2-sectors": ["domestic"]}
    assert "scope.art2-gaps" in FIRST.questions(answers)


@pytest.mark.parametrize(("defined", "plans"), [("single", False), ("separate", False), ("partly", True), ("no", True)])
def test_a_law_that_forbids_some_forms_only_is_not_the_end(defined: str, plans: bool) -> None:
    shown = FIRST.questions({"definition.art7-defined": defined})
    assert ("definition.art7-plans" in shown) is plans
    assert ("definition.art7-provisions" in shown) is (defined != "no")


def test_what_the_recommendation_alone_proposes_is_cited_beside_an_article() -> None:
    cited = [asked.reference for _, asked, _ in definition(C190).walk() if any("R206" in one for one in asked.reference)]
    assert len(cited) >= 10
    assert all(any(one.startswith("C190") for one in references) for references in cited)


def test_complaints_by_sex_add_up_and_no_more_are_upheld_than_decided() -> None:
    complaints = {"sexual": {"women": 40, "men": 5, "unknown": 2, "all": 47}}
    outcomes = {line: {"latest": 10} for line in ("decided", "upheld", "compensated")}
    assert not FIRST.failed({"statistics.complaints": complaints, "statistics.outcomes": outcomes})
    complaints["sexual"]["all"] = 48
    outcomes["decided"]["latest"] = 9
    assert FIRST.failed({"statistics.complaints": complaints, "statistics.outcomes": outcomes}) == [
        "statistics.check.complaints",
        "statistics.check.upheld",
    ]
