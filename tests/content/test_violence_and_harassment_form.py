"""Claims about the form on violence and harassment (C190): what is protected is told part by part, and gaps are explained."""

from collections.abc import Mapping
from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import ChoicesQuestion
from tests.content.sources import definition, question

C190 = "article-22/C190/2026.yaml"
RATIFIED = frozenset({"C190"})
FIRST, LATER = Facts(first_report=True, ratified=RATIFIED), Facts(ratified=RATIFIED)


def _sheet(answers: Mapping[str, Any]) -> Sheet:
    return {Address(path): value for path, value in answers.items()}


def _sections(answers: Mapping[str, Any], facts: Facts) -> frozenset[str]:
    return visible(definition(C190), _sheet(answers), facts).sections


def _questions(answers: Mapping[str, Any], facts: Facts = FIRST) -> frozenset[str]:
    return visible(definition(C190), _sheet(answers), facts).questions


def _codes(path: str) -> list[str]:
    asked = question(C190, path)
    assert isinstance(asked, ChoicesQuestion)
    return [option.code for option in asked.options]


def test_a_later_report_without_changes_asks_for_figures_and_for_no_subject() -> None:
    own = {section.id for section in definition(C190).sections if not section.block}
    assert _sections({"changes.any": "no"}, LATER) & own == {"guidance", "changes", "statistics"}


def test_every_subject_that_can_change_opens_its_section() -> None:
    without = _sections({"changes.any": "yes"}, LATER)
    for code in set(_codes("changes.subjects")) - {"other"}:
        assert _sections({"changes.any": "yes", "changes.subjects": [code]}, LATER) - without == {code}


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
    whole = [code for code in _codes(path) if code != "none"]
    assert why not in _questions(besides | {path: whole})
    for missing in whole:
        assert why in _questions(besides | {path: [code for code in whole if code != missing]}), missing


def test_a_sector_without_protection_is_explained_even_where_all_persons_are_protected() -> None:
    answers = {"scope.art2-persons": _codes("scope.art2-persons"), "scope.art2-sectors": ["domestic"]}
    assert "scope.art2-gaps" in _questions(answers)


@pytest.mark.parametrize(("defined", "plans"), [("single", False), ("separate", False), ("partly", True), ("no", True)])
def test_a_law_that_forbids_some_forms_only_is_not_the_end(defined: str, plans: bool) -> None:
    shown = _questions({"definition.art7-defined": defined})
    assert ("definition.art7-plans" in shown) is plans
    assert ("definition.art7-provisions" in shown) is (defined != "no")


def test_what_the_recommendation_alone_proposes_is_cited_beside_an_article() -> None:
    cited = [asked.reference for _, asked, _ in definition(C190).walk() if any("R206" in one for one in asked.reference)]
    assert len(cited) >= 10
    assert all(any(one.startswith("C190") for one in references) for references in cited)


def _failed(answers: Mapping[str, Any]) -> list[str]:
    return [str(one.params["check"]) for one in failed_checks(definition(C190), _sheet(answers))]


def test_complaints_by_sex_add_up_and_no_more_are_upheld_than_decided() -> None:
    complaints = {"sexual": {"women": 40, "men": 5, "unknown": 2, "all": 47}}
    outcomes = {line: {"latest": 10} for line in ("decided", "upheld", "compensated")}
    assert not _failed({"statistics.complaints": complaints, "statistics.outcomes": outcomes})
    complaints["sexual"]["all"] = 48
    outcomes["decided"]["latest"] = 9
    assert _failed({"statistics.complaints": complaints, "statistics.outcomes": outcomes}) == [
        "statistics.check.complaints",
        "statistics.check.upheld",
    ]
