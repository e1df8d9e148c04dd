"""Claims about the form on labour inspection in agriculture (C129): what is asked in every report, and what C081 has said."""

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import ChoiceQuestion, ChoicesQuestion, GridQuestion, RowsQuestion
from tests.content.sources import definition, question

C129, C081 = "article-22/C129/2026.yaml", "article-22/C081/2026.yaml"
ALONE, BOTH = frozenset({"C129"}), frozenset({"C081", "C129"})
TABLES = {"figures-staff", "figures-undertakings", "figures-visits", "figures-penalties", "figures-injuries"}
CATEGORIES = ("tenants", "members", "family")


def _sheet(answers: Mapping[str, Any]) -> Sheet:
    return {Address(path): value for path, value in answers.items()}


def _sections(answers: Mapping[str, Any], facts: Facts) -> frozenset[str]:
    return visible(definition(C129), _sheet(answers), facts).sections


def _questions(answers: Mapping[str, Any], facts: Facts) -> frozenset[str]:
    return visible(definition(C129), _sheet(answers), facts).questions


def test_a_later_report_without_changes_asks_for_the_categories_and_the_annual_report_only() -> None:
    own = {section.id for section in definition(C129).sections if not section.block}
    shown = _sections({"changes.any": "no"}, Facts(ratified=BOTH)) & own
    assert shown == {"guidance", "changes", "declarations", "annual-report"}


def test_every_subject_that_can_change_opens_its_section() -> None:
    subjects = question(C129, "changes.subjects")
    assert isinstance(subjects, ChoicesQuestion)
    without = _sections({"changes.any": "yes"}, Facts(ratified=ALONE))
    for code in {option.code for option in subjects.options} - {"other"}:
        assert _sections({"changes.any": "yes", "changes.subjects": [code]}, Facts(ratified=ALONE)) - without == {code}


@pytest.mark.parametrize(
    ("declared", "asked"), [(["none"], True), (["tenants", "members"], True), (list(CATEGORIES), False), (None, True)]
)
def test_each_report_tells_of_the_categories_no_declaration_covers(declared: list[str] | None, asked: bool) -> None:
    answers = {"changes.any": "no"} | ({"declarations.art5-declared": declared} if declared else {})
    for facts in (Facts(first_report=True), Facts(detailed=True), Facts()):
        assert ("declarations.art5-others" in _questions(answers, facts)) is asked


def test_only_a_later_report_can_tell_of_a_later_declaration() -> None:
    declared = {"declarations.art5-declared": ["members"]}
    later = "declarations.art5-declared-later"
    assert later not in _questions(declared, Facts(first_report=True))
    assert later in _questions(declared, Facts())


def test_what_the_report_on_convention_81_says_is_not_asked_again() -> None:
    matters = {
        "status": "staff.art8-status",
        "means": "resources.art15-means",
        "powers": "powers.art16-limits",
        "duties": "duties.art20-duties",
        "proceedings": "enforcement.art24-penalties",
    }
    first = Facts(first_report=True, ratified=BOTH)
    same = {"convention-81.same": list(matters)}
    assert set(matters.values()) <= _questions({}, first)
    assert not _questions(same, first) & set(matters.values())
    particular = {"staff.art9-training", "powers.art16-home", "powers.art17-preventive", "enforcement.art21-visits"}
    assert particular <= _questions(same, first)
    assert set(matters.values()) <= _questions(same, Facts(first_report=True, ratified=ALONE))  # there is no such report


def _codes(asked: object) -> Iterable[tuple[str, ...]]:
    """What an answer is made of: codes of options, of lines and columns, of the options within columns."""
    if isinstance(asked, ChoiceQuestion | ChoicesQuestion):
        yield tuple(option.code for option in asked.options)
    if isinstance(asked, GridQuestion):
        yield tuple(line.code for line in asked.lines)
        yield tuple(column.code for column in asked.columns)
    if isinstance(asked, RowsQuestion):
        yield tuple(f"{column.id} {column.kind}" for column in asked.columns)


def test_a_fact_shared_with_the_report_on_convention_81_is_asked_in_the_same_way() -> None:
    shared = [(asked, was) for _, asked, _ in definition(C129).walk() for was in asked.was]
    assert len(shared) >= 20
    for asked, was in shared:
        form, _, path = was.partition("#")
        there = question(f"{form}/2026.yaml", path)
        assert there.kind == asked.kind, was
        assert list(_codes(there)) == list(_codes(asked)), was


@pytest.mark.parametrize(("where", "tables"), [("tables", TABLES), ("partly", TABLES), ("report", set()), ("none", set())])
def test_figures_that_stand_in_the_annual_report_are_not_asked_again(where: str, tables: set[str]) -> None:
    assert _sections({"annual-report.art27-figures": where}, Facts()) & TABLES == tables


@pytest.mark.parametrize(("form", "why"), [("part", False), ("separate", False), ("mixed", True), ("none", True)])
def test_where_agriculture_has_no_figures_of_its_own_the_form_asks_why(form: str, why: bool) -> None:
    assert ("annual-report.art26-none" in _questions({"annual-report.art26-form": form}, Facts())) is why


def _doubted(answers: Mapping[str, Any]) -> set[str]:
    return {str(problem.params["check"]) for problem in failed_checks(definition(C129), _sheet(answers))}


LIABLE = {"undertakings": 40, "women": 300, "men": 900, "workers": 1200, "seasonal": 700, "young": 0}


@pytest.mark.parametrize(
    ("wrong", "check"),
    [
        ({"women": 299}, "figures-undertakings.check.sexes"),
        ({"seasonal": 1201}, "figures-undertakings.check.seasonal"),
        ({"undertakings": 34}, "figures-visits.check.liable"),
    ],
)
def test_figures_that_cannot_all_be_right_are_doubted(wrong: dict[str, int], check: str) -> None:
    visited = {"figures-visits.branches": {"crops": {"visits": 60, "undertakings": 35, "workers": 1100}}}
    assert not _doubted({"figures-undertakings.liable": {"crops": LIABLE}} | visited)
    assert _doubted({"figures-undertakings.liable": {"crops": LIABLE | wrong}} | visited) == {check}
