"""Claims about the report on occupational safety and health: what is left out is accounted for, and each fact is asked once."""

from typing import Any

import pytest

from forms_app.answers.address import Address
from forms_app.answers.checks import failed_checks
from forms_app.answers.facts import Facts
from forms_app.answers.values import Sheet
from forms_app.answers.visibility import visible
from forms_app.definitions.questions import GridQuestion
from tests.content.sources import definition, question

C155 = "article-22/C155/2026.yaml"
LATER = Facts(ratified=frozenset({"C155"}))
FIRST = Facts(first_report=True, ratified=frozenset({"C155"}))
BOTH = frozenset({"C155", "P155"})
DUTIES = ["workplaces", "substances", "protective", "several", "emergencies"]


def _sheet(answers: dict[str, Any]) -> Sheet:
    return {Address(path): value for path, value in answers.items()}


def _sections(answers: dict[str, Any], facts: Facts) -> frozenset[str]:
    return visible(definition(C155), _sheet(answers), facts).sections


def _questions(answers: dict[str, Any], facts: Facts = FIRST) -> frozenset[str]:
    return visible(definition(C155), _sheet(answers), facts).questions


def _failed(answers: dict[str, Any]) -> list[str]:
    return [str(one.params["check"]) for one in failed_checks(definition(C155), _sheet(answers))]


def test_a_later_report_without_changes_asks_for_what_was_left_out_and_for_figures() -> None:
    shown = _sections({"changes.any": "no"}, Facts(ratified=BOTH))
    own = {section.id for section in definition(C155).sections if not section.block}
    assert shown & own == {"guidance", "changes", "exclusions", "statistics"}


@pytest.mark.parametrize("used", ["yes", "ended"])
@pytest.mark.parametrize(("asked", "listed"), [("art1-used", "art1-branches"), ("art2-used", "art2-categories")])
def test_what_the_first_report_left_out_is_asked_about_in_every_report(asked: str, listed: str, used: str) -> None:
    answers = {"changes.any": "no", f"exclusions.{asked}": used}
    assert f"exclusions.{listed}" in _questions(answers, LATER)
    assert f"exclusions.{listed}" not in _questions(answers | {f"exclusions.{asked}": "no"}, LATER)


def test_the_protocol_asks_about_notification_in_place_of_the_convention() -> None:
    answers = {"functions.art11-functions": ["notification"]}
    assert "functions.art11-notification" in _questions(answers)
    both = visible(definition(C155), _sheet(answers), Facts(first_report=True, ratified=BOTH))
    assert "functions.art11-notification" not in both.questions
    assert both.sections >= {"protocol-recording", "protocol-notification", "protocol-statistics"}
    assert not [section for section in _sections(answers, FIRST) if section.startswith("protocol")]


def test_a_missing_duty_of_employers_is_explained() -> None:
    missing = "employers.art16-missing"
    assert missing not in _questions({"employers.art16-duties": DUTIES})
    assert missing in _questions({"employers.art16-duties": DUTIES[1:]})


@pytest.mark.parametrize(
    ("who", "duties", "explained"),
    [
        (["designers", "makers", "importers", "suppliers"], ["safety", "information", "knowledge"], False),
        (["makers", "importers", "suppliers"], ["safety", "information", "knowledge"], True),
        (["designers", "makers", "importers", "suppliers"], ["safety", "information"], True),
        (["none"], [], True),
    ],
)
def test_suppliers_without_a_duty_are_explained(who: list[str], duties: list[str], explained: bool) -> None:
    answers = {"suppliers.art12-who": who, "suppliers.art12-duties": duties}
    assert ("suppliers.art12-missing" in _questions(answers)) is explained


@pytest.mark.parametrize(("answer", "text", "gap"), [("law", True, False), ("partly", True, True), ("no", False, True)])
def test_a_worker_who_leaves_a_danger_without_protection_is_a_gap(answer: str, text: bool, gap: bool) -> None:
    shown = _questions({"danger.art13-protected": answer})
    assert ("danger.art13-text" in shown, "danger.art13-gap" in shown) == (text, gap)


@pytest.mark.parametrize(
    ("line", "columns", "check"),
    [("fatal", ("fatal-women", "fatal-men"), "fatal"), ("non-fatal", ("other-women", "other-men"), "non-fatal")],
)
def test_the_accidents_of_the_branches_are_those_of_the_year(line: str, columns: tuple[str, str], check: str) -> None:
    accidents = question(C155, "statistics.accidents")
    assert isinstance(accidents, GridQuestion)
    table = {branch.code: dict.fromkeys(columns, 1) for branch in accidents.lines}
    total = len(table) * 2
    assert not _failed({"statistics.trend": {line: {"latest": total}}, "statistics.accidents": table})
    failed = _failed({"statistics.trend": {line: {"latest": total + 1}}, "statistics.accidents": table})
    assert failed == [f"statistics.check.{check}"]


@pytest.mark.parametrize("figures", ["accidents", "diseases"])
def test_figures_that_two_forms_ask_for_have_the_same_lines_and_columns(figures: str) -> None:
    ours, theirs = question(C155, f"statistics.{figures}"), question("article-22/C081/2026.yaml", f"figures-injuries.{figures}")
    assert isinstance(ours, GridQuestion)
    assert isinstance(theirs, GridQuestion)
    assert ours.was == (f"article-22/C081#figures-injuries.{figures}",)
    assert [line.code for line in ours.lines] == [line.code for line in theirs.lines]
    assert [column.code for column in ours.columns] == [column.code for column in theirs.columns]
